"""Dates and periods in a block of text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from checker.extract.dates.context import bent, stands, with_article
from checker.extract.dates.line import Line, line_of
from checker.extract.dates.openers import begins
from checker.extract.dates.piece import Piece
from checker.extract.dates.ranges import ranged, sharing
from checker.extract.dates.resolve import resolve
from checker.extract.dates.stamp import Origin
from checker.extract.dates.tense import coming
from checker.extract.mention import Mention
from checker.model.claim import Kind
from checker.model.document import Span
from checker.model.values import Edge, Grain, Period

_BESIDE = 4
_STOPS = frozenset(".!?")
_COARSE = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)  # what may be counted from a year alone


def find_dates(text: str, span: Span, code: str, reference: dt.date | None) -> list[Mention]:
    """Return the dates and periods of a stretch of text, in order, set against the document's date.

    Without a reference date, relative expressions and dates that name no year are still mentions,
    but have no days (`first` and `last` are None).
    """
    return dates_in(line_of(text, span, code), reference)


def dates_in(line: Line, reference: dt.date | None) -> list[Mention]:
    """Return what `find_dates` does of a stretch of text that is read as tokens already."""
    found: list[Mention] = []
    anchor: Piece | None = None
    named: dt.date | None = None
    for piece in sharing(line, _pieces(line)):
        for one in (*piece.also, piece):
            against = reference
            if one.stamp.origin is not Origin.DOCUMENT:
                against = _anchor(line, anchor, named, one, reference)
            period = _period(line, one, against)
            if anchor and named and not line.term("shift_before", one.start):
                period = _also_then(period, one, named)
            if one.stamp.year is not None and one.stamp.grain not in (Grain.DECADE, Grain.CENTURY):
                anchor, named = one, period.first
            found.append(Mention(span=line.span(one.start, one.end), kind=Kind.DATE, value=period))
    return found


def _anchor(
    line: Line, anchor: Piece | None, named: dt.date | None, piece: Piece, reference: dt.date | None
) -> dt.date | None:
    """Return the date that «the previous year» counts from.

    It is the one that its sentence, or the one before, named, unless that only tells when something
    began; with none named at all, what lies back may be counted from the document's date, and what
    follows («l'année suivante») from none.
    """
    begun = piece.stamp.origin is Origin.EITHER and anchor is not None and _once(line, anchor)
    if anchor and named and not begun and not _too_coarse(anchor, piece):
        stops = sum(k in _STOPS for k in line.keys[anchor.end : piece.start])
        return named if stops <= 1 else None
    back = piece.stamp.count > 0 or (piece.stamp.shift or 0) <= 0
    return reference if back and piece.stamp.origin is Origin.EITHER else None


def _too_coarse(anchor: Piece, piece: Piece) -> bool:
    """Return whether a month or week would be counted from a year alone."""
    unit = piece.stamp.shift is not None and piece.stamp.grain not in _COARSE
    return unit and anchor.stamp.grain is Grain.YEAR


def _once(line: Line, anchor: Piece) -> bool:
    """Return whether a date only tells when something began: "founded in 1998"."""
    near = range(max(0, anchor.start - _BESIDE), min(len(line), anchor.end + _BESIDE))
    return any(line.term("once", at) for at in near)


def _also_then(period: Period, piece: Piece, named: dt.date) -> Period:
    """Return a date without a year with the year named before it as a further reading.

    A text that tells of 1945 says «le 8 mai» of that year as often as of its own.
    """
    stamp = piece.stamp
    bare = stamp.year is None and stamp.year_shift is None and stamp.shift is None
    if not bare or not stamp.number or stamp.near or stamp.last or period.first is None:
        return period
    then = resolve(replace(stamp, year=named.year), None)
    if then.first is None or then.last is None or then.first == period.first:
        return period
    return replace(period, others=(*period.others, (then.first, then.last)))


def _pieces(line: Line) -> list[Piece]:
    found: list[Piece] = []
    at, floor = 0, 0
    while at < len(line):
        if not begins(line, at):
            at += 1
            continue
        skipped = line.term("not_dates", at)
        if skipped:
            at = floor = skipped[1]
            continue
        piece = _piece(line, at, floor)
        if piece is None:
            at += 1
            continue
        found.append(piece)
        at = floor = piece.end
    return found


def _piece(line: Line, at: int, floor: int) -> Piece | None:
    """Return the date that begins at a token, with what bends it, from `floor` on."""
    piece = ranged(line, at, floor)
    if piece is None or line.term("before_christ", piece.end):  # the calendar does not reach there
        return None
    standing = stands(line, piece)
    piece = bent(line, piece)
    if not standing and not stands(line, piece):
        return None
    piece = with_article(line, piece)
    return piece if piece.start >= floor else replace(piece, start=floor)


def _period(line: Line, piece: Piece, reference: dt.date | None) -> Period:
    ahead = piece.stamp.year is None and coming(line, piece.start, piece.end)
    period = resolve(piece.stamp, reference, coming=ahead)
    if period.edge is Edge.SINCE:
        said = f"{period.said}/.." if period.said else ""
        return replace(period, last=None, said=said, others=())
    if period.edge is Edge.UNTIL:
        said = f"../{period.said}" if period.said else ""
        return replace(period, first=None, said=said, others=())
    return period
