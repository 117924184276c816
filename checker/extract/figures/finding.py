"""Figures of a block of text: every number that claims something, and those that claim nothing.

>>> from checker.model.document import Span
>>> text = "Nearly 3,000 firms took part."
>>> found = find_figures(text, Span(0, len(text)), "en", Habit())
>>> [(m.span.of(text), str(m.value.value)) for m in found.mentions]
[('Nearly 3,000 firms', '3000')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.extract.figures.ages import aged, same_age
from checker.extract.figures.digits import Habit
from checker.extract.figures.headed import headed
from checker.extract.figures.labels import SERIAL, label, serial_end, shape_reason
from checker.extract.figures.modifiers import around, direction, qualified
from checker.extract.figures.nouns import counted, told_alone, told_of
from checker.extract.figures.numbers import Number, number_at
from checker.extract.figures.openers import may_start
from checker.extract.figures.parted import height_at, with_part
from checker.extract.figures.quantity import (
    Quantity,
    count_unit,
    earlier,
    number_span,
    wording,
)
from checker.extract.figures.ranges import is_year, joined, starts_change
from checker.extract.figures.roles import clock_at, ordinal_at, score
from checker.extract.figures.shares import each_at, multiple_at, share_at
from checker.extract.figures.slices import slice_at
from checker.extract.figures.spelled import phrase
from checker.extract.figures.tokens import Gap, Sort, Token, tokens
from checker.extract.figures.units import unit_of
from checker.extract.mention import Mention
from checker.lang.figure_words import FigureWords, figure_words
from checker.model.claim import Kind, Role, Unit
from checker.model.document import Cut, Span
from checker.model.values import Figure, Modifier
from checker.units import dimension

_APART = frozenset({Role.ORDINAL, Role.RANK, Role.CLOCK, Role.SCORE, Role.MULTIPLE})
_NOUNS = frozenset(
    {
        "day",
        "night",
        "minute",
        "second",
        "quarter",
        "century",
        "foot",
        "real",
        "cent",
        "krone",
        "pound",
    }
)
_GREATEST = 18  # digits before the decimal sign of the greatest figure: a billion billions
_MOST_DIGITS = 24
_CHANGES = frozenset({"percentage_point", "basis_point"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a block holds: figures in order of place, and digits that are none, with reasons."""

    mentions: tuple[Mention, ...]
    skipped: tuple[Cut, ...]


def find_figures(  # noqa: PLR0913 - a table cell is read with its headings
    text: str,
    span: Span,
    code: str,
    habit: Habit,
    taken: Sequence[Span] = (),
    *,
    headings: Sequence[Span] = (),
) -> Found:
    """Return the figures of one block.

    Args:
        text: the whole text of the document.
        span: the block.
        code: language of the block.
        habit: how the document writes decimals.
        taken: stretches that other readers have read (dates); no figure touches them.
        headings: for a table cell the headings over and before it, which may name its unit.
    """
    words = figure_words(code)
    inside = [Span(s.start - span.start, s.end - span.start) for s in taken if span.overlaps(s)]
    block = tokens(span.of(text), [s for s in inside if s.start >= 0])
    quantities, skipped = _quantities(block, words, habit)
    quantities = _scores(block, joined(block, quantities, words))
    mentions: list[Mention] = []
    completed = _completed(block, quantities, words)
    if headings and len(completed) == 1:
        completed = [headed(text, headings, completed[0], words)]
    for quantity in completed:
        if not _reckoned(quantity):
            skipped.append((wording(block, quantity), "too great"))
            continue
        if quantity.unit is None:
            if not quantity.number.words:
                skipped.append((wording(block, quantity), "bare number"))
            continue
        mentions.append(_mention(block, quantity, span.start))
    return Found(
        mentions=tuple(mentions),
        skipped=tuple(
            Cut(span=where.shifted(span.start), reason=reason) for where, reason in sorted(skipped)
        ),
    )


