from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from checker.judge.commit import figure_worlds, members_worlds, period_worlds
from checker.judge.slack import slack
from checker.model.values import Edge, Figure, Grain, Member, Members, Modifier, Period
from checker.model.verdict import compare

M = Modifier


def figure(text: str, modifier: Modifier = M.EXACT, **more: object) -> Figure:
    number = Decimal(text)
    place = int(number.as_tuple().exponent)
    return Figure(value=number, place=place, modifier=modifier, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (figure("12"), figure("12"), "agree"),
        (figure("12"), figure("12.0"), "agree"),
        (figure("17"), figure("16.9"), "compatible"),
        (figure("16"), figure("16.9"), "approximate"),
        (figure("16.8"), figure("16.9"), "conflict"),
        (figure("50"), figure("48.7"), "approximate"),
        (figure("50"), figure("49"), "conflict"),
        (figure("50", M.ALMOST), figure("48.7"), "approximate"),
        (figure("50", M.ALMOST), figure("49.4"), "agree"),
        (figure("50", M.ALMOST), figure("50.4"), "conflict"),
        (figure("31.5", M.ALMOST), figure("31.4"), "agree"),
        (figure("12", M.OVER), figure("12"), "compatible"),
        (figure("61000", M.OVER), figure("61300"), "agree"),
        (figure("3000", M.OVER), figure("15000"), "approximate"),
        (figure("3000", M.OVER), figure("2900"), "conflict"),
        (figure("17", M.ABOUT), figure("17.2"), "agree"),
        (figure("500", M.ABOUT), figure("500", M.OVER), "compatible"),
        (figure("1.1", M.ABOUT), figure("1", M.ALMOST), "approximate"),
        (figure("412000"), figure("421000"), "conflict"),
        (figure("61300"), figure("61000"), "compatible"),
        (figure("1284"), figure("1300"), "compatible"),
        (figure("1284"), figure("1200"), "conflict"),
        (figure("60"), figure("59"), "conflict"),
        (figure("2"), figure("2.4"), "approximate"),
        (figure("20", fraction=True, words=True), figure("22"), "compatible"),
        (figure("20", M.ABOUT, words=True), figure("24"), "agree"),
        (figure("28", M.BETWEEN, upper=Decimal(34)), figure("30", M.ABOUT), "agree"),
        (figure("28", M.BETWEEN, upper=Decimal(34)), figure("31"), "agree"),
        (figure("28", M.BETWEEN, upper=Decimal(34)), figure("36"), "conflict"),
        (figure("5000", others=(Decimal(5),)), figure("5"), "agree"),
        (figure("5000", others=(Decimal(5),)), figure("7"), "conflict"),
        (figure("600", M.UNDER), figure("580"), "agree"),
        (figure("600", M.UP_TO), figure("600"), "agree"),
        (figure("600", M.UP_TO), figure("640"), "conflict"),
        (figure("-3.4"), figure("-3.4"), "agree"),
        (figure("-3"), figure("-3.4"), "approximate"),
        (figure("0"), figure("0"), "agree"),
        (figure("0"), figure("1"), "conflict"),
    ],
)
def test_figures_stand_to_each_other_as_an_editor_says(left, right, verdict):
    one, two = figure_worlds(left, slack()), figure_worlds(right, slack())
    assert (compare(one, two), compare(two, one)) == (verdict, verdict)


def year(number: int, edge: Edge = Edge.NONE) -> Period:
    first, last = dt.date(number, 1, 1), dt.date(number, 12, 31)
    return Period(first=first, last=last, grain=Grain.YEAR, edge=edge, said=str(number))


def day(*parts: int) -> Period:
    date = dt.date(*parts)
    return Period(first=date, last=date, grain=Grain.DAY, said=date.isoformat())


DECEMBER = Period(first=dt.date(2015, 12, 1), last=dt.date(2015, 12, 31), grain=Grain.MONTH)
OPEN_YEAR = Period(first=dt.date(2008, 1, 1), last=None, grain=Grain.YEAR, edge=Edge.SINCE)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (year(2015), year(2015), "agree"),
        (year(2015), DECEMBER, "compatible"),
        (year(2015, Edge.END), DECEMBER, "compatible"),
        (year(2015, Edge.START), DECEMBER, "conflict"),
        (year(2027, Edge.START), year(2027, Edge.END), "conflict"),
        (year(2015), year(2016), "conflict"),
        (day(1941, 5, 3), day(1942, 5, 3), "conflict"),
        (OPEN_YEAR, year(2008), "agree"),
        (OPEN_YEAR, year(2010), "conflict"),
        (year(2015, Edge.ABOUT), year(2016), "approximate"),
        (year(1800, Edge.ABOUT), year(1804), "compatible"),
        (year(1800, Edge.ABOUT), year(1808), "approximate"),
        (year(1800, Edge.ABOUT), year(1820), "conflict"),
    ],
)
def test_dates_stand_to_each_other_as_an_editor_says(left, right, verdict):
    one, two = period_worlds(left, slack()), period_worlds(right, slack())
    assert one is not None
    assert two is not None
    assert (compare(one, two), compare(two, one)) == (verdict, verdict)


def test_a_date_that_leaves_two_readings_open_contradicts_only_if_neither_fits():
    both = Period(
        first=dt.date(2025, 4, 3),
        last=dt.date(2025, 4, 3),
        grain=Grain.DAY,
        others=((dt.date(2025, 3, 4), dt.date(2025, 3, 4)),),
    )
    read = period_worlds(both, slack())
    march = period_worlds(day(2025, 3, 4), slack())
    may = period_worlds(day(2025, 5, 4), slack())
    assert read is not None
    assert march is not None
    assert may is not None
    assert compare(read, march) == "agree"
    assert compare(read, may) == "conflict"


def members(names: str, *, open_: bool = False) -> Members:
    named = tuple(Member(surface=n, key=n, start=0, end=1) for n in names)
    return Members(named=named, open=open_)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (members("ab"), members("ba"), "agree"),
        (members("ab"), members("abc"), "conflict"),
        (members("ab", open_=True), members("abc"), "compatible"),
        (members("ad", open_=True), members("abc"), "conflict"),
        (members("ad", open_=True), members("abc", open_=True), "compatible"),
    ],
)
def test_lists_stand_to_each_other_as_sets(left, right, verdict):
    assert compare(members_worlds(left), members_worlds(right)) == verdict
    assert compare(members_worlds(right), members_worlds(left)) == verdict


def test_an_unresolved_date_commits_to_nothing():
    nothing = Period(first=None, last=None, grain=Grain.DAY, said="XXXX-05-12")
    assert period_worlds(nothing, slack()) is None
