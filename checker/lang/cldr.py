"""What CLDR knows of writing figures, read through Babel as plain data."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale

_SIGN_OF = {"fr": " "}  # CLDR has a narrow no-break space, which texts write as any blank
_WIDTHS = ("long", "short", "narrow")


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


def _data(code: str) -> Any:  # noqa: ANN401 - Babel hands out untyped tables
    return getattr(_locale(code), "_data")  # noqa: B009 - Babel has no public way to these


def decimal_sign(code: str) -> str:
    """Return the decimal sign of a language: a point or a comma."""
    return str(_locale(code).number_symbols["latn"]["decimal"])


def group_sign(code: str) -> str:
    """Return the thousands sign of a language; a plain space for any blank."""
    return _SIGN_OF.get(code) or str(_locale(code).number_symbols["latn"]["group"])


@cache
def months(code: str) -> frozenset[str]:
    """Return the month names of a language, long and short, in lower case without full stops."""
    table = _locale(code).months
    names = {
        name.lower().strip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in table[context][width].values()
    }
    return frozenset(name for name in names if name.isalpha())


@cache
def currency_names(code: str) -> dict[str, str]:
    """Return lower-case currency names of a language, singular and plural, to ISO codes."""
    names: dict[str, str] = {}
    for iso, forms in _data(code)["currency_names_plural"].items():
        for form in forms.values():
            names.setdefault(str(form).lower(), iso)
    for iso, name in _locale(code).currencies.items():
        names.setdefault(str(name).lower(), iso)
    return {name: iso for name, iso in names.items() if "(" not in name and not name[0].isdigit()}


@cache
def currency_symbols(code: str) -> dict[str, str]:
    """Return currency signs of a language, in lower case, to ISO codes; none is letters alone."""
    symbols: dict[str, str] = {}
    for locale in (code, "en"):
        for iso, symbol in sorted(_locale(locale).currency_symbols.items()):
            if not symbol.isascii() or not symbol.isalpha():
                symbols.setdefault(symbol.lower(), iso)
    return symbols


@cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes that CLDR lists."""
    return frozenset(_locale("en").currencies)


@cache
def unit_names(code: str) -> dict[str, str]:
    """Return written forms of units in a language to unit symbols (`square_kilometer`).

    Long names in lower case; short signs as they are written (km², MW).
    """
    names: dict[str, str] = {}
    for width in _WIDTHS[:2]:
        for unit, patterns in sorted(_data(code)["unit_patterns"].items()):
            symbol = unit.partition("-")[2].replace("-", "_")
            for form in patterns.get(width, {}).values():
                written = str(form).replace("\u00a0", " ").replace("\u202f", " ")
                if not written.startswith("{0}") or "{0}" in written[3:]:
                    continue
                name = written[3:].strip()
                if name:
                    names.setdefault(name.lower() if width == "long" else name, symbol)
    return names


@cache
def compact_words(code: str) -> dict[str, int]:
    """Return scale words of a language («milliard», «Mrd.») to their exponent of ten."""
    words: dict[str, int] = {}
    for width in _WIDTHS[:2]:
        for form in _data(code)["compact_decimal_formats"][width].values():
            for number, pattern in form.items():
                written = str(getattr(pattern, "pattern", pattern)).replace("\u00a0", " ")
                zeros = written.count("0")
                word = written.strip("0 '").replace("'", "").strip()
                if word and zeros:
                    exponent = len(str(number)) - zeros
                    words.setdefault(word, exponent)
    return words
