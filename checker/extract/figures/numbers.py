"""Numbers as they stand in a text: digits or words, with scale, halves and fractions composed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from checker.extract.figures.digits import Habit, digits
from checker.extract.figures.spelled import phrase, phrase_before, scale_at, spelled
from checker.extract.figures.tokens import Gap, Sort, Token, tokens
from checker.lang.figure_words import FigureWords, figure_words
from checker.model.document import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in the tokens of a block.

    Attributes:
        first: index of its first token.
        stop: index after its last token.
        value: with scale applied.
        place: exponent of ten of its last written place.
        scale: exponent of its scale word or sign, or 0.
        others: further readings of its digits.
        words: whether it is written in words.
        grouped: whether its thousands stand apart.
        rounded: whether it is a collective («a dozen»).
        part: whether it is a fraction («two thirds»).
    """

    first: int
    stop: int
    value: Decimal
    place: int
    scale: int = 0
    others: tuple[Decimal, ...] = ()
    words: bool = False
    grouped: bool = False
    rounded: bool = False
    part: bool = False


_GLUED_SIGNS = frozenset("kKM")
_MOST_BELOW = 100
_THOUSAND = 3  # exponent: «37 mil M»
_PARTS = 4  # billions, millions, thousands, and the rest


def number_at(tokens: Sequence[Token], at: int, words: FigureWords, habit: Habit) -> Number | None:
    """Return the number that starts at a token, or None."""
    token = tokens[at]
    if token.sort is Sort.NUMBER:
        return _in_digits(tokens, at, words, habit)
    if token.sort is Sort.WORD:
        vulgar = _vulgar(tokens, at)
        if vulgar is not None and token.gap is not Gap.NONE:
            return _scaled(
                tokens, Number(first=at, stop=at + 1, value=vulgar, place=-2, part=True), words
            )
        return _in_words(tokens, at, words)
    return None


def _in_digits(
    tokens: Sequence[Token], at: int, words: FigureWords, habit: Habit, room: int = _PARTS
) -> Number | None:
    read = digits(tokens[at].text, words.code, habit)
    if read is None:
        return None
    number = Number(
        first=at,
        stop=at + 1,
        value=read.value,
        place=read.place,
        others=read.others,
        grouped=read.grouped,
    )
    return _scaled(tokens, _with_fraction(tokens, number), words, room)


def _with_fraction(tokens: Sequence[Token], number: Number) -> Number:
    """Return the number with «½», «1/2» or «/2» behind it taken in."""
    at = number.stop
    vulgar = _vulgar(tokens, at) if at < len(tokens) else None
    if vulgar is not None and number.place == 0:
        return replace(number, value=number.value + vulgar, place=-2, stop=at + 1)
    ratio = _ratio(tokens, number.first)
    if ratio is not None:
        return replace(number, value=ratio, place=-2, stop=number.first + 3, part=True, others=())
    if at < len(tokens) and tokens[at].gap is Gap.SPACE and number.place == 0:
        ratio = _ratio(tokens, at)
        if ratio is not None:
            return replace(number, value=number.value + ratio, place=-2, stop=at + 3)
    return number


def _vulgar(tokens: Sequence[Token], at: int) -> Decimal | None:
    written = tokens[at].text
    if len(written) != 1 or written.isascii() or not unicodedata.numeric(written, 0):
        return None
    value = unicodedata.numeric(written)
    if not 0 < value < 1:
        return None
    part = Fraction(value).limit_denominator(_MOST_BELOW)
    return Decimal(part.numerator) / Decimal(part.denominator)


def _ratio(tokens: Sequence[Token], at: int) -> Decimal | None:
    """Return the value of «3/4» at a token, when it can be no date, score or serial number."""
    if at + 2 >= len(tokens):
        return None
    above, slash, below = tokens[at : at + 3]
    if above.sort is not Sort.NUMBER or below.sort is not Sort.NUMBER or slash.text not in "/⁄":
        return None
    if slash.gap is not Gap.NONE or below.gap is not Gap.NONE:
        return None
    if not (above.text.isdigit() and below.text.isdigit()):
        return None
    top, bottom = int(above.text[:4]), int(below.text[:4])
    if at + 3 < len(tokens) and tokens[at + 3].text == "/":
        return None
    return Decimal(top) / Decimal(bottom) if 0 < top < bottom <= _MOST_BELOW else None


