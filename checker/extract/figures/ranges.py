"""Ranges, changes of level, and units that a parallel phrase leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.extract.figures.numbers import Number
from checker.extract.figures.quantity import Quantity, earlier, sentence_ends
from checker.extract.figures.spelled import phrase, phrase_before
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.lang.phrases import Phrases
from checker.model.claim import Role
from checker.model.values import Modifier
from checker.units import convert

_DASHES = frozenset("-–—‒")
_FAR = Decimal("0.001")
_YEARS = (1800, 2100)
_VERB_REACH = 12
_LINK = 2  # tokens of the longest link between two numbers
_CENTS = frozenset(
    {"cent", "penny", "kopeck", "pesewa", "kobo", "paisa", "grosz", "ore", "piastre", "penni"}
)
_CLOSING = frozenset(".,;:!?)»”")
_SMALLER = frozenset(
    {
        ("hour", "minute"),
        ("minute", "second"),
        ("year", "month"),
        ("foot", "inch"),
        ("meter", "centimeter"),
        ("pound_mass", "ounce"),
    }
)
_HUNDRED = 100
_SHARED = frozenset({Role.ORDINAL, Role.RANK, Role.CLOCK, Role.SCORE, Role.MULTIPLE})


def joined(
    tokens: Sequence[Token], quantities: Sequence[Quantity], words: FigureWords
) -> list[Quantity]:
    """Return the quantities with ranges made one and left-out units filled in."""
    found: list[Quantity] = []
    for quantity in quantities:
        if not found:
            found.append(quantity)
            continue
        left = found[-1]
        whole = _with_cents(tokens, left, quantity, words) or _with_minutes(
            tokens, left, quantity, words
        )
        if whole is not None:
            found[-1] = whole
            continue
        link = _link(tokens, left, quantity, words)
        if link is None:
            found.append(_parallel(tokens, found, quantity, words))
            continue
        if not _alike(left, quantity):
            found.append(quantity)
            continue
        low, high = _shared(left, quantity)
        if low.unit is None and high.unit is None and link != "range":
            found.append(quantity)
        elif link == "list":
            _fill_back(tokens, found, high, words)
            found.append(high)
        elif link == "change" or not _is_range(low, high):
            found[-1] = low
            found.append(high)
        else:
            found[-1] = _range(tokens, low, high, words)
    return found


def _alike(left: Quantity, right: Quantity) -> bool:
    """Return whether two neighbours may share a unit: one lacks it, or both have the same."""
    if left.bare and is_year(left.number) and right.number.value < _YEARS[0]:
        return False  # «im Jahr 1970 auf 55 %»
    for one, other in ((left, right), (right, left)):
        percent = one.unit is not None and one.unit.dimension == "percent"
        if percent and other.unit is None and other.number.scale:
            return False  # "8 percent or 3 million"
    if left.number.scale and not right.number.scale and right.unit is not None:
        return _prefix(left)  # «500 millions à 3 200 écoles» are two things
    if left.unit is None or right.unit is None:
        return True
    return left.unit.symbol == right.unit.symbol


def _with_cents(
    tokens: Sequence[Token], left: Quantity, right: Quantity, words: FigureWords
) -> Quantity | None:
    """Return «13 euros et 45 centimes» or «15 dollars 50» as one amount."""
    if left.unit is None or left.unit.dimension != "money" or left.unit.symbol in _CENTS:
        return None
    number, cents = left.number, right.number
    if (
        number.scale
        or number.place < 0
        or cents.scale
        or cents.place != 0
        or cents.value >= _HUNDRED
    ):
        return None
    said = right.unit is not None and right.unit.symbol in _CENTS
    between = [token.low for token in tokens[left.stop : right.first]]
    if said and (
        not between or (len(between) == 1 and between[0] in words.sections["ranges.between_links"])
    ):
        pass
    elif not (right.bare and _two_digits(tokens, right)) or (
        between and not _closes(tokens, left, right, words)
    ):
        return None
    total = replace(number, value=number.value + cents.value.scaleb(-2), place=-2, stop=cents.stop)
    return replace(left, number=total, stop=right.stop)


def _closes(tokens: Sequence[Token], left: Quantity, right: Quantity, words: FigureWords) -> bool:
    """Return whether «15 dollars et 15» ends its clause, so that the second number counts cents."""
    links = words.sections["ranges.between_links"]
    if right.first != left.stop + 1 or tokens[left.stop].low not in links:
        return False
    if phrase_before(tokens, left.first, words.phrases["ranges.between<"]) is not None:
        return False
    after = tokens[right.stop] if right.stop < len(tokens) else None
    return after is None or after.text in _CLOSING or after.gap is Gap.BREAK


def _with_minutes(
    tokens: Sequence[Token], left: Quantity, right: Quantity, words: FigureWords
) -> Quantity | None:
    """Return «2 heures et 30 minutes» or "5 feet 2 inches" as one figure in the smaller unit."""
    if left.unit is None or right.unit is None or left.unit.dimension != right.unit.dimension:
        return None
    if (left.unit.symbol, right.unit.symbol) not in _SMALLER or left.number.place < 0:
        return None
    between = [token.low for token in tokens[left.stop : right.first]]
    links = words.sections["ranges.between_links"]
    if between and not (len(between) == 1 and between[0] in links):
        return None
    large = convert(left.number.value, left.unit.symbol, right.unit.symbol)
    number = replace(
        left.number,
        value=large + right.number.value,
        place=right.number.place,
        stop=right.number.stop,
    )
    return replace(left, number=number, unit=right.unit, stop=right.stop)


def _two_digits(tokens: Sequence[Token], quantity: Quantity) -> bool:
    token = tokens[quantity.first]
    apart = token.gap is Gap.SPACE or (quantity.first and tokens[quantity.first - 1].text in "€$£")
    return bool(apart) and len(token.text) == 2 and token.text.isdigit()  # noqa: PLR2004 - cents


def _link(
    tokens: Sequence[Token], left: Quantity, right: Quantity, words: FigureWords
) -> str | None:
    """Return how two neighbours hang together: `range`, `change`, `list`, or None."""
    if left.role in _SHARED or right.role in _SHARED or left.upper is not None:
        return None
    if left.number.part != right.number.part or (
        left.unit is not None and right.unit is None and not _prefix(left)
    ):
        return None
    gap = tokens[right.first].gap
    if right.first == left.stop:
        return "range" if gap is Gap.HYPHEN else None
    end = _before_article(tokens, right.first, words)
    if right.first <= left.stop or end - left.stop > _LINK or gap is Gap.BREAK:
        return None
    lead = tokens[left.stop]
    if lead.text == "-" and lead.gap is Gap.NONE and left.stop + 1 < right.first:
        return _linked(tokens, left, left.stop + 1, right.first, words)  # "18- to 24-year-olds"
    if lead.sort is Sort.SIGN:
        one = right.first == left.stop + 1
        if one and lead.text in _DASHES:
            return "range"
        return "list" if one and lead.text == "," and left.bare else None
    if lead.low in words.sections["ranges.between_links"]:
        start = _before_article(tokens, left.first, words)
        if start and tokens[start - 1].low in words.sections["ranges.between"]:
            return "range"
        return "list" if left.bare and not right.bare else None
    return _linked(tokens, left, left.stop, right.first, words)


def _linked(
    tokens: Sequence[Token], left: Quantity, at: int, first: int, words: FigureWords
) -> str | None:
    """Return how a link that fills the tokens from one place to a number joins two quantities."""
    for stop in (first, _before_article(tokens, first, words)):
        if phrase_to(tokens, at, stop, words.phrases["ranges.links"]):
            return "change" if _of_level(tokens, left, words) else "range"
        if phrase_to(tokens, at, stop, words.phrases["ranges.change_links"]):
            return "change"
    return None


def _before_article(tokens: Sequence[Token], at: int, words: FigureWords) -> int:
    """Return the index of the article before a token, or of the token itself."""
    return at - 1 if at and tokens[at - 1].low in words.sections["determiners"] else at


def phrase_to(tokens: Sequence[Token], at: int, stop: int, phrases: Phrases[str]) -> bool:
    """Return whether a phrase fills the tokens between two places."""
    found = phrase(tokens, at, phrases)
    return found is not None and found[1] == stop


def starts_change(
    tokens: Sequence[Token], left: Quantity, following: Sequence[Quantity], words: FigureWords
) -> bool:
    """Return whether a figure is the «from A» of «from A in 1970 to B», and so no change itself."""
    right = next((other for other in following if other.unit == left.unit), None)
    if right is None or not left.first:
        return False
    if tokens[left.first - 1].low not in words.sections["ranges.from"]:
        return False
    if right.first - left.stop > _VERB_REACH or sentence_ends(tokens, left.stop, right.first):
        return False
    end = _before_article(tokens, right.first, words)
    links = (words.phrases["ranges.links<"], words.phrases["ranges.change_links<"])
    return any(phrase_before(tokens, at, link) for at in (end, right.first) for link in links)


def _prefix(quantity: Quantity) -> bool:
    return quantity.first < quantity.number.first and quantity.stop == quantity.number.stop


def _of_level(tokens: Sequence[Token], left: Quantity, words: FigureWords) -> bool:
    """Return whether «from A to B» tells a change: a verb of change leads to its «from».

    So does "rise by A to B".
    """
    at = left.first
    sections = words.sections
    if not at or tokens[at - 1].low not in sections["ranges.from"] | sections["change.by"]:
        return False
    verbs = words.sections["ranges.level_verbs"]
    for token in reversed(tokens[max(0, at - _VERB_REACH) : at]):
        if token.gap is Gap.BREAK or token.text in ".;:!?":
            return False
        if token.low in verbs:
            return True
    return False


def _shared(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Return both sides with the scale and unit that one of them leaves out."""
    if left.unit is None and right.unit is not None:
        left = replace(left, unit=right.unit, role=right.role)
    elif right.unit is None and left.unit is not None:
        right = replace(right, unit=left.unit, role=left.role)
    near = right.number.value > left.number.value * _FAR
    if left.unit is not None and right.unit is not None and not left.unit.per and near:
        left = replace(left, unit=replace(left.unit, per=right.unit.per))
    number, other = left.number, right.number
    if other.scale and not number.scale and _wants_scale(number.value, other):
        left = replace(left, number=_times(number, other.scale))
    elif (
        number.scale
        and not other.scale
        and right.first == right.number.first
        and _wants_scale(other.value, number)
    ):
        right = replace(right, number=_times(other, number.scale))
    return left, right


