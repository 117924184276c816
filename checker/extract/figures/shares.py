"""Parts and multiples in words: «deux tiers», "half of", «un Français sur quatre», "doubled"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.extract.figures.digits import Habit
from checker.extract.figures.numbers import Number, number_at
from checker.extract.figures.quantity import Quantity
from checker.extract.figures.spelled import phrase, phrase_before
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.extract.figures.units import unit_of
from checker.lang.figure_words import FigureWords
from checker.model.claim import Role, Unit

_PERCENT = Unit(symbol="percent", dimension="percent")
_TIMES = Unit(symbol="times", dimension="multiple")
_WHOLE = Decimal(100)
_MOST_OF = 1000
_NOUN_REACH = 4


def share_at(
    tokens: Sequence[Token], at: int, how: tuple[FigureWords, Habit], number: Number | None
) -> Quantity | None:
    """Return the part of a whole that starts at a token, as a percentage; None without one.

    `number` is the number that starts there, if one does.
    """
    words, habit = how
    half = _half(tokens, at, words)
    if half is not None:
        return half
    above = _numerator(tokens, at, words, number)
    if above is None:
        return None
    return _fraction(tokens, above, words) or _one_in(tokens, above, words, habit)


def _half(tokens: Sequence[Token], at: int, words: FigureWords) -> Quantity | None:
    found = phrase(tokens, at, words.half)
    if found is None:
        return None
    stop = found[1]
    sections = words.sections
    if at and tokens[at - 1].low in sections["shares.not_after"]:
        return None
    if stop >= len(tokens) or tokens[stop].gap is not Gap.SPACE:
        return None
    after = tokens[stop].low
    if after not in sections["of"] and after not in sections["determiners"]:
        return None
    if after in words.numbers.articles:
        return None
    return _share(at, stop, Decimal(1), Decimal(2))


def _numerator(
    tokens: Sequence[Token], at: int, words: FigureWords, number: Number | None
) -> Number | None:
    if tokens[at].low in words.sections["ones"]:
        return Number(first=at, stop=at + 1, value=Decimal(1), place=0, words=True)
    if number is None or number.scale or number.place < 0 or number.rounded:
        return None
    return number


def _fraction(tokens: Sequence[Token], number: Number, words: FigureWords) -> Quantity | None:
    at = number.stop
    found = phrase(tokens, at, words.fractions)
    if found is None or tokens[at].gap not in (Gap.SPACE, Gap.HYPHEN):
        return None
    below, stop = found
    single = number.value == 1
    whole = stop < len(tokens) and tokens[stop].low in words.sections["of"]
    if single and not whole and not _by_so_much(tokens, number.first, stop, words):
        return None
    after = tokens[stop + 1].low if stop + 1 < len(tokens) else ""
    if after in words.sections["shares.not_before"] or number.value >= below:
        return None
    if not number.words and tokens[at].gap is not Gap.SPACE:
        return None
    return _share(number.first, stop, number.value, Decimal(below))


def _by_so_much(tokens: Sequence[Token], first: int, stop: int, words: FigureWords) -> bool:
    """Return whether «d'un tiers», "by an eighth" tells a change: no noun follows."""
    if not first or tokens[first - 1].low not in words.sections["change.by"]:
        return False
    if stop >= len(tokens) or tokens[stop].sort is not Sort.WORD:
        return True
    return tokens[stop].low in words.sections["nouns.function_words"]


def _one_in(
    tokens: Sequence[Token], number: Number, words: FigureWords, habit: Habit
) -> Quantity | None:
    """Return «un Français sur quatre» and "three in ten"."""
    if (
        number.words
        and number.value == 1
        and tokens[number.first].low not in words.sections["shares.ones"]
    ):
        return None
    for at in range(number.stop, min(number.stop + _NOUN_REACH, len(tokens) - 1)):
        token = tokens[at]
        if token.gap is Gap.BREAK or token.sort is not Sort.WORD:
            return None
        link = phrase(tokens, at, words.phrases["shares.noun_links"])
        if link is None and at == number.stop:
            link = phrase(tokens, at, words.phrases["shares.links"])
        if link is not None:
            return _of_so_many(tokens, number, at, link[1], (words, habit))
        if token.low in words.sections["nouns.function_words"]:
            return None
    return None


