"""Digits that claim nothing: list numbers, telephone numbers, names with numbers, versions."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.figures.quantity import Quantity
from checker.extract.figures.ranges import is_year
from checker.extract.figures.spelled import phrase_before
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.model.claim import Role

_IN_NAME = "number in a name"
_ALWAYS = frozenset({"legal article", "type number", "phone", "id"})
SERIAL = frozenset({"phone", "id"})
_DAYS = 31


def shape_reason(tokens: Sequence[Token], at: int, words: FigureWords) -> str:
    """Return why the digits at a token are no figure whatever follows them, or ''."""
    token = tokens[at]
    if token.sort is Sort.SHAPE:
        return token.low
    if token.sort is not Sort.NUMBER:
        return ""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None:
        if before.sort is Sort.WORD and token.gap in (Gap.NONE, Gap.HYPHEN):
            known = before.text in words.currency_codes or before.low in words.currencies
            known = known and before.low not in words.labels and len(before.text) > 1
            if not (known and token.gap is Gap.NONE) and not before.low.endswith("'"):
                return _IN_NAME
        if token.gap is Gap.NONE and before.text in "#@_":
            return "id"
        if (
            token.gap is Gap.NONE
            and before.text in "./"
            and at > 1
            and tokens[at - 2].sort is Sort.NUMBER
            and before.gap is Gap.NONE
        ):
            return "version"
    if after is None:
        return ""
    if before is not None and before.text == "[" and after.text == "]":
        return "footnote mark"
    if at == 0 and after.gap is Gap.NONE and after.text in ".)" and _starts_item(tokens, words):
        return "list number"
    if after.gap is Gap.NONE and after.text in "@_":
        return "id"
    return ""


def _starts_item(tokens: Sequence[Token], words: FigureWords) -> bool:
    """Return whether «1.» at the head of a block is a list number and not «1. Januar»."""
    if len(tokens) < 3 or not tokens[0].text.isdigit() or len(tokens[0].text) > 3:  # noqa: PLR2004
        return False
    return tokens[2].low not in words.months


def label(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> str:
    """Return why a number that was read is a label or a date and no figure, or ''."""
    number = quantity.number
    if quantity.role in (Role.ORDINAL, Role.RANK):
        return "date" if quantity.unit is None else ""
    if number.words or quantity.role is not None:
        return ""
    reason = _labelled(tokens, quantity, words)
    if reason:
        return reason
    if _glued_on(tokens, quantity, words):
        return _IN_NAME
    if _decade(tokens, quantity):
        return "date"
    if quantity.unit is None or quantity.unit.dimension == "count":
        return _calendar(tokens, quantity, words)
    return ""


def _labelled(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> str:
    at = quantity.number.first - 1
    if at < 0 or tokens[at + 1].gap is Gap.BREAK:
        return ""
    if tokens[at].text in (".", "°", "º", ":") and at:
        at -= 1
    reason = words.labels.get(tokens[at].low, "")
    if reason in _ALWAYS or (reason and (quantity.unit is None or _titled(tokens, at, quantity))):
        return reason if reason in _ALWAYS and reason != "type number" else _IN_NAME
    return ""


def serial_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the digit groups of a telephone number or an ISBN end."""
    while at < len(tokens) and tokens[at].gap in (Gap.SPACE, Gap.HYPHEN, Gap.NONE):
        if tokens[at].sort not in (Sort.NUMBER, Sort.SHAPE):
            break
        at += 1
    return at


def _titled(tokens: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Return whether a label with a capital inside a sentence takes the number from its noun.

    "Level 3 rules" are rules of a level, not three of them.
    """
    unit = quantity.unit
    counts = unit is not None and unit.dimension == "count"
    label = tokens[at]
    if not counts or not label.text[:1].isupper() or label.gap is not Gap.SPACE or not at:
        return False
    return tokens[at - 1].sort is Sort.WORD and quantity.first == quantity.number.first


def _decade(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Return whether a number with a glued s is a decade or age group («1990s», «over-65s»)."""
    at = quantity.number.stop
    glued = at < len(tokens) and tokens[at].low == "s" and tokens[at].gap is Gap.NONE
    return glued and quantity.number.place == 0 and not quantity.number.scale


def _glued_on(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> bool:
    """Return whether letters are glued to a number that no unit explains («737MAX», «5G»)."""
    at = quantity.number.stop
    if at >= len(tokens) or quantity.stop > at:
        return False
    after = tokens[at]
    if after.low.startswith(tuple(words.sections["ages.suffixes"]) or "\0"):
        return False
    return after.sort is Sort.WORD and after.gap is Gap.NONE


def _calendar(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> str:
    """Return «date» for a day beside a month, a decade, or a year before a noun."""
    number = quantity.number
    at = number.stop
    ahead = [t.low for t in tokens[at : at + 2] if t.gap is not Gap.BREAK]
    links = words.sections["of"] | {"."}
    month_after = ahead[:1] and (
        ahead[0] in words.months or (ahead[0] in links and ahead[1:] and ahead[1] in words.months)
    )
    if month_after and number.value <= _DAYS:
        return "date"
    before = [t.low for t in tokens[max(0, number.first - 2) : number.first]]
    month_before = before and (
        before[-1] in words.months or (before[-1] in links and before[0] in words.months)
    )
    if month_before and quantity.unit is None:
        return "date"
    if quantity.unit is not None and is_year(number):
        lead = before[-1] if before else ""
        if words.bare_years or lead in words.sections["years.leads"]:
            return "" if _bounded(tokens, number.first, words) else "date"
    return ""


def _bounded(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a modifier stands before a number, which years do not take."""
    return phrase_before(tokens, at, words.before) is not None
