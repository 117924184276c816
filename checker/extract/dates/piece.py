"""A stretch of tokens that was read as a date, and what it still needs to be taken as one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.extract.dates.stamp import Stamp


class Need(StrEnum):
    """What must stand around a piece before it is a date."""

    NOTHING = ""
    YEAR = "year"  # a bare 2015: a preposition, brackets, a range
    MONTH = "month"  # a bare «mai», "May": a preposition
    SHORT = "short"  # a bare "Sep", good as one end of a range
    PART = "part"  # «de l'année», "of the month", a bare season: an edge or part before it
    WEEKDAY = "weekday"  # a bare «mardi»: anything but a plural or a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What was read, the tokens from `start` up to `end`, and its condition.

    `also` holds further dates of the same expression («le 12 et le 25 mai»), earlier ones first.
    """

    stamp: Stamp
    start: int
    end: int
    need: Need = Need.NOTHING
    also: tuple[Piece, ...] = ()
