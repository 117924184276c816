"""How a claim was read, in one short line of the report's language."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from typing import Any

from checker.model.claim import Claim, Unit
from checker.model.values import (
    Acronym,
    Figure,
    Members,
    Name,
    Period,
    Post,
    Quote,
    Trend,
)
from checker.shipped import shipped

MILLION = Decimal(10) ** 6
BILLION = Decimal(10) ** 9


@cache
def words(language: str) -> dict[str, Any]:
    """Return the wording table of a report language; English where there is none."""
    data = tomllib.loads((shipped("rules") / "wording.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = data.get(language, data["en"])
    return found


def quoted(text: str, language: str) -> str:
    """Return the words in the quotation marks of the language, on one line."""
    pattern: str = words(language)["quote"]
    return pattern.format(text=" ".join(text.split()))


def number(value: Decimal, language: str) -> str:
    """Return a number as it is written in the language, with a scale word from a million on."""
    table = words(language)
    for size, one, many in ((BILLION, "billion", "billions"), (MILLION, "million", "millions")):
        if abs(value) >= size:
            return f"{_digits(value / size, table)} {table[one if abs(value) < 2 * size else many]}"
    return _digits(value, table)


def _digits(value: Decimal, table: dict[str, Any]) -> str:
    rounded = round(value, 4)
    text = f"{rounded.normalize():,f}" if rounded else "0"
    return text.translate(str.maketrans({",": table["group"], ".": table["decimal"]}))


def percent(share: Decimal, language: str) -> str:
    """Return a share as a percentage with at most one decimal (two below a tenth)."""
    table = words(language)
    shown = round(share * 100, 1 if share >= Decimal("0.001") else 2)
    pattern: str = table["percent_gap"]
    return pattern.format(n=_digits(shown, table))


def days(count: int, language: str) -> str:
    """Return a number of days in words of the language."""
    table = words(language)
    pattern: str = table["day" if abs(count) == 1 else "days"]
    return pattern.format(n=_digits(Decimal(count), table))


def reading(claim: Claim, language: str) -> str:
    """Return how a claim was read: value, unit, modifier, and the time it is about."""
    parts = [_value(claim, language)]
    if isinstance(claim.value, Figure) and claim.subject.measure:
        parts.append(claim.subject.measure.replace("_", " "))
    if claim.period is not None and not isinstance(claim.value, Period):
        parts.append(claim.period.said or span(claim.period))
    return " · ".join(part for part in parts if part)


def span(period: Period) -> str:
    """Return the days of a period in ISO form."""
    first = period.first.isoformat() if period.first else ""
    last = period.last.isoformat() if period.last else ""
    return first if first == last else f"{first}/{last}"


def _value(claim: Claim, language: str) -> str:
    table = words(language)
    match claim.value:
        case Figure() as figure:
            upper = number(figure.upper, language) if figure.upper is not None else ""
            said = table["modifier"][figure.modifier]
            text = said.format(n=number(figure.value, language), upper=upper)
            return f"{text} {_unit(claim.unit, table)}".strip()
        case Period() as period:
            return f"{period.edge} {span(period)}".strip()
        case Members() as members:
            items = ", ".join(member.surface for member in members.named)
            key = "open_list" if members.open else "closed_list"
            return str(table[key].format(items=items))
        case Name() as name:
            return f"{name.surface} ({name.kind})"
        case Acronym() as acronym:
            return f"{acronym.short} = {acronym.long}" if acronym.long else acronym.short
        case Post() as post:
            return f"{post.person_surface}: {post.title}"
        case Trend() as trend:
            return f"{trend.cue} ({trend.sign:+d})"
        case Quote() as quote:
            return " ".join(quote.words)
        case _:
            return ""


def _unit(unit: Unit | None, table: dict[str, Any]) -> str:
    if unit is None:
        return ""
    name = unit.noun_surface or table["unit"].get(unit.symbol, unit.symbol.replace("_", " "))
    return f"{name} / {unit.per.replace('_', ' ')}" if unit.per else name
