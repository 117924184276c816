"""Dates set against the document's own: yesterday, «l'an dernier», "the past three years"."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.dates.line import Line
from checker.extract.dates.piece import Need, Piece
from checker.extract.dates.stamp import Origin, Stamp
from checker.model.values import Edge, Grain

_GRAINS = {
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "half": Grain.HALF,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
_LONG = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)
_FORTNIGHT = 2
_SPRING = 4  # a movable feast has no month of its own


def unit_grain(unit: str) -> Grain | None:
    """Return the grain of a unit as the data names it, None for weekends and fortnights."""
    return _GRAINS.get(unit)


def relative_day(line: Line, at: int) -> Piece | None:
    """Return yesterday, tomorrow, «avant-hier», "this morning", «aujourd'hui»."""
    found = line.term("days", at)
    if found is not None and not _in_title(line, at, found[1]):
        end = line.skip("part_of_day", found[1])
        named = _anaphoric(line, at, end)
        origin = Origin.SENTENCE if named else Origin.DOCUMENT
        stamp = Stamp(grain=Grain.DAY, shift=int(found[0]), origin=origin)
        return Piece(stamp=stamp, start=at, end=end)
    found = line.term("unsure_days", at)
    if found is not None and _tomorrow(line, at):
        return Piece(stamp=Stamp(grain=Grain.DAY, shift=int(found[0])), start=at, end=found[1])
    found = line.term("today", at)
    # «les jeunes d'aujourd'hui», "today's culture": nowadays
    if found is None or line.before("day_of", at) or line.key(found[1]) == "'":
        return None
    stamp = Stamp(grain=Grain.DAY, shift=0, edge=Edge.ABOUT)
    return Piece(stamp=stamp, start=at, end=found[1])


def _in_title(line: Line, at: int, end: int) -> bool:
    """Return whether capitals make a name of it: "The Tomorrow People"."""
    return at > 0 and line.capital(at) and line.capital(at - 1) and line.capital(end)


def _tomorrow(line: Line, at: int) -> bool:
    """Return whether «mañana», „morgen“ is a day here, and no noun with an article or a capital."""
    if line.capital(at) and (line.words.capitals or at > 0):
        return False
    return not (line.before("article", at) or line.before("every", at))


def shifted_unit(line: Line, at: int) -> Piece | None:
    """Return last year, next month, «cette semaine», «l'année dernière», "the past three years"."""
    found = _set_phrase(line, at) or _rolling(line, at) or _single(line, at)
    if found is None:
        return None
    if _anaphoric(line, found.start, found.end):
        return replace(found, stamp=replace(found.stamp, origin=Origin.EITHER))
    if far := line.term("far", found.end):  # «cette année-là»
        stamp = replace(found.stamp, origin=Origin.SENTENCE)
        return replace(found, stamp=stamp, end=far[1])
    return _with_weekday(line, found)


def _anaphoric(line: Line, start: int, end: int) -> bool:
    """Return whether a word such as previous, or a phrase such as "a year earlier", is in it."""
    found = ((k, line.term("anaphoric", k)) for k in range(start, end))
    return any(term and (term[1] == end or term[1] == k + 1) for k, term in found)


def _with_weekday(line: Line, piece: Piece) -> Piece:
    """Return "last week Tuesday", «vorige week maandag» as a day, other pieces as they are."""
    stamp = piece.stamp
    if stamp.grain is not Grain.WEEK or stamp.count or stamp.day or stamp.edge is not Edge.NONE:
        return piece
    at = piece.end + (line.key(piece.end) in ("-", "–"))
    named = line.term("weekdays", line.skip("day_article", at))
    if named is None or tuple(line.keys[named[1] - 1 : named[1]]) not in line.words.wide:
        return piece
    return replace(piece, stamp=replace(stamp, weekday=int(named[0])), end=named[1])


def _set_phrase(line: Line, at: int) -> Piece | None:
    """Return an expression that the language's data spells out whole, as unit and shift."""
    found = line.term("relative", at)
    if found is None:
        return None
    unit, shift, *edge = str(found[0]).split()
    stamp = _unit(unit, int(shift))
    if edge:
        stamp = replace(stamp, edge=Edge(edge[0]))
    return Piece(stamp=stamp, start=at, end=found[1])


def _unit(unit: str, shift: int) -> Stamp:
    if unit == "weekend":
        return Stamp(grain=Grain.WEEK, shift=shift, day=6)
    if unit == "fortnight":
        return Stamp(grain=Grain.WEEK, shift=shift or -1, count=_FORTNIGHT)
    grain = _GRAINS[unit]
    if grain is Grain.DECADE and shift:
        # «la dernière décennie» is the last ten years, not the 2010s
        return Stamp(grain=grain, shift=shift, count=1, edge=Edge.ABOUT)
    return Stamp(grain=grain, shift=shift)


