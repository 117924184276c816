from __future__ import annotations

import datetime as dt
from decimal import Decimal

from checker.extract.mention import Mention
from checker.extract.overlaps import settled
from checker.model.claim import Kind
from checker.model.document import Span
from checker.model.values import Figure, Grain, Name, NameKind, Period


def figure(start: int, end: int) -> Mention:
    return Mention(span=Span(start, end), kind=Kind.FIGURE, value=Figure(value=Decimal(4)))


def date(start: int, end: int) -> Mention:
    day = dt.date(2024, 5, 4)
    return Mention(
        span=Span(start, end), kind=Kind.DATE, value=Period(first=day, last=day, grain=Grain.DAY)
    )


def name(start: int, end: int, kind: NameKind) -> Mention:
    return Mention(
        span=Span(start, end), kind=Kind.NAME, value=Name(surface="x", key="x", kind=kind)
    )


def test_a_date_takes_the_digits_that_it_covers() -> None:
    kept, given_up = settled([figure(3, 4), date(3, 13)])
    assert [m.kind for m in kept] == [Kind.DATE]
    assert given_up == ()


def test_a_longer_figure_stands_beside_a_date() -> None:
    kept, _ = settled([figure(0, 20), date(5, 9)])
    assert [m.kind for m in kept] == [Kind.FIGURE, Kind.DATE]


def test_a_number_inside_the_name_of_an_event_is_given_up_and_said_so() -> None:
    kept, given_up = settled([figure(8, 12), name(0, 12, NameKind.EVENT)])
    assert [m.kind for m in kept] == [Kind.NAME]
    assert [cut.reason for cut in given_up] == ["in a name"]


def test_a_number_beside_a_person_stands() -> None:
    kept, _ = settled([figure(8, 12), name(0, 12, NameKind.PERSON)])
    assert {m.kind for m in kept} == {Kind.FIGURE, Kind.NAME}
