"""Modifiers and direction: «près de», "at least", «knapp», «de plus», and the sign of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.figures.quantity import Quantity
from checker.extract.figures.spelled import phrase, phrase_before
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.model.values import Modifier

_SIGNS = {
    ">": Modifier.OVER,
    "<": Modifier.UNDER,
    "≥": Modifier.AT_LEAST,
    "≤": Modifier.AT_MOST,
    "~": Modifier.ABOUT,
    "≈": Modifier.ABOUT,
    "±": Modifier.ABOUT,
}
_SIGNED = frozenset({"temperature", "percent", "point", "money"})
_REACH = 7  # tokens between a word of rise or fall and its amount
_STOPS = frozenset('.,;:!?()«»"“”')


def qualified(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return the quantity with the modifier before or after it taken into its wording."""
    quantity = _signed(tokens, quantity, words)
    if quantity.modifier is Modifier.BETWEEN:
        return quantity
    before = _before(tokens, quantity.first, words)
    if before is not None and _is_level(tokens, before, words):
        before = None
    if before is not None and not _is_stretch(tokens, quantity, before[1], words):
        modifier, first = before
        return replace(quantity, modifier=modifier, first=first)
    across = _across(tokens, quantity.first, words) if before is None else None
    if across is not None:
        return replace(quantity, modifier=across)
    after = phrase(tokens, quantity.stop, words.after)
    if after is not None and not _leads_on(tokens, after[1], words):
        return replace(quantity, modifier=Modifier(after[0]), stop=after[1])
    if quantity.number.rounded:
        return replace(quantity, modifier=Modifier.ABOUT)
    return quantity


def around(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return a time of day with «vers», "shortly after" before it taken into its wording."""
    found = phrase_before(tokens, quantity.first, words.phrases["clock.about<"])
    if found is None:
        return quantity
    return replace(quantity, modifier=Modifier.ABOUT, first=found[1])


def _is_stretch(
    tokens: Sequence[Token], quantity: Quantity, first: int, words: FigureWords
) -> bool:
    """Return whether a preposition means a stretch of time and no bound ("over three years")."""
    unit = quantity.unit
    if unit is None or unit.dimension != "time" or first != quantity.first - 1:
        return False
    return tokens[first].low in words.sections["before_time.not"]


def _before(tokens: Sequence[Token], first: int, words: FigureWords) -> tuple[Modifier, int] | None:
    if first and tokens[first - 1].text in _SIGNS and tokens[first].gap is not Gap.BREAK:
        return _SIGNS[tokens[first - 1].text], first - 1
    found = phrase_before(tokens, first, words.before)
    if found is None and first and tokens[first - 1].low in words.sections["determiners"]:
        found = phrase_before(tokens, first - 1, words.before)
    return None if found is None else (Modifier(found[0]), found[1])


def _is_level(tokens: Sequence[Token], before: tuple[Modifier, int], words: FigureWords) -> bool:
    """Return whether «hasta», «tot» leads a rise or fall to its level, and bounds nothing."""
    modifier, first = before
    if modifier is not Modifier.UP_TO or not first or tokens[first].gap is Gap.BREAK:
        return False
    sections = words.sections
    low = tokens[first - 1].low
    return any(
        low in sections[name] for name in ("ranges.level_verbs", "change.rise", "change.fall")
    )


def _across(tokens: Sequence[Token], first: int, words: FigureWords) -> Modifier | None:
    """Return the modifier of a verb from which a date parts the figure.

    «a frôlé hier 40 tonnes», "has topped since May 5 million".
    """
    at = first
    if at and tokens[at - 1].low in words.sections["determiners"]:
        at -= 1
    if not at or tokens[at - 1].sort is not Sort.TAKEN or tokens[at].gap is Gap.BREAK:
        return None
    at -= 1
    function = words.sections["nouns.function_words"]
    for start in (at, at - 1):
        if start < 1 or (start < at and tokens[start].low not in function):
            break
        found = phrase_before(tokens, start, words.before)
        verb = phrase_before(tokens, start, words.phrases["before_time.across<"])
        if found is not None and verb is not None:
            return Modifier(found[0])
    return None


def _leads_on(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a modifier after a figure belongs to the next one («3 dead, at least 5 …»)."""
    if at >= len(tokens) or tokens[at].gap is Gap.BREAK:
        return False
    token = tokens[at]
    if token.sort is Sort.NUMBER or token.low in words.sections["of"]:
        return True
    return phrase(tokens, at, words.numbers.cardinals) is not None


def _signed(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    first = quantity.first
    if first and tokens[first - 1].text in "+-–" and _is_sign(tokens, first - 1):
        sign = 1 if tokens[first - 1].text == "+" else -1
        below = sign < 0 and (quantity.unit is None or quantity.unit.dimension == "temperature")
        return replace(quantity, first=first - 1, sign=0 if below else sign, below_zero=below)
    if (
        first
        and quantity.unit is not None
        and quantity.unit.dimension in _SIGNED
        and tokens[first - 1].low in words.sections["change.minus"]
        and phrase_before(tokens, first, words.before) is None
    ):
        below = quantity.unit.dimension == "temperature"
        return replace(quantity, first=first - 1, sign=0 if below else -1, below_zero=below)
    return quantity


def _is_sign(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a plus or dash is the sign of the number glued to it, and no range or dash."""
    if tokens[at + 1].gap is not Gap.NONE:
        return tokens[at].text != "–" and at > 0 and tokens[at - 1].text == "("
    return at == 0 or tokens[at].gap is not Gap.NONE or tokens[at - 1].text in "([:"


def direction(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> int:
    """Return +1 or -1 where words by the figure say that it is a rise or fall, else 0."""
    sections = words.sections
    for name, sign in (("change.more", 1), ("change.less", -1)):
        if phrase(tokens, quantity.stop, words.phrases[name]) is not None:
            return sign
    at = quantity.first
    by = at > 0 and tokens[at - 1].low in sections["change.by"]
    reach = _REACH if by else 1
    for index in range(at - 1, max(-1, at - 1 - reach - int(by)), -1):
        token = tokens[index]
        if token.gap is Gap.BREAK or token.sort is not Sort.WORD:
            if token.text in _STOPS or token.sort is Sort.NUMBER:
                break
            continue
        if token.low in sections["change.rise"]:
            return 1
        if token.low in sections["change.fall"]:
            return -1
    return 0