def _of_so_many(
    tokens: Sequence[Token], number: Number, at: int, start: int, how: tuple[FigureWords, Habit]
) -> Quantity | None:
    """Return the share whose second number starts at a token, when it counts nothing else."""
    words, habit = how
    below = number_at(tokens, start, words, habit) if start < len(tokens) else None
    if below is None or below.scale or below.place < 0 or below.part or below.rounded:
        return None
    if below.words and not number.words:
        return None
    if not number.value < below.value <= _MOST_OF or unit_of(tokens, below, words, start):
        return None
    if at > number.stop and _noun_after(tokens, below.stop, words):
        return None
    return _share(number.first, below.stop, number.value, below.value)


def _noun_after(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    if at >= len(tokens) or tokens[at].sort is not Sort.WORD or tokens[at].gap is not Gap.SPACE:
        return False
    low = tokens[at].low
    return low not in words.sections["nouns.function_words"] and low.endswith(
        tuple(words.sections["nouns.endings"])
    )


def each_at(tokens: Sequence[Token], at: int, words: FigureWords) -> Quantity | None:
    """Return «jeder vierte» and the like: one in so many."""
    if tokens[at].low not in words.sections.get("shares.each", frozenset()):
        return None
    found = phrase(tokens, at + 1, words.ordinals) if at + 1 < len(tokens) else None
    if found is None and at + 1 < len(tokens):
        glued = words.glued_ordinal(tokens[at + 1].low)
        found = None if glued is None else (glued, at + 2)
    if found is None or found[0] < 2:  # noqa: PLR2004 - every first is no share
        return None
    return _share(at, found[1], Decimal(1), Decimal(found[0]))


def _share(first: int, stop: int, above: Decimal, below: Decimal) -> Quantity:
    number = Number(
        first=first, stop=stop, value=_WHOLE * above / below, place=0, words=True, part=True
    )
    return Quantity(number=number, first=first, stop=stop, unit=_PERCENT, role=Role.SHARE)


def multiple_at(
    tokens: Sequence[Token], at: int, words: FigureWords, number: Number | None
) -> Quantity | None:
    """Return the multiple that starts at a token: "doubled", «trois fois plus», "tenfold"."""
    found = phrase(tokens, at, words.multiples)
    if found is not None:
        return _multiple(at, found[1], found[0])
    glued = _suffixed(tokens, at, words)
    if glued is not None:
        return _multiple(at, at + 1, glued)
    if number is None or number.stop >= len(tokens):
        return None
    for lead, inverse in (("times.by<", False), ("times.divided<", True)):
        if phrase_before(tokens, at, words.phrases[lead]) is not None:
            value = 1 / number.value if inverse and number.value else number.value
            return _multiple(at, number.stop, value)
    if tokens[number.stop].low not in words.sections["times.nouns"]:
        return None
    after = tokens[number.stop + 1] if number.stop + 1 < len(tokens) else None
    if after is None or after.low not in words.sections["times.after"]:
        return None
    return _multiple(at, number.stop + 1, number.value)


def _suffixed(tokens: Sequence[Token], at: int, words: FigureWords) -> Decimal | None:
    """Return the value of «dreifach», "tenfold": a number and a suffix in one word."""
    low = tokens[at].low
    if tokens[at].sort is not Sort.WORD:
        return None
    for suffix in words.sections.get("times.suffixes", ()):
        left, found, _ = low.partition(suffix)
        if found and left in words.numbers.plain:
            return Decimal(words.numbers.plain[left])
    return None


def _multiple(first: int, stop: int, value: Decimal) -> Quantity:
    number = Number(first=first, stop=stop, value=value, place=0, words=True, part=True)
    return Quantity(number=number, first=first, stop=stop, unit=_TIMES, role=Role.MULTIPLE)
