"""What a claim *commits to*: the set of worlds that would make it true, strictly and loosely."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A range of numbers; None is unbounded; an end is open when it is itself outside."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Return whether some number lies in both."""
        return not (_below(self, other) or _below(other, self))

    def within(self, other: Interval) -> bool:
        """Return whether every number of this interval lies in the other."""
        low = other.low is None or (
            self.low is not None
            and (
                self.low > other.low or (self.low == other.low and other.low_open <= self.low_open)
            )
        )
        high = other.high is None or (
            self.high is not None
            and (
                self.high < other.high
                or (self.high == other.high and other.high_open <= self.high_open)
            )
        )
        return low and high


def _below(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subsets:
    """The sets that contain `least` and, when `most` is not None, lie within `most`."""

    least: frozenset[str]
    most: frozenset[str] | None = None

    def meets(self, other: Subsets) -> bool:
        """Return whether some set fits both."""
        least = self.least | other.least
        return all(side.most is None or least <= side.most for side in (self, other))

    def within(self, other: Subsets) -> bool:
        """Return whether every set of this commitment fits the other."""
        if not self.least >= other.least:
            return False
        return other.most is None or (self.most is not None and self.most <= other.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worlds:
    """A commitment: `strict` is what a careful reader takes, `loose` what could be defended.

    `strict` lies within `loose`; both are tuples of alternatives of one type, any of which may
    hold (a text that leaves two readings open has two).
    """

    strict: tuple[Interval, ...] | tuple[Subsets, ...]
    loose: tuple[Interval, ...] | tuple[Subsets, ...]
