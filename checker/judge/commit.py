"""What a claim commits its author to: figures, periods and lists become worlds under a slack."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from checker.judge.slack import Slack
from checker.model.values import Edge, Figure, Grain, Members, Modifier, Period
from checker.model.worlds import Interval, Subsets, Worlds

HALF = Decimal("0.5")
ONE_SIDED = {Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO}
ROUND_ZEROS = 2
TEN = 10
HUNDRED = 100
SIDES = Decimal(10) ** 6
"""Larger than any score, so that the two sides of one are a single number."""
GRAINS = tuple(Grain)
MONTHS = {Grain.MONTH: 1, Grain.SEASON: 3, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}
DAYS = {Grain.WEEK: 7, Grain.DECADE: 3652, Grain.CENTURY: 36524}


def figure_worlds(figure: Figure, slack: Slack) -> Worlds:
    """Return what a figure commits to, in its written unit."""
    if figure.modifier is Modifier.BETWEEN and figure.upper is not None:
        return _range(figure, figure.upper)
    if figure.upper is not None:
        return _score(figure.value, figure.upper)
    values = (figure.value, *figure.others)
    strict = tuple(_reading(figure, value, slack, loose=False) for value in values)
    loose = tuple(_reading(figure, value, slack, loose=True) for value in values)
    bare = figure.modifier is Modifier.EXACT
    single = bare and not figure.others and not figure.fraction
    return Worlds(
        strict=strict,
        loose=tuple(_hull(a, b) for a, b in zip(strict, loose, strict=True)),
        nominal=values,
        hedged=not bare,
        bound=figure.modifier in ONE_SIDED,
        precision=_apparent(figure.value, figure.place) if single else None,
        truncated=_cut(figure, slack) if single else (),
    )


def _range(figure: Figure, upper: Decimal) -> Worlds:
    low, high = sorted((figure.value, upper))
    place = figure.place if figure.upper_place is None else figure.upper_place
    step = HALF * Decimal(10) ** min(figure.place, place)
    exact = Interval(low=low, high=high)
    return Worlds(
        strict=(exact,),
        loose=(Interval(low=low - step, high=high + step),),
        nominal=(low, high),
        hedged=True,
        bound=True,
        precision=None,
    )


def _score(own: Decimal, other: Decimal) -> Worlds:
    """3-1 is exact; told from the other side it is 1-3."""
    told = (own * SIDES + other, other * SIDES + own)
    exact = tuple(Interval(low=value, high=value) for value in dict.fromkeys(told))
    return Worlds(strict=exact, loose=exact, nominal=told)


def _reading(figure: Figure, value: Decimal, slack: Slack, *, loose: bool) -> Interval:
    match figure.modifier:
        case Modifier.ABOUT:
            return _around(value, _about(figure, value, slack, loose=loose))
        case Modifier.ALMOST:
            key = "loose" if loose else "words" if figure.words or figure.fraction else "strict"
            width = abs(value) * max(slack[f"almost.{key}"], _half_place(figure, value, slack))
            if value < 0:
                return Interval(low=value, high=value + width, low_open=not loose)
            return Interval(low=value - width, high=value, high_open=not loose)
        case Modifier.OVER | Modifier.AT_LEAST:
            top = None if loose else value + abs(value) * slack["over.strict"]
            closed = figure.modifier is Modifier.AT_LEAST or loose
            return Interval(low=value, high=top, low_open=not closed)
        case Modifier.UNDER | Modifier.AT_MOST | Modifier.UP_TO:
            floor = None if loose else value - abs(value) * slack["under.strict"]
            closed = figure.modifier is not Modifier.UNDER or loose
            return Interval(low=floor, high=value, high_open=not closed)
        case _:
            return _around(value, _bare(figure, value, slack, loose=loose))


def _half_place(figure: Figure, value: Decimal, slack: Slack) -> Decimal:
    """Half the last written place as a share, at most what «almost» allows strictly."""
    if value == 0:
        return Decimal(0)
    share = HALF * Decimal(10) ** figure.place / abs(value)
    return min(share, slack["almost.strict"])


def _about(figure: Figure, value: Decimal, slack: Slack, *, loose: bool) -> Decimal:
    share = slack["about.loose" if loose else "about.strict"]
    if figure.fraction:
        share = max(share, slack["bare.loose_fraction" if loose else "bare.fraction"])
    width = max(abs(value) * share, _written(figure, value, slack, loose=loose))
    last = Decimal(10) ** _last_digit(value, figure.place)
    most = slack["about.words"] if figure.words else share
    width = max(width, min(HALF * last, abs(value) * most))
    # «Some 846,000» is no 864,000: who gives three digits knows the second one.
    return width if loose or figure.fraction else min(width, slack["about.fine"] * last)


def _bare(figure: Figure, value: Decimal, slack: Slack, *, loose: bool) -> Decimal:
    size = abs(value)
    if figure.fraction:
        return size * slack["bare.loose_fraction" if loose else "bare.fraction"]
    width = _written(figure, value, slack, loose=loose)
    last = _last_digit(value, figure.place)
    zeros = last - figure.place
    if loose and zeros >= 1:
        width = max(width, min(HALF * Decimal(10) ** last, size * slack["bare.loose"]))
    elif zeros >= ROUND_ZEROS:
        width = max(width, min(HALF * Decimal(10) ** last, size * slack["bare.round"]))
    return width


def _written(figure: Figure, value: Decimal, slack: Slack, *, loose: bool) -> Decimal:
    """Return half the last written place, at most so large a share of the value."""
    share = slack["bare.loose_place" if loose else "bare.place"]
    return min(HALF * Decimal(10) ** figure.place, abs(value) * share)


def _last_digit(value: Decimal, place: int) -> int:
    """Return the exponent of the last digit that is not zero, at least the written place."""
    if value == 0:
        return place
    last = place
    shifted = abs(value).scaleb(-place)
    while shifted == shifted.to_integral_value() and shifted % 10 == 0:
        shifted /= 10
        last += 1
    return last


def _apparent(value: Decimal, place: int) -> int:
    last = _last_digit(value, place)
    return last if last - place >= ROUND_ZEROS else place


def _cut(figure: Figure, slack: Slack) -> tuple[Interval, ...]:
    step = Decimal(10) ** figure.place
    if figure.value == 0 or step > abs(figure.value) * slack["bare.cut"]:
        return ()
    if figure.value < 0:
        return (Interval(low=figure.value - step, high=figure.value, low_open=True),)
    return (Interval(low=figure.value, high=figure.value + step, high_open=True),)


def _around(value: Decimal, width: Decimal) -> Interval:
    return Interval(low=value - width, high=value + width)


def _hull(strict: Interval, loose: Interval) -> Interval:
    """Return the loose reading widened, where it must be, to hold the strict one."""
    low = _outer((strict.low, strict.low_open), (loose.low, loose.low_open), least=True)
    high = _outer((strict.high, strict.high_open), (loose.high, loose.high_open), least=False)
    return Interval(low=low[0], high=high[0], low_open=low[1], high_open=high[1])


End = tuple[Decimal | None, bool]


def _outer(one: End, two: End, *, least: bool) -> End:
    if one[0] is None or two[0] is None:
        return None, False
    if one[0] == two[0]:
        return one[0], one[1] and two[1]
    return one if (one[0] < two[0]) == least else two


def period_worlds(period: Period, slack: Slack) -> Worlds | None:
    """Return what a date commits to, in days counted from the first day of year 1.

    None when it was never resolved to days.
    """
    readings = [_closed(period), *period.others]
    if period.first is not None and _turn_of_century(period, slack):
        whole, _ = _bent(period.first, period.last, period.edge, slack)
        around = _years_around(period.first, int(slack["period.century"]))
        return Worlds(strict=(whole,), loose=(around,))
    pairs = [
        _about_year(first, slack)
        if first and period.edge is Edge.ABOUT and _round_year(period, first)
        else _bent(first, last, period.edge, slack)
        for first, last in readings
        if first or last
    ]
    if not pairs:
        return None
    plain = period.edge in (Edge.NONE, Edge.SINCE, Edge.UNTIL)
    single = plain and not period.others and period.grain is not Grain.SPAN
    return Worlds(
        strict=tuple(strict for strict, _ in pairs),
        loose=tuple(loose for _, loose in pairs),
        precision=GRAINS.index(period.grain) if single else None,
    )


def _round_year(period: Period, first: dt.date) -> bool:
    """Whether a year is named that one rounds to, such as 1800 or 1950."""
    return period.grain is Grain.YEAR and first.year % TEN == 0


def _turn_of_century(period: Period, slack: Slack) -> bool:
    """Whether a bare year of long ago, such as 1800, may stand for the time around it."""
    first = period.first
    if first is None or period.grain is not Grain.YEAR or period.edge is not Edge.NONE:
        return False
    return first.year % HUNDRED == 0 and first.year < slack["period.long_ago"]


def _about_year(first: dt.date, slack: Slack) -> tuple[Interval, Interval]:
    """«Around 1800» speaks of some years before and after."""
    years = (slack["period.years"], slack["period.loose_years"])
    strict, loose = (_years_around(first, int(n)) for n in years)
    return strict, loose


def _years_around(first: dt.date, years: int) -> Interval:
    """Return the year that begins on a day, and so many before and after it."""
    return Interval(
        low=Decimal(_month(first, -12 * years).toordinal()),
        high=Decimal(_month(first, 12 * (years + 1)).toordinal() - 1),
    )


def _closed(period: Period) -> tuple[dt.date | None, dt.date | None]:
    """«Since 2008» speaks of a beginning in 2008, «until 2010» of an end in 2010."""
    if period.edge is Edge.SINCE and period.first and not period.last:
        return period.first, _end(period.first, period.grain)
    if period.edge is Edge.UNTIL and period.last and not period.first:
        return _start(period.last, period.grain), period.last
    return period.first, period.last


def _end(first: dt.date, grain: Grain) -> dt.date:
    """Return the last day of the month, quarter, year … that begins on a day."""
    if grain in MONTHS:
        return _moved(_month(first, MONTHS[grain]), -1)
    return _moved(first, DAYS.get(grain, 1) - 1)


def _start(last: dt.date, grain: Grain) -> dt.date:
    """Return the first day of the month, quarter, year … that ends on a day."""
    if grain in MONTHS:
        return _month(last, 1 - MONTHS[grain])
    return _moved(last, 1 - DAYS.get(grain, 1))


def _month(day: dt.date, months: int) -> dt.date:
    """Return the first day of the month so many months later, within the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year = min(max(dt.MINYEAR, count // 12), dt.MAXYEAR)
    return dt.date(year, count % 12 + 1, 1)


def _moved(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(1, day.toordinal() + days), dt.date.max.toordinal()))


def _bent(
    first: dt.date | None, last: dt.date | None, edge: Edge, slack: Slack
) -> tuple[Interval, Interval]:
    low = None if first is None else Decimal(first.toordinal())
    high = None if last is None else Decimal(last.toordinal())
    whole = Interval(low=low, high=high)
    if low is None or high is None:
        return whole, whole
    length = high - low + 1
    third, half = length * slack["period.third"], length * slack["period.half"]
    match edge:
        case Edge.START:
            return Interval(low=low, high=low + third), Interval(low=low, high=low + half)
        case Edge.END:
            return Interval(low=high - third, high=high), Interval(low=high - half, high=high)
        case Edge.MID:
            middle = (low + high) / 2
            return (_around(middle, third / 2), _around(middle, half / 2))
        case Edge.ABOUT:
            wide = max(Decimal(1), length * slack["period.about"])
            return whole, Interval(low=low - wide, high=high + wide)
        case _:
            return whole, whole


def members_worlds(members: Members, same: dict[str, str] | None = None) -> Worlds:
    """Return what a list commits to; `same` maps a member's key to that of its counterpart."""
    keys = frozenset((same or {}).get(m.key, m.key) for m in members.named)
    sets = (Subsets(least=keys, most=None if members.open else keys),)
    return Worlds(strict=sets, loose=sets)
