"""The unit that the headings of a table cell give to the bare number in it: «(Mt)», "in tonnes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.figures.numbers import Number
from checker.extract.figures.quantity import Quantity, count_unit
from checker.extract.figures.spelled import phrase, scale_at
from checker.extract.figures.tokens import Gap, Sort, Token, tokens
from checker.extract.figures.units import measure_at
from checker.lang.arithmetic_words import heading_percents, heading_scales
from checker.lang.figure_words import FigureWords
from checker.lang.folding import fold
from checker.model.claim import Unit
from checker.model.document import Span

_OPENERS = frozenset("([,:/")
_TENS = 2  # digits of a number that is no scale
_TIMES = ("x", "\u00d7")
_LETTERS = {"k": 3, "K": 3, "T": 3, "M": 6, "m": 6, "bn": 9, "Md": 9, "G": 9}  # beside a currency
_PERCENT = Unit(symbol="percent", dimension="percent")
Heading = tuple[Unit | None, int]


def headed(text: str, headings: Sequence[Span], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return the one bare number of a cell with the unit and scale that its headings say.

    The first heading that names a unit decides: the row's, the column's, then the caption's. A
    number without any unit over it counts whatever the headings name.
    """
    known = quantity.unit
    if not (known is None or known == count_unit()) or quantity.role is not None:
        return quantity
    for heading in headings:
        unit, scale = _said(tokens(heading.of(text)), words)
        if unit is not None:
            number = _scaled(quantity.number, scale)
            return replace(quantity, number=number, unit=unit)
        if scale:
            return replace(quantity, number=_scaled(quantity.number, scale), unit=count_unit())
    return replace(quantity, unit=count_unit())


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
        scaled = unit is None and scale > 0  # «(thousands of cows)»
        timed = unit is not None and unit.dimension == "time" and at == 0  # a column of years
        if stop > at and not timed and (ends or scaled or block[stop].gap is Gap.BREAK):
            return unit, scale
    return (_PERCENT if _of_percents(block, words) else None), 0


def _of_percents(block: Sequence[Token], words: FigureWords) -> bool:
    """Whether a heading has the sign or a word for percentages anywhere, and no number by it."""
    for at, token in enumerate(block):
        bare = at == 0 or block[at - 1].sort is not Sort.NUMBER
        run = fold(f"{block[at - 1].low} {token.low}" if at else token.low)
        known = heading_percents(words.code)
        if bare and (token.text == "%" or fold(token.low) in known or run in known):
            return True
    return False


def _unit_at(block: Sequence[Token], at: int, words: FigureWords) -> tuple[Unit | None, int, int]:
    stop, scale = at, 0
    code = block[at].text
    if code[:1] in _LETTERS and code[1:] in words.currency_codes:  # «TEUR»
        return Unit(symbol=code[1:], dimension="money"), _LETTERS[code[:1]], at + 1
    if block[at].low in _TIMES and at + 1 < len(block):
        stop = at + 1
    found = _scale_at(block, stop, words) or _letter(block, stop, words)
    if found is not None:
        scale, stop = found
    elif stop > at:
        return None, 0, at
    if stop < len(block) and block[stop].low in words.sections["of"]:
        stop += 1
    measured = measure_at(block, stop, words)
    if measured is None:
        return None, scale, stop
    if scale:
        return measured.unit, scale, measured.stop
    behind = _scale_at(block, measured.stop, words)  # «EUR million»
    money = measured.unit.dimension == "money" and measured.stop < len(block)
    if behind is None and money and (power := _LETTERS.get(block[measured.stop].text)):
        behind = power, measured.stop + 1  # «£m»
    return measured.unit, *(behind or (0, measured.stop))


def _scale_at(block: Sequence[Token], at: int, words: FigureWords) -> tuple[int, int] | None:
    """Return the exponent of a scale in figures or words, and where it ends."""
    if at >= len(block):
        return None
    if power := _thousands(block[at]):
        return power, at + 1
    if block[at].text == "'" and at + 1 < len(block) and block[at + 1].text == "000":
        return 3, at + 2
    found = scale_at(block, at, words.numbers)
    if found is not None:
        return found
    sign = words.numbers.strong_signs.get(block[at].text)
    stop = at + 1
    if sign is None:
        for size in (3, 2, 1):
            run = tuple(fold(token.low) for token in block[at : at + size])
            sign = heading_scales(words.code).get(run)
            stop = at + size
            if sign is not None:
                break
    if sign is None:
        return None
    return sign, stop + int(stop < len(block) and block[stop].text == ".")


def _letter(block: Sequence[Token], at: int, words: FigureWords) -> tuple[int, int] | None:
    """Return the exponent of a letter glued to a currency: «k€», «MEUR»."""
    power = _LETTERS.get(block[at].text) if at + 1 < len(block) else None
    money = measure_at(block, at + 1, words) if power else None
    glued = power and block[at + 1].gap is Gap.NONE
    if power and glued and money and money.unit.dimension == "money":
        return power, at + 1
    return None


def _thousands(token: Token) -> int:
    """Return the exponent of a scale in digits («1 000 t», "in 1000 hl"), 0 for anything else."""
    written = "".join(c for c in token.text if c.isdigit())
    power = token.sort is Sort.NUMBER and len(written) > _TENS and written.strip("0") == "1"
    return len(written) - 1 if power else 0
