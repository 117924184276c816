"""Readings are told in the report's language: periods, units, measures, kinds of names."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from checker.config.measures import measures
from checker.judge.wording import measure, reading, span, words
from checker.model.claim import Claim, Kind, Subject, Unit
from checker.model.document import Span
from checker.model.values import Edge, Figure, Grain, Modifier, Name, NameKind, Period, Value

HERE = Span(0, 1)
YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))


def claim(value: Value, kind: Kind, **fields: Any) -> Claim:
    return Claim(
        document=0,
        kind=kind,
        value=value,
        evidence=HERE,
        sentence=HERE,
        clause=HERE,
        block=0,
        language="fr",
        **fields,
    )


@pytest.mark.parametrize(
    ("first", "last", "grain", "edge", "french", "english"),
    [
        (*YEAR, Grain.YEAR, Edge.END, "fin 2024", "late 2024"),
        (*YEAR, Grain.YEAR, Edge.NONE, "2024", "2024"),
        (
            dt.date(2024, 5, 1),
            dt.date(2024, 5, 31),
            Grain.MONTH,
            Edge.MID,
            "mi-mai 2024",
            "mid-May 2024",
        ),
        (
            dt.date(2024, 7, 1),
            dt.date(2024, 9, 30),
            Grain.QUARTER,
            Edge.NONE,
            "3e trimestre 2024",
            "3rd quarter 2024",
        ),
        (dt.date(2008, 1, 1), None, Grain.YEAR, Edge.SINCE, "depuis 2008", "since 2008"),
        (
            dt.date(1962, 1, 1),
            dt.date(1977, 12, 31),
            Grain.SPAN,
            Edge.NONE,
            "1962-1977",
            "1962-1977",
        ),
    ],
)
def test_periods(  # noqa: PLR0913, PLR0917 - one row of the table
    first: dt.date | None,
    last: dt.date | None,
    grain: Grain,
    edge: Edge,
    french: str,
    english: str,
) -> None:
    period = Period(first=first, last=last, grain=grain, edge=edge)
    assert (span(period, "fr"), span(period, "en")) == (french, english)


@pytest.mark.parametrize(
    ("value", "unit", "french", "english"),
    [
        (
            "50000000000",
            Unit(symbol="dollar", dimension="money"),
            "50 milliards de dollars",
            "50 billion dollars",
        ),
        ("8000000", Unit(symbol="EUR", dimension="money"), "8 millions d’euros", "8 million euros"),
        ("12", Unit(symbol="percent", dimension="percent"), "12 %", "12%"),
        ("3", Unit(symbol="kilometer", dimension="length"), "3 kilomètres", "3 kilometers"),
        (
            "4",
            Unit(symbol="tonne", dimension="mass", per="inhabitant"),
            "4 tonnes par habitant",
            None,
        ),
        ("2", Unit(symbol="no_such_unit", dimension="x"), "2 no such unit", "2 no such unit"),
    ],
)
def test_figures(value: str, unit: Unit, french: str, english: str | None) -> None:
    said = claim(Figure(value=Decimal(value)), Kind.FIGURE, unit=unit)
    assert reading(said, "fr") == french
    assert english is None or reading(said, "en") == english


def test_a_figure_names_its_measure_and_time() -> None:
    said = claim(
        Figure(value=Decimal(12), modifier=Modifier.ALMOST),
        Kind.FIGURE,
        unit=Unit(symbol="percent", dimension="percent"),
        subject=Subject(measure="trade"),
        period=Period(first=YEAR[0], last=YEAR[1], grain=Grain.YEAR),
    )
    assert reading(said, "fr") == "presque 12 % · commerce · 2024"


def test_every_kind_and_measure_has_words() -> None:
    for language in ("fr", "en"):
        assert set(words(language)["kind"]) == set(NameKind)
        assert set(words(language)["edge"]) == set(Edge)
        assert set(words(language)["modifier"]) == set(Modifier)
        assert set(words(language)["measure"]) <= set(measures())
    assert not [c for c in measures() if "*" in measure(c, "fr", measures())]
    assert reading(
        claim(Name(surface="Ada", key="ada", kind=NameKind.PERSON), Kind.NAME), "fr"
    ) == ("Ada (personne)")
