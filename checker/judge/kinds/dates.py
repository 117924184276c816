"""Kind of rule on dates: one event dated twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from checker.judge.commit import period_worlds
from checker.judge.kinds.counted import LONG, by_guess, other_stretch
from checker.judge.kinds.figures import said_alike
from checker.judge.named_days import month_and_day
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.wording import days
from checker.model.claim import Claim, Kind, Modality
from checker.model.document import DateSource
from checker.model.pair import Pair, Reason
from checker.model.values import Edge, Grain, Period
from checker.model.verdict import Severity, Verdict, climb

SHAPES = {
    "period": Shape(),
}
OPEN = {Edge.BEFORE, Edge.AFTER}
TURNED = {Edge.SINCE, Edge.UNTIL}
SHORT = (Grain.DAY, Grain.WEEK)
SPANNING = 2 * 366  # days from which a stretch is one of years
ENDS = ({Edge.BEFORE, Edge.UNTIL}, {Edge.AFTER, Edge.SINCE})  # a deadline is said in both ways


def period(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the verdict on each pair of dates of one event."""
    for pair in context.paired(Kind.DATE):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Period) or not isinstance(right, Period):
            continue
        if Modality.REJECTED in (pair.left.modality, pair.right.modality):
            continue
        if all(_dateline(claim, context) for claim in (pair.left, pair.right)):
            continue
        if _bent_apart(left, right) or _other_occasion(pair):
            continue
        if _unlike(left, right) or _unlike(right, left):
            continue
        left, right = _day_itself(left), _day_itself(right)  # both are bent alike, or not at all
        one, two = period_worlds(left, context.slack), period_worlds(right, context.slack)
        if one is None or two is None:
            yield from _by_name(pair, left, right, rule)
            continue
        compared = climb(one, two)
        yield Observation(
            verdict=_verdict(pair, compared.verdict, context),
            claims=(pair.left, pair.right),
            worlds=(one, two),
            fields={"gap": _apart(left, right, context.language)},
            reasons=(Reason(label=compared.step, detail=rule.id),),
            pair=pair,
            cap=_cap(compared.verdict, pair, left, right),
        )


def _cap(verdict: Verdict, pair: Pair, left: Period, right: Period) -> Severity | None:
    if verdict is not Verdict.COMPATIBLE:
        return None
    apart = _spans_differ(pair, left, right) or other_stretch(pair)
    return Severity.WARNING if apart else Severity.NOTE


def _dateline(claim: Claim, context: Context) -> bool:
    """Whether a date is the day on which its own text was published."""
    document = context.readings[claim.document].document
    value = claim.value
    if document.date is None or document.date_source is DateSource.INFERRED:
        return False
    return isinstance(value, Period) and value.first == document.date


def _bent_apart(left: Period, right: Period) -> bool:
    """Whether «before» or «after» leaves open what the other date says, or opens the other side.

    «Before 1 July» and «until 30 June» are one deadline.
    """
    if left.edge is right.edge:
        return False
    if _one_end(left, right):
        one, two = left.last or left.first, right.last or right.first
        return one is not None and two is not None and abs(one - two) == dt.timedelta(days=1)
    edges = {left.edge, right.edge}
    return bool(edges & OPEN) or edges == TURNED


def _one_end(left: Period, right: Period) -> bool:
    """Whether both dates are the end, or both the beginning, of some time."""
    return any({left.edge, right.edge} <= end for end in ENDS)


def _day_itself(period: Period) -> Period:
    return replace(period, edge=Edge.NONE) if period.edge in OPEN else period


def _other_occasion(pair: Pair) -> bool:
    """Whether one date alone is that of a comparison, or of an earlier thing of the same sort.

    That one text compares where the other does not tells something beside a «last year» alone:
    two years that are both named may still be one.
    """
    one_sided = pair.left.scope ^ pair.right.scope
    values = (pair.left.value, pair.right.value)
    counted = any(isinstance(value, Period) and value.counted for value in values)
    return "another_time" in one_sided or ("base" in one_sided and counted)


def _unlike(one: Period, other: Period) -> bool:
    """Whether two dates are of two sorts, so that a sentence may well hold both.

    That is a day counted from now beside a month or year, and a stretch of years beside a day or
    month that bears no year.
    """
    if one.counted and one.grain in SHORT:
        return other.grain not in SHORT
    if one.grain is not Grain.SPAN or one.first is None or one.last is None:
        return False
    long = (one.last - one.first).days > SPANNING
    return long and other.relative and other.grain not in (*LONG, Grain.SPAN)


def _by_name(pair: Pair, left: Period, right: Period, rule: Rule) -> Iterator[Observation]:
    """Compare two days of which one has no known year by day and month, or by day of the week."""
    one, two = month_and_day(left), month_and_day(right)
    if one is None or two is None:
        weekdays = [_day_of_week(left), _day_of_week(right)]
        if None in weekdays or not (left.weekday or right.weekday):
            return
        one, two = ((number or 0, 0) for number in weekdays)
    yield Observation(
        verdict=Verdict.AGREE if one == two else Verdict.CONFLICT,
        claims=(pair.left, pair.right),
        reasons=(Reason(label="days by name", detail=rule.id),),
        pair=pair,
    )


def _day_of_week(period: Period) -> int | None:
    """Return the day of the week that a single day is said to be, or is."""
    if period.weekday or period.first is None or period.first != period.last:
        return period.weekday
    return period.first.isoweekday()


def _verdict(pair: Pair, verdict: Verdict, context: Context) -> Verdict:
    """Return the verdict on two dates, how they are said considered.

    «Last year» fits «late 2024», a year fits a span that holds it: neither means to be precise. A
    season has the same name and other days in another calendar.
    """
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Period) or not isinstance(right, Period):
        return verdict
    if _spans_differ(pair, left, right) or other_stretch(pair):
        return Verdict.CONFLICT
    if guess := by_guess(pair, context):
        return guess
    same = bool(left.said) and (left.said, left.edge) == (right.said, right.edge)
    loose = left.relative or right.relative or Grain.SPAN in (left.grain, right.grain)
    meets = verdict in (Verdict.COMPATIBLE, Verdict.APPROXIMATE)
    return Verdict.AGREE if same or (loose and meets) else verdict


def _spans_differ(pair: Pair, left: Period, right: Period) -> bool:
    """Whether two stretches of years, in sentences that say the same, share one end only."""
    if (left.grain, right.grain) != (Grain.SPAN, Grain.SPAN) or not said_alike(pair):
        return False
    return (left.first == right.first) != (left.last == right.last)


def _apart(left: Period, right: Period, language: str) -> str:
    if left.first is None or right.first is None:
        return ""
    return days(abs((left.first - right.first).days), language)
