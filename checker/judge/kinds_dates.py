"""Kinds of rules on dates: one event dated twice, and dates that clash inside one text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.judge.commit import period_worlds
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.wording import days, words
from checker.model.claim import Claim, Kind, Modality, Reading, Tense
from checker.model.document import DateSource
from checker.model.pair import Pair, Reason
from checker.model.values import Edge, Grain, Period
from checker.model.verdict import Severity, Verdict, climb

SHAPES = {
    "period": Shape(),
    "weekday": Shape(fields=frozenset({"weekday"})),
    "tense": Shape(fields=frozenset({"date", "published"})),
}
OPENING = 12
MONTH = 31
OPEN = (Edge.BEFORE, Edge.AFTER)
FINE = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF, Grain.YEAR)


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
        if {left.edge, right.edge} & set(OPEN) or {left.edge, right.edge} == TURNED:
            continue
        one, two = period_worlds(left, context.slack), period_worlds(right, context.slack)
        if one is None or two is None:
            yield from _by_name(pair, left, right, rule)
            continue
        compared = climb(one, two)
        yield Observation(
            verdict=(
                Verdict.AGREE
                if _year_guessed(pair, context)
                else _verdict(compared.verdict, left, right)
            ),
            claims=(pair.left, pair.right),
            worlds=(one, two),
            fields={"gap": _apart(left, right, context.language)},
            reasons=(Reason(label=compared.step, detail=rule.id),),
            pair=pair,
            cap=Severity.NOTE if compared.verdict is Verdict.COMPATIBLE else None,
        )


def _dateline(claim: Claim, context: Context) -> bool:
    """Whether a date is the day on which its own text was published."""
    published = context.readings[claim.document].document.date
    value = claim.value
    return isinstance(value, Period) and published is not None and value.first == published


TURNED = {Edge.SINCE, Edge.UNTIL}


def _by_name(pair: Pair, left: Period, right: Period, rule: Rule) -> Iterator[Observation]:
    """Compare two days of which one has no known year by day and month, or by day of the week."""
    one, two = _month_and_day(left), _month_and_day(right)
    if one is None or two is None:
        if left.weekday is None or right.weekday is None:
            return
        one, two = (left.weekday, 0), (right.weekday, 0)
    yield Observation(
        verdict=Verdict.AGREE if one == two else Verdict.CONFLICT,
        claims=(pair.left, pair.right),
        reasons=(Reason(label="days by name", detail=rule.id),),
        pair=pair,
    )


def _month_and_day(period: Period) -> tuple[int, int] | None:
    """Return month and day of a single day, whether or not its year is known; else None."""
    if period.grain is not Grain.DAY or period.edge not in (Edge.NONE, Edge.SINCE, Edge.UNTIL):
        return None
    day = period.first or period.last
    if day is not None:
        return day.month, day.day
    parts = period.said.removeprefix("../").removesuffix("/..").split("-")
    unknown = len(parts) == len(("XXXX", "05", "12")) and parts[0] == "XXXX"
    if not unknown or not (parts[1].isdigit() and parts[2].isdigit()):
        return None
    return int(parts[1]), int(parts[2])


def _year_guessed(pair: Pair, context: Context) -> bool:
    """Whether two days of one name differ in a year that neither text is known to name."""
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Period) or not isinstance(right, Period):
        return False
    if not (left.first and right.first and left.relative and right.relative):
        return False
    same = (left.first.month, left.first.day) == (right.first.month, right.first.day)
    guessed = any(
        context.readings[claim.document].document.date_source
        in (DateSource.INFERRED, DateSource.UNKNOWN)
        for claim in (pair.left, pair.right)
    )
    return same and left.grain is right.grain and guessed


def _verdict(verdict: Verdict, left: Period, right: Period) -> Verdict:
    """«Last year» fits «late 2024», a year fits a span that holds it: neither means to be precise.

    A season has the same name and other days in another calendar.
    """
    same = bool(left.said) and (left.said, left.edge) == (right.said, right.edge)
    loose = left.relative or right.relative or Grain.SPAN in (left.grain, right.grain)
    meets = verdict in (Verdict.COMPATIBLE, Verdict.APPROXIMATE)
    return Verdict.AGREE if same or (loose and meets) else verdict


def _apart(left: Period, right: Period, language: str) -> str:
    if left.first is None or right.first is None:
        return ""
    return days(abs((left.first - right.first).days), language)


def weekday(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the dates whose day of the week is not that of their day."""
    del rule
    for claim in context.claims(Kind.DATE):
        value = claim.value
        if not isinstance(value, Period) or value.weekday is None or value.first is None:
            continue
        if value.grain is not Grain.DAY or value.relative or value.first != value.last:
            continue
        if any(first.isoweekday() == value.weekday for first, _ in value.others):
            continue
        right = value.first.isoweekday() == value.weekday
        names = words(context.language)["weekdays"]
        yield Observation(
            verdict=Verdict.AGREE if right else Verdict.CONFLICT,
            claims=(claim,),
            fields={"weekday": names[value.first.isoweekday() - 1]},
            reasons=(Reason(label="calendar", detail=value.first.isoformat()),),
            cap=None if _year_said(value) else Severity.WARNING,
        )


def _year_said(value: Period) -> bool:
    """Whether the text names the year itself (else it was inferred, and may be another one)."""
    return value.said[:4].isdigit()


def tense(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the dates, past when the text was published, of which it speaks in the future tense."""
    del rule
    seen: set[tuple[int, int]] = set()
    for reading in context.readings.values():
        published = reading.document.date
        if published is None:
            continue
        sure = reading.document.date_source is not DateSource.INFERRED
        for claim in reading.claims:
            date = _dated(claim)
            place = (claim.document, claim.sentence.start)
            if claim.tense is not Tense.FUTURE or date is None or place in seen:
                continue
            wait = dt.timedelta(days=1 if sure else MONTH)
            if date.last is None or date.last >= published - wait:
                continue
            if claim.kind is Kind.DATE and not _fronted(claim):
                continue
            named = _naming(reading, claim, date)
            if not claim.clause.contains(named.evidence):
                continue
            seen.add(place)
            yield Observation(
                verdict=Verdict.APPROXIMATE,
                claims=(named, claim) if named is not claim else (claim,),
                fields={"date": context.said(named), "published": published.isoformat()},
                reasons=(Reason(label="past at publication", detail=date.last.isoformat()),),
                cap=None if sure else Severity.WARNING,
            )


def _fronted(claim: Claim) -> bool:
    """Whether a date opens its sentence, and so belongs to the main verb."""
    return claim.evidence.start - claim.sentence.start <= OPENING


def _naming(reading: Reading, claim: Claim, date: Period) -> Claim:
    """Return the claim that names the date in the sentence of another claim, or that one."""
    for other in reading.claims:
        if other.sentence == claim.sentence and isinstance(other.value, Period):
            same = (other.value.first, other.value.last) == (date.first, date.last)
            if other.kind is Kind.DATE and same:
                return other
    return claim


def _dated(claim: Claim) -> Period | None:
    """Return the date that a claim names or is about, of a grain fine enough to be past."""
    value = claim.value if claim.kind is Kind.DATE else claim.period
    about = claim.kind is Kind.DATE or claim.period_explicit
    if not about or not isinstance(value, Period) or claim.quoted:
        return None
    bent = value.edge in (Edge.SINCE, Edge.AFTER, Edge.BEFORE)
    if bent or value.grain not in FINE or value.relative or value.others:
        return None
    return value
