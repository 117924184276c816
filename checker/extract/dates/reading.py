"""The date that begins at a token: every reader is asked, and the longest reading is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from checker.extract.dates.calendar import day, day_of_month, lone_day, month_year, nth_weekday
from checker.extract.dates.line import Line
from checker.extract.dates.numeric import dotted_range, figure_range, numeric, order_of
from checker.extract.dates.parts import (
    dated_holiday,
    part,
    portion,
    season,
    week,
    week_of_month,
    whole_unit,
)
from checker.extract.dates.piece import Need, Piece
from checker.extract.dates.relative import (
    amount,
    distance,
    named_shift,
    relative_day,
    shifted_unit,
    weekday_alone,
)
from checker.extract.dates.stamp import Stamp
from checker.extract.dates.years import century, decade, fiscal, year
from checker.lang.date_words import date_words
from checker.model.values import Edge, Grain

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
    if anchor is None and (now := line.term("today", begin)):
        anchor = Piece(stamp=Stamp(grain=Grain.DAY, shift=0), start=begin, end=now[1])
    if anchor is None and begin < len(line) and _figures(line, begin):
        anchor = numeric(line, begin, order_of(line.text, line.words.code))
    if anchor is None or anchor.stamp.grain is not Grain.DAY or anchor.stamp.offset:
        return None
    count = -found[1] if bound[0] == Edge.BEFORE else found[1]
    edge = Edge.NONE if found[0] is Grain.DAY else Edge.ABOUT
    stamp = replace(anchor.stamp, offset=(found[0], count), edge=edge)
    return Piece(stamp=stamp, start=at, end=anchor.end)


FIGURES = "figures"
SHORT_YEAR = "short year"  # '68, the '90s
_SPELLED = "spelled"
_ROMAN = "roman"
_DAY = (FIGURES, "numbers", "ordinals")
_NTH = (*_DAY, "first_last")
_AMOUNT = (FIGURES, "numbers", "one", "about")

# In order of preference where two readings are equally long; a reader is asked only where a
# phrase of one of its categories begins.
_READERS: tuple[tuple[Reader, frozenset[str]], ...] = tuple(
    (reader, frozenset(openings))
    for reader, openings in (
        (day, (*_DAY, "weekdays", "months")),
        (day_of_month, _DAY),
        (lone_day, (FIGURES,)),
        (dotted_range, _DAY),
        (nth_weekday, _NTH),
        (dated_holiday, ("holidays",)),
        (fiscal, ("fiscal", "campaign")),
        (decade, (SHORT_YEAR, "decade_before", "decades")),
        (century, (FIGURES, _ROMAN, "century", "centuries", "ordinals")),
        (part, (*_NTH, "quarter_codes", "half_codes")),
        (portion, _NTH),
        (week_of_month, _NTH),
        (week, ("week",)),
        (month_year, ("months", "month_word")),
        (season, ("seasons",)),
        (offset_day, (*_AMOUNT, "ahead_before")),
        (distance, (*_AMOUNT, "ago_before", "ahead_before")),
        (shifted_unit, (FIGURES, "numbers", "relative", "shift_before", "units")),
        (named_shift, ("shift_before",)),
        (relative_day, ("days", "unsure_days", "today")),
        (weekday_alone, ("weekdays",)),
        (year, (SHORT_YEAR, _SPELLED, "year_openers")),
        (whole_unit, ("whole_units",)),
    )
)


_OPENINGS = frozenset().union(*(openings for _, openings in _READERS))


def kinds_of(code: str, word: str) -> frozenset[str]:
    """Return the categories and shapes of a word for which some reader is asked."""
    words = date_words(code)
    kinds = words.kinds.get(word, frozenset[str]())
    if word[0].isdigit():
        kinds |= {FIGURES, SHORT_YEAR}
    if word == "'":
        kinds |= {SHORT_YEAR}
    rest = word.lstrip("xvi")
    if rest != word and (not rest or any(m.endswith(rest) for m in words.forward["day_marks"])):
        kinds |= {_ROMAN}
    if word.startswith(words.spelled):
        kinds |= {_SPELLED}
    return kinds & _OPENINGS


@lru_cache(maxsize=4096)
def _readers(code: str, word: str) -> tuple[Reader, ...]:
    """Return the readers of the dates that may begin with a word, in order of preference."""
    kinds = kinds_of(code, word)
    return tuple(reader for reader, openings in _READERS if openings & kinds)


def longest(line: Line, at: int) -> Piece | None:
    """Return the longest date that begins at a token, the earlier reader's where two are equal."""
    best = _in_figures(line, at) if _figures(line, at) else None
    if best is not None:
        return best
    for reader in _readers(line.words.code, line.keys[at]):
        piece = reader(line, at)
        if piece and (best is None or piece.end > best.end):
            best = piece
    if best and best.need is Need.WEEKDAY and (after := _after_weekday(line, best)):
        return after
    return best


def _in_figures(line: Line, at: int) -> Piece | None:
    order = order_of(line.text, line.words.code)
    return figure_range(line, at, order) or numeric(line, at, order)


def _figures(line: Line, at: int) -> bool:
    return line.keys[at][0].isdigit() and line.key(at + 1) in ("/", ".", "-", "–")


def _after_weekday(line: Line, piece: Piece) -> Piece | None:
    """Return a date in figures that a weekday opens: «vendredi 12/05/2025»."""
    at = piece.end + (line.key(piece.end) == ",")
    at = line.skip("day_article", at)
    if at >= len(line) or not _figures(line, at):
        return None
    date = numeric(line, at, order_of(line.text, line.words.code))
    if date is None or date.stamp.grain is not Grain.DAY:
        return None
    stamp = replace(date.stamp, weekday=piece.stamp.weekday)
    return replace(date, stamp=stamp, start=piece.start)
