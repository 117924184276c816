"""Figures as plain numbers in one unit a dimension; only for choosing pairs, never for judging."""

from __future__ import annotations

from decimal import Decimal

from checker.model.claim import Unit
from checker.model.values import Figure
from checker.units import convert
from checker.units.table import factor

_DIGITS = 12
_THOUSAND = 3  # scale words are powers of a thousand, so any other place is one of decimals
_WARMTH = "celsius"  # what temperatures are set against each other in


def in_base_units(value: Decimal, unit: Unit | None) -> float:
    """Return a value in the base unit of its dimension, so that km meet miles and MW meet GW."""
    if unit is None or unit.symbol == _WARMTH:
        return float(value)
    times = factor(unit.symbol)
    if times is None and unit.dimension == "temperature":
        return float(convert(value, unit.symbol, _WARMTH))
    return float(value if times is None else value * times)


def digits(value: Decimal) -> str:
    """Return the significant digits of a value: «487» for 48.7 bn as for 4.87."""
    kept = "".join(map(str, value.normalize().as_tuple().digits)).lstrip("0")
    return kept[:_DIGITS]


def written_digits(figure: Figure) -> str:
    """Return the digits that a figure commits itself to: «300» for 30.0 m, «3» for 3 000."""
    if figure.place >= 0 and figure.place % _THOUSAND == 0:
        return digits(figure.value)
    scaled = figure.value.scaleb(-figure.place).to_integral_value()
    return str(abs(int(scaled)))[:_DIGITS] if scaled else ""


def readings(figure: Figure, unit: Unit | None) -> tuple[float, float]:
    """Return the lowest and highest value that a figure may be read as, in base units."""
    values = [figure.value, *figure.others, *([figure.upper] if figure.upper is not None else [])]
    found = sorted(in_base_units(value, unit) for value in values)
    return found[0], found[-1]
