"""What a number is counted in: money, percent, measures, and what they are taken per."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.extract.figures.nouns import counted
from checker.extract.figures.numbers import Number, money_after, money_before
from checker.extract.figures.spelled import phrase
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.lang.folding import stem
from checker.model.claim import Unit
from checker.units import dimension, known_unit, signs

_DEGREES = {"C": "celsius", "F": "fahrenheit"}  # only glued to the number: «35C»
_INDEX = 100  # as many points are an index level, not a difference of percentages


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A unit as it stands by a number: the unit, and the tokens that number and unit take up."""

    unit: Unit
    first: int
    stop: int


def unit_of(
    tokens: Sequence[Token], number: Number, words: FigureWords, floor: int = 0
) -> Measured | None:
    """Return the unit of a number, before or after it, with its «per» part; None without one.

    Nothing before the token `floor` is touched: it belongs to another figure.
    """
    before = money_before(tokens, _before_minus(tokens, number.first), words)
    if before is not None and before[1] >= floor and not _word_in_capitals(tokens, number, words):
        symbol, first = before
        stop = _repeated(tokens, number.stop, words, symbol)
        return _with_per(tokens, _money(symbol), first, stop, words)
    inside = [
        coded[1] if (coded := words.scaled_code(t.text)) else t.text
        for t in tokens[number.first + 1 : number.stop]
        if t.text in words.currency_codes or words.scaled_code(t.text)
    ]
    if inside:
        return _with_per(tokens, _money(inside[0]), number.first, number.stop, words)
    at = _past_link(tokens, number, words)
    for start in (at, _past_adjectives(tokens, at, words)):
        found = _unit_at(tokens, start, number, words)
        if found is not None:
            unit, stop = found
            return _with_per(tokens, unit, number.first, stop, words)
    return None


def measure_at(tokens: Sequence[Token], at: int, words: FigureWords) -> Measured | None:
    """Return the unit that is named at a token with no number by it, as in a heading."""
    if at >= len(tokens):
        return None
    alone = Number(first=at, stop=at, value=Decimal(0), place=0)
    found = _unit_at(tokens, at, alone, words)
    return None if found is None else _with_per(tokens, found[0], at, found[1], words)


def _before_minus(tokens: Sequence[Token], at: int) -> int:
    """Return where a currency may end: before the sign of «€ -12»."""
    signed = at > 1 and tokens[at - 1].text == "-" and tokens[at].gap is Gap.NONE
    return at - 1 if signed else at


def _word_in_capitals(tokens: Sequence[Token], number: Number, words: FigureWords) -> bool:
    """Return whether what looks like a code before a number is a word («ALL 5 solutions»)."""
    code = tokens[number.first - 1]
    if not code.text.isalpha() or tokens[number.first].gap is Gap.NONE or number.scale:
        return False
    return counted(tokens, number, words) is not None


def _past_link(tokens: Sequence[Token], number: Number, words: FigureWords) -> int:
    """Return where the unit may start: after «de» behind a scale word or a collective."""
    at = number.stop
    linked = number.scale or number.rounded or number.part
    if linked and at < len(tokens) and tokens[at].low in words.sections["of"]:
        return at + 1
    return at


def _past_adjectives(tokens: Sequence[Token], at: int, words: FigureWords) -> int:
    """Return where a unit of time starts behind adjectives («dix dernières années»)."""
    adjectives = words.sections["nouns.adjectives"]
    for step in range(2):
        if at + step >= len(tokens) or tokens[at + step].low not in adjectives:
            return at + step
    return at + 2


def _repeated(tokens: Sequence[Token], at: int, words: FigureWords, symbol: str) -> int:
    """Return the end of a currency that is named again («$5 million dollars», «€5 EUR»)."""
    found = money_after(tokens, at, words)
    if found is None or not (found[0] == symbol or found[0] in ("dollar", "pound")):
        return at
    if found[1] < len(tokens) and tokens[found[1]].sort is Sort.NUMBER:
        return at  # it is the sign of the next amount
    return found[1]


def _unit_at(
    tokens: Sequence[Token], at: int, number: Number, words: FigureWords
) -> tuple[Unit, int] | None:
    if at >= len(tokens) or tokens[at].gap is Gap.BREAK:
        return None
    token = tokens[at]
    if token.gap is not Gap.NONE and token.sort is Sort.SIGN and token.text == "'":
        return None
    money = None if _opens_next(tokens, at) else money_after(tokens, at, words)
    named = phrase(tokens, at, words.units)
    if money is not None and (named is None or named[1] <= money[1]):
        return _money(money[0]), money[1]
    sign = _sign_at(tokens, at)
    if sign is not None and (named is None or sign[1] >= named[1]):
        return _measure(sign[0], number), sign[1]
    if named is not None and known_unit(named[0]) and not _doubtful(tokens, at, named[1], words):
        return _measure(named[0], number), named[1]
    return None


