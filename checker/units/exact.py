"""Conversion through pint, where a factor is not enough; loaded only when it is asked for."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from checker.units.table import known

_ROUNDED = Context(prec=20)  # below pint's last places, so that 20 °C is 68 °F and not 68.00…03


@cache
def registry() -> Any:  # noqa: ANN401 - pint ships no usable types
    """Return the pint registry over this project's units, in Decimal.

    The definitions file holds what needs more than a factor, and the dimensions; all else comes
    from the quick table. Every currency that is asked for gets a dimension of its own.
    """
    import pint  # noqa: PLC0415 - slow to load

    units: Any = pint.UnitRegistry(None, non_int_type=Decimal, cache_folder=None)
    units.load_definitions(Path(__file__).parent / "definitions.txt")
    for symbol, (dimension, factor) in known().items():
        base = f"one_{dimension}"
        if base not in units:
            units.define(f"{base} = [{dimension}]")
        if factor is not None:
            units.define(f"{symbol} = {factor} * {base}")
    return units


def converted(value: Decimal, source: str, target: str) -> Decimal:
    """Return a value in another unit, offsets of temperature scales included."""
    units = registry()
    for symbol in (source, target):
        if symbol not in units:
            units.define(f"{symbol} = [currency_{symbol}]")
    quantity = units.Quantity(value, source)
    return _ROUNDED.create_decimal(Decimal(quantity.to(target).magnitude)).normalize()
