"""Fixed wordings: whether a line opens with one, is one, or holds one."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from checker.lang.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+){0,4}\.?")
_MOST_WORDS = 8
_FIRM = 3
_FREE = 2
_SHORT = 90
_FOLLOWS = ":|–—->»›(·•/"
_MARKUP = '#*_>[]"“”«» \t\u00a0\u202f●•▶►→…!'


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


def holds(words: str, phrases: AbstractSet[str]) -> bool:
    """Return whether a line holds one of some phrases, at word boundaries."""
    line = f" {' '.join(_WORD.findall(fold(words)))} ".replace(". ", " ")
    return any(f" {phrase.rstrip(':. ')} " in line for phrase in phrases)
