"""Parts of a year or month: Q3 2024, «l'automne 2022», the first nine months of 2024, week 12."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from checker.extract.dates.calendar import dated, day, month_year, year_after
from checker.extract.dates.line import Line
from checker.extract.dates.piece import Need, Piece
from checker.extract.dates.relative import holiday, shifted_unit, unit_grain
from checker.extract.dates.stamp import Origin, Stamp
from checker.model.values import Edge, Grain

_CODES = {"quarter_codes": (Grain.QUARTER, 4), "half_codes": (Grain.HALF, 2)}
_WEEK, _FORTNIGHT, _MONTH_END = 7, 15, 32
_LAST = -1
_DAYS = {Grain.DAY: 1, Grain.WEEK: 7}
_HALF_YEAR = 183
_MOST_OF = (Grain.MONTH, Grain.QUARTER, Grain.YEAR)
_MOST = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.HALF: 2}


def part(line: Line, at: int) -> Piece | None:
    """Return a quarter or half of a year, by code or by name, with or without its year."""
    return _coded(line, at) or _named_part(line, at)


def _coded(line: Line, at: int) -> Piece | None:
    """Return Q3 2024, 2024 T3, 3Q24, H1 2024, S1 2024."""
    for category, (grain, most) in _CODES.items():
        code = line.term(category, at)
        if code and line.glued(code[1]) and (number := line.digits_after(code[1])):
            end = code[1] + 1
        elif (
            not line.glued(at)
            and (number := line.digits(at, 1) or 0)
            and line.glued(at + 1)
            and (code := line.term(category, at + 1))
        ):
            end = code[1]
        else:
            continue
        if not 1 <= number <= most or not line.capital(at if line.capital(at) else at + 1):
            continue
        stamp = Stamp(grain=grain, number=number)
        if line.glued(end) and (short := line.digits_after(end)) and line.key(end).isdigit():
            year = short + 2000 if len(line.key(end)) == 2 else short  # noqa: PLR2004 - digits of a year
            return Piece(stamp=replace(stamp, year=year), start=at, end=end + 1)
        if line.glued(end) and line.key(end)[:1].isalnum():
            continue
        if line.key(end) in ("-", "/") and line.glued(end) and line.year(end + 1):
            end += 1
        stamp, after = dated(line, stamp, end)
        bare = grain is Grain.HALF or not (
            _plain_code(line, at, end) or line.before("code_before", at)
        )
        need = Need.PART if after == end and bare else Need.NOTHING
        return Piece(stamp=stamp, start=at, end=after, need=need)
    return None


def _plain_code(line: Line, at: int, end: int) -> bool:
    """Return whether a code is a quarter's without its year: Q3 alone, or T1 in «T1 et T2 2024»."""
    if line.key(at) == "q" or line.key(at + 1) == "q":
        return True
    link = line.term("and", end) or line.term("to", end)
    return link is not None and line.key(link[1]) == line.key(at)


def _named_part(line: Line, at: int) -> Piece | None:
    """Return «premier trimestre 2025», "second half of 2024", «1. Quartal»."""
    nth, side = line.nth(at), line.term("first_last", at)
    if nth is None and side and side[0] == "last":
        nth = (_LAST, side[1])
    if nth is None:
        return None
    for category, grain, most in (
        ("quarters", Grain.QUARTER, 4),
        ("halves", Grain.HALF, 2),
        ("half_nouns", Grain.HALF, 2),
    ):
        noun = line.term(category, nth[1] + (line.key(nth[1]) == "-" and line.glued(nth[1])))
        number = most if nth[0] == _LAST else nth[0]
        if noun is None or not 1 <= number <= most or _compound(line, noun[1]):
            continue
        stamp, end = dated(line, Stamp(grain=grain, number=number), noun[1])
        if end == noun[1] and (own := line.term("of_year", end)):
            stamp, end = replace(stamp, year_shift=0), own[1]
        alone = end == noun[1]
        if alone and nth[0] == _LAST:  # «le dernier trimestre» is the one before now
            return None
        # "first half" alone is as often that of a match
        need = Need.PART if alone and category == "half_nouns" else Need.NOTHING
        return Piece(stamp=stamp, start=at, end=end, need=need)
    return None


