"""A block of text as tokens, in which the date grammar looks words up to the right and left."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from checker.extract.dates.spelled import spelled_year
from checker.lang.date_words import TOKEN, DateWords, date_words, key
from checker.model.document import Span

_GAP, _INDENT = 3, 24
_YEAR_DIGITS = 4
_YEAR_WORDS = 10
_CURRENCIES = ("$", "€", "£", "¥")
_EARLIEST, _LATEST = 1000, 2199
_DAYS = 31


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a stretch of text: words, digit groups, single marks; blanks are left out.

    Attributes:
        text: the text that the offsets count in.
        words: what the language says of dates.
        keys: the tokens' look-up forms.
        starts: where each token starts.
        ends: where each token ends.
    """

    text: str
    words: DateWords
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def term(self, category: str, at: int) -> tuple[Any, int] | None:
        """Return the value and end of the longest phrase of a category that begins at a token."""
        keys = self.keys
        known = self.words.terms.get(keys[at]) if at < len(keys) else None
        if known is None:
            return None
        for words, value in known.get(category, ()):
            end = at + len(words)
            if len(words) == 1 or (tuple(keys[at:end]) == words and self.joined(at, end)):
                return value, end
        return None

    def skip(self, category: str, at: int) -> int:
        """Return the token after a phrase of a category, or the same token when there is none."""
        found = self.term(category, at)
        return found[1] if found else at

    def before(self, category: str, at: int) -> tuple[Any, int] | None:
        """Return the value and start of the longest phrase of a category just before a token."""
        if not 0 < at <= len(self.keys):
            return None
        known = self.words.backward.get(category)
        for words, value in known.get(self.keys[at - 1], ()) if known else ():
            start = at - len(words)
            if start >= 0 and tuple(self.keys[start:at]) == words and self.joined(start, at):
                return value, start
        return None

    def joined(self, start: int, end: int) -> bool:
        """Return whether no more than a few blanks part the tokens of a range."""
        return all(self.near(k) for k in range(start + 1, end))

    def near(self, at: int) -> bool:
        """Return whether no more than a few blanks part a token from the one before it."""
        if not 0 < at < len(self.keys):
            return False
        start, end = self.ends[at - 1], self.starts[at]
        if end - start <= _GAP:
            return self.text.count("\n", start, end) <= 1
        return end - start <= _INDENT and self.text.count("\n", start, end) == 1

    def glued(self, at: int) -> bool:
        """Return whether a token follows the one before it with nothing between."""
        return 0 < at < len(self.keys) and self.starts[at] == self.ends[at - 1]

    def key(self, at: int) -> str:
        """Return a token's look-up form, '' outside the line."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def surface(self, at: int) -> str:
        """Return a token as written, '' outside the line."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.keys) else ""

    def capital(self, at: int) -> bool:
        """Return whether a token is written with a capital."""
        return self.surface(at)[:1].isupper()

    def span(self, start: int, end: int) -> Span:
        """Return the characters from one token up to, not with, another."""
        return Span(self.starts[start], self.ends[end - 1])

    def digits(self, at: int, *widths: int) -> int | None:
        """Return the number of so many digits at a token, no part of a longer figure."""
        word = self.key(at)
        if len(word) not in widths or not word.isascii() or not word.isdigit():
            return None
        before = self.key(at - 1) if self.glued(at) else ""
        if before[-1:].isalnum() or (before and self._decimal(at - 1, at - 2)):
            return None
        if (before == "/" and self.key(at - 2).isdigit()) or before in _CURRENCIES:
            return None
        return int(word)

    def digits_after(self, at: int) -> int:
        """Return the digits of a token that is glued to letters (the 3 of Q3), else 0."""
        word = self.key(at)
        fits = word.isascii() and word.isdigit() and len(word) in (1, 2, _YEAR_DIGITS)
        return int(word) if fits else 0

    def whole(self, at: int) -> bool:
        """Return whether digits end at a token: no letters, decimals or thousands follow."""
        after = at + 1
        if not self.glued(after):
            return not self._thousands(after)
        return not (self.key(after)[:1].isalnum() or self._decimal(after, after + 1))

    def _thousands(self, after: int) -> bool:
        word = self.key(after)
        return len(word) == 3 and word.isdigit() and self.near(after)  # noqa: PLR2004 - 3 000

    def _decimal(self, mark: int, beyond: int) -> bool:
        """Return whether a mark joins digits: 1.5, 1,000, 12:30, 1/2."""
        low = min(mark, beyond)
        return (
            self.key(mark) in (".", ",", "'", ":")
            and self.key(beyond).isdigit()
            and self.glued(max(mark, beyond))
            and low >= 0
        )

    def year(self, at: int) -> tuple[int, int] | None:
        """Return a year of four digits, of two after an apostrophe or in words, and its end."""
        if self.key(at) == "'" and (short := self.digits(at + 1, 2)) is not None:
            return (full_year(short), at + 2) if self.glued(at + 1) and self.whole(at + 1) else None
        word = self.key(at)
        if word[:1].isalpha():
            opens = word.startswith(self.words.spelled) or self.term("year_openers", at)
            return self._spelled(at) if opens else None
        found = self.digits(at, _YEAR_DIGITS)
        if found is None or not _EARLIEST <= found <= _LATEST or not self.whole(at):
            return None
        return found, at + 1

    def _spelled(self, at: int) -> tuple[int, int] | None:
        last = min(at + _YEAR_WORDS, len(self.keys)) - 1
        start = self.starts[at]
        found = spelled_year(self.text[start : self.ends[last]], self.words.code)
        return (found[0], bisect_left(self.ends, start + found[1]) + 1) if found else None

    def year_at(self, at: int) -> int | None:
        """Return a year of four digits whatever mark is glued on before it."""
        word = self.key(at)
        if len(word) != _YEAR_DIGITS or not (word.isascii() and word.isdigit()):
            return None
        return int(word) if _EARLIEST <= int(word) <= _LATEST and self.whole(at) else None

    def day(self, at: int) -> tuple[int, int] | None:
        """Return a day of the month, in figures or words, and the token after it and its mark."""
        if (day := self.digits(at, 1, 2)) is not None:
            end = at + 1
            if self.glued(end) and (mark := self.term("day_marks", end)):
                end = mark[1]
            if self.glued(end) and self.key(end)[:1].isalnum():
                return None
        elif (word := self.number(at, "ordinals") or self.number(at, "numbers")) is not None:
            day, end = word
        else:
            return None
        return (day, end) if 1 <= day <= _DAYS else None

    def number(self, at: int, category: str = "numbers") -> tuple[int, int] | None:
        """Return a small number in words, and the token after it."""
        found = self.term(category, at)
        return (int(found[0]), found[1]) if found else None

    def count(self, at: int) -> tuple[int, int] | None:
        """Return a small number in figures or words, and the token after it."""
        digits = self.digits(at, 1, 2, 3)
        if digits is not None and self.whole(at):
            return digits, at + 1
        return self.number(at)

    def nth(self, at: int) -> tuple[int, int] | None:
        """Return an ordinal in figures (3e, 3rd, 3.) or words, and the token after it."""
        digits = self.digits(at, 1, 2)
        if digits is not None and self.glued(at + 1):
            mark = self.term("day_marks", at + 1)
            return (digits, mark[1]) if mark else None
        return self.number(at, "ordinals")


def full_year(short: int) -> int:
    """Return the year that two digits stand for: 68 is 1968, 24 is 2024."""
    return short + (2000 if short < 50 else 1900)  # noqa: PLR2004 - the usual pivot of two digits


def line_of(text: str, span: Span, code: str) -> Line:
    """Return a stretch of text as tokens of a language."""
    found = list(TOKEN.finditer(text, span.start, span.end))
    keys = [key(m.group()) for m in found]
    if "" in keys:  # a soft hyphen by itself
        found = [m for m, word in zip(found, keys, strict=True) if word]
        keys = [word for word in keys if word]
    starts, ends = [m.start() for m in found], [m.end() for m in found]
    return Line(text, date_words(code), keys, starts, ends)
