"""The days that a date expression names, once it is set against the document's date."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from checker.extract.dates.stamp import Stamp, valid
from checker.model.values import Edge, Grain, Period

MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.HALF: 6}
YEARS = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}
_HALF_YEAR = 183
_LONG_PAST = 270
_OPEN = 150
_MONTH_PAST = 31
_LONGEST_MONTH = 31
_SEASON_CODE = 20
_TWELVE = 12


def resolve(stamp: Stamp, reference: dt.date | None, *, coming: bool = False) -> Period:
    """Return the days that a stamp names, set against the document's date.

    `coming` tells that the clause speaks of the future; with no date given and none named the
    period stays without days.
    """
    if stamp.last is not None:
        return _between(stamp, stamp.last, reference, coming=coming)
    ways = _ways(stamp, reference, coming=coming)
    if stamp.offset is not None:
        moved = [(_moved(w[0], *stamp.offset), _moved(w[1], *stamp.offset)) for w in ways]
        ways = [(a, b) for a, b in moved if a and b]
    said = _said(stamp, ways[0] if ways else None, reference)
    if stamp.swapped is not None:
        ways += _ways(stamp.swapped, reference, coming=coming)
    first, last = ways[0] if ways else (None, None)
    return Period(
        first=first,
        last=last,
        grain=stamp.grain,
        edge=stamp.edge,
        said=said,
        relative=stamp.relative,
        counted=stamp.counted,
        missing=bool(stamp.number) and not valid(stamp),
        weekday=stamp.weekday,
        others=tuple(w for w in ways[1:] if w != ways[0]),
    )


Way = tuple[dt.date, dt.date]


def _between(start: Stamp, end: Stamp, reference: dt.date | None, *, coming: bool) -> Period:
    left = resolve(_without_last(start), reference, coming=coming)
    right = resolve(end, reference, coming=coming)
    first, last, opening = left.first, right.last, left.said
    if first and last and first > last:
        shifted = _year_earlier(first) if start.year is None else None
        opening = opening.replace(str(first.year), str(first.year - 1), 1)
        first, last = (shifted, last) if shifted else (None, None)
    said = f"{opening}/{right.said}" if opening and right.said else ""
    return Period(
        first=first if last else None,
        last=last if first else None,
        grain=Grain.SPAN,
        edge=start.edge,
        said=said,
        relative=left.relative or right.relative,
        counted=left.counted and right.counted,
    )


def _year_earlier(day: dt.date) -> dt.date | None:
    return _date(day.year - 1, day.month, day.day) or _date(day.year - 1, day.month, day.day - 1)


def _without_last(stamp: Stamp) -> Stamp:
    return replace(stamp, last=None, swapped=None, edge=Edge.NONE)


def _ways(stamp: Stamp, reference: dt.date | None, *, coming: bool) -> list[Way]:
    if stamp.year is not None:
        return _present([_in_year(stamp, stamp.year)])
    if reference is None:
        return []
    if stamp.year_shift is not None:
        return _present([_in_year(stamp, reference.year + stamp.year_shift)])
    if stamp.count:
        return _present([_stretch(stamp, reference)])
    if stamp.shift is not None and stamp.day and stamp.grain is Grain.DAY:
        month = _months_from(reference.year, reference.month + stamp.shift, 1)
        day = _date(month[0].year, month[0].month, stamp.day) if month else None
        return [(day, day)] if day else []
    if stamp.shift is not None:
        return _present([_shifted(stamp, reference)])
    if stamp.day and not stamp.number and stamp.grain is Grain.DAY:
        if stamp.weekday is None:
            return _day_of_near_month(stamp, reference, coming=coming)
        return _day_of_some_month(stamp, reference)
    if stamp.weekday and not stamp.number:
        return _weekday(stamp, reference, coming=coming)
    return _recurring(stamp, reference, coming=coming)


def _present(ways: list[Way | None]) -> list[Way]:
    return [w for w in ways if w is not None]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _plus_days(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def _months_from(year: int, month: int, length: int) -> Way | None:
    """Return so many whole months; months beyond 12 or below 1 run over into other years."""
    first = _date(year + (month - 1) // _TWELVE, (month - 1) % _TWELVE + 1, 1)
    after = month + length
    end = _date(year + (after - 1) // _TWELVE, (after - 1) % _TWELVE + 1, 1)
    last = end and _plus_days(end, -1)
    return (first, last) if first and last else None


def _years_from(year: int, length: int) -> Way | None:
    first, last = _date(year, 1, 1), _date(year + length - 1, 12, 31)
    return (first, last) if first and last else None


def _week_of(day: dt.date) -> Way | None:
    first = _plus_days(day, 1 - day.isoweekday())
    last = first and _plus_days(first, 6)
    return (first, last) if first and last else None


def _in_year(stamp: Stamp, year: int) -> Way | None:
    """Return the days that a stamp names within a year."""
    if stamp.feast is not None:
        day = _plus_days(_easter(year), stamp.feast)
        return (day, day) if day else None
    if stamp.place:
        day = _placed(stamp, year)
        return (day, day) if day else None
    if stamp.grain is Grain.DAY:
        day = _date(year, stamp.number, min(stamp.day, _month_length(year, stamp)))
        return (day, day) if day else None
    if stamp.grain is Grain.WEEK:
        day = _date(year, stamp.number, stamp.day) if stamp.day else None
        return _week_of(day) if day else _iso_week(year, stamp.number)
    if stamp.grain is Grain.SEASON:
        return _months_from(year, 3 * stamp.number, 3)
    if stamp.grain in MONTHS:
        length = MONTHS[stamp.grain]
        return _months_from(year, length * (stamp.number - 1) + 1, length)
    return _years_from(year, YEARS.get(stamp.grain, 1))


def _placed(stamp: Stamp, year: int) -> dt.date | None:
    """Return the first, second … or last such weekday of a month."""
    month = _months_from(year, stamp.number, 1)
    if month is None or stamp.weekday is None:
        return None
    first = month[0] + dt.timedelta(days=(stamp.weekday - month[0].isoweekday()) % 7)
    days = [first + dt.timedelta(days=7 * n) for n in range(6)]
    days = [day for day in days if day <= month[1]]
    return days[stamp.place if stamp.place < 0 else min(stamp.place, len(days)) - 1]


def _month_length(year: int, stamp: Stamp) -> int:
    """Return the days of the month where `day` is one past any (the end of a month), else 31."""
    if stamp.day <= _LONGEST_MONTH or not 1 <= stamp.number <= _TWELVE:
        return _LONGEST_MONTH
    return calendar.monthrange(year, stamp.number)[1]


def _easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the algorithm's own letter
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return dt.date(max(year, 1), month, day + 1)


def _iso_week(year: int, week: int) -> Way | None:
    try:
        first = dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    last = _plus_days(first, 6)
    return (first, last) if last else None


def _shifted(stamp: Stamp, reference: dt.date) -> Way | None:
    """Return the unit that lies so many units before or after the one that holds the date."""
    shift, grain = stamp.shift or 0, stamp.grain
    if grain in YEARS:
        length = YEARS[grain]
        return _years_from(reference.year // length * length + shift * length, length)
    if grain is Grain.SEASON:
        return _months_from(reference.year, reference.month // 3 * 3 + 3 * shift, 3)
    if grain in MONTHS:
        length = MONTHS[grain]
        return _months_from(
            reference.year, (reference.month - 1) // length * length + 1 + shift * length, length
        )
    day = _plus_days(reference, shift * (7 if grain is Grain.WEEK else 1))
    if day is None:
        return None
    if grain is not Grain.WEEK:
        return day, day
    week = _week_of(day)  # an amount of weeks («in three weeks») is kept to the week that holds it
    if week and stamp.weekday:
        named = _plus_days(week[0], stamp.weekday - 1)
        return (named, named) if named else None
    if week and stamp.day:  # a weekend: its first day, counted from Monday, to Sunday
        first = _plus_days(week[0], stamp.day - 1)
        return (first, week[1]) if first else None
    return week


def _stretch(stamp: Stamp, reference: dt.date) -> Way | None:
    """Return so many units that end or begin at the date («the past three years»).

    Quarters and halves are those of the calendar: the past two quarters are whole ones.
    """
    back = (stamp.shift or 0) < 0
    if stamp.grain in (Grain.QUARTER, Grain.HALF):
        length = MONTHS[stamp.grain]
        own = (reference.month - 1) // length * length + 1
        first = own - length * stamp.count if back else own + length
        return _months_from(reference.year, first, length * stamp.count)
    far = _moved(reference, stamp.grain, -stamp.count if back else stamp.count)
    if far is None:
        return None
    if back:
        return far, reference
    tomorrow = _plus_days(reference, 1)
    return (tomorrow, far) if tomorrow else None


def _moved(day: dt.date, grain: Grain, count: int) -> dt.date | None:
    if grain in (Grain.DAY, Grain.WEEK):
        return _plus_days(day, count * (7 if grain is Grain.WEEK else 1))
    months = count * (MONTHS[grain] if grain in MONTHS else _TWELVE * YEARS.get(grain, 1))
    month = day.month - 1 + months
    year, month = day.year + month // _TWELVE, month % _TWELVE + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return _date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _weekday(stamp: Stamp, reference: dt.date, *, coming: bool) -> list[Way]:
    """Return the nearest such weekday: past first, unless the text speaks of the future."""
    back = (reference.isoweekday() - (stamp.weekday or 1)) % 7
    past = _plus_days(reference, -(back or 7) if stamp.near else -back)
    ahead = _plus_days(reference, (-back % 7) or 7)
    if stamp.near:
        days = [past if stamp.near < 0 else ahead]
    else:
        days = [ahead, past] if coming else [past, ahead]
        if back == 0:
            days = [reference]
    return [(d, d) for d in days if d is not None]


def _day_of_some_month(stamp: Stamp, reference: dt.date) -> list[Way]:
    """Return the nearest day of that number that falls on that weekday («mardi 13»)."""
    months = [_months_from(reference.year, reference.month + by, 1) for by in range(-6, 7)]
    days = [_date(m[0].year, m[0].month, stamp.day) for m in months if m]
    fitting = [d for d in days if d and d.isoweekday() == stamp.weekday]
    return [(d, d) for d in sorted(fitting, key=lambda d: abs((d - reference).days))[:1]]


def _day_of_near_month(stamp: Stamp, reference: dt.date, *, coming: bool) -> list[Way]:
    """Return the day in this month, the one before and the next, likeliest first."""
    months = [_months_from(reference.year, reference.month + by, 1) for by in (-1, 0, 1)]
    days = [_date(m[0].year, m[0].month, stamp.day) for m in months if m]
    known = [d for d in days if d]

    def rank(day: dt.date) -> tuple[bool, int]:
        ahead = (day - reference).days
        return (ahead < 0 if coming else ahead > 0), abs(ahead)

    return [(d, d) for d in sorted(known, key=rank)]


def _recurring(stamp: Stamp, reference: dt.date, *, coming: bool) -> list[Way]:
    """Return the occurrences of a day, month or quarter that bears no year, likeliest first.

    A text that names no year means its own year, unless that lies more than half a year ahead or
    long past; another occurrence that is near too is kept as a further reading.
    """
    ways = _present([_in_year(stamp, reference.year + by) for by in (-1, 0, 1)])
    if stamp.near < 0:
        return [w for w in ways if w[1] < reference][-1:]
    if stamp.near > 0:
        return [w for w in ways if w[0] > reference][:1]
    if not ways:
        return []

    def distance(way: Way) -> int:
        if way[0] <= reference <= way[1]:
            return 0
        ahead = (way[0] - reference).days
        return ahead if ahead > 0 else (way[1] - reference).days

    def rank(way: Way) -> tuple[bool, int]:
        by = distance(way)
        unlikely = by > _HALF_YEAR or by < -_LONG_PAST
        if stamp.weekday and way[0].isoweekday() != stamp.weekday:
            unlikely = True
        return (coming and by < -_MONTH_PAST) or (unlikely and not coming), abs(by)

    own = [w for w in ways if w[0].year == reference.year]
    best = min(ways, key=rank)
    if own and not rank(own[0])[0]:
        best = own[0]
    fits = stamp.weekday is not None and best[0].isoweekday() == stamp.weekday
    rest = [w for w in ways if w != best and (w in own or abs(distance(w)) < _OPEN)]
    return [best, *(w for w in rest if not fits or w[0].isoweekday() == stamp.weekday)]


def _said(stamp: Stamp, way: Way | None, reference: dt.date | None) -> str:
    """Return the EDTF-like form of what is said; '' for a relative expression without a date.

    «Three weeks ago» says a day, but roughly (EDTF's `~`), though the period holds its whole week.
    """
    if way is None and (stamp.feast is not None or stamp.place):
        return ""
    if way is None:
        named = stamp.number and stamp.shift is None and stamp.year_shift is None and not stamp.near
        return _form(stamp, f"{stamp.year:04d}" if stamp.year else "XXXX") if named else ""
    if stamp.edge is Edge.ABOUT and stamp.shift and not stamp.count and reference:
        day = _moved(reference, stamp.grain, stamp.shift)
        if day and stamp.grain in (Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.HALF):
            return f"{day.isoformat()}~"
    if stamp.count or stamp.grain is Grain.SPAN:
        return f"{way[0]}/{way[1]}"
    if stamp.grain is Grain.DAY:
        return way[0].isoformat()
    if stamp.grain is Grain.WEEK:
        if stamp.weekday and stamp.shift is not None:
            return way[0].isoformat()
        if stamp.day and not stamp.number:
            return f"{way[0]}/{way[1]}"
        year, week, _ = way[0].isocalendar()
        return f"{year:04d}-W{week:02d}"
    number = stamp.number or _number(stamp.grain, way[0])
    year = way[0].year
    return _form(Stamp(grain=stamp.grain, number=number), f"{year:04d}")


def _number(grain: Grain, first: dt.date) -> int:
    if grain is Grain.SEASON:
        return first.month // 3
    return (first.month - 1) // MONTHS.get(grain, _TWELVE) + 1


def _form(stamp: Stamp, year: str) -> str:
    forms = {
        Grain.DAY: f"{year}-{stamp.number:02d}-{stamp.day:02d}",
        Grain.WEEK: f"{year}-W{stamp.number:02d}",
        Grain.MONTH: f"{year}-{stamp.number:02d}",
        Grain.QUARTER: f"{year}-Q{stamp.number}",
        Grain.HALF: f"{year}-S{stamp.number}",
        Grain.SEASON: f"{year}-{_SEASON_CODE + stamp.number}",
        Grain.DECADE: f"{year[:3]}X",
        Grain.CENTURY: f"{year[:2]}XX",
    }
    return forms.get(stamp.grain, year)