def _quantities(
    block: Sequence[Token], words: FigureWords, habit: Habit
) -> tuple[list[Quantity], list[tuple[Span, str]]]:
    """Return the numbers of a block with their units, and what was passed over."""
    found: list[Quantity] = []
    skipped: list[tuple[Span, str]] = []
    at = 0
    while at < len(block):
        token = block[at]
        if token.sort is Sort.WORD and not may_start(block, at, words):
            at += 1
            continue
        if token.sort in (Sort.SIGN, Sort.TAKEN):
            at += 1
            continue
        reason = shape_reason(block, at, words)
        if reason:
            skipped.append((Span(token.start, token.end), reason))
            at += 1
            continue
        floor = found[-1].stop if found else 0
        quantity = _quantity_at(block, at, words, habit, floor) or _single(block, at, words)
        if quantity is None:
            at += 1
            continue
        reason = label(block, quantity, words)
        at = max(quantity.stop, at + 1)
        if not reason:
            found.append(quantity)
            continue
        if reason in SERIAL:
            at = serial_end(block, at)
        skipped.append((Span(block[quantity.number.first].start, block[at - 1].end), reason))
    return found, skipped


def _quantity_at(
    block: Sequence[Token], at: int, words: FigureWords, habit: Habit, floor: int
) -> Quantity | None:
    special = (
        clock_at(block, at, words)
        or ordinal_at(block, at, words)
        or each_at(block, at, words)
        or height_at(block, at, words)
    )
    if special is not None:
        return special
    number = number_at(block, at, words, habit)
    special = slice_at(block, at, words, number)
    if special is not None:
        return special
    special = multiple_at(block, at, words, number) or share_at(block, at, (words, habit), number)
    if special is not None or number is None:
        return special
    measured = unit_of(block, number, words, floor)
    if measured is not None:
        role = Role.CHANGE if measured.unit.symbol in _CHANGES else None
        found = Quantity(
            number=number, first=measured.first, stop=measured.stop, unit=measured.unit, role=role
        )
        return with_part(block, found, words)
    noun = counted(block, number, words)
    if noun is not None:
        timed = phrase(block, noun[1] - 1, words.units)
        unit = noun[0]
        if timed is not None and timed[1] == noun[1] and dimension(timed[0]) == "time":
            unit = Unit(symbol=timed[0], dimension="time")  # "ten long minutes"
        return Quantity(number=number, first=at, stop=noun[1], unit=unit)
    return Quantity(number=number, first=at, stop=number.stop)


def _single(block: Sequence[Token], at: int, words: FigureWords) -> Quantity | None:
    """Return «un euro», "one year": a word for one with a unit that is hardly ever just a noun."""
    low = block[at].low
    single = low in words.sections["single"]
    if not (single or low in words.numbers.articles) or at + 1 >= len(block):
        return None
    if block[at + 1].gap not in (Gap.SPACE, Gap.HYPHEN) and not low.endswith("'"):
        return None
    number = Number(first=at, stop=at + 1, value=Decimal(1), place=0, words=True)
    measured = unit_of(block, number, words, at)
    if measured is None or measured.unit.symbol in _NOUNS:
        return None
    if measured.unit.dimension not in ("money", "percent", "time", "length", "mass"):
        return None
    found = with_part(
        block, Quantity(number=number, first=at, stop=measured.stop, unit=measured.unit), words
    )
    return found if single or found.number.value > 1 else None  # "a year" counts nothing


def _scores(block: Sequence[Token], quantities: Sequence[Quantity]) -> list[Quantity]:
    found: list[Quantity] = []
    for quantity in quantities:
        made = score(block, found[-1], quantity) if found else None
        if made is not None:
            found[-1] = made
        else:
            found.append(quantity)
    return found


def _completed(
    block: Sequence[Token], quantities: Sequence[Quantity], words: FigureWords
) -> list[Quantity]:
    """Return the quantities with modifier, direction, age and left-out noun settled."""
    done: list[Quantity] = []
    percents = any(q.unit is not None and q.unit.dimension == "percent" for q in quantities)
    for index, plain in enumerate(quantities):
        quantity = _points(plain, percents=percents)
        if quantity.role not in _APART:
            quantity = aged(block, qualified(block, quantity, words), words)
        elif quantity.role is Role.CLOCK:
            quantity = around(block, quantity, words)
        if done:
            quantity = same_age(block, done[-1], quantity, words)
        if quantity.unit is None and quantity.role is None:
            quantity = _with_left_out_noun(block, done, quantity, words)
        free = quantity.unit is not None and quantity.role not in _APART and not quantity.sign
        if free and not starts_change(block, quantity, quantities[index + 1 : index + 3], words):
            quantity = _turned(quantity, direction(block, quantity, words))
        done.append(quantity)
    return done


