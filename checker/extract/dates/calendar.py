"""Days and months by name: 12 March 2025, «29 et 30 mai», «octobre 2022»."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from checker.extract.dates.line import Line
from checker.extract.dates.piece import Need, Piece
from checker.extract.dates.relative import shifted_unit
from checker.extract.dates.stamp import Origin, Stamp, valid
from checker.model.values import Grain

_LISTED = 6
_LAST_NTH = 5
_CLOSING = ("", ",", ".", ";", ":", ")", "!", "?", "–", "—")
_DAYS = 31


def month(line: Line, at: int) -> tuple[int, int] | None:
    """Return the month named at a token (1 to 12), and the token after it and its full stop."""
    found = line.term("months", at)
    if found is None or (line.key(at) in line.words.cased and not line.capital(at)):
        return None
    number, end = int(found[0]), found[1]
    if not full(line, at, end) and line.key(end) == "." and line.glued(end):
        end += 1
    return number, end


def full(line: Line, start: int, end: int) -> bool:
    """Return whether a month or weekday is written out."""
    return tuple(line.keys[start:end]) in line.words.wide


def weekday(line: Line, at: int) -> tuple[int, int] | None:
    """Return the weekday named at a token (1 to 7), and the token after it and its full stop."""
    found = line.term("weekdays", at)
    if found is None:
        return None
    number, end = int(found[0]), found[1]
    if full(line, at, end):
        return number, end
    if line.glued(at):  # no «Mer» in the name of a place
        return None
    if line.key(end) == "." and line.glued(end):
        return number, end + 1
    plain = line.key(end).isdigit() or (line.words.capitals and line.key(end) == ",")
    return (number, end) if plain else None


def year_after(line: Line, at: int) -> tuple[int | None, int | None, int] | None:
    """Return the year that completes a date: (year, None, end) or (None, shift, end)."""
    start = at
    comma = line.key(at) == "," and line.near(at)
    at = at + 1 if comma else line.skip("of", at)
    at = line.skip("year_words", at)
    year = line.year(at) if line.near(at) else None
    if year:
        return year[0], None, year[1]
    if (
        at > start
        and (short := line.digits(at, 2)) is not None
        and line.words.backward.get("of_short")
    ):
        before = line.before("of_short", at)
        if before and line.whole(at):
            return (short + 2000 if short < 30 else short + 1900), None, at + 1  # noqa: PLR2004 - pivot of two digits
    unit = shifted_unit(line, line.skip("article", start)) or shifted_unit(line, at)
    if (
        unit
        and unit.stamp.grain is Grain.YEAR
        and unit.stamp.shift is not None
        and not unit.stamp.count
    ):
        return None, unit.stamp.shift, unit.end
    return None


def dated(line: Line, stamp: Stamp, end: int) -> tuple[Stamp, int]:
    """Return a stamp with the year, or the last or next, that follows it, and where that ends."""
    found = year_after(line, end)
    if found:
        return replace(stamp, year=found[0], year_shift=found[1]), found[2]
    if same := line.term("same_year", end):
        return replace(stamp, year_shift=0, origin=Origin.SENTENCE), same[1]
    if after := line.term("shift_after", end):
        return replace(stamp, near=after[0] or 0), after[1]
    return stamp, end


def day(line: Line, at: int) -> Piece | None:
    """Return a day: [weekday] day [of] month [year], or month day [year]; several as a range."""
    named = weekday(line, at)
    start, number = at, None
    if named:
        number = named[0]
        at = named[1] + (line.key(named[1]) == "," and line.near(named[1]))
        at = line.skip("day_article", at)
    return (
        _day_month(line, start, at, number)
        or _month_day(line, start, at, number)
        or (_weekday_day(line, start, at, number) if number else None)
    )


def _weekday_day(line: Line, start: int, at: int, number: int) -> Piece | None:
    """Return «mardi 13», "Tuesday the 13th": the nearest such day that is such a weekday."""
    if line.words.bracketed_days and line.key(at) == "(" and line.key(at + 2) == ")":
        inner = line.digits(at + 1, 1, 2)
        if inner and inner <= _DAYS and _full(line, start):
            stamp = Stamp(grain=Grain.DAY, day=inner, weekday=number)
            return Piece(stamp=stamp, start=start, end=at + 3)
    named = line.day(at)
    if named is None or not line.near(at):
        return None
    words = line.term("numbers", at)
    if not line.key(at).isdigit() and (not words or line.key(named[1])[:1].isalnum()):
        return None  # «martes once», but not „montags zwei Stunden“
    if not line.whole(named[1] - 1) or line.term("measured", named[1]) or not _full(line, start):
        return None
    if line.key(named[1]) in (":", "/", "%", "€", "$", "£"):
        return None
    if line.term("and", named[1]) or line.term("to", named[1]):
        return None
    stamp = Stamp(grain=Grain.DAY, day=named[0], weekday=number)
    return Piece(stamp=stamp, start=start, end=named[1])


def _full(line: Line, at: int) -> bool:
    found = line.term("weekdays", at)
    return found is not None and full(line, at, found[1])


def nth_weekday(line: Line, at: int) -> Piece | None:
    """Return "the first Monday of May 2025", «le dernier dimanche de mars»."""
    side = line.term("first_last", at)
    nth = line.nth(at)
    end = nth[1] if nth else (side[1] if side else 0)
    named = weekday(line, end) if end else None
    if named is None:
        return None
    of = line.skip("article", line.skip("of", named[1]))
    whole = month_year(line, of) or month_year(line, line.skip("month_word", of))
    if whole is None or of == named[1] or whole.stamp.near:
        return None
    last = side is not None and side[0] == "last"
    if not last and (nth is None or nth[0] > _LAST_NTH):
        return None
    place = -1 if last or nth is None else nth[0]
    stamp = replace(whole.stamp, grain=Grain.DAY, weekday=named[0], place=place)
    return Piece(stamp=stamp, start=at, end=whole.end)


def _day_month(line: Line, start: int, at: int, number: int | None) -> Piece | None:
    days = _days(line, at, number)
    if not days:
        return None
    if numbered := _numbered_month(line, start, at):
        return numbered
    after = days[-1][3]
    after += line.key(after) == "." and line.glued(after) and line.near(after + 1)
    after = line.skip("day_of", after)
    after += line.key(after) == "-" and line.glued(after) and line.glued(after + 1)
    named = month(line, after) if line.near(after) or after == days[-1][3] else None
    if named is None:
        return None
    closing, end = dated(line, Stamp(grain=Grain.DAY, number=named[0]), named[1])
    return _listed(line, days, closing, start, end)


Listed = tuple[int, int | None, int, int, bool]


def _days(line: Line, at: int, number: int | None) -> list[Listed]:
    """Return a list of days: (day, weekday, first token, token after, whether «to» precedes)."""
    found: list[Listed] = []
    to = False
    while len(found) < _LISTED and (one := line.day(at)):
        if found and not line.near(at):
            break
        found.append((one[0], number, at, one[1], to))
        after = one[1]
        link = line.term("to", after) or line.term("and", after)
        if link is None and line.key(after) == ",":
            link = line.term("to", after + 1) or (0, after + 1)
        if link is None:
            break
        to = line.term("to", after + (line.key(after) == ",")) is not None
        at = line.skip("day_article", link[1])
        named = weekday(line, at)
        number = named[0] if named else None
        at = line.skip("day_article", named[1]) if named else at
        if not line.day(at):
            break
    return found


def _numbered_month(line: Line, start: int, at: int) -> Piece | None:
    """Return «7 de 8 de 1968»: Spanish and Portuguese write the month's number like its name."""
    if not line.words.numbered_months:
        return None
    day, joint = line.digits(at, 1, 2), line.term("day_of", at + 1)
    number = line.digits(joint[1], 1, 2) if joint and line.near(joint[1]) else None
    of = line.term("of", joint[1] + 1) if joint and number else None
    year = line.year(of[1]) if of and line.near(of[1]) else None
    if not day or not number or not year:
        return None
    stamp = Stamp(grain=Grain.DAY, year=year[0], number=number, day=day)
    return Piece(stamp=stamp, start=start, end=year[1]) if valid(stamp) else None


