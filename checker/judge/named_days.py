"""Days of the year that a text names, whichever year is meant."""

from __future__ import annotations

from checker.model.values import Edge, Grain, Period


def month_and_day(period: Period) -> tuple[int, int] | None:
    """Return month and day of a single day, whether or not its year is known; else None."""
    if period.grain is not Grain.DAY or period.edge not in (Edge.NONE, Edge.SINCE, Edge.UNTIL):
        return None
    day = period.first or period.last
    if day is not None:
        return day.month, day.day
    parts = period.said.removeprefix("../").removesuffix("/..").split("-")
    three = len(parts) == len(("XXXX", "05", "12"))
    if (
        not three
        or not (parts[0] == "XXXX" or period.missing)
        or not (parts[1].isdigit() and parts[2].isdigit())
    ):
        return None
    return int(parts[1]), int(parts[2])