def _single(line: Line, at: int) -> Piece | None:
    before = line.term("shift_before", at)
    if before:
        inner = line.term("shift_before", before[1])  # "this past year", «ce dernier mois»
        end = inner[1] if inner else before[1]
        unit = line.term("units", end)
        if unit and unit[0] != "day" and not (_counted(line, at) or _plural(line, at, unit[1])):
            shift = int((inner[0] if inner else 0) or before[0])
            stamp = _unit(unit[0], shift)
            if unit[0] == "year" and _rolls(line, at, end):
                stamp = replace(stamp, count=1, edge=Edge.ABOUT)
            return Piece(stamp=stamp, start=at, end=line.skip("this_mark", unit[1]))
        return None
    unit = line.term("units", at)
    after = line.term("shift_after", unit[1]) if unit else None
    if unit and after and unit[0] != "day" and not _plural(line, at, after[1]):
        return Piece(stamp=_unit(unit[0], int(after[0])), start=at, end=after[1])
    return None


def _rolls(line: Line, start: int, end: int) -> bool:
    """Return whether twelve months up to now are meant: "the past year", «la dernière année»."""
    return any(line.term("rolling", k) for k in (*range(start, end), start - 1) if k >= 0)


def _plural(line: Line, start: int, end: int) -> bool:
    """Return whether several units are meant, and none in particular: «ces dernières années»."""
    return any(line.term("plural", k) for k in range(start, end))


def _counted(line: Line, at: int) -> bool:
    """Return whether a number stands before: "three last years" is read as a stretch."""
    return line.before("numbers", at) is not None and line.key(at - 1).isdigit()


def _rolling(line: Line, at: int) -> Piece | None:
    """Return so many units that end or begin now: «les dix dernières années»."""
    first = line.term("shift_before", at)
    count = line.count(first[1] if first else at)
    if count is None:
        return None
    shift, end = first, count[1]
    if shift is None:
        shift = line.term("shift_before", end)
        end = shift[1] if shift else end
    unit = line.term("units", end)
    if unit is None or unit[0] == "weekend":
        return None
    end = unit[1]
    if shift is None:
        shift = line.term("shift_after", end)
        end = shift[1] if shift else end
        if line.term("own_article", end):  # «les sept jours suivant le vote»
            return None
    if shift is None or not shift[0] or _belongs(line, end):
        return None
    grain = _GRAINS.get(unit[0], Grain.WEEK)
    size = count[0] * (_FORTNIGHT if unit[0] == "fortnight" else 1)
    stamp = Stamp(
        grain=grain,
        shift=int(shift[0]),
        count=size,
        edge=Edge.ABOUT if grain in _LONG else Edge.NONE,
    )
    return Piece(stamp=stamp, start=at, end=end)


def _belongs(line: Line, at: int) -> bool:
    """Return whether a longer time follows: "the last weeks of 2024"."""
    of = line.term("of", at)
    if of is None:
        return False
    after = line.skip("article", of[1])
    return bool(
        line.year(of[1])
        or any(
            line.term(c, k)
            for c in ("months", "shift_before", "whole_units")
            for k in (of[1], after)
        )
    )


def distance(line: Line, at: int) -> Piece | None:
    """Return a time so many units away: «il y a dix ans», "ten years ago", «in drei Wochen»."""
    for category, shift in (("ago_before", -1), ("ahead_before", 1)):
        opening = line.term(category, at)
        if opening is None:
            continue
        amount = _amount(line, opening[1])
        if amount and (
            shift < 0 or amount[0] not in _GRAINS or opening[0] == "all" or _short(amount[0])
        ):
            return Piece(stamp=_away(amount, shift), start=at, end=amount[2])
    amount = _amount(line, at)
    if amount is None or (line.term("one", at) and line.before("day_of", at)):
        return None  # a quarter of a century ago
    for category, shift in (("ago_after", -1), ("ahead_after", 1)):
        closing = line.term(category, amount[2])
        if closing:
            return Piece(stamp=_away(amount, shift), start=at, end=closing[1])
    for category, shift in (("earlier", -1), ("later", 1)):
        closing = line.term(category, amount[2])
        if closing and not (line.term("of", closing[1]) or line.term("that", closing[1])):
            origin = Origin.EITHER if amount[1] == 1 and amount[0] != "day" else Origin.SENTENCE
            stamp = replace(_away(amount, shift), origin=origin, edge=Edge.NONE)
            return Piece(stamp=stamp, start=at, end=closing[1])
    return None


def amount(line: Line, at: int) -> tuple[Grain, int, int] | None:
    """Return (grain, count, end) of an amount of days, weeks, months or years."""
    found = _amount(line, at)
    grain = _GRAINS.get(found[0]) if found else None
    return (grain, found[1], found[2]) if found and grain else None