def day_of_month(line: Line, at: int) -> Piece | None:
    """Return "the 25th of this month", «le 15 du mois prochain»."""
    found = line.day(at)
    if found is None:
        return None
    after = line.skip("of", line.skip("day_of", found[1]))
    month_of = shifted_unit(line, after) or shifted_unit(line, line.skip("article", after))
    joined = line.term("day_of", found[1]) or line.key(found[1] - 1) == "."
    if month_of is None or not (joined or line.before("of", after)):
        return None
    if line.words.order == "mdy" and not line.term("day_of", found[1]):  # 20 in the last month
        return None
    stamp = month_of.stamp
    if stamp.grain is not Grain.MONTH or stamp.count or stamp.origin is not Origin.DOCUMENT:
        return None
    return Piece(
        stamp=Stamp(grain=Grain.DAY, day=found[0], shift=stamp.shift), start=at, end=month_of.end
    )


def lone_day(line: Line, at: int) -> Piece | None:
    """Return "on the 25th", „am 25.“, «no dia 25» where neither a month nor a noun follows."""
    digits = line.digits(at, 1, 2)
    found = line.day(at) if digits and line.before("lone_day", at) else None
    if found is None or not line.whole(found[1] - 1):
        return None
    end = found[1]
    if line.words.ordinal_days and end == at + 1:
        return None
    plain = (
        not line.words.capital_nouns and line.term("after_year", end) and not line.term("of", end)
    )
    verb = line.words.capital_nouns and line.key(end).isalpha() and not line.capital(end)
    if line.key(end) not in _CLOSING and (line.term("and", end) or not (plain or verb)):
        return None
    if line.key(end) == "," and line.key(end + 1).isdigit():  # a list of numbers
        return None
    return Piece(stamp=Stamp(grain=Grain.DAY, day=found[0]), start=at, end=end)