def _compound(line: Line, at: int) -> bool:
    """Return whether a hyphen makes a longer word of what stands before: "quarter-final"."""
    return line.key(at) == "-" and line.glued(at) and line.glued(at + 1)


def season(line: Line, at: int) -> Piece | None:
    """Return a season with its year, or with a word such as last or next."""
    found = line.term("seasons", at)
    if found is None:
        return None
    stamp = Stamp(grain=Grain.SEASON, number=found[0])
    stamp, end = dated(line, stamp, found[1])
    if end == found[1]:
        return Piece(stamp=stamp, start=at, end=end, need=Need.PART)
    joined = stamp.year is not None and line.key(end) in ("-", "/", "–")
    if (
        joined
        and stamp.year is not None
        and line.digits_after(end + 1) % 100 == (stamp.year + 1) % 100
    ):
        end += 2
    return Piece(stamp=stamp, start=at, end=end)


def week(line: Line, at: int) -> Piece | None:
    """Return a numbered week («semaine 12», KW 12), or the week of a day."""
    noun = line.term("week", at)
    if noun is None:
        return None
    opening = line.skip("of", noun[1])
    opened = day(line, line.skip("day_article", opening)) if opening < len(line) else None
    if opened and not opened.also and opened.stamp.last is None and not opened.stamp.weekday:
        stamp = replace(opened.stamp, grain=Grain.WEEK, swapped=None)
        return Piece(stamp=stamp, start=at, end=opened.end)
    joint = line.before("of", noun[1]) or line.before("day_article", noun[1])
    number = line.digits(noun[1], 1, 2) if line.near(noun[1]) and not joint else None
    if number and line.whole(noun[1]) and number <= 53:  # noqa: PLR2004 - weeks of a year
        stamp, end = dated(line, Stamp(grain=Grain.WEEK, number=number), noun[1] + 1)
        return Piece(stamp=stamp, start=at, end=end)
    return None


def dated_holiday(line: Line, at: int) -> Piece | None:
    """Return a holiday with or without its year: «Noël 2024», "Easter Monday"."""
    found = holiday(line, at)
    if found is None:
        return None
    stamp, end = dated(line, found.stamp, found.end)
    return Piece(stamp=stamp, start=at, end=end)


def portion(line: Line, at: int) -> Piece | None:
    """Return «les neuf premiers mois de 2024», "the last two quarters of last year"."""
    found = _portion_words(line, at)
    if found is None:
        return None
    last, count, grain, end = found
    if grain in _DAYS:  # "the first week of 2021" is the calendar's own
        if count == 1 and grain is Grain.WEEK:
            return None
        return _some_days(line, at, end, _DAYS[grain] * count, last=last)
    most = _MOST.get(grain, 0)
    if not 0 < count < most:
        return None
    stamp, after = dated(line, Stamp(grain=grain, number=most - count + 1 if last else 1), end)
    if after == end and (own := line.term("of_year", end)):
        stamp, after = replace(stamp, year_shift=0), own[1]
    if after == end or stamp.near:
        return None
    if count > 1:
        stamp = replace(stamp, last=replace(stamp, number=most if last else count))
    return Piece(stamp=stamp, start=at, end=after)


