"""Years in words: «deux mille vingt-cinq», "nineteen ninety-six", „neunzehnhundertneunzig“."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.figures.spelled import spelled
from checker.extract.figures.tokens import Gap, Sort, Token, tokens
from checker.lang.figure_words import figure_words

_FIRST, _LAST = 1100, 2199
_CENTURY = 100
_CENTURIES = range(11, 21)
_TENS = 10


def spelled_year(text: str, code: str) -> tuple[int, int] | None:
    """Return the year that opens a text in words, and the offset after it.

    Round numbers are left alone: «deux mille», "nineteen hundred" are counts as often as years.
    """
    words = tokens(text)
    if not words or words[0].sort is not Sort.WORD:
        return None
    found = _in_halves(words, code) or _whole(words, code)
    if found is None:
        return None
    year, stop = found
    fits = _FIRST <= year <= _LAST and year % _CENTURY != 0
    return (year, words[stop - 1].end) if fits else None


def _whole(words: Sequence[Token], code: str, at: int = 0) -> tuple[int, int] | None:
    found = spelled(words, at, figure_words(code).numbers)
    plain = found is not None and not (found.rounded or found.scale or found.value % 1)
    return (int(found.value), found.stop) if found and plain else None


def _in_halves(words: Sequence[Token], code: str) -> tuple[int, int] | None:
    """Return the year of "nineteen ninety-six": the century's number, then the rest."""
    century = _whole(words[:1], code)
    if century is None or century[0] not in _CENTURIES or len(words) == 1:
        return None
    rest = _whole(words, code, 1) if words[1].gap is not Gap.BREAK else None
    if rest is None or not _TENS <= rest[0] < _CENTURY:
        return None
    return _CENTURY * century[0] + rest[0], rest[1]