def _opens_next(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a sign belongs to the amount behind it («100 £5 notes»)."""
    if tokens[at].sort is not Sort.SIGN or tokens[at].gap is Gap.NONE or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].sort is Sort.NUMBER and tokens[at + 1].gap is Gap.NONE


def _doubtful(tokens: Sequence[Token], at: int, stop: int, words: FigureWords) -> bool:
    """Return whether a short unit name is more likely another word («in», «M», «a»)."""
    token = tokens[at]
    if stop > at + 1 or len(token.text) > 2 or token.sort is not Sort.WORD:  # noqa: PLR2004 - short
        return False
    return token.text != token.low or token.low in words.sections["nouns.function_words"]


@cache
def _signs() -> dict[tuple[str, ...], str]:
    """Return the shared signs, split as tokens are."""
    split: dict[tuple[str, ...], str] = {}
    for sign, symbol in signs().items():
        split[_split(sign)] = symbol
    return split


@cache
def _heads() -> frozenset[str]:
    """Return what shared signs start with."""
    return frozenset(parts[0] for parts in _signs()) | frozenset(_DEGREES)


def _split(sign: str) -> tuple[str, ...]:
    parts: list[str] = []
    for character in sign:
        if parts and parts[-1][-1].isalpha() and (character.isalpha() or character in "²³"):
            parts[-1] += character
        else:
            parts.append(character)
    return tuple(parts)


def _sign_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the unit of the longest shared sign that starts at a token, and where it ends."""
    if tokens[at].text not in _heads():
        return None
    for length in (5, 4, 3, 2, 1):
        run = tokens[at : at + length]
        if len(run) < length or any(t.gap is not Gap.NONE for t in run[1:]):
            continue
        symbol = _signs().get(tuple(t.text for t in run))
        if symbol is None and length == 1 and run[0].gap is Gap.NONE:
            symbol = _DEGREES.get(run[0].text)
        if symbol is not None:
            return symbol, at + length
    return None


def _money(symbol: str) -> Unit:
    return Unit(symbol=symbol, dimension="money")


def _measure(symbol: str, number: Number) -> Unit:
    if symbol == "point" and number.value >= _INDEX:
        return Unit(symbol="index_point", dimension="index")
    return Unit(symbol=symbol, dimension=dimension(symbol))


def _with_per(
    tokens: Sequence[Token], unit: Unit, first: int, stop: int, words: FigureWords
) -> Measured:
    per = _per_at(tokens, stop, words)
    if per is None:
        return Measured(unit=unit, first=first, stop=stop)
    noun, end = per
    joined = _JOINED.get((unit.symbol, noun))
    if joined is not None:
        return Measured(
            unit=Unit(symbol=joined, dimension=dimension(joined)), first=first, stop=end
        )
    whole = Unit(symbol=unit.symbol, dimension=unit.dimension, per=noun)
    return Measured(unit=whole, first=first, stop=end)


_JOINED = {
    ("kilometer", "hour"): "kilometer_per_hour",
    ("mile", "hour"): "mile_per_hour",
    ("meter", "second"): "meter_per_second",
    ("kilometer", "second"): "kilometer_per_second",
}


def _per_at(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[str, int] | None:
    """Return what a unit is taken per («par an», «/kWh», «je Einwohner»), and where that ends."""
    if at + 1 >= len(tokens) or tokens[at].gap is Gap.BREAK:
        return None
    for section in ("per.strong", "per.weak", "per.weak_things"):
        lead = phrase(tokens, at, words.phrases[section])
        if lead is None or lead[1] >= len(tokens):
            continue
        strong = section == "per.strong"
        found = phrase(tokens, lead[1], words.per_nouns)
        if found is not None:
            timed = section == "per.weak_things" and dimension(found[0]) == "time"
            if strong or not (timed or _dated(tokens, found[1], words)):
                return found
        elif strong:
            return _any_per(tokens, lead[1], lead[0], words)
    return None


def _dated(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether what looks like «a year» is one year of the calendar ("a year earlier")."""
    if at >= len(tokens) or tokens[at].gap is Gap.BREAK:
        return False
    after = tokens[at]
    return after.sort in (Sort.NUMBER, Sort.TAKEN) or after.low in words.sections["per.not_before"]


def _any_per(
    tokens: Sequence[Token], at: int, lead: str, words: FigureWords
) -> tuple[str, int] | None:
    """Return any noun or sign that stands behind a sure word for «per»."""
    token = tokens[at]
    if token.low in words.sections["per.not_nouns"]:
        return None
    if lead == "/":
        return _sign_at(tokens, at)
    behind = phrase(tokens, at + 1, words.per_nouns)
    if _plain_noun(token, words):
        if behind is not None:
            return behind  # "per diluted share"
        return stem(token.text, words.code), at + 1
    return None


def _plain_noun(token: Token, words: FigureWords) -> bool:
    if token.sort is not Sort.WORD or token.low in words.sections["nouns.function_words"]:
        return False
    if words.capital_nouns:
        return token.text[0].isupper()
    return token.text.islower() and token.low not in words.sections["determiners"]
