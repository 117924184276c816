"""Parts of one percent or point: "half a percent", «un quart de point», «dos décimas de punto»."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.extract.figures.numbers import Number
from checker.extract.figures.quantity import Quantity
from checker.extract.figures.spelled import phrase
from checker.extract.figures.tokens import Gap, Token
from checker.lang.figure_words import FigureWords
from checker.model.claim import Role, Unit
from checker.units import dimension

_SLICED = ("percent", "percentage_point", "point")
_FEWEST = 3  # parts that an ordinal may name


def slice_at(
    tokens: Sequence[Token], at: int, words: FigureWords, number: Number | None
) -> Quantity | None:
    """Return the part of one percent or point that starts at a token, None without one.

    `number` is the number that starts there, if one does.
    """
    for value, stop, whole in _parts(tokens, at, words, number):
        unit = _of_one(tokens, stop, words, named=whole)
        if unit is None:
            continue
        symbol, end = unit
        place = -len(f"{value.normalize():f}".partition(".")[2])
        part = Number(first=at, stop=end, value=value, place=place, words=True, part=True)
        role = None if symbol == "percent" else Role.CHANGE
        named = Unit(symbol=symbol, dimension=dimension(symbol))
        return Quantity(number=part, first=at, stop=end, unit=named, role=role)
    return None


def _parts(
    tokens: Sequence[Token], at: int, words: FigureWords, number: Number | None
) -> list[tuple[Decimal, int, bool]]:
    """Return the parts that may be read at a token: value, end, whether «one» must follow."""
    found = []
    if half := phrase(tokens, at, words.numbers.halves_before):
        found.append((*half, False))
    if half_of := phrase(tokens, at, words.half):
        found.append((Decimal("0.5"), half_of[1], True))
    one = tokens[at].low in words.sections["ones"]
    whole = number is not None and not (number.scale or number.place < 0 or number.rounded)
    if one or (whole and number is not None):
        above, stop = (Decimal(1), at + 1) if number is None else (number.value, number.stop)
        below = phrase(tokens, stop, words.fractions) or phrase(tokens, stop, words.ordinals)
        if below and (below[0] >= _FEWEST or above == 1) and above < below[0]:
            found.append((above / Decimal(below[0]), below[1], False))
    return found


def _of_one(
    tokens: Sequence[Token], at: int, words: FigureWords, *, named: bool
) -> tuple[str, int] | None:
    """Return the sign of percent or point that follows, «of», «of a», "of one" passed over.

    Of several points («un quart des points») a part is a share, and no slice of one.
    """
    ones = words.sections["ones"] | words.numbers.articles
    of = at < len(tokens) and tokens[at].low in words.sections["of"]
    at += of
    one = at < len(tokens) and tokens[at].low in ones
    at += one
    if at >= len(tokens) or tokens[at].gap is Gap.BREAK or (named and not one):
        return None
    several = tokens[at].low.endswith(tuple(words.sections["nouns.endings"]))
    unit = phrase(tokens, at, words.units)
    if unit is None or unit[0] not in _SLICED or (of and not one and several):
        return None
    return unit
