"""Years and longer: 2015, «exercice 2024-2025», FY25, the 1990s, «le XXIe siècle»."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.dates.line import Line
from checker.extract.dates.parts import year_code
from checker.extract.dates.piece import Need, Piece
from checker.extract.dates.stamp import Stamp
from checker.model.values import Edge, Grain

_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})", re.ASCII)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_CENTURIES = 21
_DECADE, _CENTURY = 10, 100
_SPAN, _MONTHS = 20, 12
_PIVOT = 3
_DASHES = ("-", "–", "—", "/", "‑")


def year(line: Line, at: int) -> Piece | None:
    """Return a year, or two joined by a dash or slash; it stands only where its context says so."""
    first = line.year(at)
    if first is None:
        return None
    coded = year_code(line, first[0], first[1])
    if coded:
        return Piece(stamp=coded[0], start=at, end=coded[1])
    mark = first[1]
    if line.key(mark) in _DASHES:
        joined = _second(line, first[0], mark + 1)
        if joined:
            stamp = Stamp(
                grain=Grain.YEAR, year=first[0], last=Stamp(grain=Grain.YEAR, year=joined[0])
            )
            return Piece(stamp=stamp, start=at, end=joined[1], need=joined[2])
        if line.glued(mark) and line.key(mark + 1).isdigit() and line.glued(mark + 1):
            return _iso_month(line, at, first[0])
    stamp = Stamp(grain=Grain.YEAR, year=first[0])
    return Piece(stamp=stamp, start=at, end=first[1], need=Need.YEAR)


def _iso_month(line: Line, at: int, first: int) -> Piece | None:
    """Return 2024-05 as a month."""
    number = line.digits_after(at + 2)
    if line.key(at + 1) not in ("-", "/") or len(line.key(at + 2)) != 2 or not line.whole(at + 2):  # noqa: PLR2004 - two digits
        return None
    if not 1 <= number <= _MONTHS or line.key(at + 3) in _DASHES:
        return None
    stamp = Stamp(grain=Grain.MONTH, year=first, number=number)
    return Piece(stamp=stamp, start=at, end=at + 3)


def _second(line: Line, first: int, at: int) -> tuple[int, int, Need] | None:
    """Return the end of a range of years (2019-2023, 2024/25), and whether it needs a context."""
    other = line.year_at(at)
    if other is not None and other > first:
        return other, at + 1, Need.YEAR
    short = line.digits_after(at) if len(line.key(at)) == 2 and line.glued(at) else 0  # noqa: PLR2004 - 2024-25
    if not short or not line.whole(at) or line.key(at + 1) in _DASHES:
        return None
    full = first // _CENTURY * _CENTURY + short
    if not first < full <= first + _SPAN:
        return None
    if line.key(at)[0] == "0" and full != first + 1:  # 2004-05 is a season, 2002-05 a month
        return None
    return full, at + 1, Need.YEAR


def fiscal(line: Line, at: int) -> Piece | None:
    """Return a business, school or budget year: FY25, «exercice 2024-2025»."""
    found = line.term("fiscal", at) or line.term("campaign", at)
    if found is None:
        return None
    edge = Edge.ABOUT if line.term("fiscal", at) else Edge.NONE
    end = line.skip("of", found[1])
    span = year(line, end)
    if span is not None:
        stamp = span.stamp
        if stamp.last is None:
            stamp = Stamp(grain=Grain.YEAR, year=stamp.year, edge=edge)
        return Piece(stamp=stamp, start=at, end=span.end)
    short = line.digits_after(end) if len(line.key(end)) in (2, 4) else 0
    if short and end == found[1] and line.whole(end) and line.capital(at):
        number = short + 2000 if short < _CENTURY else short
        stamp = Stamp(grain=Grain.YEAR, year=number, edge=Edge.ABOUT)
        return Piece(stamp=stamp, start=at, end=end + 1)
    return None


def decade(line: Line, at: int) -> Piece | None:
    """Return the 1990s, «années 90», «anni Novanta», "the nineties", "1990er Jahre"."""
    opening = line.term("decade_before", at)
    if opening:
        start = _decade_start(line, opening[1])
        return _decades(line, at, start) if start else None
    named = line.term("decades", at)
    if named:
        end = line.skip("decade_after", named[1])
        return _decade(int(named[0]), at, end)
    number = line.digits(at, 2, 4)
    start_at = at
    if number is None and line.key(at) == "'":
        number, at = line.digits(at + 1, 2), at + 1
    if number is None or number % _DECADE or not (line.glued(at + 1) or line.key(at + 1) == "'"):
        return None
    mark = line.term("decade_marks", at + 1)
    if mark is None or (line.glued(mark[1]) and line.key(mark[1])[:1].isalnum()):
        return None
    if number >= _CENTURY and not 1000 <= number < 2200:  # noqa: PLR2004 - years of our texts
        return None
    end = line.skip("decade_after", mark[1])
    if number < _CENTURY and end == mark[1] and not line.before("article", start_at):
        return None
    return _decade(number, start_at, end)


def _decades(line: Line, at: int, first: tuple[int, int]) -> Piece:
    """Return a decade, or two that share their noun: «les années 1960 et 1970»."""
    one = _decade(first[0], at, first[1])
    link = line.term("and", first[1])
    second = _decade_start(line, link[1]) if link else None
    if second is None or link is None or (first[0] < _CENTURY) != (second[0] < _CENTURY):
        return one
    return replace(_decade(second[0], link[1], second[1]), also=(one,))


def _decade_start(line: Line, at: int) -> tuple[int, int] | None:
    number = line.digits(at, 2, 4)
    if number is not None:
        if number % _DECADE or not line.whole(at):
            return None
        return number, line.skip("decade_marks", at + 1) if line.glued(at + 1) else at + 1
    if line.key(at) == "'" and (number := line.digits(at + 1, 2)) is not None:
        return (number, at + 2) if number % _DECADE == 0 else None
    if line.key(at) == "'":
        at += 1
    words = line.term("decades", at) or line.term("numbers", at)
    if words and int(words[0]) % _DECADE == 0 and int(words[0]) >= 2 * _DECADE:
        return int(words[0]), words[1]
    return None


def _decade(number: int, start: int, end: int) -> Piece:
    if number < _CENTURY:
        number += 2000 if number < _PIVOT * _DECADE else 1900
    return Piece(stamp=Stamp(grain=Grain.DECADE, year=number), start=start, end=end)


def century(line: Line, at: int) -> Piece | None:
    """Return «XXIe siècle», "19th century", «siglo XIX», "19. Jahrhundert", «ventesimo secolo»."""
    opening = line.term("century", at)
    if opening:
        number = _roman(line, opening[1])
        link = line.term("and", opening[1] + 1)
        other = _roman(line, link[1]) if number and link else 0
        if other > number and link:
            second = _century(other, link[1], link[1] + 1)
            first = _century(number, at, opening[1] + 1)
            return replace(second, also=(first,)) if second and first else None
        return _century(number, at, opening[1] + 1) if number else None
    named = line.term("centuries", at)
    if named and line.capital(at) and line.before("article", at):
        return _century(int(named[0]), at, named[1])
    nth = line.nth(at)
    if nth is None and (number := _roman(line, at)):
        end = at + 1
        if line.glued(end):
            end = line.skip("day_marks", end)
        nth = (number, end)
    if nth is None or nth[0] > _CENTURIES:
        nth = _glued_roman(line, at)
    if nth is None:
        return None
    at_noun = nth[1] + (line.key(nth[1]) == "-" and line.glued(nth[1]))
    noun = line.term("century", at_noun)
    if noun:
        return _century(nth[0], at, noun[1])
    link = line.term("and", nth[1]) or line.term("to", nth[1])
    second = century(line, link[1]) if link and _ordinal_follows(line, link[1]) else None
    first = _century(nth[0], at, nth[1]) if second and not second.also else None
    if second is None or first is None or link is None:
        return None
    return replace(second, also=(first,))


def _ordinal_follows(line: Line, at: int) -> bool:
    """Return whether an ordinal and the noun of centuries stand at a token."""
    nth = line.nth(at) or _glued_roman(line, at)
    if nth is None and (number := _roman(line, at)):
        nth = number, line.skip("day_marks", at + 1) if line.glued(at + 1) else at + 1
    return nth is not None and line.term("century", nth[1]) is not None


def _glued_roman(line: Line, at: int) -> tuple[int, int] | None:
    """Return the number of «XXIe», Roman with its ordinal mark in one word."""
    word = line.key(at)
    for mark in sorted(line.words.forward.get("day_marks", {}), key=len, reverse=True):
        if word.endswith(mark) and (number := _value(word.removesuffix(mark))):
            return number, at + 1
    return None


def _roman(line: Line, at: int) -> int:
    return _value(line.key(at)) if line.capital(at) else 0


def _value(word: str) -> int:
    if not word or not _ROMAN.fullmatch(word):
        return 0
    values = [_ROMAN_VALUES[c] for c in word]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True))


def _century(number: int, start: int, end: int) -> Piece | None:
    if not 1 < number <= _CENTURIES:
        return None
    stamp = Stamp(grain=Grain.CENTURY, year=_CENTURY * (number - 1))
    return Piece(stamp=stamp, start=start, end=end)