def _in_words(
    tokens: Sequence[Token], at: int, words: FigureWords, room: int = _PARTS
) -> Number | None:
    found = spelled(tokens, at, words.numbers)
    if found is None:
        return None
    return _scaled(
        tokens,
        Number(
            first=at,
            stop=found.stop,
            value=found.value,
            place=found.place,
            scale=found.scale,
            words=True,
            rounded=found.rounded,
        ),
        words,
        room,
    )


def _scaled(
    tokens: Sequence[Token], number: Number, words: FigureWords, room: int = _PARTS
) -> Number:
    """Return the number with the scale behind it applied, and a smaller part after it added."""
    if number.scale and not number.rounded:
        return number
    number = _collected(tokens, _halved(tokens, number, words), words)
    at = number.stop
    behind = number.stop
    link = words.sections["of"] if number.rounded else frozenset[str]()
    if number.rounded and at < len(tokens) and tokens[at].low in link:
        behind += 1
    scale = (
        scale_at(tokens, behind, words.numbers)
        or _scale_sign(tokens, number, words)
        or _past_currency(tokens, number, words)
    )
    if scale is None:
        return number
    exponent, stop = scale
    number = replace(
        number,
        value=number.value.scaleb(exponent),
        place=number.place + exponent,
        others=tuple(other.scaleb(exponent) for other in number.others),
        scale=exponent,
        stop=stop,
    )
    million = _scale_sign(tokens, number, words) if exponent == _THOUSAND else None
    if million is not None:
        number = replace(
            number,
            value=number.value.scaleb(million[0]),
            place=number.place + million[0],
            scale=exponent + million[0],
            stop=million[1],
        )
    return _with_rest(tokens, _halved(tokens, number, words), words, room)


def _collected(tokens: Sequence[Token], number: Number, words: FigureWords) -> Number:
    """Return «deux douzaines», "two dozen" as one number."""
    dozens = None if number.rounded else phrase(tokens, number.stop, words.numbers.collectives)
    if dozens is None or number.place != 0 or number.grouped:
        return number
    return replace(number, value=number.value * dozens[0], stop=dozens[1], rounded=True)


def _halved(tokens: Sequence[Token], number: Number, words: FigureWords) -> Number:
    half = phrase(tokens, number.stop, words.numbers.halves_after)
    if half is None:
        return number
    added, stop = half
    if number.rounded:  # «une douzaine et demie»
        added *= number.value
    return replace(
        number,
        value=number.value + added.scaleb(number.scale),
        place=number.scale - len(str(added).partition(".")[2]),
        stop=stop,
    )


def _with_rest(tokens: Sequence[Token], number: Number, words: FigureWords, room: int) -> Number:
    """Return «1 million 250 000» as one number, of at most so many further parts."""
    at = number.stop
    if (
        not room
        or number.place < number.scale
        or at >= len(tokens)
        or tokens[at].gap is not Gap.SPACE
    ):
        return number
    if tokens[at].sort is Sort.NUMBER:
        rest = _in_digits(tokens, at, words, Habit(), room - 1)
    elif tokens[at].sort is Sort.WORD:
        rest = _in_words(tokens, at, words, room - 1)
    else:
        return number
    if rest is None or rest.rounded or rest.part or not (rest.scale or rest.grouped):
        return number
    if rest.value >= Decimal(10) ** number.scale:
        return number
    return replace(number, value=number.value + rest.value, place=rest.place, stop=rest.stop)