def _short(unit: str) -> bool:
    return unit in ("day", "week", "month", "fortnight")


def _amount(line: Line, at: int) -> tuple[str, int, int] | None:
    """Return (unit, count, end) of an amount of time: "ten years", «un siècle», "a decade"."""
    at = line.skip("about", at)
    count = line.count(at)
    one = line.term("one", at) if count is None else None
    end = count[1] if count else (one[1] if one else at)
    unit = line.term("units", end) if end > at else None
    if unit is None:
        return None
    return str(unit[0]), count[0] if count else 1, unit[1]


def _away(amount: tuple[str, int, int], shift: int) -> Stamp:
    unit, count, _ = amount
    if unit == "fortnight":
        unit, count = "week", _FORTNIGHT * count
    grain = _GRAINS.get(unit, Grain.WEEK)
    if grain in (Grain.DECADE, Grain.CENTURY):
        count *= 10 if grain is Grain.DECADE else 100
        grain = Grain.YEAR
    edge = Edge.NONE if grain is Grain.DAY else Edge.ABOUT
    return Stamp(grain=grain, shift=shift * count, edge=edge)


def named_shift(line: Line, at: int) -> Piece | None:
    """Return "last May", "next summer", «ce printemps», "last Tuesday"."""
    before = line.term("shift_before", at)
    if before is None:
        return None
    inner = line.term("shift_before", before[1])
    end = inner[1] if inner else before[1]
    near = int((inner[0] if inner else 0) or before[0])
    for category, grain in (
        ("seasons", Grain.SEASON),
        ("months", Grain.MONTH),
        ("weekdays", Grain.DAY),
        ("holidays", Grain.DAY),
    ):
        named = line.term(category, end)
        if named is None:
            continue
        if line.key(end) in line.words.cased and not line.capital(end):
            continue
        if category == "holidays":
            return _next_holiday(line, at, end, near)
        if category != "seasons" and tuple(line.keys[end : named[1]]) not in line.words.wide:
            continue
        if line.year(named[1]) or line.count(named[1]) or _bracketed(line, named[1]):
            return None
        number = int(named[0])
        if grain is Grain.DAY:
            stamp = Stamp(grain=grain, weekday=number, near=near)
        else:
            own = 0 if not near and grain is Grain.MONTH else None
            stamp = Stamp(grain=grain, number=number, near=near, year_shift=own)
        return Piece(stamp=stamp, start=at, end=named[1])
    return None


def _bracketed(line: Line, at: int) -> bool:
    """Return whether the day of a weekday follows in brackets: «nesta terça (14)»."""
    return line.words.bracketed_days and line.key(at) == "(" and line.key(at + 2) == ")"


def _next_holiday(line: Line, at: int, start: int, near: int) -> Piece | None:
    found = holiday(line, start)
    if found is None or found.stamp.year is not None or found.stamp.year_shift is not None:
        return None
    stamp = replace(found.stamp, near=near, year_shift=0 if not near else None)
    return Piece(stamp=stamp, start=at, end=found.end)


def holiday(line: Line, at: int) -> Piece | None:
    """Return a holiday without its year: one of fixed day, or a feast so many days from Easter."""
    found = line.term("holidays", at)
    if found is None or (found[1] == at + 1 and not line.capital(at)):
        return None
    if isinstance(found[0], int):
        stamp = Stamp(grain=Grain.DAY, number=_SPRING, feast=found[0])
    else:
        number, _, day_number = str(found[0]).partition("-")
        stamp = Stamp(grain=Grain.DAY, number=int(number), day=int(day_number))
    return Piece(stamp=stamp, start=at, end=found[1])


def weekday_alone(line: Line, at: int) -> Piece | None:
    """Return «mardi», "Tuesday", «mardi dernier», "Tuesday of last week"."""
    named = line.term("weekdays", at)
    if named is None or tuple(line.keys[at : named[1]]) not in line.words.wide:
        return None
    number, end = int(named[0]), named[1]
    after = line.term("shift_after", end)
    if after:
        stamp = Stamp(grain=Grain.DAY, weekday=number, near=int(after[0]))
        return Piece(stamp=stamp, start=at, end=after[1])
    of = line.skip("of", end)
    week = shifted_unit(line, of) or shifted_unit(line, line.skip("article", of))
    if week and week.stamp.grain is Grain.WEEK and not week.stamp.count and not week.stamp.day:
        stamp = Stamp(grain=Grain.WEEK, shift=week.stamp.shift, weekday=number)
        return Piece(stamp=stamp, start=at, end=week.end)
    return Piece(stamp=Stamp(grain=Grain.DAY, weekday=number), start=at, end=end, need=Need.WEEKDAY)