def _wants_scale(value: Decimal, scaled: Number) -> bool:
    """Return whether a number beside one with a scale word must mean the same scale."""
    if scaled.value == 0 or value / scaled.value >= _FAR:
        return False
    return value <= 1000 * scaled.value.scaleb(-scaled.scale)


def _times(number: Number, exponent: int) -> Number:
    return replace(
        number,
        value=number.value.scaleb(exponent),
        place=number.place + exponent,
        others=tuple(other.scaleb(exponent) for other in number.others),
        scale=exponent,
    )


def _is_range(low: Quantity, high: Quantity) -> bool:
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return low.unit.symbol == high.unit.symbol and low.number.value < high.number.value
    return low.number.value < high.number.value


def _range(tokens: Sequence[Token], low: Quantity, high: Quantity, words: FigureWords) -> Quantity:
    first = low.first
    start = _before_article(tokens, first, words)
    if start and tokens[start - 1].low in words.sections["ranges.between"]:
        first = start - 1
    return replace(
        high,
        number=low.number,
        upper=high.number,
        first=first,
        unit=high.unit or low.unit,
        modifier=Modifier.BETWEEN,
    )


def _fill_back(
    tokens: Sequence[Token], found: list[Quantity], last: Quantity, words: FigureWords
) -> None:
    """Give the unit of the last of a list («10, 12 et 15 %») to the bare numbers before it."""
    if last.unit is None or last.unit.dimension == "count":
        return
    conjunction = tokens[found[-1].stop]
    if conjunction.sort is Sort.SIGN:
        return
    right = last
    for index in range(len(found) - 1, -1, -1):
        left = found[index]
        if not left.bare or right.first - left.stop != 1 or is_year(left.number):
            return
        if index < len(found) - 1 and tokens[left.stop].text != ",":
            return
        found[index], _ = _shared(left, last)
        right = left
    del words


def is_year(number: Number) -> bool:
    """Return whether a number looks like a year: four digits together, and nothing else to it."""
    return (
        not number.words
        and not number.grouped
        and number.place == 0
        and not number.scale
        and _YEARS[0] <= number.value < _YEARS[1]
    )


def _parallel(
    tokens: Sequence[Token], found: Sequence[Quantity], quantity: Quantity, words: FigureWords
) -> Quantity:
    """Return a bare number with the unit of its counterpart («50 milliards contre 43»)."""
    if quantity.unit is not None or quantity.role is not None or is_year(quantity.number):
        return quantity
    at = quantity.first
    lead = phrase_before(tokens, at, words.parallel)
    if lead is None and at and tokens[at - 1].low in words.sections["determiners"]:
        lead = phrase_before(tokens, at - 1, words.parallel)
    if lead is None:
        return quantity
    for other in earlier(tokens, found, at):
        if (other.unit is not None or other.number.scale) and other.role not in _SHARED:
            _, filled = _shared(other, quantity)
            return filled
    return quantity
