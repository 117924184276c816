"""Dates in figures: 24/02/2025, 2025-02-24, 24.2.25, 02/2025, 24-Feb-2025."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from checker.extract.dates.line import Line, full_year
from checker.extract.dates.piece import Piece
from checker.extract.dates.stamp import Stamp, valid
from checker.lang.date_words import TOKEN, DateWords, date_words, key
from checker.model.values import Grain

_MARKS = frozenset("/.-–")
_IN_FIGURES = re.compile(r"[0-9]\s{0,40}[/.–‑‐-]\s{0,40}[0-9]{1,2}\s{0,40}[/.–‑‐-]")
_MONTHS = 12
_DAYS = 31


def numeric(line: Line, at: int, order: str) -> Piece | None:
    """Return the date in figures that begins at a token."""
    if not line.key(at)[:1].isdigit() or _inside_figure(line, at):
        return None
    return (
        _iso(line, at) or _three(line, at, order) or _named_month(line, at) or _two(line, at, order)
    )


def _inside_figure(line: Line, at: int) -> bool:
    """Return whether digits or a mark are glued on before, as in a version or phone number."""
    if not line.glued(at):
        return False
    before = line.key(at - 1)
    return before[-1:].isalnum() or (before in "/.-–,:+" and line.glued(at - 1))


def _mark(line: Line, at: int) -> str:
    return line.key(at) if line.key(at) in _MARKS and line.glued(at) else ""


def _ends(line: Line, last: int) -> bool:
    """Return whether nothing that would make a longer figure is glued to the last token."""
    after = last + 1
    if not line.glued(after):
        return True
    if line.key(after) in ("t", "T"):  # 2025-02-24T10:00
        return True
    if line.key(after)[:1].isalnum() or line.key(after) in ("%", "€", "$"):
        return False
    return not (
        line.key(after) in "/.-,:" and line.glued(after + 1) and line.key(after + 1)[:1].isdigit()
    )


def _iso(line: Line, at: int) -> Piece | None:
    year = line.digits(at, 4)
    mark = _mark(line, at + 1)
    if year is None or not mark or not line.glued(at + 2):
        return None
    month, day = line.key(at + 2), line.key(at + 4)
    if not (month.isdigit() and day.isdigit() and mark == _mark(line, at + 3)):
        return None
    if len(month) > 2 or len(day) > 2 or not line.glued(at + 4) or not _ends(line, at + 4):  # noqa: PLR2004 - digits of a month
        return None
    return _piece(at, at + 5, _day(year, int(month), int(day)))


def _three(line: Line, at: int, order: str) -> Piece | None:
    """Return d/m/y or m/d/y, with the other order as a further reading where both are dates."""
    if line.digits(at, 1, 2) is None:
        return None
    mark = line.key(at + 1)
    if (
        mark not in _MARKS
        or line.key(at + 3) != mark
        or not (line.glued(at + 1) and line.glued(at + 3))
    ):
        return None
    spaced = mark == "." and line.near(at + 2) and line.near(at + 4)
    if not spaced and not (line.glued(at + 2) and line.glued(at + 4)):
        return None
    second, third = line.key(at + 2), line.key(at + 4)
    if not (second.isdigit() and third.isdigit() and len(second) <= 2 and len(third) in (2, 4)):  # noqa: PLR2004 - digits of month and year
        return None
    if not _ends(line, at + 4) or (mark == "." and len(third) == 2 and not _dotted_day(line, at)):  # noqa: PLR2004 - the same
        return None
    year = int(third) if len(third) == 4 else full_year(int(third))  # noqa: PLR2004 - the same
    first, other = _orders(year, int(line.key(at)), int(second), order)
    # where a language knows one order only, the other is no reading
    return _piece(at, at + 5, first, other if line.words.order == "mdy" else None)


def dotted_range(line: Line, at: int) -> Piece | None:
    """Return „14. bis 16.10.2024“, „14./15.10.“: the first day borrows month and year."""
    day = line.day(at)
    if day is None or line.key(at + 1) != "." or day[1] != at + 2:
        return None
    link = line.term("to", day[1]) or line.term("and", day[1])
    second = numeric(line, link[1], "dmy") if link and link[1] < len(line) else None
    if (
        second is None
        or second.stamp.grain is not Grain.DAY
        or line.key(link[1] + 1 if link else 0) != "."
    ):
        return None
    last = replace(second.stamp, swapped=None)
    first = replace(last, day=day[0])
    if not valid(first) or not day[0] < last.day:
        return None
    return Piece(stamp=replace(first, last=last), start=at, end=second.end)


def figure_range(line: Line, at: int, order: str) -> Piece | None:
    """Return 12/05/2024-15/05/2024, 1/10-2/11/2017, 12-15/05/2024: both ends in figures."""
    if line.digits(at, 1, 2) is None or _inside_figure(line, at):
        return None
    mark, dash = line.key(at + 1), at + 1
    if mark in "/." and line.key(at + 2).isdigit():
        dash = at + 3
        if line.key(dash) == mark:
            dash += 1 + line.key(dash + 1).isdigit()
    if line.key(dash) not in ("-", "–") or not line.glued(dash) or not line.glued(dash + 1):
        return None
    second = _three(line, dash + 1, order)
    if (
        second is None
        or second.stamp.year is None
        or (dash > at + 1 and mark != line.key(dash + 2))
    ):
        return None
    first = _opening(line, at, dash, second.stamp, order)
    rising = first is not None and _order(first) < _order(second.stamp)
    if first is None or not rising:
        return None
    last = replace(second.stamp, swapped=None)
    return Piece(stamp=replace(first, last=last), start=at, end=second.end)


def _opening(line: Line, at: int, dash: int, last: Stamp, order: str) -> Stamp | None:
    """Return the first day of a range in figures, with what it leaves to the last one."""
    year, one = last.year or 0, int(line.key(at))
    if dash == at + 1:
        return _day(year, last.number, one)
    if not line.key(at + 2).isdigit() or len(line.key(at + 2)) > 2:  # noqa: PLR2004 - digits of a month
        return None
    if line.key(dash - 1).isdigit() and dash > at + 3:
        said = line.key(dash - 1)
        if len(said) not in (2, 4):
            return None
        year = int(said) if len(said) == 4 else full_year(int(said))  # noqa: PLR2004 - digits of a year
    return _orders(year, one, int(line.key(at + 2)), order)[0]


def _order(stamp: Stamp) -> tuple[int, int, int]:
    return stamp.year or 0, stamp.number, stamp.day


def _dotted_day(line: Line, at: int) -> bool:
    """Return whether 24.02.25 is written as a date is, and not as a version: two digits a place."""
    return all(len(line.key(k)) == 2 for k in (at, at + 2)) or line.words.dotted  # noqa: PLR2004 - two digits


def _orders(year: int, one: int, two: int, order: str) -> tuple[Stamp | None, Stamp | None]:
    readings = [_day(year, two, one), _day(year, one, two)]
    if order == "mdy":
        readings.reverse()
    first, other = readings
    if first is None:
        return other, None
    return first, (other if other != first else None)


def _two(line: Line, at: int, order: str) -> Piece | None:
    """Return 02/2025 as a month, and 24.12. or, after a weekday or preposition, 24/12 as a day."""
    mark = _mark(line, at + 1)
    one, second = line.digits(at, 1, 2), line.key(at + 2)
    if one is None or not mark or not second.isdigit():
        return None
    if mark in "/-" and len(second) == 4 and line.glued(at + 2) and _ends(line, at + 2):  # noqa: PLR2004 - a year
        year = int(second)
        if 1 <= one <= _MONTHS and 1900 <= year < 2100:  # noqa: PLR2004 - else more likely a reference number
            return Piece(
                stamp=Stamp(grain=Grain.MONTH, year=year, number=one), start=at, end=at + 3
            )
        return None
    if len(second) > 2 or not line.near(at + 2):  # noqa: PLR2004 - digits of a month
        return None
    closed = mark == "." and line.key(at + 3) == "." and line.glued(at + 3)
    called = mark == "/" and line.glued(at + 2) and _called(line, at)
    if not (closed and line.words.dotted) and not called:
        return None
    if not _ends(line, at + (3 if closed else 2)):
        return None
    first, other = _orders(2000, one, int(second), order)
    if first is None:
        return None
    return _piece(at, at + (4 if closed else 3), _yearless(first), other and _yearless(other))


def _called(line: Line, at: int) -> bool:
    """Return whether 12/05 is called a date by the words before it."""
    if line.term("always", at):  # 24/7
        return False
    link = line.before("and", at) or line.before("to", at)
    if line.before("between", at) or (link and line.before("between", link[1] - 3)):
        return True
    return (
        line.before("weekdays", at) is not None
        or line.before("day_before", at) is not None
    )  # fmt: skip


def _named_month(line: Line, at: int) -> Piece | None:
    """Return 24-Feb-2025 and 24/feb/25."""
    day, mark = line.digits(at, 1, 2), _mark(line, at + 1)
    month = line.term("months", at + 2) if day and mark and line.glued(at + 2) else None
    if month is None or not day or _mark(line, month[1]) != mark or not line.glued(month[1] + 1):
        return None
    last = line.key(month[1] + 1)
    if not last.isdigit() or len(last) not in (2, 4) or not _ends(line, month[1] + 1):
        return None
    year = int(last) if len(last) == 4 else full_year(int(last))  # noqa: PLR2004 - digits of a year
    return _piece(at, month[1] + 2, _day(year, month[0], day))


def _day(year: int, month: int, day: int) -> Stamp | None:
    if year < 1:
        return None
    stamp = Stamp(grain=Grain.DAY, year=year, number=month, day=day)
    return stamp if valid(stamp) and day else None


def _yearless(stamp: Stamp) -> Stamp:
    return Stamp(grain=Grain.DAY, number=stamp.number, day=stamp.day)


def _piece(start: int, end: int, stamp: Stamp | None, other: Stamp | None = None) -> Piece | None:
    if stamp is None:
        return None
    if other is not None:
        stamp = Stamp(
            grain=stamp.grain, year=stamp.year, number=stamp.number, day=stamp.day, swapped=other
        )
    return Piece(stamp=stamp, start=start, end=end)


@lru_cache(maxsize=8)
def order_of(text: str, code: str) -> str:
    """Return the order of day and month that a text's own dates show, else the language's.

    Dates in figures show it where one of the two is above 12, dates with the month's name by
    which comes first: a text that writes "5 May" means May by 03/05.
    """
    words = date_words(code)
    if words.order == "dmy" and not _IN_FIGURES.search(text):
        return words.order
    tokens = [key(m.group()) for m in TOKEN.finditer(text)]
    for one, mark, two, again in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if mark not in _MARKS or mark != again or not (_number(one) and _number(two)):
            continue
        if _number(one) > _MONTHS >= _number(two):
            return "dmy"
        if _number(two) > _MONTHS >= _number(one):
            return "mdy"
    return _order_of_names(tokens, words) or words.order


def _order_of_names(tokens: list[str], words: DateWords) -> str:
    if words.order == "dmy":
        return ""
    months = words.forward["months"]
    pairs = list(pairwise(tokens))
    day_first = sum(1 for a, b in pairs if b in months and _number(a))
    month_first = sum(1 for a, b in pairs if a in months and _number(b))
    return "dmy" if day_first > month_first else ""


def _number(word: str) -> int:
    """Return the number of a token of one or two digits that a day may have, else 0."""
    fits = len(word) <= 2 and word.isascii() and word.isdigit()  # noqa: PLR2004 - digits of a day
    return int(word) if fits and int(word) <= _DAYS else 0
