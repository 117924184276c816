"""Dates that a text only counts from its own day: last year, three weeks ago, «mardi»."""

from __future__ import annotations

import datetime as dt

from checker.judge.kinds.figures import said_alike
from checker.judge.observation import Context
from checker.model.claim import Claim
from checker.model.document import DateSource
from checker.model.pair import Pair
from checker.model.values import Grain, Period
from checker.model.verdict import Verdict

LONG = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)
LONGER = 3, 2  # a stretch one and a half times as long as another is another stretch


def by_guess(pair: Pair, context: Context) -> Verdict | None:
    """Return the verdict on two dates of which one hangs on a day of publication that is guessed.

    A text appeared on the day inferred from its own dates, or later: what it counts from there
    lies no earlier. None where no such doubt exists, or where the dates bear names to compare.
    """
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Period) or not isinstance(right, Period):
        return None
    loose = [claim for claim in (pair.left, pair.right) if _guessed(claim, context)]
    if not loose:
        return None
    if left.counted and right.counted:
        return _both_counted(pair, context)
    if len(loose) == 1 or left.counted or right.counted:
        guess, other = (left, right) if pair.left is loose[0] else (right, left)
        return _no_earlier(guess, other)
    return _same_name(left, right)


def _guessed(claim: Claim, context: Context) -> bool:
    source = context.readings[claim.document].document.date_source
    known = source not in (DateSource.INFERRED, DateSource.UNKNOWN)
    return isinstance(claim.value, Period) and claim.value.relative and not known


def _both_counted(pair: Pair, context: Context) -> Verdict:
    left, right = pair.left.value, pair.right.value
    assert isinstance(left, Period)  # noqa: S101 - told by the caller; for the type checker
    assert isinstance(right, Period)  # noqa: S101 - the same
    if left.weekday and right.weekday:
        return Verdict.AGREE if left.weekday == right.weekday else Verdict.CONFLICT
    years = [_years_back(claim, context) for claim in (pair.left, pair.right)]
    if left.grain is right.grain and left.grain in LONG and None not in years:
        return Verdict.AGREE if years[0] == years[1] else Verdict.CONFLICT
    return Verdict.AGREE


def _years_back(claim: Claim, context: Context) -> int | None:
    published: dt.date | None = context.readings[claim.document].document.date
    value = claim.value
    if published is None or not isinstance(value, Period) or value.first is None:
        return None
    return published.year - value.first.year


def _no_earlier(guess: Period, other: Period) -> Verdict | None:
    """Compare a date that may lie later than it was read with one that does not move."""
    if guess.weekday and other.first and other.first == other.last:
        return Verdict.AGREE if guess.weekday == other.first.isoweekday() else Verdict.CONFLICT
    if guess.first is None or other.last is None or other.last < guess.first:
        return None
    return Verdict.AGREE if guess.counted else _same_name(guess, other)


def _same_name(left: Period, right: Period) -> Verdict | None:
    """Agree where two dates of one name differ in a year that neither text is known to name."""
    if left.grain is not right.grain or not left.first or not right.first:
        return None
    named = [(day.month, day.day) for day in (left.first, right.first)]
    return Verdict.AGREE if named[0] == named[1] else None


def other_stretch(pair: Pair) -> bool:
    """Return whether sentences that say the same speak of stretches of another length up to now."""
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Period) or not isinstance(right, Period) or not said_alike(pair):
        return False
    if not (left.counted and right.counted and "/" in left.said and "/" in right.said):
        return False
    short, long = sorted((_length(left), _length(right)))
    return 0 < short * LONGER[0] < long * LONGER[1]


def _length(period: Period) -> int:
    if period.first is None or period.last is None:
        return 0
    return (period.last - period.first).days
