"""Two figures in one unit: the coarser one decides how far the other may be from it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.model.claim import Unit
from checker.model.worlds import Interval, Worlds


def comparable(left: Unit | None, right: Unit | None) -> bool:
    """Return whether figures of these units can be set against each other."""
    if left is None or right is None:
        return left is right
    if left.dimension != right.dimension or (left.per and right.per and left.per != right.per):
        return False
    return same_unit(left, right) or factor(left.symbol, right.symbol) is not None


def same_unit(left: Unit, right: Unit) -> bool:
    """Return whether no conversion is needed; a bare «dollar» goes with any dollar."""
    return left.symbol == right.symbol or same_currency(left.symbol, right.symbol)


def same_currency(left: str, right: str) -> bool:
    """Return whether two currencies may be one: a code, and the bare noun it belongs to."""
    return left == right or factor(left, right) == (Decimal(1), Decimal(0))


def in_one_unit(left: Worlds, unit: Unit | None, right: Worlds, other: Unit | None) -> _Two:
    """Return both commitments in the right one's unit; they must be `comparable`.

    A converted figure is rounded by nature: the side that says less holds for both.
    """
    if unit is None or other is None or same_unit(unit, other):
        return left, right
    found = factor(unit.symbol, other.symbol)
    if found is None:
        return left, right
    times, plus = found
    converted, kept = left.scaled(times, plus), replace(right, precision=None)
    if _width(converted) >= _width(kept):
        return replace(converted, hedged=True), kept
    return converted, replace(kept, hedged=True)


_Two = tuple[Worlds, Worlds]


def factor(unit: str, other: str) -> tuple[Decimal, Decimal] | None:
    """Return (times, plus) that turn a number of one unit into the other; None when none does."""
    return (Decimal(1), Decimal(0)) if unit == other else None


def _width(worlds: Worlds) -> Decimal:
    """Return how wide the first strict reading is; unbounded counts as widest."""
    first = worlds.strict[0]
    if not isinstance(first, Interval) or first.low is None or first.high is None:
        return Decimal("Infinity")
    return first.high - first.low
