"""Numbers in digits: every way of writing thousands and decimals, and what a text leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.lang.cldr import decimal_sign, group_sign
from checker.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a document writes numbers: its decimal sign, or '' while nothing shows it."""

    decimal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digits:
    """A number in digits.

    Attributes:
        value: the likeliest reading.
        place: exponent of ten of its last written digit.
        others: the readings that stay open besides.
        grouped: whether it is written with thousands apart.
    """

    value: Decimal
    place: int
    others: tuple[Decimal, ...] = ()
    grouped: bool = False


_SPACED = re.compile(r"[ \n']")
_POINT_SEEN = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,6})?[0-9]{0,6}\.[0-9]{1,2}(?![0-9.,]?[0-9])"
)
_COMMA_SEEN = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:\.[0-9]{3}){1,6})?[0-9]{0,6},[0-9]{1,2}(?![0-9.,]?[0-9])"
)
_MOST = 30
_GROUP = 3


def habit(document: Document) -> Habit:
    """Return how the document writes decimals, from the numbers that leave no doubt."""
    return habit_of(document.text)


def habit_of(text: str) -> Habit:
    """Return how a text writes decimals; '' when it shows none or shows both alike."""
    point = sum(1 for _ in _POINT_SEEN.finditer(text))
    comma = sum(1 for _ in _COMMA_SEEN.finditer(text))
    if point > 2 * comma:
        return Habit(decimal=".")
    if comma > 2 * point:
        return Habit(decimal=",")
    return Habit()


@cache
def _signs(code: str) -> tuple[str, str]:
    return decimal_sign(code), group_sign(code)


def digits(written: str, code: str, said: Habit) -> Digits | None:
    """Return the number that a run of digits with separators stands for.

    None when it has more than 30 digits. The shapes that reach this are those of the tokens
    module: groups of three behind blanks, apostrophes, points or commas, one decimal sign at most.
    """
    joined = _SPACED.sub("", written)
    if len(joined) > _MOST + _GROUP:
        return None
    spaced = joined != written
    points, commas = joined.count("."), joined.count(",")
    if not points and not commas:
        return Digits(value=Decimal(joined), place=0, grouped=spaced)
    if points and commas:
        decimal = max(".,", key=joined.rfind)
        return _decimal(joined, decimal, grouped=True)
    sign = "." if points else ","
    if points + commas > 1:
        return _whole(joined)
    if spaced:
        return _decimal(joined, sign, grouped=True)
    return _either(joined, sign, code, said)


def _either(written: str, sign: str, code: str, said: Habit) -> Digits:
    """Return the reading of a number with a single separator."""
    left, right = written.split(sign)
    if len(right) != _GROUP or len(left) > _GROUP or left.startswith("0"):
        return _decimal(written, sign, grouped=False)
    decimal, group = _signs(code)
    whole, broken = _whole(written), _decimal(written, sign, grouped=False)
    if said.decimal == sign:
        if sign == group:
            return Digits(value=whole.value, place=0, others=(broken.value,), grouped=True)
        others = () if sign == decimal else (whole.value,)
        return Digits(value=broken.value, place=broken.place, others=others)
    if said.decimal:
        return whole
    if sign == decimal:
        return Digits(value=broken.value, place=broken.place, others=(whole.value,))
    others = () if sign == group else (broken.value,)
    return Digits(value=whole.value, place=0, others=others, grouped=True)


def _whole(written: str) -> Digits:
    return Digits(value=Decimal(written.replace(".", "").replace(",", "")), place=0, grouped=True)


def _decimal(written: str, sign: str, *, grouped: bool) -> Digits:
    left, right = written.rsplit(sign, 1)
    whole = left.replace(".", "").replace(",", "")
    return Digits(value=Decimal(f"{whole}.{right}"), place=-len(right), grouped=grouped)
