"""Fixed wordings: whether a line opens with one, is one, or holds one."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from checker.lang.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+){0,4}\.?")
_MOST_WORDS = 8
_FIRM = 3
_FREE = 2
_SHORT = 90
_FOLLOWS = ":|–—->»›(·•/"
_MARKUP = '#*_>[]"“”«» \t\u00a0\u202f●•▶►→…!'


@lru_cache(maxsize=64)
def bare(words: str) -> str:
    """Return a line folded, without Markdown marks and arrows around it."""
    return fold(words.strip(_MARKUP))


def opening(words: str, phrases: AbstractSet[str]) -> str | None:
    """Return what a line says after the longest phrase that opens it, None when none does.

    A phrase of one word must be all there is, or be followed by a colon, bar or dash: «Photo :
    AFP», but not «Photo albums sell». A phrase of two may also open a short line without a full
    stop, one of three any line.
    """
    line = bare(words)
    ends = [match.end() for _, match in zip(range(_MOST_WORDS), _WORD.finditer(line), strict=False)]
    for count in range(len(ends), 0, -1):
        head, rest = line[: ends[count - 1]], line[ends[count - 1] :].strip(_MARKUP)
        if head.rstrip(".") not in phrases and head not in phrases:
            continue
        if not rest or rest[0] in _FOLLOWS or count >= _FIRM:
            return rest
        if count >= _FREE and len(line) <= _SHORT and not line.endswith((".", ";")):
            return rest
    return None


def holds(words: str, phrases: frozenset[str]) -> bool:
    """Return whether a line holds one of some phrases, at word boundaries."""
    found = _words_of(words)
    known = _by_first_word(phrases)
    return any(
        tuple(found[at : at + len(phrase)]) == phrase
        for at, word in enumerate(found)
        for phrase in known.get(word, ())
    )


@cache
def _by_first_word(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    known: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases):
        words = tuple(_words(phrase))
        if words:
            known[words[0]] = (*known.get(words[0], ()), words)
    return known


@lru_cache(maxsize=64)
def _words_of(line: str) -> list[str]:
    return _words(fold(line))


def _words(folded: str) -> list[str]:
    return [word.rstrip(".") for word in _WORD.findall(folded)]
