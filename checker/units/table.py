"""The quick table of units, so that nothing heavy is loaded to read a text."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

FAMILIES: dict[str, tuple[str, ...]] = {
    "dollar": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"),
    "pound": ("GBP", "EGP", "LBP", "SYP", "SDG"),
    "franc": ("CHF", "XOF", "XAF", "XPF", "CDF", "RWF", "BIF", "DJF", "GNF", "KMF", "FRF", "BEF"),
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR", "SCR"),
    "krone": ("DKK", "NOK", "SEK", "ISK", "CZK"),
    "peso": ("MXN", "ARS", "CLP", "COP", "PHP", "CUP", "UYU", "DOP"),
    "dinar": ("DZD", "TND", "IQD", "KWD", "JOD", "RSD", "BHD", "LYD"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "YER", "OMR", "IRR"),
    "lira": ("TRY", "ITL"),
    "shilling": ("KES", "UGX", "TZS", "SOS"),
    "mark": ("DEM", "BAM", "FIM"),
    "real": ("BRL",),
}
"""Bare currency nouns, and the currencies that they may stand for."""


class _Row(NamedTuple):
    dimension: str
    factor: Decimal | None
    signs: tuple[str, ...]


@cache
def _rows() -> dict[str, _Row]:
    rows = {}
    for line in (Path(__file__).parent / "units.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        symbol, dimension, factor, *written = line.split("\t")
        signs = tuple(written[0].split("|")) if written else ()
        rows[symbol] = _Row(dimension, None if factor == "-" else Decimal(factor), signs)
    return rows


def measured(symbol: str) -> str | None:
    """Return what a unit measures, or None for an unknown symbol (currencies among them)."""
    row = _rows().get(symbol)
    return row.dimension if row else None


def factor(symbol: str) -> Decimal | None:
    """Return how many base units of its dimension a unit is worth; None where that is no factor."""
    row = _rows().get(symbol)
    return row.factor if row else None


def known() -> dict[str, tuple[str, Decimal | None]]:
    """Return every unit of the table with its dimension and factor."""
    return {symbol: (row.dimension, row.factor) for symbol, row in _rows().items()}


@cache
def signs() -> dict[str, str]:
    """Return the signs that all languages share (`km²`, `MWh`) to unit symbols."""
    return {sign: symbol for symbol, row in _rows().items() for sign in row.signs}
