"""Years in words: «deux mille vingt-cinq», "nineteen ninety-six", „neunzehnhundertneunzig“."""

from __future__ import annotations

from functools import lru_cache

from text_to_num import text2num

_WORDS = 8
_FIRST, _LAST = 1100, 2199
_CENTURY = 100
_CENTURIES = range(11, 21)


def spelled_year(keys: list[str], at: int, code: str) -> tuple[int, int] | None:
    """Return the year that the tokens from one on spell out, and the token after it.

    Round numbers are left alone: «deux mille», "nineteen hundred" are counts as often as years.
    """
    for end in range(min(at + _WORDS, len(keys)), at, -1):
        words = tuple(keys[at:end])
        if not words[-1].isalpha():
            continue
        number = _number(words, code)
        if number is None:
            number = _in_halves(words, code)
        if number is not None:
            fits = _FIRST <= number <= _LAST and number % _CENTURY != 0
            return (number, end) if fits else None
    return None


def _in_halves(words: tuple[str, ...], code: str) -> int | None:
    """Return the year of "nineteen ninety-six": the century's number, then the rest."""
    century = _number(words[:1], code)
    rest = _number(words[1:], code) if len(words) > 1 else None
    if century not in _CENTURIES or rest is None or not _CENTURY // 10 <= rest < _CENTURY:
        return None
    return _CENTURY * (century or 0) + rest


@lru_cache(maxsize=1024)
def _number(words: tuple[str, ...], code: str) -> int | None:
    try:
        return int(text2num(" ".join(words).replace(" - ", "-"), code))
    except (ValueError, OverflowError):
        return None
