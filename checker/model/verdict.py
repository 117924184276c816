"""The ladder on which two claims are judged, and how severely a rule takes each rung."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from checker.model.worlds import Worlds, holds, meet


class Verdict(StrEnum):
    """What is the case between two claims; a fact, not a policy."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    APPROXIMATE = "approximate"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"  # failed the gate; off the ladder


class Severity(IntEnum):
    """How much a finding matters; ordered, so that a threshold is one comparison."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A verdict and the step of the ladder that decided it, as a fixed label."""

    verdict: Verdict
    step: str


def compare(left: Worlds, right: Worlds) -> Verdict:
    """Return how two commitments fit, by the first rung of the ladder that holds.

    Both must be in one unit. With several readings left open on a side, the pair of readings
    that agrees best decides: a text contradicts another only if no reading of it fits.
    """
    return climb(left, right).verdict


def climb(left: Worlds, right: Worlds) -> Compared:
    """Return the verdict of `compare` together with the step that decided it.

    Same precision must be equal, as for consistent duplicates in XBRL; overlap of intervals
    excuses only different precision.
    """
    if set(left.strict) & set(right.strict) and left.bound == right.bound:
        return Compared(verdict=Verdict.AGREE, step="same commitment")
    if not (left.hedged or right.hedged) and set(left.nominal) & set(right.nominal):
        return Compared(verdict=Verdict.AGREE, step="same number")
    if left.precision is not None and left.precision == right.precision:
        return Compared(verdict=Verdict.CONFLICT, step="same precision, not equal")
    if (left.hedged or right.hedged) and _fits(left, right) and _fits(right, left):
        return Compared(verdict=Verdict.AGREE, step="says it is rounded, and fits")
    if meet(left.strict, right.strict):
        return Compared(verdict=Verdict.COMPATIBLE, step="strict readings meet")
    if meet(left.loose, right.loose):
        return Compared(verdict=Verdict.APPROXIMATE, step="only loose readings meet")
    if holds(left.truncated, right.nominal) or holds(right.truncated, left.nominal):
        return Compared(verdict=Verdict.APPROXIMATE, step="fits if cut off instead of rounded")
    return Compared(verdict=Verdict.CONFLICT, step="nothing meets")


def _fits(side: Worlds, other: Worlds) -> bool:
    """Whether a side that says it is rounded holds the number of the other (or meets its bound)."""
    if not side.hedged or holds(side.strict, other.nominal):
        return True
    return other.bound and not side.bound and meet(side.strict, other.strict)
