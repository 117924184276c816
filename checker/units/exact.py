"""Conversion through pint, where a factor is not enough; loaded only when it is asked for."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _registry() -> Any:  # noqa: ANN401 - pint ships no usable types
    import pint  # noqa: PLC0415 - slow to load

    registry: Any = pint.UnitRegistry(None, non_int_type=Decimal, cache_folder=None)
    registry.load_definitions(Path(__file__).parent / "definitions.txt")
    return registry


def converted(value: Decimal, source: str, target: str) -> Decimal:
    """Return a value in another unit, offsets of temperature scales included."""
    quantity = _registry().Quantity(value, source)
    return Decimal(quantity.to(target).magnitude)


def registry() -> Any:  # noqa: ANN401 - pint ships no usable types
    """Return the pint registry over this project's definitions, one dimension a currency."""
    return _registry()
