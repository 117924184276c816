"""Names of people, firms, bodies, places, events, programmes and treaties in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from checker.extract.mention import Mention
from checker.extract.names.acronyms import definitions
from checker.extract.names.capital_nouns import proper
from checker.extract.names.kinds import Candidate, candidate, like_person, person
from checker.extract.names.posts import after_name, before_name
from checker.extract.names.runs import Run, runs, whole_run
from checker.extract.names.tokens import Sentence, sentences
from checker.model.claim import Kind
from checker.model.document import Document, Span
from checker.model.values import NameKind

SHORTEST_SHORT_FORM = 5
"""Letters that the first word of a firm's name has at least, to stand for the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How a document writes its words: folded forms seen small, and with a capital mid-sentence."""

    small: frozenset[str]
    capital: frozenset[str]
    established: frozenset[tuple[str, ...]] = frozenset()


def find_names(document: Document) -> list[Mention]:
    """Return the names of a document in order of place, none overlapping another.

    A person's later mention by family name alone has the key of the full name; so has a firm's
    without its legal form. Honorifics and posts stay outside the span.
    """
    read = sentences(document)
    usage = _usage(read)
    seen = [_Seen(sentence=s, long_forms=_long_forms(s), runs=tuple(runs(s))) for s in read]
    found = _found(seen, usage, document.text)
    if any(s.lexicon.capital_nouns for s in read):
        found = _found(seen, replace(usage, established=_established(found)), document.text)
    known = {c.name.key for c in found if not c.sentence.heading}
    kept = (c for c in found if not c.sentence.heading or c.sure or c.name.key in known)
    mentions = (Mention(span=Span(c.start, c.end), kind=Kind.NAME, value=c.name) for c in kept)
    return sorted(mentions, key=lambda m: m.span)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A sentence with the runs of words in it that look like names, and its spelt-out acronyms."""

    sentence: Sentence
    long_forms: tuple[tuple[int, int], ...]
    runs: tuple[Run, ...]


def _long_forms(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for _, first, last in definitions(sentence))


def _found(seen: Iterable[_Seen], usage: Usage, text: str) -> list[Candidate]:
    found = [c for s in seen for c in _candidates(s, usage, text)]
    return _of_one_kind(_joined(_people(found)))


def _established(found: Iterable[Candidate]) -> frozenset[tuple[str, ...]]:
    """Return the folded words of names that a document shows to be names, and their short forms."""
    names: set[tuple[str, ...]] = set()
    for c in found:
        key = tuple(c.name.key.split())
        if c.run.known or not c.sure:
            continue
        names.add(key)
        if c.name.family and c.name.given:
            names.add(tuple(c.name.family.split()))
        elif c.name.kind is NameKind.FIRM and len(key[0]) >= SHORTEST_SHORT_FORM:
            names.add(key[:1])
    return frozenset(names)


def _candidates(seen: _Seen, usage: Usage, text: str) -> Iterator[Candidate]:
    sentence, long_forms = seen.sentence, seen.long_forms
    for first, last in long_forms:
        yield candidate(sentence, whole_run(sentence, first, last), text)
    for run in seen.runs:
        trusted = _trusted(sentence, run, usage)
        if trusted and not any(trusted.first < b and a < trusted.last for a, b in long_forms):
            yield candidate(sentence, trusted, text)


def _trusted(sentence: Sentence, run: Run, usage: Usage) -> Run | None:
    """Return a run without the words that have a capital for another reason, or None."""
    tokens = sentence.tokens[run.first : run.last]
    words = sentence.lexicon
    if run.known:
        return run
    if sentence.shouted:
        return None
    if words.capital_nouns:
        return proper(sentence, run, usage.established)
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
    words = sentence.lexicon
    if run.head >= 0 or len(token.text) < 2:  # noqa: PLR2004 - a letter is no name
        return False
    if words.capital_adjectives and token.text.rpartition("-")[2].islower() and "-" in token.text:
        return False  # «London-based»
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
        words = c.sentence.lexicon
        hill = c.name.kind is NameKind.PLACE and c.run.head == c.run.last - 1
        open_ = c.name.kind in (NameKind.OTHER, NameKind.PLACE) and (hill or not c.sure)
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
            kept.append(c.called(replace(name, surface=c.name.surface)))
    return kept


def _joined(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with short mentions tied to the full names of the document."""
    people = _by_family(c for c in found if c.name.family and c.name.given)
    firms = _by_first_word(c for c in found if c.name.kind is NameKind.FIRM and c.sure)
    others = _by_first_word(c for c in found if _short_form_likely(c))
    firms = {**others, **firms}
    return [_tied(c, people, firms) for c in found]


def _by_family(full: Iterable[Candidate]) -> Mapping[str, Candidate | None]:
    found: dict[str, Candidate | None] = {}
    for c in full:
        family = c.name.family
        other = found.get(family, c)
        found[family] = c if other and other.name.key == c.name.key else None
    return found


def _short_form_likely(c: Candidate) -> bool:
    return c.name.kind is NameKind.OTHER and c.run.head < 0 and len(c.tokens) in (2, 3)


def _by_first_word(firms: Iterable[Candidate]) -> Mapping[str, Candidate]:
    """Return candidates by their key, and by its first word where only one of them has it."""
    found: dict[str, Candidate] = {}
    short: dict[str, set[str]] = {}
    for c in firms:
        found.setdefault(c.name.key, c)
        short.setdefault(c.name.key.split(" ")[0], set()).add(c.name.key)
    for first, keys in short.items():
        if len(first) >= SHORTEST_SHORT_FORM and len(keys) == 1:
            found.setdefault(first, found[next(iter(keys))])
    return found


def _tied(
    c: Candidate, people: Mapping[str, Candidate | None], firms: Mapping[str, Candidate]
) -> Candidate:
    if c.run.known or c.name.given:
        return c
    words = c.sentence.lexicon
    family = people.get(" ".join(t.folded for t in c.tokens))
    if family:
        short = replace(family.name, surface=c.name.surface, given="")
        return c.called(short)
    full = firms.get(c.name.key)
    if full and not c.sure and c.name.kind in (NameKind.OTHER, NameKind.PLACE):
        return replace(c, name=replace(c.name, kind=full.name.kind, key=full.name.key))
    if c.run.titled and c.name.kind is NameKind.PERSON and not c.name.family:
        return replace(c, name=person(c.name, c.tokens, words))
    return c
