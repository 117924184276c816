"""Runs of words that look like one name: where they begin, and how far they reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.names_known import Known, known_at
from checker.extract.names_tokens import Sentence, Token
from checker.lang.name_words import NameWords, Phrase, name_words, post_words
from checker.lang.territories import demonym
from checker.model.values import NameKind

SHORTEST_DEMONYM = 4
"""Letters of the shortest nationality word that is trusted: «russ», «fin» are also others."""

LONGEST = 16
"""Words that one name has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Tokens `first` to `last` (not included) of a sentence, read as one name.

    Attributes:
        head: index of the head noun of a descriptive name, or -1.
        known: what the name is known as, if it is.
        initial: whether it opens a sentence, so that its capital says nothing.
        titled: whether an honorific or a post stands right before it.
    """

    first: int
    last: int
    head: int = -1
    known: Known | None = None
    initial: bool = False
    titled: bool = False


def runs(sentence: Sentence) -> Iterator[Run]:
    """Give the runs of a sentence from left to right; they do not overlap."""
    words = name_words(sentence.code)
    at, tokens = 0, sentence.tokens
    titled = False
    while at < len(tokens):
        run = _run(sentence, at, words, titled=titled)
        if run:
            yield run
            at, titled = run.last, False
            continue
        titled = _is_title(tokens, at, words, titled=titled)
        at = _past_portfolio(tokens, at, words)


def _run(sentence: Sentence, at: int, words: NameWords, *, titled: bool) -> Run | None:
    tokens = sentence.tokens
    token = tokens[at]
    if not token.word:
        return None
    initial = _initial(tokens, at)
    known = known_at(tokens, at, sentence.code) or _demonym(token, words)
    if known:
        last = at + len(known.words)
        grown = grow(tokens, at, words) if token.capital else last
        joined = grown > last and tokens[last].capital and not is_post(tokens, last, words)
        joined = joined and not _another_begins(known, tokens[last], words)
        if not joined or (initial and words.code == "de"):
            return Run(first=at, last=last, known=known, initial=initial)
    ministry = _ministry(tokens, at, words)
    if ministry > at:
        return Run(first=at, last=ministry, head=at)
    if not token.capital or not token.text[0].isalpha():
        return None
    if _begins_no_name(tokens, at, words, initial=initial):
        return None
    last = grow(tokens, at, words)
    head = _head(tokens, at, last, words)
    return Run(first=at, last=last, head=head, initial=initial, titled=titled)


def _past_portfolio(tokens: tuple[Token, ...], at: int, words: NameWords) -> int:
    """Return the next place to look at: «minister of Culture and Sport» names no one."""
    link = link_at(tokens, at + 1, words)
    if tokens[at].folded not in words.portfolios or not link:
        return at + 1
    end = at + 1 + len(link)
    if end >= len(tokens) or not tokens[end].capital or known_at(tokens, end, words.code):
        return at + 1
    while end < len(tokens) and tokens[end].touching and end - at < LONGEST:
        linked = link_at(tokens, end, words) or (tokens[end].folded,) in words.and_
        linked = linked or tokens[end].folded in words.articles
        if not (tokens[end].capital or linked or is_adjective(tokens[end], words)):
            break
        if known_at(tokens, end, words.code) or tokens[end].folded in words.given:
            break
        end += 1
    return end


def _ministry(tokens: tuple[Token, ...], at: int, words: NameWords) -> int:
    """Return the end of a name that begins small («ministère de la Culture»), or `at`."""
    if tokens[at].folded not in words.ministries:
        return at
    link = link_at(tokens, at + 1, words)
    end = at + 1 + len(link)
    if not link or not _capital_at(tokens, end):
        return at
    last = grow(tokens, at, words)
    link = link_at(tokens, last + 1, words) if last < len(tokens) else ()
    joined = last < len(tokens) and (tokens[last].folded,) in words.and_
    if (
        joined
        and (link or not words.adjective_endings)
        and _capital_at(tokens, last + 1 + len(link))
    ):
        after = last + 1 + len(link)
        known = known_at(tokens, after, words.code)
        return last if known or tokens[after].folded in words.heads else after + 1
    return last


def _another_begins(known: Known, after: Token, words: NameWords) -> bool:
    """Return whether the capital after a known name opens another: «… to the UN Anna Bell»."""
    settled = known.key.isupper() or known.key.isdigit()
    several = known.kind is NameKind.BODY and len(known.words) > 1
    return settled and (several or after.folded.split("-")[0] in words.given)


def _demonym(token: Token, words: NameWords) -> Known | None:
    """Return the country that a nationality word («kazakh», «Dutch») stands for."""
    if len(token.text) < SHORTEST_DEMONYM or (words.capital_adjectives and not token.capital):
        return None
    country = demonym(token.text, words.code)
    if not country:
        return None
    return Known(words=(token.folded,), kind=NameKind.PLACE, key=country)


def _begins_no_name(tokens: tuple[Token, ...], at: int, words: NameWords, *, initial: bool) -> bool:
    token = tokens[at]
    if token.folded in words.honorifics or is_post(tokens, at, words):
        return True
    if token.folded in words.definite and not initial:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return not (following and following.capital and following.touching)
    return (
        token.folded in words.never or token.folded in words.signs or _year_mark(token.text, words)
    )


def _year_mark(text: str, words: NameWords) -> bool:
    """Return whether a word is a sign with digits, such as «FY24»."""
    letters = text.rstrip("0123456789")
    return len(letters) < len(text) and letters.casefold() in words.signs


def _is_title(tokens: tuple[Token, ...], at: int, words: NameWords, *, titled: bool) -> bool:
    token = tokens[at]
    if token.folded in words.honorifics or is_post(tokens, at, words):
        return True
    return titled and token.text == "."


def is_post(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Return whether a word names a post («President», «vice-ministre») or opens such a name."""
    posts = post_words(words.code)
    folded = tokens[at].folded
    if (folded,) in posts.heads or (folded.rpartition("-")[2],) in posts.heads:
        return True
    if folded not in posts.before:
        return False
    following = tokens[at + 1 : at + 3]
    return any((t.folded,) in posts.heads for t in following if t.word)


