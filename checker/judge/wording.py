"""How a claim was read, in one short line of the report's language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from checker.config.measures import measures
from checker.judge.dates_wording import day, span, words
from checker.lang.folding import fold
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
from checker.model.vocabulary import Measure

__all__ = ["day", "days", "measure", "number", "percent", "quoted", "reading", "span", "words"]

OWN = "en"  # the language in which the concepts of measures are named
MILLION = Decimal(10) ** 6
BILLION = Decimal(10) ** 9


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


def reading(claim: Claim, language: str, known: Mapping[str, Measure] | None = None) -> str:
    """Return how a claim was read: value, unit, modifier, and the time it is about.

    `known` are the measures in force; those that ship when None.
    """
    parts = [_value(claim, language)]
    if isinstance(claim.value, Figure) and claim.subject.measure:
        parts.append(measure(claim.subject.measure, language, known or measures()))
    if claim.period is not None and not isinstance(claim.value, Period):
        parts.append(span(claim.period, language))
    return " · ".join(part for part in parts if part)


def measure(concept: str, language: str, known: Mapping[str, Measure]) -> str:
    """Return what a measure is called: as the wording has it, else its first plain term."""
    if concept in words(language)["measure"]:
        return str(words(language)["measure"][concept])
    row = known.get(concept)
    terms = row.terms.get(language, ()) if row and language != OWN else ()
    plain = (term for term in terms if "*" not in term and not term.startswith("="))
    return next(plain, concept.replace("_", " "))


def _value(claim: Claim, language: str) -> str:
    table = words(language)
    match claim.value:
        case Figure() as figure:
            return _figure(figure, claim.unit, language)
        case Period() as period:
            return span(period, language)
        case Members() as members:
            items = ", ".join(member.surface for member in members.named)
            key = "open_list" if members.open else "closed_list"
            return str(table[key].format(items=items))
        case Name() as name:
            return f"{name.surface} ({table['kind'][name.kind]})"
        case Acronym() as acronym:
            return f"{acronym.short} = {acronym.long}" if acronym.long else acronym.short
        case Post() as post:
            return str(table["held"].format(person=post.person_surface, post=post.title))
        case Trend() as trend:
            return f"{trend.cue} ({table['trend'][trend.sign + 1]})"
        case Quote() as quote:
            return " ".join(quote.surface.split())
        case _:
            return ""


def _figure(figure: Figure, unit: Unit | None, language: str) -> str:
    table = words(language)
    largest = figure.value if figure.upper is None else max(figure.value, figure.upper)
    upper = number(figure.upper, language) if figure.upper is not None else ""
    form = table["score"] if figure.upper is not None and unit is None else "{n}"
    said = form if form != "{n}" else table["modifier"][figure.modifier]
    text = said.format(n=number(figure.value, language), upper=upper)
    if unit is not None and unit.symbol == "percent" and not unit.per:
        return str(table["percent_gap"].format(n=text))
    name = _unit(unit, largest, language)
    if name and abs(largest) >= MILLION:
        joined = "of_vowel" if fold(name[0]) in table["vowels"] else "of"
        return str(table[joined].format(n=text, unit=name))
    return f"{text} {name}".strip()


def _unit(unit: Unit | None, count: Decimal, language: str) -> str:
    if unit is None:
        return ""
    table = words(language)
    name = unit.noun_surface or table["unit"].get(unit.symbol)
    if name is None:
        name = _unit_name(unit.symbol, min(abs(count), MILLION), language)
    if not unit.per:
        return str(name)
    per = table["per_noun"].get(unit.per) or _unit_name(unit.per, Decimal(1), language)
    return str(table["per"].format(unit=name, per=per))


@cache
def _unit_name(symbol: str, count: Decimal, language: str) -> str:
    """Return CLDR's name of a unit or currency for so many of it; its symbol where it has none."""
    from babel.numbers import get_currency_name  # noqa: PLC0415 - the list of rules needs no CLDR
    from babel.units import UnknownUnitError, format_unit  # noqa: PLC0415 - the same

    if symbol.isupper():
        return get_currency_name(symbol, count, locale=language)
    try:
        shown = format_unit(count, symbol.replace("_", "-"), locale=language, format="0")
    except UnknownUnitError:
        return symbol.replace("_", " ")
    return shown.lstrip("-0123456789\u00a0\u202f ")
