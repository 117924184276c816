"""Units: what they measure, and exact conversion between those that measure the same."""

from __future__ import annotations

from decimal import Decimal

from checker.units.table import FAMILIES, factor, measured, signs

__all__ = ["DimensionError", "compatible", "convert", "dimension", "known_unit", "signs"]


class DimensionError(ValueError):
    """Two units measure different things, so no number of the one is worth the other."""


def dimension(symbol: str) -> str:
    """Return what a unit measures (`length`, `energy`, …); `money` for what is no known unit."""
    return measured(symbol) or "money"


def known_unit(symbol: str) -> bool:
    """Return whether the table of units has a symbol; currencies are not in it."""
    return measured(symbol) is not None


def compatible(left: str, right: str) -> bool:
    """Return whether amounts in two units may be compared at all.

    A bare currency noun fits every currency of its family: `dollar` fits USD and CAD, though
    these two do not fit each other.
    """
    if left == right:
        return True
    known = measured(left)
    if known or measured(right):
        return known == measured(right)
    return left in FAMILIES.get(right, ()) or right in FAMILIES.get(left, ())


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """Return a value in another unit of the same dimension.

    Raises:
        DimensionError: the units measure different things, or are two currencies.
    """
    if source == target:
        return value
    if not compatible(source, target):
        raise DimensionError(f"{source} is no {target}")
    if not measured(source):
        return value  # a bare currency noun and a currency of its family: no rate lies between
    ours, theirs = factor(source), factor(target)
    if ours is not None and theirs is not None:
        return value * ours / theirs
    from checker.units.exact import converted  # noqa: PLC0415 - pint is slow to load

    return converted(value, source, target)
