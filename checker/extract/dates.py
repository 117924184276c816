"""Dates and periods in a block of text, and which of them are the base of a comparison."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from checker.extract.dates_calendar import day, month_year, nth_weekday
from checker.extract.dates_context import baseline_before, bent, contrasted, stands, with_article
from checker.extract.dates_line import Line, line_of
from checker.extract.dates_numeric import dotted_range, numeric, order_of
from checker.extract.dates_parts import (
    dated_holiday,
    part,
    portion,
    season,
    week,
    week_of_month,
    whole_unit,
)
from checker.extract.dates_piece import Need, Piece
from checker.extract.dates_relative import (
    amount,
    distance,
    named_shift,
    relative_day,
    shifted_unit,
    weekday_alone,
)
from checker.extract.dates_resolve import resolve
from checker.extract.dates_stamp import Origin, Stamp
from checker.extract.dates_tense import coming
from checker.extract.dates_years import century, decade, fiscal, year
from checker.extract.mention import Mention
from checker.model.claim import Kind
from checker.model.document import Span
from checker.model.values import Edge, Grain, Period

_BEFORE = 200
_STOPS = frozenset(".!?")
Reader = Callable[[Line, int], Piece | None]


def offset_day(line: Line, at: int) -> Piece | None:
    """Return a day so far from another: «trois jours avant Noël 2024», "two weeks after 7 May"."""
    found = amount(line, line.skip("ahead_before", at))
    if found is None:
        return None
    bound = line.term("bounds", found[2]) or line.term("offset_from", found[2])
    if (
        bound is None
        or bound[0] == Edge.UNTIL
        or found[0] not in (Grain.DAY, Grain.WEEK, Grain.MONTH)
    ):
        return None
    begin = line.skip("day_article", line.skip("of", bound[1]))
    for reader in (day, dated_holiday, relative_day, weekday_alone):
        anchor = reader(line, begin) if begin < len(line) else None
        if anchor and anchor.stamp.grain is Grain.DAY and not anchor.also and not anchor.stamp.last:
            break
    else:
        anchor = None
    if anchor is None and begin < len(line) and _figures(line, begin):
        anchor = numeric(line, begin, order_of(line.text, line.words.order))
    if anchor is None or anchor.stamp.grain is not Grain.DAY or anchor.stamp.offset:
        return None
    count = -found[1] if bound[0] == Edge.BEFORE else found[1]
    edge = Edge.NONE if found[0] is Grain.DAY else Edge.ABOUT
    stamp = replace(anchor.stamp, offset=(found[0], count), edge=edge)
    return Piece(stamp=stamp, start=at, end=anchor.end)


# In order of preference where two readings are equally long.
_READERS: tuple[Reader, ...] = (
    day, dotted_range, nth_weekday, dated_holiday, fiscal, decade, century, part, portion,
    week_of_month, week, month_year, season, offset_day, distance, shifted_unit, named_shift,
    relative_day, weekday_alone, year, whole_unit,
)  # fmt: skip


def find_dates(text: str, span: Span, code: str, reference: dt.date | None) -> list[Mention]:
    """Return the dates and periods of a stretch of text, in order, set against the document's date.

    Without a reference date, relative expressions and dates that name no year are still mentions,
    but have no days (`first` and `last` are None).
    """
    line = line_of(text, span, code)
    found: list[Mention] = []
    anchor: Piece | None = None
    named: dt.date | None = None
    for piece in _pieces(line):
        for one in (*piece.also, piece):
            against = reference
            if one.stamp.origin is not Origin.DOCUMENT:
                against = _anchor(line, anchor, named, one, reference)
            period = _period(line, one, against)
            if anchor and named:
                period = _also_then(period, one, named)
            if one.stamp.year is not None and one.stamp.grain not in (Grain.DECADE, Grain.CENTURY):
                anchor, named = one, period.first
            found.append(Mention(span=line.span(one.start, one.end), kind=Kind.DATE, value=period))
    return found


def _anchor(
    line: Line, anchor: Piece | None, named: dt.date | None, piece: Piece, reference: dt.date | None
) -> dt.date | None:
    """Return the date that «the previous year» counts from: the one its sentence named before."""
    if anchor and named and not any(k in _STOPS for k in line.keys[anchor.end : piece.start]):
        return named
    return reference if piece.stamp.origin is Origin.EITHER else None


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


def is_baseline(text: str, span: Span, code: str) -> bool:
    """Return whether the words before a date set it as a base: «par rapport à 2023»."""
    line = line_of(text, Span(max(0, span.start - _BEFORE), span.start), code)
    days = find_dates(text, span, code, None)
    long = not any(isinstance(d.value, Period) and d.value.grain is Grain.DAY for d in days)
    return baseline_before(line, len(line), weak=long) or contrasted(line, len(line))


def find_baselines(text: str, span: Span, code: str) -> list[Mention]:
    """Return phrases that compare with the year before without naming it: "year-on-year".

    Their period has no days; `said` is an ISO duration back from whatever the figure's own time is.
    """
    line = line_of(text, span, code)
    found, at = [], 0
    while at < len(line):
        term = line.term("year_on_year", at)
        if term is None:
            at += 1
            continue
        period = Period(first=None, last=None, grain=Grain.YEAR, relative=True, said=str(term[0]))
        found.append(Mention(span=line.span(at, term[1]), kind=Kind.DATE, value=period))
        at = term[1]
    return found


def _pieces(line: Line) -> list[Piece]:
    found: list[Piece] = []
    starts, at, floor = line.words.starts, 0, 0
    while at < len(line):
        word = line.keys[at]
        if not (word in starts or word[0].isdigit() or word == "'") and not _roman_start(word):
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


def _roman_start(word: str) -> bool:
    return word[0] in "xvi" and len(word) <= len("xviiieme")


def _piece(line: Line, at: int, floor: int) -> Piece | None:
    """Return the date that begins at a token, with what bends it, from `floor` on."""
    piece = _ranged(line, at, floor)
    if piece is None or line.term("before_christ", piece.end):  # the calendar does not reach there
        return None
    standing = stands(line, piece)
    piece = bent(line, piece)
    if not standing and not stands(line, piece):
        return None
    piece = with_article(line, piece)
    return replace(piece, start=max(piece.start, floor))


def _longest(line: Line, at: int) -> Piece | None:
    best = numeric(line, at, order_of(line.text, line.words.order)) if _figures(line, at) else None
    if best is not None:
        return best
    for reader in _READERS:
        piece = reader(line, at)
        if piece and (best is None or piece.end > best.end):
            best = piece
    if best and best.need is Need.WEEKDAY and (after := _after_weekday(line, best)):
        return after
    return best


def _figures(line: Line, at: int) -> bool:
    return line.keys[at][0].isdigit() and line.key(at + 1) in ("/", ".", "-", "–")


def _after_weekday(line: Line, piece: Piece) -> Piece | None:
    """Return a date in figures that a weekday opens: «vendredi 12/05/2025»."""
    at = piece.end + (line.key(piece.end) == ",")
    at = line.skip("day_article", at)
    if at >= len(line) or not _figures(line, at):
        return None
    date = numeric(line, at, order_of(line.text, line.words.order))
    if date is None or date.stamp.grain is not Grain.DAY:
        return None
    stamp = replace(date.stamp, weekday=piece.stamp.weekday)
    return replace(date, stamp=stamp, start=piece.start)


def _ranged(line: Line, at: int, floor: int) -> Piece | None:
    """Return a date, or the range that it opens: «de 2019 à 2023», "March to May 2025"."""
    first = _longest(line, at)
    if first is None or first.stamp.last is not None or first.also:
        return first
    link = line.term("to", first.end)
    if link is None and (opened := line.before("between", first.start)) and opened[1] >= floor:
        link = line.term("and", first.end)
    if link is None:
        return first
    begin = link[1]
    second = _longest(line, begin) if begin < len(line) and line.near(begin) else None
    if second is None and (now := line.term("now", begin)):
        second = Piece(stamp=Stamp(grain=Grain.DAY, shift=0), start=begin, end=now[1])
    if second is None and begin < len(line):
        begin = line.skip("article", begin)
        second = _longest(line, begin) if begin < len(line) else None
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