def _some_days(line: Line, at: int, end: int, size: int, *, last: bool) -> Piece | None:
    """Return "the last three weeks of 2024", «les dix premiers jours de mai», to the day.

    Of a year or month that is only counted from the document's date it is the beginning or end.
    """
    of = line.skip("of", end)
    whole = month_year(line, of) or month_year(line, line.skip("article", of))
    if whole and of > end and not whole.stamp.near and not whole.also:
        if not 0 < size < _MONTH_END - 4:
            return None
        first, until = (_MONTH_END - size, _MONTH_END) if last else (1, size)
        start = replace(whole.stamp, grain=Grain.DAY, day=first)
        stamp = replace(start, last=replace(start, day=until))
        return Piece(stamp=stamp, start=at, end=whole.end)
    year = year_after(line, end) if line.term("of", end) else None
    if year and year[0] and 0 < size <= _HALF_YEAR:
        edge = dt.date(year[0], 12, 31) if last else dt.date(year[0], 1, 1)
        other = edge + dt.timedelta(days=(1 - size) if last else size - 1)
        one, two = (_on(day) for day in sorted((edge, other)))
        return Piece(stamp=replace(one, last=two), start=at, end=year[2])
    shifted = shifted_unit(line, of) or shifted_unit(line, line.skip("article", of))
    if shifted is None or shifted.stamp.count or shifted.stamp.grain not in _MOST_OF:
        return None
    bent = replace(shifted.stamp, edge=Edge.END if last else Edge.START)
    return Piece(stamp=bent, start=at, end=shifted.end)


def _on(day: dt.date) -> Stamp:
    return Stamp(grain=Grain.DAY, year=day.year, number=day.month, day=day.day)


def _portion_words(line: Line, at: int) -> tuple[bool, int, Grain, int] | None:
    """Return (whether the last ones, how many, of what, end) of "first nine months"."""
    side = line.term("first_last", at)
    count = line.count(side[1] if side else at)
    if side and count is None:
        count = (1, side[1])
    if count is None:
        return None
    end = count[1]
    if side is None:
        side = line.term("first_last", end)
        if side is None:
            return None
        end = side[1]
    unit = line.term("units", end)
    grain = unit_grain(unit[0]) if unit else None
    return (side[0] == "last", count[0], grain, unit[1]) if unit and grain else None


def week_of_month(line: Line, at: int) -> Piece | None:
    """Return "the first week of May 2025", «la seconde quinzaine de juillet»."""
    side = line.term("first_last", at)
    nth = line.nth(at)
    end = nth[1] if nth else (side[1] if side else 0)
    unit = line.term("units", end) if end else None
    if unit is None or unit[0] not in ("week", "fortnight"):
        return None
    after = line.skip("article", line.skip("of", unit[1]))
    whole = month_year(line, after) or month_year(line, line.skip("of", unit[1]))
    year = line.year(line.skip("of", unit[1]))
    if year and nth and unit[0] == "week":
        stamp = Stamp(grain=Grain.WEEK, year=year[0], number=nth[0])
        return Piece(stamp=stamp, start=at, end=year[1])
    if whole is None or whole.stamp.near or after == unit[1]:
        return None
    size = _WEEK if unit[0] == "week" else _FORTNIGHT
    number = nth[0] if nth and not (side and side[0] == "last") else 0
    first, last = size * (number - 1) + 1, size * number
    if not number:
        first, last = _MONTH_END - size, _MONTH_END
    elif last > 2 * _FORTNIGHT - 2:
        last = _MONTH_END
    if first >= _MONTH_END:
        return None
    start = replace(whole.stamp, grain=Grain.DAY, day=first)
    stamp = replace(start, last=replace(start, day=last))
    return Piece(stamp=stamp, start=at, end=whole.end)


def whole_unit(line: Line, at: int) -> Piece | None:
    """Return «l'année», "the month", good only behind an edge: «fin d'année»."""
    unit = line.term("whole_units", at)
    grain = unit_grain(unit[0]) if unit else None
    if unit is None or grain is None:
        return None
    stamp = Stamp(grain=grain, shift=0, origin=Origin.EITHER)
    return Piece(stamp=stamp, start=at, end=unit[1], need=Need.PART)


def year_code(line: Line, year: int, at: int) -> tuple[Stamp, int] | None:
    """Return the quarter or half whose code follows a year: 2019-H2, 2024 T3."""
    at += line.key(at) == "-" and line.glued(at)
    for category, (grain, most) in _CODES.items():
        code = line.term(category, at)
        if code is None or not line.glued(code[1]) or not line.near(at):
            continue
        number = line.digits_after(code[1])
        if 1 <= number <= most and line.whole(code[1]):
            return Stamp(grain=grain, year=year, number=number), code[1] + 1
    return None