def _scale_sign(
    tokens: Sequence[Token], number: Number, words: FigureWords
) -> tuple[int, int] | None:
    """Return the exponent of an abbreviated scale («Md», «bn», «M» before «€»), and its end."""
    at = number.stop
    if at >= len(tokens) or tokens[at].gap is Gap.BREAK:
        return None
    token = tokens[at]
    coded = words.scaled_code(token.text)
    if coded is not None:
        return coded[0], at + 1
    if number.words:
        return None
    strong = words.numbers.strong_signs.get(token.text)
    if strong is not None:
        return strong, _past_stop(tokens, at + 1, words)
    weak = words.numbers.weak_signs.get(token.text)
    if weak is None:
        return None
    if money_before(tokens, number.first, words) is not None:
        return (weak, at + 1) if token.gap is Gap.NONE or len(token.text) > 1 else None
    if money_after(tokens, at + 1, words) is not None:
        return weak, at + 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    certain = token.text in _GLUED_SIGNS or (token.text == "m" and _people(tokens, at + 1, words))
    if (
        token.gap is Gap.NONE
        and certain
        and following is not None
        and following.gap is Gap.SPACE
        and following.sort is Sort.WORD
    ):
        return weak, at + 1
    return None


def _people(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a counted plural follows, so that «2.5m» before it is no length."""
    irregular = words.sections.get("nouns.irregular", frozenset())
    if not words.m_is_million or at >= len(tokens):
        return False
    low = tokens[at].low
    if low in words.sections["nouns.function_words"]:
        return False
    return low in irregular or low.endswith(tuple(words.sections["nouns.endings"]))


def _past_currency(
    tokens: Sequence[Token], number: Number, words: FigureWords
) -> tuple[int, int] | None:
    """Return the scale that stands behind the currency («75 USD million»), and where it ends."""
    at = number.stop
    if number.words or at + 1 >= len(tokens) or tokens[at].text not in words.currency_codes:
        return None
    return scale_at(tokens, at + 1, words.numbers)


def _past_stop(tokens: Sequence[Token], at: int, words: FigureWords) -> int:
    """Return the index after the full stop of an abbreviation that does not end the sentence."""
    if at + 1 >= len(tokens) or tokens[at].text != "." or tokens[at].gap is not Gap.NONE:
        return at
    after = tokens[at + 1]
    goes_on = after.gap is Gap.SPACE and (
        after.text.islower()
        or money_after(tokens, at + 1, words) is not None
        or (words.capital_nouns and after.low not in words.sections["nouns.function_words"])
    )
    return at + 1 if goes_on or after.text in ",;)" else at


def money_after(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[str, int] | None:
    """Return the currency whose name, sign or code starts at a token, and where it ends."""
    if at >= len(tokens) or tokens[at].gap is Gap.BREAK:
        return None
    found = phrase(tokens, at, words.currencies)
    if found is None and tokens[at].text in words.currency_codes:
        return tokens[at].text, at + 1
    return found


def money_before(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[str, int] | None:
    """Return the currency whose sign or code ends before a token, and where it starts."""
    if at < 1 or tokens[at].gap is Gap.BREAK:
        return None
    found = phrase_before(tokens, at, words.currency_signs)
    if found is not None and _broken_sign(tokens, found[1], at):
        found = phrase_before(
            tokens[found[1] + 1 : at + 1], at - found[1] - 1, words.currency_signs
        )
        found = None if found is None else (found[0], at - 1)
    if found is None and tokens[at - 1].text in words.currency_codes:
        return tokens[at - 1].text, at - 1
    return found


def _broken_sign(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Return whether a letter before a sign belongs to the word before it («Oslo's $5»)."""
    if stop - first < 2 or len(tokens[first].text) > 1:  # noqa: PLR2004 - a letter and a sign
        return False
    return tokens[first].gap is Gap.NONE or tokens[first + 1].gap is not Gap.NONE


def numbers_in(text: str, code: str, habit: Habit) -> list[tuple[Span, Decimal]]:
    """Return every number of a text with its place, whatever it counts, dates included."""
    words = figure_words(code)
    block = tokens(text)
    found: list[tuple[Span, Decimal]] = []
    at = 0
    while at < len(block):
        number = number_at(block, at, words, habit)
        if number is None:
            at += 1
            continue
        span = Span(block[number.first].start, block[number.stop - 1].end)
        found.append((span, number.value))
        at = number.stop
    return found
