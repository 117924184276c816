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

    def holds(self, number: Decimal) -> bool:
        """Return whether a number lies in this interval."""
        return Interval(low=number, high=number).within(self)

    def scaled(self, factor: Decimal, offset: Decimal = Decimal(0)) -> Interval:
        """Return the interval in another unit: times a positive factor, plus an offset."""
        return Interval(
            low=None if self.low is None else self.low * factor + offset,
            high=None if self.high is None else self.high * factor + offset,
            low_open=self.low_open,
            high_open=self.high_open,
        )


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


Worldset = Interval | Subsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Worlds:
    """A commitment: `strict` is what a careful reader takes, `loose` what could be defended.

    `strict` lies within `loose`; both are tuples of alternatives of one type, any of which may
    hold (a text that leaves two readings open has two).

    Attributes:
        strict: what a careful reader takes the words to mean, an item for each open reading.
        loose: what the author could still defend, in the same order.
        nominal: the numbers that stand in the text, in the same order; () for sets of things.
        hedged: whether the text says itself that it is rounded or bounded («nearly», «over»).
        bound: whether `nominal` is a bound and not a middle («over 200», «28 to 34»).
        precision: last place that a bare figure vouches for, or a date's grain as a number; two
            commitments of one precision must be equal. None when overlap alone decides.
        truncated: what the figure would mean if it had been cut off instead of rounded.
    """

    strict: tuple[Interval, ...] | tuple[Subsets, ...]
    loose: tuple[Interval, ...] | tuple[Subsets, ...]
    nominal: tuple[Decimal, ...] = ()
    hedged: bool = False
    bound: bool = False
    precision: int | None = None
    truncated: tuple[Interval, ...] = ()

    def scaled(self, factor: Decimal, offset: Decimal = Decimal(0)) -> Worlds:
        """Return the commitment in another unit; a number converted vouches for no last place.

        Raises:
            TypeError: the commitment is to sets of things.
        """

        def convert(sets: tuple[Interval, ...] | tuple[Subsets, ...]) -> tuple[Interval, ...]:
            if any(isinstance(one, Subsets) for one in sets):
                raise TypeError("sets of things have no unit")
            return tuple(one.scaled(factor, offset) for one in sets if isinstance(one, Interval))

        return Worlds(
            strict=convert(self.strict),
            loose=convert(self.loose),
            nominal=tuple(number * factor + offset for number in self.nominal),
            hedged=self.hedged,
            bound=self.bound,
            truncated=convert(self.truncated),
        )


def meet(left: tuple[Worldset, ...], right: tuple[Worldset, ...]) -> bool:
    """Return whether an alternative of one side meets one of the other, both of one type."""
    return any(_meets(one, other) for one in left for other in right)


def _meets(one: Worldset, other: Worldset) -> bool:
    if isinstance(one, Interval) and isinstance(other, Interval):
        return one.meets(other)
    if isinstance(one, Subsets) and isinstance(other, Subsets):
        return one.meets(other)
    return False


def holds(worlds: tuple[Worldset, ...], numbers: tuple[Decimal, ...]) -> bool:
    """Return whether one of the numbers lies in one of the intervals."""
    return any(isinstance(w, Interval) and w.holds(n) for w in worlds for n in numbers)
