"""Names of people, firms, bodies, places, events, programmes and treaties in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from checker.extract.mention import Mention
from checker.extract.names_kinds import Candidate, candidate, like_person, person
from checker.extract.names_runs import Run, runs
from checker.extract.names_tokens import Sentence, sentences
from checker.extract.posts import after_name, before_name
from checker.lang.name_words import name_words
from checker.model.claim import Kind
from checker.model.document import Document, Span
from checker.model.values import NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How a document writes its words: folded forms seen small, and with a capital mid-sentence."""

    small: frozenset[str]
    capital: frozenset[str]


def find_names(document: Document) -> list[Mention]:
    """Return the names of a document in order of place, none overlapping another.

    A person's later mention by family name alone has the key of the full name; so has a firm's
    without its legal form. Honorifics and posts stay outside the span.
    """
    read = list(sentences(document))
    usage = _usage(read)
    found = [c for s in read for c in _candidates(s, usage, document.text)]
    found = _of_one_kind(_joined(_people(found)))
    known = {c.name.key for c in found if not c.sentence.heading}
    kept = (c for c in found if not c.sentence.heading or c.sure or c.name.key in known)
    return [
        Mention(span=Span(c.start, c.end), kind=Kind.NAME, value=c.name) for c in kept
    ]


def _usage(read: Iterable[Sentence]) -> Usage:
    small, capital = set(), set()
    for sentence in read:
        first = True
        for token in sentence.tokens:
            if not token.word:
                continue
            if not token.capital:
                small.add(token.folded)
            elif not first and not sentence.heading and not sentence.shouted:
                capital.add(token.folded)
            first = False
    return Usage(small=frozenset(small), capital=frozenset(capital))


def _candidates(sentence: Sentence, usage: Usage, text: str) -> Iterator[Candidate]:
    for run in runs(sentence):
        trusted = _trusted(sentence, run, usage)
        if trusted:
            yield candidate(sentence, trusted, text)


def _trusted(sentence: Sentence, run: Run, usage: Usage) -> Run | None:
    """Return a run without the words that have a capital for another reason, or None."""
    tokens = sentence.tokens[run.first : run.last]
    words = name_words(sentence.code)
    if run.known:
        return run
    if sentence.shouted and not run.known:
        return None
    if len(tokens) == 1:
        return run if _single(sentence, run, usage) else None
    first = tokens[0].folded
    capitals = sum(t.capital for t in tokens)
    if run.head == run.first and capitals == 1 and run.initial:
        return None
    common = first in usage.small and first not in words.given and run.head != run.first
    if run.initial and common:
        shorter = replace(run, first=run.first + 1, initial=False)
        return _trusted(sentence, shorter, usage) if tokens[1].capital else None
    return run


def _single(sentence: Sentence, run: Run, usage: Usage) -> bool:
    token = sentence.tokens[run.first]
    words = name_words(sentence.code)
    if run.head >= 0 or len(token.text) < 2:  # noqa: PLR2004 - a letter is no name
        return False
    if token.text.isupper() or any(c.isupper() for c in token.text[1:]):
        return True
    if run.titled:
        return True
    if run.initial:
        return token.folded in usage.capital and token.folded not in usage.small
    return token.folded not in words.never


def _people(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with those taken for people that a post stands beside."""
    kept = []
    for c in found:
        words = name_words(c.sentence.code)
        open_ = c.name.kind in (NameKind.OTHER, NameKind.PLACE) and not c.sure
        if open_ and like_person(c.tokens, words) and len(c.tokens) > 1 and _has_post(c):
            kept.append(replace(c, name=person(c.name, c.tokens, words), sure=True))
        else:
            kept.append(c)
    return kept


def _has_post(c: Candidate) -> bool:
    if before_name(c.sentence, c.run.first) is not None:
        return True
    after = c.sentence.tokens[c.run.last : c.run.last + 1]
    return bool(after) and after[0].text == "," and after_name(c.sentence, c.run.last) is not None


def _of_one_kind(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, those of open kind given the kind that their key has elsewhere."""
    sure = {c.name.key: c for c in found if c.sure}
    kept = []
    for c in found:
        other = sure.get(c.name.key)
        if c.sure or other is None:
            kept.append(c)
        else:
            name = other.name
            kept.append(c.named(kind=name.kind, given=name.given, family=name.family))
    return kept


def _joined(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with short mentions tied to the full names of the document."""
    people = _by_family(c for c in found if c.name.family and c.name.given)
    firms = _by_first_word(c for c in found if c.name.kind is NameKind.FIRM and c.sure)
    return [_tied(c, people, firms) for c in found]


def _by_family(full: Iterable[Candidate]) -> Mapping[str, Candidate | None]:
    found: dict[str, Candidate | None] = {}
    for c in full:
        family = c.name.family
        other = found.get(family, c)
        found[family] = c if other and other.name.key == c.name.key else None
    return found


def _by_first_word(firms: Iterable[Candidate]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for c in firms:
        found[c.name.key] = c.name.key
        first = c.name.key.split(" ")[0]
        if len(first) > 3:  # noqa: PLR2004 - «New», «The»
            found.setdefault(first, c.name.key)
    return found


def _tied(
    c: Candidate, people: Mapping[str, Candidate | None], firms: Mapping[str, str]
) -> Candidate:
    if c.run.known or c.name.given:
        return c
    words = name_words(c.sentence.code)
    family = people.get(" ".join(t.folded for t in c.tokens))
    if family:
        return c.named(kind=NameKind.PERSON, key=family.name.key, family=family.name.family)
    if c.name.kind is NameKind.OTHER and c.name.key in firms:
        return c.named(kind=NameKind.FIRM, key=firms[c.name.key])
    if c.run.titled and c.name.kind is NameKind.PERSON and not c.name.family:
        return replace(c, name=person(c.name, c.tokens, words))
    return c
