"""Days and periods in words of the report's language, through CLDR's forms."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from typing import Any

from checker.model.values import Edge, Grain, Period
from checker.shipped import shipped

LONG_MONTH, QUARTER = "MMMM y", "QQQQ y"
HALF_YEAR = 6  # the month in which the first half of a year ends
BENDING = (Edge.START, Edge.MID, Edge.END, Edge.ABOUT)


@cache
def words(language: str) -> dict[str, Any]:
    """Return the wording table of a report language; English where there is none."""
    data = tomllib.loads((shipped("rules") / "wording.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = data.get(language, data["en"])
    return found


def day(date: dt.date, language: str) -> str:
    """Return a day as the language writes it: «6 novembre 2024»."""
    return _formatted(date, words(language)["day_form"], language)


def span(period: Period, language: str) -> str:
    """Return a period as the language writes it: «fin 2024», «3e trimestre 2024»."""
    edges: dict[str, str] = words(language)["edge"]
    first, last = period.first, period.last
    if first is None and last is None:
        return period.said
    if first is None or last is None:
        known = first or last
        edge = period.edge if period.edge not in ("", *BENDING) else None
        edge = edge or (Edge.SINCE if first else Edge.UNTIL)
        return edges[edge].format(date=_point(known, period, language) if known else "")
    return edges[period.edge].format(date=_stretch(first, last, period.grain, language))


def _point(date: dt.date, period: Period, language: str) -> str:
    """Return the end of an open period as fine as the text names it."""
    if period.grain is Grain.YEAR or period.said.strip("./").isdigit():
        return str(date.year)
    if period.grain is Grain.MONTH:
        return _formatted(date, LONG_MONTH, language)
    return day(date, language)


def _stretch(first: dt.date, last: dt.date, grain: Grain, language: str) -> str:
    table = words(language)
    if first == last:
        return day(first, language)
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years and first.year == last.year:
        return str(first.year)
    if grain is Grain.DECADE:
        return str(table["decade"].format(year=first.year))
    if grain is Grain.CENTURY:
        return str(table["years"].format(first=first.year, last=last.year))
    if whole_years:
        return str(table["years"].format(first=first.year, last=last.year))
    if grain is Grain.MONTH:
        return _formatted(first, LONG_MONTH, language)
    if grain is Grain.QUARTER:
        return _formatted(first, QUARTER, language)
    if grain is Grain.HALF:
        half = "first_half" if last.month <= HALF_YEAR else "second_half"
        return str(table[half].format(year=first.year))
    return str(table["span"].format(first=day(first, language), last=day(last, language)))


def _formatted(date: dt.date, form: str, language: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - the list of rules needs no CLDR

    return format_date(date, form, locale=language)
