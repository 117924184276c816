"""The unit that the headings of a table cell give to the bare number in it: «(Mt)», "in tonnes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.figures.numbers import Number
from checker.extract.figures.quantity import Quantity, count_unit
from checker.extract.figures.ranges import is_year
from checker.extract.figures.spelled import phrase, scale_at
from checker.extract.figures.tokens import Gap, Sort, Token, tokens
from checker.extract.figures.units import measure_at
from checker.lang.figure_words import FigureWords
from checker.model.claim import Unit
from checker.model.document import Span

_OPENERS = frozenset("([,:/")
Heading = tuple[Unit | None, int]


def headed(text: str, headings: Sequence[Span], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return the one bare number of a cell with the unit and scale that its headings say.

    The first heading that names a unit decides: the row's, the column's, then the caption's. Years,
    and numbers without any unit over them, stay bare.
    """
    known = quantity.unit
    if is_year(quantity.number) or not (known is None or known == count_unit()):
        return quantity
    for heading in headings:
        unit, scale = _said(tokens(heading.of(text)), words)
        if unit is not None:
            number = _scaled(quantity.number, scale)
            return replace(quantity, number=number, unit=unit)
        if scale:
            return replace(quantity, number=_scaled(quantity.number, scale), unit=count_unit())
    return quantity


def _scaled(number: Number, scale: int) -> Number:
    if not scale or number.scale:
        return number
    return replace(
        number,
        value=number.value.scaleb(scale),
        place=number.place + scale,
        others=tuple(other.scaleb(scale) for other in number.others),
        scale=scale,
    )


def _said(block: Sequence[Token], words: FigureWords) -> Heading:
    """Return the unit and the exponent of the scale in brackets, behind «in», or alone."""
    for at in range(len(block)):
        opened = at == 0 or block[at - 1].text in _OPENERS
        opened = opened or phrase(block, at - 1, words.phrases["headings.leads"]) is not None
        if not opened:
            continue
        unit, scale, stop = _unit_at(block, at, words)
        ends = stop >= len(block) or block[stop].sort is Sort.SIGN
        timed = unit is not None and unit.dimension == "time" and at == 0  # a column of years
        if stop > at and not timed and (ends or block[stop].gap is Gap.BREAK):
            return unit, scale
    return None, 0


def _unit_at(block: Sequence[Token], at: int, words: FigureWords) -> tuple[Unit | None, int, int]:
    stop, scale = at, 0
    found = scale_at(block, at, words.numbers)
    if found is not None:
        scale, stop = found
    elif (sign := words.numbers.strong_signs.get(block[at].text)) is not None:
        scale, stop = sign, at + 1
        stop += int(stop < len(block) and block[stop].text == ".")
    if stop < len(block) and block[stop].low in words.sections["of"]:
        stop += 1
    measured = measure_at(block, stop, words)
    if measured is None:
        return None, scale, stop
    behind = None if scale else scale_at(block, measured.stop, words.numbers)
    if behind is not None:  # «EUR million»
        return measured.unit, behind[0], behind[1]
    return measured.unit, scale, measured.stop