def _points(quantity: Quantity, *, percents: bool) -> Quantity:
    """Return bare points as points of percentage where decimals or percentages speak for it.

    Points of a match or of an index that stand by no percentage stay points.
    """
    unit = quantity.unit
    if unit is None or unit.symbol != "point" or not (percents or quantity.number.place < 0):
        return quantity
    return replace(
        quantity,
        unit=replace(unit, symbol="percentage_point", dimension="point"),
        role=Role.CHANGE,
    )


def _turned(quantity: Quantity, sign: int) -> Quantity:
    """Return the quantity as a rise or fall; degrees of one are a difference, no temperature."""
    unit = quantity.unit
    if sign and unit is not None and unit.dimension == "temperature":
        unit = replace(unit, dimension="temperature_difference")
        return replace(quantity, sign=sign, unit=unit, role=Role.CHANGE)
    if sign and quantity.role is Role.SHARE:
        return replace(quantity, sign=sign, role=Role.CHANGE)
    return replace(quantity, sign=sign)


def _with_left_out_noun(
    block: Sequence[Token], done: Sequence[Quantity], quantity: Quantity, words: FigureWords
) -> Quantity:
    """Return a bare number as a count when its wording says that it counts something."""
    number = quantity.number
    told = None if number.words or number.place else told_of(block, quantity.first, words)
    if told is not None:
        return replace(quantity, unit=told)
    alone = told_alone(block, number, words)
    if alone is not None and not is_year(number) and number.value > 1:
        return replace(quantity, unit=alone)
    if is_year(number) or (quantity.upper is not None and not number.scale):
        return quantity
    said = quantity.modifier is not Modifier.EXACT or number.scale >= 6  # noqa: PLR2004 - a million of something
    before = block[quantity.first - 1].low if quantity.first else ""
    held = before in words.sections["determiners"] or before in words.sections["nouns.all"]
    if number.words and (held or number.value < 2) and not said:  # noqa: PLR2004 - «les deux»
        return quantity
    if not (said or number.words or number.grouped):
        return quantity
    for other in earlier(block, done, quantity.first):
        if other.unit is not None and other.unit.dimension == "count" and other.role not in _APART:
            return replace(quantity, unit=other.unit)
    return replace(quantity, unit=count_unit()) if said or number.grouped else quantity


def _mention(block: Sequence[Token], quantity: Quantity, offset: int) -> Mention:
    number, upper = quantity.number, quantity.upper
    value = -number.value if quantity.below_zero else number.value
    figure = Figure(
        value=_plain(value),
        place=number.place,
        modifier=quantity.modifier,
        upper=_plain(upper.value) if upper else None,
        upper_place=upper.place if upper else None,
        others=tuple(_plain(other) for other in number.others),
        words=number.words,
        fraction=number.part,
    )
    return Mention(
        span=wording(block, quantity).shifted(offset),
        kind=Kind.FIGURE,
        value=figure,
        unit=quantity.unit,
        role=quantity.role or _role(quantity.unit),
        sign=quantity.sign,
        number=_numbers(block, number, upper).shifted(offset),
    )


def _reckoned(quantity: Quantity) -> bool:
    """Return whether a quantity is small and short enough to be reckoned with exactly.

    Its value may still be converted, 10**12 times as much, and rounded within 28 digits.
    """
    numbers = [n for n in (quantity.number, quantity.upper) if n is not None]
    values = [v for n in numbers for v in (n.value, *n.others)]
    return all(
        v.adjusted() < _GREATEST and len(v.as_tuple().digits) <= _MOST_DIGITS for v in values
    )


def _plain(value: Decimal) -> Decimal:
    """Return the value without an exponent, so that it reads as people write it."""
    return Decimal(int(value)) if value == value.to_integral_value() else value


def _role(unit: Unit | None) -> Role | None:
    return Role.DURATION if unit is not None and unit.dimension == "time" else None


def _numbers(block: Sequence[Token], number: Number, upper: Number | None) -> Span:
    last = upper or number
    return Span(number_span(block, number).start, number_span(block, last).end)
