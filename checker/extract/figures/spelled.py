"""Numbers in words: the cardinal grammar that the seven languages share, driven by their tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.number_words import NumberWords
from checker.lang.phrases import Phrases

T = TypeVar("T")
_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 10**6
_LARGEST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A number in words: its value, the exponent of its last written part, and where it ends.

    `stop` is the index of the first token that is no longer part of it; `scale` the exponent of
    its last scale word, or 0; `rounded` whether it is a collective («a dozen»).
    """

    value: Decimal
    place: int
    stop: int
    scale: int = 0
    rounded: bool = False


def phrase(tokens: Sequence[Token], at: int, phrases: Phrases[T]) -> tuple[T, int] | None:
    """Return the meaning and the end of the longest phrase that starts at a token."""
    if at >= len(tokens):
        return None
    for rest, meaning in phrases.starting(tokens[at].low):
        stop = at + 1 + len(rest)
        if stop <= len(tokens) and all(
            tokens[at + 1 + k].low == word and tokens[at + 1 + k].gap is not Gap.BREAK
            for k, word in enumerate(rest)
        ):
            return meaning, stop
    return None


def phrase_before(tokens: Sequence[Token], at: int, phrases: Phrases[T]) -> tuple[T, int] | None:
    """Return the meaning and the start of the longest phrase that ends before a token."""
    if at < 1 or tokens[at].gap is Gap.BREAK:
        return None
    for rest, meaning in phrases.starting(tokens[at - 1].low):
        start = at - 1 - len(rest)
        if start >= 0 and all(
            tokens[at - 2 - k].low == word and tokens[at - 1 - k].gap is not Gap.BREAK
            for k, word in enumerate(rest)
        ):
            return meaning, start
    return None


def spelled(tokens: Sequence[Token], at: int, words: NumberWords) -> Spelled | None:
    """Return the number in words that starts at a token, or None."""
    half = phrase(tokens, at, words.halves_before)
    if half is not None:
        scale = scale_at(tokens, half[1], words)
        if scale is not None:
            exponent, stop = scale
            return Spelled(
                value=half[0].scaleb(exponent), place=exponent - 1, stop=stop, scale=exponent
            )
    if tokens[at].low in words.scales:
        half = phrase(tokens, at + 1, words.halves_after)
        if half is None:
            return None
        exponent = words.scales[tokens[at].low]
        value = (1 + half[0]).scaleb(exponent)
        return Spelled(value=value, place=exponent - 1, stop=half[1], scale=exponent)
    exact = phrase(tokens, at, words.exact)
    if exact is not None:
        return Spelled(value=exact[0], place=-len(str(exact[0]).partition(".")[2]), stop=exact[1])
    return _collective(tokens, at, words) or _Sum(tokens, at, words).read()


def _collective(tokens: Sequence[Token], at: int, words: NumberWords) -> Spelled | None:
    start = at + 1 if tokens[at].low in words.articles else at
    found = phrase(tokens, start, words.collectives)
    if found is None:
        return None
    value, stop = found
    if start == at and at > 0 and stop == at + 1:
        return None  # «dozens», or a noun after another number
    return Spelled(value=Decimal(value), place=_zeros(value), stop=stop, rounded=True)


def _zeros(value: int) -> int:
    return len(str(value)) - len(str(value).rstrip("0"))


def scale_at(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, int] | None:
    """Return the exponent of the scale words that start at a token, and where they end.

    «20 millions millions» is one word written twice.
    """
    exponent = 0
    stop = at
    while stop < len(tokens) and tokens[stop].gap is not Gap.BREAK:
        low = tokens[stop].low
        if low in words.scales:
            exponent += 0 if stop > at and low == tokens[stop - 1].low else words.scales[low]
        elif low in words.thousand and exponent == 0:
            exponent += 3
        else:
            break
        stop += 1
    return (exponent, stop) if 0 < exponent <= _LARGEST else None