def _initial(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether only signs stand before a word in its sentence, or a sign that opens one."""
    before = at - 1
    while before >= 0 and not tokens[before].word:
        if tokens[before].text in ":?!;":
            return True
        before -= 1
    if before < 0:
        return True
    between = tokens[before + 1 : at]
    return any(t.text in '«“„"‹•' for t in between)


def grow(tokens: tuple[Token, ...], at: int, words: NameWords) -> int:
    """Return the end (not included) of the name that begins at a token."""
    last, head = at + 1, tokens[at].folded in words.heads
    if is_title(tokens, at, words):
        return _work(tokens, at, words)
    while last < len(tokens) and last - at < LONGEST:
        further = _capitals(tokens, at, last, words)
        if further == last and head:
            further = _tail(tokens, at, last, words)
        elif further > last:
            head = head or tokens[further - 1].folded in words.heads
        if further == last:
            break
        last = further
    return last


def is_title(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    """Return whether a capital article opens a title inside a sentence («La Main gauche»)."""
    if not words.adjective_endings or tokens[at].folded not in words.definite:
        return False
    return tokens[at].capital and not _initial(tokens, at) and _capital_at(tokens, at + 1)


def _work(tokens: tuple[Token, ...], at: int, words: NameWords) -> int:
    """Return the end of a title that begins with an article at a token."""
    last = at + 2
    while last < len(tokens) and last - at < LONGEST and tokens[last].touching:
        token = tokens[last]
        link = link_at(tokens, last, words)
        if token.word and token.capital:
            last += 1
        elif link and link[0] in words.genitive and _noun_at(tokens, last + len(link), words):
            last += len(link) + 1
        elif _noun_at(tokens, last, words) and _closes(tokens, last + 1):
            last += 1
        else:
            break
    return last


def _closes(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and not tokens[at].word


def _capitals(tokens: tuple[Token, ...], first: int, at: int, words: NameWords) -> int:
    """Return where a name ends that goes on with capitals, particles or «&»."""
    token = tokens[at]
    if not token.touching:
        return at
    if token.word and token.capital:
        if (
            not tokens[at - 1].capital
            and tokens[at - 1].word
            and not tokens[at - 1].text[0].isdigit()
        ):
            return at
        cut = token.folded in words.honorifics or is_post(tokens, at, words)
        return at if cut else at + 1
    if token.text == "&" and _capital_at(tokens, at + 1):
        return at + 2
    if token.folded in words.small_legal_forms:
        return at + 1
    plural = token.text in "'’" and tokens[at - 1].folded.endswith("s")
    if plural and _capital_at(tokens, at + 1) and tokens[at + 1].folded in words.heads:
        return at + 2
    return _particles(tokens, first, at, words)


def _particles(tokens: tuple[Token, ...], first: int, at: int, words: NameWords) -> int:
    """Return where a person's name ends that goes on with «von der», «de», «bin»."""
    end = at
    while end < len(tokens) and end - at < 3 and tokens[end].folded in words.particles:  # noqa: PLR2004 - «de la», «von und zu»
        if not tokens[end].touching or not tokens[end].word:
            return at
        end += 1
    if end == at or not _capital_at(tokens, end):
        return at
    small = {tokens[i].folded for i in range(at, end)}
    known = known_at(tokens, end, words.code)
    if known and known.kind is NameKind.PLACE and small & words.genitive:
        return at
    person = tokens[first].folded.split("-")[0] in words.given
    return end + 1 if person or not small & (words.genitive | words.articles) else at


def _capital_at(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].capital and tokens[at].touching


def _tail(tokens: tuple[Token, ...], first: int, at: int, words: NameWords) -> int:
    """Return where a descriptive name ends that goes on with an adjective or a link and a noun."""
    token = tokens[at]
    if not token.touching or not token.word:
        return at
    if is_adjective(token, words):
        return at + 1
    link = link_at(tokens, at, words)
    if link:
        apart = link[0] not in words.genitive and at - first > 1
        if apart and tokens[at - 1].capital and tokens[at - 1].folded not in words.heads:
            return at
        return _complement(tokens, at + len(link), at, words)
    if words.adjective_endings and _coordinates(tokens, first, at, words):
        link = link_at(tokens, at + 1, words)
        start = at + 1 + len(link) if link else at + 2
        return start + 1 if _noun_at(tokens, start, words) else at
    return at


def _complement(tokens: tuple[Token, ...], at: int, back: int, words: NameWords) -> int:
    """Return the end of a complement that begins at `at`, or `back` where there is none."""
    if at >= len(tokens) or not tokens[at].touching:
        return back
    if tokens[at].folded in words.articles and tokens[at].word:
        at += 1
    if at >= len(tokens) or not tokens[at].word or not tokens[at].touching:
        return back
    known = known_at(tokens, at, words.code)
    if known and tokens[at].capital:
        return at + len(known.words)
    if tokens[at].capital:
        return at + 1
    return at + 1 if words.adjective_endings and _noun_at(tokens, at, words) else back


def _coordinates(tokens: tuple[Token, ...], first: int, at: int, words: NameWords) -> bool:
    """Return whether «et» at a token joins two lower-case complements of one name."""
    if (tokens[at].folded,) not in words.and_ or tokens[at - 1].capital:
        return False
    linked = any(link_at(tokens, i, words) for i in range(first + 1, at))
    if not linked or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    small = after.folded in words.genitive or after.folded in words.definite
    return after.word and after.touching and small


def _noun_at(tokens: tuple[Token, ...], at: int, words: NameWords) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    plain = token.word and token.touching and token.text[0].isalpha()
    small = token.folded in words.stop or token.folded in words.articles
    return plain and not token.capital and not small and token.folded not in words.participles


def is_adjective(token: Token, words: NameWords) -> bool:
    """Return whether a lower-case word can be an adjective of the name before it."""
    if token.capital or token.folded in words.participles or token.folded in words.stop:
        return False
    if token.folded in words.adjectives:
        return True
    ending = bool(words.adjective_endings) and len(token.folded) > 4  # noqa: PLR2004 - «thé» is no adjective
    if ending and token.text.casefold().endswith(words.adjective_endings):
        return True
    return bool(words.adjective_endings) and bool(demonym(token.text, words.code))


def link_at(tokens: tuple[Token, ...], at: int, words: NameWords) -> Phrase:
    """Return the longest linking phrase («de la», «for the») at a token, or ()."""
    if at >= len(tokens) or tokens[at].folded not in words.link_first:
        return ()
    for size in (3, 2, 1):
        phrase = tuple(t.folded for t in tokens[at : at + size])
        if len(phrase) == size and phrase in words.links:
            return phrase
    return ()


def _head(tokens: tuple[Token, ...], first: int, last: int, words: NameWords) -> int:
    """Return the index of the head noun of a run: its first word, or its last capital."""
    if tokens[first].folded in words.heads and (words.adjective_endings or last - first == 1):
        return first
    end = next((i for i in range(first, last) if not tokens[i].capital), last)
    heads = [i for i in range(first, end) if tokens[i].folded in words.heads]
    if not heads:
        return -1
    return heads[0] if words.adjective_endings else heads[-1]


def whole_run(sentence: Sentence, first: int, last: int) -> Run:
    """Return tokens that are known to be one name as a run."""
    known = known_at(sentence.tokens, first, sentence.code)
    if known and first + len(known.words) != last:
        known = None
    head = -1 if known else _head_anywhere(sentence, first, last)
    return Run(first=first, last=last, head=head, known=known)


def _head_anywhere(sentence: Sentence, first: int, last: int) -> int:
    """Return the head noun of a long form: its first in most languages, its last in English."""
    words = name_words(sentence.code)
    heads = [i for i in range(first, last) if sentence.tokens[i].folded in words.heads]
    if not heads:
        return -1
    return heads[0] if words.adjective_endings else heads[-1]
