"""Two figures in one unit: the coarser one decides how far the other may be from it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.model.claim import Unit
from checker.model.worlds import Interval, Worlds
from checker.units import compatible, convert

ZERO, ONE = Decimal(0), Decimal(1)


def comparable(left: Unit | None, right: Unit | None) -> bool:
    """Return whether figures of these units can be set against each other."""
    if left is None or right is None:
        return left is right
    if left.dimension != right.dimension or (left.per and right.per and left.per != right.per):
        return False
    return left.symbol == right.symbol or compatible(left.symbol, right.symbol)


def same_currency(left: str, right: str) -> bool:
    """Return whether two currencies may be one: a code, and a bare noun that goes with it."""
    return compatible(left, right)


def in_one_unit(
    left: Worlds, unit: Unit | None, right: Worlds, other: Unit | None
) -> tuple[Worlds, Worlds]:
    """Return both commitments in the right one's unit; they must be `comparable`.

    A converted figure is rounded by nature: the side that says less holds for both.
    """
    if unit is None or other is None or unit.symbol == other.symbol:
        return left, right
    plus = convert(ZERO, unit.symbol, other.symbol)
    times = convert(ONE, unit.symbol, other.symbol) - plus
    if unit.dimension.endswith("_difference"):
        plus = ZERO  # 1 degree more Celsius is 1.8 degrees more Fahrenheit, not 33.8
    if (times, plus) == (ONE, ZERO):
        return left, right
    converted, kept = left.scaled(times, plus), replace(right, precision=None)
    if _width(converted) >= _width(kept):
        return replace(converted, hedged=True), kept
    return converted, replace(kept, hedged=True)


def _width(worlds: Worlds) -> Decimal:
    """Return how wide the first strict reading is; unbounded counts as widest."""
    first = worlds.strict[0]
    if not isinstance(first, Interval) or first.low is None or first.high is None:
        return Decimal("Infinity")
    return first.high - first.low
