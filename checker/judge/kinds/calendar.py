"""Kinds of rules on one date by itself: whether there is such a day, its weekday, its tense."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.wording import day, words
from checker.lang.about_words import about_words
from checker.lang.folding import fold
from checker.model.claim import Claim, Kind, Reading, Tense
from checker.model.document import DateSource
from checker.model.pair import Reason
from checker.model.values import Edge, Grain, Period
from checker.model.verdict import Severity, Verdict

SHAPES = {
    "weekday": Shape(fields=frozenset({"date", "weekday"})),
    "tense": Shape(fields=frozenset({"date", "published"})),
    "missing_day": Shape(),
}
OPENING = 12  # characters of a sentence within which its date is its frame
MONTH = 31
PAST = ("past", "speech", "announced")  # cues of a clause that tells what has happened
WORD = re.compile(r"[^\W_]+")
LEFT_OVER = 3 * 366  # days after which a future tense tells history, and is no forecast left over
FINE = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF, Grain.YEAR)


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
            fields={
                "date": day(value.first, context.language),
                "weekday": names[value.first.isoweekday() - 1],
            },
            reasons=(Reason(label="calendar", detail=value.first.isoformat()),),
            cap=None if _year_said(value) else Severity.WARNING,
        )


def missing_day(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the days that no calendar has: the 31st of June, the 29th of February of 2023."""
    del rule
    for claim in context.claims(Kind.DATE):
        value = claim.value
        if isinstance(value, Period) and value.missing and not claim.quoted:
            yield Observation(
                verdict=Verdict.CONFLICT,
                claims=(claim,),
                reasons=(Reason(label="calendar", detail=value.said),),
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
            if date.last is None or not _left_over(date.last, published, wait):
                continue
            named = _naming(reading, claim, date)
            if not _fronted(named) or not claim.clause.contains(named.evidence):
                continue
            if _told_as_past(claim, context):
                continue
            seen.add(place)
            yield Observation(
                verdict=Verdict.APPROXIMATE,
                claims=(named, claim) if named is not claim else (claim,),
                fields={"date": context.said(named), "published": day(published, context.language)},
                reasons=(Reason(label="past at publication", detail=date.last.isoformat()),),
                cap=None if sure else Severity.WARNING,
            )


def _left_over(last: dt.date, published: dt.date, wait: dt.timedelta) -> bool:
    """Whether a day was past at publication, yet near enough for a forecast left in the text."""
    return last < published - wait and (published - last).days <= LEFT_OVER


def _told_as_past(claim: Claim, context: Context) -> bool:
    """Whether the clause has a verb in the past too: «announced in May that it will open»."""
    written = claim.clause.of(context.readings[claim.document].document.text).casefold()
    as_written = f" {' '.join(WORD.findall(written))} "
    folded = f" {' '.join(WORD.findall(fold(written)))} "
    phrases = about_words(claim.language).phrases
    for cue in (cue for label in PAST for cue in phrases.get(label, ())):
        exact = cue.startswith("=")
        parts = cue.removeprefix("=").casefold().split("*")
        pattern = "*".join(parts if exact else map(fold, parts))
        if fnmatchcase(as_written if exact else folded, f"* {pattern} *"):
            return True
    return False


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
