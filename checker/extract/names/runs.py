"""Runs of words that look like one name: where they begin, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.names.known import Known, known_at
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.reach import (
    LONGEST,
    capital_at,
    grow,
    is_adjective,
    is_initial,
    is_post,
    link_at,
)
from checker.extract.names.tokens import Sentence, Token
from checker.lang.territories import demonym
from checker.model.values import NameKind

_ORDINAL = re.compile(r"[IVX]{1,6}(?:e|es|er|ère|ème|th|st|nd|rd|º|ª|°)$")
SHORTEST_DEMONYM = 4
"""Letters of the shortest nationality word that is trusted: «russ», «fin» are also others."""


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
    words = sentence.lexicon
    at, tokens = 0, sentence.tokens
    titled = False
    while at < len(tokens):
        run = _run(sentence, at, words, titled=titled)
        if run:
            yield run
            at, titled = run.last, False
            continue
        titled = _is_title(tokens, at, words, titled=titled)
        portfolio = tokens[at].folded in words.portfolios
        at = _past_portfolio(tokens, at, words) if portfolio else at + 1


def _run(sentence: Sentence, at: int, words: Lexicon, *, titled: bool) -> Run | None:
    tokens = sentence.tokens
    token = tokens[at]
    if not token.word:
        return None
    known = known_at(tokens, at, words) or _demonym(token, words)
    if known:
        initial = is_initial(tokens, at)
        last = at + len(known.words)
        grown = grow(tokens, at, words) if token.capital else last
        joined = grown > last and tokens[last].capital and not is_post(tokens, last, words)
        joined = joined and not _another_begins(known, tokens, last, words)
        if not joined or (initial and words.code == "de"):
            return Run(first=at, last=last, known=known, initial=initial)
    ministry = _ministry(tokens, at, words)
    if ministry > at:
        return Run(first=at, last=ministry, head=at)
    if not token.capital or not token.text[0].isalpha():
        return None
    initial = is_initial(tokens, at)
    if _begins_no_name(tokens, at, words, initial=initial):
        return None
    last = grow(tokens, at, words)
    head = _head(tokens, at, last, words)
    return Run(first=at, last=last, head=head, initial=initial, titled=titled)


def _past_portfolio(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """Return the next place to look at: «minister of Culture and Sport» names no one."""
    link = link_at(tokens, at + 1, words)
    if not link:
        return at + 1
    end = at + 1 + len(link)
    if end >= len(tokens) or not tokens[end].capital or known_at(tokens, end, words):
        return at + 1
    while end < len(tokens) and tokens[end].touching and end - at < LONGEST:
        linked = link_at(tokens, end, words) or (tokens[end].folded,) in words.and_
        linked = linked or tokens[end].folded in words.articles
        if not (tokens[end].capital or linked or is_adjective(tokens[end], words)):
            break
        if known_at(tokens, end, words) or tokens[end].folded in words.given:
            break
        end += 1
    return end


def _ministry(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """Return the end of a name that begins small («ministère de la Culture»), or `at`."""
    if tokens[at].folded not in words.ministries:
        return at
    link = link_at(tokens, at + 1, words)
    end = at + 1 + len(link)
    if not link or not capital_at(tokens, end):
        return at
    last = grow(tokens, at, words)
    link = link_at(tokens, last + 1, words) if last < len(tokens) else ()
    joined = last < len(tokens) and (tokens[last].folded,) in words.and_
    if (
        joined
        and (link or not words.adjective_endings)
        and capital_at(tokens, last + 1 + len(link))
    ):
        after = last + 1 + len(link)
        known = known_at(tokens, after, words)
        return last if known or tokens[after].folded in words.heads else after + 1
    return last


def _another_begins(known: Known, tokens: tuple[Token, ...], after: int, words: Lexicon) -> bool:
    """Return whether the capital after a known name opens another: «… to the UN Anna Bell»."""
    settled = known.key.isupper() or known.key.isdigit()
    several = known.kind is NameKind.BODY and len(known.words) > 1
    if not settled:
        return False
    given = tokens[after].folded.split("-")[0] in words.given
    further = known_at(tokens, after, words)
    return several or given or (further is not None and len(further.words) > 1)


def _demonym(token: Token, words: Lexicon) -> Known | None:
    """Return the country that a nationality word («kazakh», «Dutch») stands for."""
    if len(token.text) < SHORTEST_DEMONYM or (words.capital_adjectives and not token.capital):
        return None
    country = demonym(token.text, words.code)
    if not country:
        return None
    return Known(words=(token.folded,), kind=NameKind.PLACE, key=country)


def _begins_no_name(tokens: tuple[Token, ...], at: int, words: Lexicon, *, initial: bool) -> bool:
    token = tokens[at]
    if token.folded in words.honorifics or is_post(tokens, at, words):
        return True
    if token.folded in words.definite and not initial:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return not (following and following.capital and following.touching)
    if _month_as_name(tokens, at, words):
        return False
    return (
        token.folded in words.never or token.folded in words.signs or _year_mark(token.text, words)
    )


def _month_as_name(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Return whether a first name that is also a month begins a name, where months are small."""
    small = not words.capital_adjectives and not words.capital_nouns
    return small and tokens[at].folded in words.given and capital_at(tokens, at + 1)


def _year_mark(text: str, words: Lexicon) -> bool:
    """Return whether a word is a sign with digits, such as «FY24», or a Roman ordinal («XIXe»)."""
    if _ORDINAL.match(text):
        return True
    letters = text.rstrip("0123456789")
    return len(letters) < len(text) and letters.casefold() in words.signs


def _is_title(tokens: tuple[Token, ...], at: int, words: Lexicon, *, titled: bool) -> bool:
    token = tokens[at]
    if token.folded in words.honorifics or is_post(tokens, at, words):
        return True
    return titled and token.text == "."


def _head(tokens: tuple[Token, ...], first: int, last: int, words: Lexicon) -> int:
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
    known = known_at(sentence.tokens, first, sentence.lexicon)
    if known and first + len(known.words) != last:
        known = None
    head = -1 if known else _head_anywhere(sentence, first, last)
    return Run(first=first, last=last, head=head, known=known)


def _head_anywhere(sentence: Sentence, first: int, last: int) -> int:
    """Return the head noun of a long form: its first in most languages, its last in English."""
    words = sentence.lexicon
    heads = [i for i in range(first, last) if sentence.tokens[i].folded in words.heads]
    if not heads:
        return -1
    return heads[0] if words.adjective_endings else heads[-1]
