"""Amounts whose smaller part stands behind the unit: "6ft 2in", «deux heures et demie»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.extract.figures.digits import Habit
from checker.extract.figures.numbers import Number, number_at
from checker.extract.figures.quantity import Quantity
from checker.extract.figures.spelled import phrase
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.model.claim import Unit

_INCHES = 12
_TALLEST = 9  # feet; 5'10" is a height, 40'3" may be minutes and seconds
_HALVED = frozenset({"time", "length", "mass", "volume", "money", "percent", "point", "points"})
_FOOT_MARK, _INCH_MARKS = "'", frozenset('"”')
_INCH = Unit(symbol="inch", dimension="length")


def with_part(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return the quantity with the inches or the half that stand behind its unit."""
    unit = quantity.unit
    if unit is None or quantity.number.place < 0 or quantity.number.scale:
        return quantity
    if unit.symbol == "foot":
        return _inches(tokens, quantity, words)
    return _half(tokens, quantity, words) if unit.dimension in _HALVED else quantity


def height_at(tokens: Sequence[Token], at: int, words: FigureWords) -> Quantity | None:
    """Return the height in feet and inches that starts at a token: 6'2"."""
    marks = tokens[at : at + 4]
    if len(marks) < 4 or any(t.gap is not Gap.NONE for t in marks[1:]):  # noqa: PLR2004 - two numbers, two marks
        return None
    feet, mark, inches, end = marks
    if mark.text != _FOOT_MARK or end.text not in _INCH_MARKS or feet.sort is not Sort.NUMBER:
        return None
    if not (feet.text.isdigit() and inches.text.isdigit() and int(feet.text[:3]) <= _TALLEST):
        return None
    number = number_at(tokens, at, words, Habit())
    small = number_at(tokens, at + 2, words, Habit())
    if number is None or small is None or small.value >= _INCHES:
        return None
    return _together(Quantity(number=number, first=at, stop=at + 2), small, at + 4)


def _inches(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    at = quantity.stop
    if at >= len(tokens) or tokens[at].gap not in (Gap.SPACE, Gap.HYPHEN):
        return quantity
    if tokens[at].sort is not Sort.NUMBER:
        return quantity
    small = number_at(tokens, at, words, Habit())
    if small is None or small.scale or small.value >= _INCHES:
        return quantity
    named = phrase(tokens, small.stop, words.units)
    if named is not None and named[0] == "inch":
        return _together(quantity, small, named[1])
    bare = small.stop >= len(tokens) or (
        tokens[small.stop].gap is not Gap.NONE or tokens[small.stop].sort is Sort.SIGN
    )
    follows = phrase(tokens, small.stop, words.units) or phrase(
        tokens, small.stop, words.currencies
    )
    joined = tokens[at].gap is Gap.HYPHEN or not _noun(tokens, small.stop, words)
    return _together(quantity, small, small.stop) if bare and joined and not follows else quantity


def _noun(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a word follows that a number may count."""
    if at >= len(tokens) or tokens[at].sort is not Sort.WORD:
        return False
    return tokens[at].low not in words.sections["nouns.function_words"]


def _together(quantity: Quantity, small: Number, stop: int) -> Quantity:
    number = replace(
        quantity.number,
        value=quantity.number.value * _INCHES + small.value,
        place=min(small.place, 0),
        stop=stop,
    )
    return replace(quantity, number=number, unit=_INCH, stop=stop)


def _half(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return «un an et demi», «dos horas y media» as one amount."""
    found = phrase(tokens, quantity.stop, words.numbers.halves_after)
    if found is None or quantity.number.stop > quantity.stop:
        return quantity
    added, stop = found
    if stop < len(tokens) and tokens[stop].low in words.numbers.scales:
        return quantity  # «dos años y medio millón»
    number = replace(
        quantity.number,
        value=quantity.number.value + Decimal(added),
        place=-len(str(added).partition(".")[2]),
        stop=stop,
    )
    return replace(quantity, number=number, stop=stop)
