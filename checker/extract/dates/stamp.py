"""What a date expression says, before it is set against the document's date."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from enum import StrEnum

from checker.model.values import Edge, Grain

_TWELVE = 12


class Origin(StrEnum):
    """From which date a relative expression counts."""

    DOCUMENT = "document"
    EITHER = "either"  # the one that the sentence named before, else the document's
    SENTENCE = "sentence"  # the one that the sentence named before, else none that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date as it is said: what it names, and what it leaves to the document's date.

    Attributes:
        grain: the finest part that it names.
        year: the year said; for a decade or century its first year.
        number: month, quarter, half or season (1 spring to 4 winter), ISO week, or 0.
        day: day of the month, or 0.
        weekday: 1 to 7 when named.
        shift: units away from the document's date («last month»: -1, grain month).
        near: -1 or +1 when the nearest past or coming one is meant («last May», «next Tuesday»).
        year_shift: the same for the year alone («March of last year»).
        count: length in units of a stretch that ends (`shift` -1) or begins (+1) at the date.
        swapped: the same figures read in the other order of day and month.
        edge: bent to its start, end, …
        last: where a range ends.
        origin: the date from which `shift` counts.
        feast: days from Easter Sunday, for a movable feast.
        place: which such weekday of its month, 1 to 5, or -1 for the last.
        offset: units and their count to move on from it («two days after 7 May»: day, 2).
    """

    grain: Grain
    year: int | None = None
    number: int = 0
    day: int = 0
    weekday: int | None = None
    shift: int | None = None
    near: int = 0
    year_shift: int | None = None
    count: int = 0
    swapped: Stamp | None = None
    edge: Edge = Edge.NONE
    last: Stamp | None = None
    origin: Origin = Origin.DOCUMENT
    feast: int | None = None
    place: int = 0
    offset: tuple[Grain, int] | None = None

    @property
    def relative(self) -> bool:
        """Return whether its sense hangs on the document's date."""
        return self.year is None

    @property
    def counted(self) -> bool:
        """Return whether it names no year, month or day, and only counts from another date."""
        named = self.number or (self.day and self.shift is None)
        return self.year is None and not named


def valid(stamp: Stamp) -> bool:
    """Return whether the calendar has such a day."""
    if stamp.grain is not Grain.DAY or not stamp.day:
        return True
    if not 1 <= stamp.number <= _TWELVE:
        return False
    return 1 <= stamp.day <= calendar.monthrange(stamp.year or 2000, stamp.number)[1]