class _Sum:
    """One pass over the words of a number: parts of ever smaller size, added up."""

    __slots__ = (
        "at",
        "ceiling",
        "group",
        "place",
        "room",
        "scale",
        "thousands",
        "tokens",
        "total",
        "words",
    )

    def __init__(
        self, tokens: Sequence[Token], at: int, words: NumberWords, ceiling: int = 10**_LARGEST
    ) -> None:
        self.tokens, self.at, self.words = tokens, at, words
        self.total = 0  # parts that a scale word has closed
        self.thousands = 0
        self.group: int | None = None  # the part below a thousand that is being built
        self.room = _THOUSAND  # what the next part must stay below
        self.ceiling = ceiling  # what the next scale must stay below
        self.place = 0
        self.scale = 0

    def read(self) -> Spelled | None:
        """Return the number, or None when no word of it was found."""
        whole = self._whole()
        return None if whole is None else self._finish(whole)

    def _whole(self) -> int | None:
        """Return the number without what follows its whole part; `at` is then behind it."""
        start = self.at
        tokens, words = self.tokens, self.words
        article = tokens[start].low in words.articles
        if article and self._cardinal(start) is None:
            self.group, self.room, self.at = 1, 0, start + 1
        while self.at < len(tokens):
            if self.at > start and tokens[self.at].gap is Gap.BREAK:
                break
            here = self.at
            if here == start:
                if not self._step(here, first=True):
                    break
            elif not self._step(here, first=False) and not self._joined(here):
                break
        if self.at == start:
            return None
        lone = article and self.at == start + 1 and self.group == 1
        if lone and phrase(tokens, self.at, words.halves_after) is None:  # "one and a half"
            return None
        return self.total + self.thousands + (self.group or 0)

    def _joined(self, here: int) -> bool:
        """Take a joining word together with the part after it, when that part fits."""
        tokens, words = self.tokens, self.words
        if tokens[here].low not in words.joiners or here + 1 >= len(tokens):
            return False
        if self.room < words.joined_after or self.group == 0:
            return False
        found = self._cardinal(here + 1)
        if found is None:
            thousand = tokens[here + 1].low in words.thousand and not words.joined_values
            return thousand and self._thousand(here + 1, first=False)
        if words.joined_values and found[0] not in words.joined_values:
            return False
        self.at = here + 1
        if self._step(here + 1, first=False):
            return True
        self.at = here
        return False

    def _cardinal(self, at: int) -> tuple[int, int] | None:
        found = phrase(self.tokens, at, self.words.cardinals)
        if found is not None:
            return found
        value = self.words.in_one_word(self.tokens[at].low)
        return None if value is None else (value, at + 1)

    def _step(self, at: int, *, first: bool) -> bool:
        """Take the part that starts at a token; return whether there was one that fits."""
        token, words = self.tokens[at], self.words
        if token.sort is not Sort.WORD:
            return False
        found = self._cardinal(at)
        if found is not None and self._add(*found):
            return True
        if token.low in words.hundred:
            return self._hundred(at, first=first)
        if token.low in words.thousand:
            return self._thousand(at, first=first)
        if token.low in words.scales and not first:
            return self._scale(at, token.low)
        return self._glued_scale(at)

    def _glued_scale(self, at: int) -> bool:
        """Take a number and its scale in one word («tweemiljoen»)."""
        low = self.tokens[at].low
        for scale in self.words.scales if self.words.glue else ():
            if low.endswith(scale) and low.removesuffix(scale) in self.words.plain:
                if not self._add(self.words.plain[low.removesuffix(scale)], at):
                    return False
                return self._scale(at, scale)
        return False

    def _add(self, value: int, stop: int) -> bool:
        group = self.group or 0
        if value >= _THOUSAND:
            if self.thousands or group or self.room < _THOUSAND:
                return False
            self.thousands = value // _THOUSAND * _THOUSAND
            self.group = value % _THOUSAND or None
        elif value >= self.room or (value == 0 and self.group is not None):
            return False
        else:
            self.group = group + value
        self.room = self._gap(value % _THOUSAND) if value % _THOUSAND else _THOUSAND
        if value == 0:
            self.room = 0
        self.place = min(_zeros(value), 3) if value and value % _HUNDRED == 0 else 0
        self.at = stop
        return True

    def _gap(self, value: int) -> int:
        if value % _HUNDRED == 0:
            return _HUNDRED
        if value % 10 == 0 and value % _HUNDRED >= 20:  # noqa: PLR2004 - from twenty on tens take units
            return 20 if value in self.words.open_tens else 10
        return 0

    def _hundred(self, at: int, *, first: bool) -> bool:
        if first and not self.words.bare:
            return False
        group = self.group or 0
        if group >= _HUNDRED or (group == 0 and self.room < _THOUSAND):
            return False
        self.group = (group or 1) * _HUNDRED
        self.room, self.place, self.at = _HUNDRED, 2, at + 1
        return True

    def _thousand(self, at: int, *, first: bool) -> bool:
        if self.thousands or (first and not self.words.bare) or self.group == 0:
            return False
        if self.ceiling <= _THOUSAND:
            return False
        if self.group is None and self.room < _THOUSAND:
            return False
        self.thousands = (self.group or 1) * _THOUSAND
        self.group, self.room, self.place, self.at = None, _THOUSAND, 3, at + 1
        return True

    def _scale(self, at: int, word: str) -> bool:
        exponent = self.words.scales[word]
        part = self.thousands + (self.group or 0)
        if 10**exponent >= self.ceiling or part == 0:
            return False
        self.total += part * 10**exponent
        self.ceiling = 10**exponent
        self.thousands, self.group, self.room = 0, None, _THOUSAND
        self.place = self.scale = exponent
        self.at = at + 1
        return True

    def _finish(self, whole: int) -> Spelled:
        """Return the number with the decimals or the half that may follow it."""
        value, place, stop = Decimal(whole), self.place, self.at
        decimals = self._decimals(stop)
        if decimals is not None:
            value, place, stop = Decimal(f"{whole}.{decimals[0]}"), -len(decimals[0]), decimals[1]
        half = phrase(self.tokens, stop, self.words.halves_after)
        if half is not None:
            added, stop = half
            value += added.scaleb(self.scale)
            place = self.scale - len(str(added).partition(".")[2])
        if decimals is not None or (half is not None and self.scale == 0):
            scale = scale_at(self.tokens, stop, self.words)
            if scale is not None:
                exponent, stop = scale
                return Spelled(
                    value=value.scaleb(exponent), place=place + exponent, stop=stop, scale=exponent
                )
        return Spelled(value=value, place=place, stop=stop, scale=self.scale)

    def _decimals(self, at: int) -> tuple[str, int] | None:
        """Return the digits after a spoken decimal sign («virgule cinq»), and where they end."""
        if at + 1 >= len(self.tokens) or self.tokens[at].low not in self.words.decimal:
            return None
        digits = ""
        stop = at + 1
        while stop < len(self.tokens) and len(digits) < 9:  # noqa: PLR2004 - no text spells more
            tail = _Sum(self.tokens, stop, self.words, _THOUSAND)  # the scale is the number's
            found = tail._cardinal(stop) if self.tokens[stop].sort is Sort.WORD else None
            if found is None:
                break
            if found[0] >= 20 and not digits:  # noqa: PLR2004 - «virgule vingt-cinq» is one number
                whole = tail._whole()
                if whole is not None:
                    return str(whole), tail.at
            digits += str(found[0])
            stop = found[1]
        return (digits, stop) if digits else None
