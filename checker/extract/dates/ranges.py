"""Ranges of dates, and dates that share the year that stands after the last of them."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.dates.line import Line
from checker.extract.dates.piece import Need, Piece
from checker.extract.dates.reading import longest
from checker.extract.dates.stamp import Stamp
from checker.model.values import Edge, Grain


def ranged(line: Line, at: int, floor: int) -> Piece | None:
    """Return a date, or the range that it opens: «de 2019 à 2023», "March to May 2025"."""
    first = longest(line, at)
    if first is None or first.stamp.last is not None or first.also:
        return first
    link = line.term("to", first.end)
    if link is None and (opened := line.before("between", first.start)) and opened[1] >= floor:
        link = line.term("and", first.end)
    if link is None:
        return first
    begin = link[1]
    second = longest(line, begin) if begin < len(line) and line.near(begin) else None
    if second is None and (now := line.term("now", begin)):
        second = Piece(stamp=Stamp(grain=Grain.DAY, shift=0), start=begin, end=now[1])
    if second is None and begin < len(line):
        begin = line.skip("article", begin)
        second = longest(line, begin) if begin < len(line) else None
    if second is None or second.stamp.last is not None or second.also:
        return first
    return _joined(first, second) or first


def _joined(first: Piece, second: Piece) -> Piece | None:
    """Return the range from one date to another of the same sort; the first may borrow the year."""
    start, end = first.stamp, second.stamp
    needs = (first.need, second.need)
    if (
        start.year and end.shift is not None and end.grain is Grain.DAY
    ):  # from January 2019 to today
        end = replace(end, edge=Edge.NONE)
        return Piece(
            stamp=replace(start, last=end, swapped=None), start=first.start, end=second.end
        )
    if Need.PART in needs or start.shift is not None or end.shift is not None:
        return None
    if start.grain is not end.grain or start.near or Need.WEEKDAY in needs:
        return None
    if start.year is None and start.year_shift is None:
        start = replace(start, year=end.year, year_shift=end.year_shift)
    if end.year is None and start.year is not None:
        return None
    if start.year and end.year and _order(start) >= _order(end):
        return None
    need = Need.YEAR if Need.YEAR in needs else Need.NOTHING
    if Need.SHORT in needs and end.year is None:
        need = Need.MONTH
    return Piece(
        stamp=replace(start, last=end, swapped=None), start=first.start, end=second.end, need=need
    )


def _order(stamp: Stamp) -> tuple[int, int, int]:
    return stamp.year or 0, stamp.number, stamp.day


def sharing(line: Line, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, the year that stands after the last of several given to each of them.

    «Le 3 mai et le 5 juin 2024», "in May and June 2024".
    """
    shared = False
    for k in range(len(pieces) - 2, -1, -1):
        chained, shared = shared, False
        first, second = pieces[k].stamp, pieces[k + 1].stamp
        bare = first.year is None and first.year_shift is None and first.shift is None
        if not (bare and first.number and not first.near) or second.year is None:
            continue
        rising = (first.number, first.day) < (second.number, second.day)
        if not rising or first.grain is not second.grain:
            continue
        if _listed(line, pieces[k].end, pieces[k + 1].start, comma=chained):
            shared = True
            last = replace(first.last, year=second.year) if first.last else None
            stamp = replace(first, year=second.year, last=last)
            pieces[k] = replace(pieces[k], stamp=stamp)
    return pieces


def _listed(line: Line, at: int, end: int, *, comma: bool) -> bool:
    """Return whether «and», or a comma in a list that ends so, joins two dates."""
    link = line.term("and", at)
    if link is None and not (comma and line.key(at) == ","):
        return False
    return 0 <= end - (link[1] if link else at + 1) <= 1