def _listed(line: Line, days: list[Listed], closing: Stamp, start: int, end: int) -> Piece | None:
    stamps = [replace(closing, day=d[0], weekday=d[1]) for d in days]
    if not all(map(valid, stamps)):
        alone = len(days) == 1 and line.key(days[0][2]).isdigit()
        days, stamps, start = days[-1:], stamps[-1:], days[-1][2] if not alone else start
        if not valid(stamps[0]) and not alone:
            return None
    if len(days) == 1:
        return Piece(stamp=stamps[0], start=start, end=end)
    rising = all(a.day < b.day for a, b in pairwise(stamps))
    opened = line.before("between", days[0][2]) is not None
    ranged = len(days) == 2 and (days[1][4] or opened)  # noqa: PLR2004 - from one to the other
    consecutive = stamps[-1].day - stamps[0].day == len(stamps) - 1
    if rising and (ranged or (consecutive and not any(d[4] for d in days))):
        stamp = replace(stamps[0], last=stamps[-1])
        return Piece(stamp=stamp, start=start, end=end)
    also = tuple(
        Piece(stamp=s, start=start if n == 0 else d[2], end=d[3])
        for n, (s, d) in enumerate(zip(stamps[:-1], days[:-1], strict=True))
    )
    return Piece(stamp=stamps[-1], start=days[-1][2], end=end, also=also)


def _month_day(line: Line, start: int, at: int, number: int | None) -> Piece | None:
    """Return "March 12, 2025", "March 12-15" and the like."""
    named = month(line, at)
    if named is None or line.words.order != "mdy":
        return None
    begin = line.skip("day_article", named[1])
    if line.term("numbers", begin) or not line.near(begin):  # no "March two"
        return None
    days = _days(line, begin, number)
    if not days:
        return None
    last = days[-1]
    if not line.whole(last[3] - 1) and line.digits(last[3] - 1, 1, 2) is not None:
        return None
    closing, end = dated(line, Stamp(grain=Grain.DAY, number=named[0]), last[3])
    return _listed(line, days, closing, start, end)


def _months(line: Line, at: int, end: int, first: int) -> Piece | None:
    """Return several months before their year: «janvier, février et mars 2024»."""
    found = [(first, at, end)]
    while len(found) < _LISTED:
        link = line.term("and", end)
        begin = link[1] if link else end + 1
        named = month(line, begin) if link or line.key(end) == "," else None
        if named is None:
            return None
        stamp, after = dated(line, Stamp(grain=Grain.MONTH, number=named[0]), named[1])
        if stamp.year is not None or stamp.year_shift is not None:
            also = tuple(
                Piece(stamp=replace(stamp, number=n), start=start, end=stop)
                for n, start, stop in found
            )
            return Piece(stamp=stamp, start=begin, end=after, also=also)
        end = named[1]
        found.append((named[0], begin, end))
    return None


def month_year(line: Line, at: int) -> Piece | None:
    """Return a month with its year, or alone, good only behind a preposition."""
    word = line.term("month_word", at)
    named = month(line, word[1] if word else at)
    if named is None:
        return None
    stamp, end = dated(line, Stamp(grain=Grain.MONTH, number=named[0]), named[1])
    if end == named[1] and line.key(end) in ("/", "-") and line.glued(end) and line.year(end + 1):
        year = line.year(end + 1)
        stamp, end = (replace(stamp, year=year[0]), year[1]) if year else (stamp, end)
    if end == named[1] and (listed := _months(line, at, end, named[0])):
        return listed
    if end > named[1] or word:
        return Piece(stamp=stamp, start=word[1] if word and end == named[1] else at, end=end)
    need = Need.MONTH if full(line, at, named[1]) else Need.SHORT
    return Piece(stamp=stamp, start=at, end=end, need=need)
