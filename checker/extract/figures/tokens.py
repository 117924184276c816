"""The text of a block as tokens: words, digit groups, signs, and shapes that are no figure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from checker.model.document import Span


class Sort(IntEnum):
    """What a token is made of."""

    WORD = 1
    NUMBER = 2
    SIGN = 3
    SHAPE = 4  # a web address, telephone number, date in digits, version: never a figure
    CLOCK = 5
    TAKEN = 6  # something that another reader has already read


class Gap(IntEnum):
    """What stands between a token and the one before it."""

    NONE = 0
    SPACE = 1
    BREAK = 2
    HYPHEN = 3  # a hyphen between two letters or digits; it is no token of its own


class Token(NamedTuple):
    """One token; a tuple, since a text has very many of them.

    Attributes:
        sort: what it is made of.
        text: as written, with plain spaces and apostrophes.
        low: in lower case; for shapes the reason why they are no figure.
        start: first character, in the text that was handed in.
        end: character after its last.
        gap: what stands before it.
    """

    sort: Sort
    text: str
    low: str
    start: int
    end: int
    gap: Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A text with one kind of space, apostrophe and hyphen, and where its characters came from.

    `origin` is None when no character was added or removed, else the source offset of each
    character and of the end; `ends` then has the offset after each.
    """

    text: str
    origin: tuple[int, ...] | None = None
    ends: tuple[int, ...] = ()

    def source(self, offset: int) -> int:
        """Return the offset in the source text."""
        return offset if self.origin is None else self.origin[offset]

    def position(self, source: int) -> int:
        """Return the offset here of the last character at or before a source offset."""
        if self.origin is None:
            return source
        return max(0, bisect_right(self.origin, source) - 1)


_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\t\r\x0b\x0c\x85"
)
_ALIKE = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, "\u2028\u2029"), "\n")
    | dict.fromkeys(map(ord, "’‘ʼ′´`＇"), "'")
    | dict.fromkeys(map(ord, "‐‑−－"), "-")
    | {
        ord("％"): "%",
        ord("．"): ".",
        ord("，"): ",",
        ord("＄"): "$",
        ord("￡"): "£",
        ord("￥"): "¥",
    }
)
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")

_TOKEN = re.compile(
    r"""
      (?!(?:https?://|www\.)[^\s<>"])  # words first, for most tokens are words
        (?P<word>[^\W\d_]{1,9}+'(?=[^\W\d_])|[^\W\d_]{1,80}+)
    | (?P<web>(?:https?://|www\.)[^\s<>"]{1,500})
    | (?P<phone>\+(?![0-9]{1,3}(?:[ ][0-9]{3}){1,4}(?![0-9]|[ ][0-9]))
        (?:[0-9]{9,15}|[0-9]{1,3}(?:[ .\-/]\(?[0-9]{1,4}\)?){3,6})(?![0-9])
      | (?<![0-9,.])0[0-9](?:[ .\-][0-9]{2}){4}(?![0-9]))
    | (?P<date>(?<![0-9.,])(?:[0-9]{1,2}(?P<a>[./-])[0-9]{1,2}(?P=a)(?:[0-9]{4}|[0-9]{2})
        | [0-9]{4}(?P<b>[/-])[0-9]{2}(?P=b)[0-9]{2})(?![0-9]))
    | (?P<serial>(?<![0-9.,])[0-9]{1,13}(?:-[0-9]{1,13}){2,8}(?![0-9]))
    | (?P<clock>(?<![0-9.,])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]))
    | (?P<number>(?:
          [0-9]{1,3}(?:[ \n][0-9]{3}){1,6}(?![0-9])(?:[.,][0-9]{1,9})?
        | [0-9]{1,3}(?:'[0-9]{3}){1,6}(?![0-9])(?:[.,][0-9]{1,9})?
        | [0-9]{1,3}(?:\.[0-9]{3}){1,6}(?![0-9])(?:,[0-9]{1,9})?
        | [0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,9})?
        | [0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])(?:\.[0-9]{1,9})?
        | [0-9]{1,30}(?:[.,][0-9]{1,12})?
      )(?![0-9]))
    | (?P<digits>[0-9]{1,400})
    | (?P<hyphen>(?<=\w)-(?=\w))
    | (?P<sign>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_SORTS = {
    "web": (Sort.SHAPE, "web address"),
    "phone": (Sort.SHAPE, "phone"),
    "date": (Sort.SHAPE, "date"),
    "digits": (Sort.SHAPE, "id"),
    "serial": (Sort.SHAPE, "id"),
    "clock": (Sort.CLOCK, ""),
    "number": (Sort.NUMBER, ""),
    "word": (Sort.WORD, ""),
    "sign": (Sort.SIGN, ""),
}


@cache
def _digit(character: str) -> str:
    return str(unicodedata.digit(character))


def plain(text: str) -> PlainText:
    """Return the text with typographic variants made plain; its length changes only if it must."""
    alike = text.translate(_ALIKE)
    if not alike.isascii() and _FOREIGN_DIGIT.search(alike):
        alike = _FOREIGN_DIGIT.sub(lambda m: _digit(m[0]), alike)
    if not _UNSEEN.search(alike) and unicodedata.is_normalized("NFC", alike):
        return PlainText(text=alike)
    return _rebuilt(alike)


def _rebuilt(text: str) -> PlainText:
    """Return the text without invisible characters and with combining accents joined."""
    pieces: list[str] = []
    origin: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]) and end - at < 8:  # noqa: PLR2004 - enough for any letter
            end += 1
        cluster = unicodedata.normalize("NFC", text[at:end])
        if _UNSEEN.fullmatch(text[at]):
            cluster = cluster[1:]
            at += 1
        pieces.append(cluster)
        for step in range(len(cluster)):
            origin.append(min(at + step, end - 1))
            ends.append(at + step + 1)
        if cluster:
            ends[-1] = end
        at = end
    origin.append(len(text))
    return PlainText(text="".join(pieces), origin=tuple(origin), ends=tuple(ends))


def tokens(text: str, taken: Sequence[Span] = ()) -> list[Token]:
    """Return the tokens of a text; each stretch in `taken` is one token that stays shut."""
    seen = plain(text)
    found: list[Token] = []
    at = 0
    for stretch in sorted(taken):
        if stretch.start < seen.source(at) or len(stretch) == 0:
            continue
        start = seen.position(stretch.start)
        _read(seen, at, start, found)
        end = max(start + 1, seen.position(stretch.end))
        words = seen.text[start:end]
        found.append(
            Token(
                Sort.TAKEN, words, words.lower(), stretch.start, stretch.end, _gap(seen, at, start)
            )
        )
        at = end
    _read(seen, at, len(seen.text), found)
    return found


def _gap(seen: PlainText, before: int, start: int) -> Gap:
    if before == start:
        return Gap.NONE
    blank = seen.text[before:start]
    return Gap.SPACE if blank.count("\n") < 2 else Gap.BREAK  # noqa: PLR2004 - an empty line


def _read(seen: PlainText, at: int, stop: int, found: list[Token]) -> None:
    text, origin = seen.text, seen.origin
    add = found.append
    hyphen = False
    for match in _TOKEN.finditer(text, at, stop):
        kind = match.lastgroup or "sign"
        start, end = match.span()
        if kind == "hyphen":
            hyphen, at = True, end
            continue
        sort, low = _SORTS[kind]
        written = match[0]
        if start == at:
            gap = Gap.HYPHEN if hyphen else Gap.NONE
            hyphen = False
        elif start == at + 1:
            gap = Gap.SPACE
        else:
            gap = _gap(seen, at, start)
        if origin is None:
            add(Token(sort, written, low or written.lower(), start, end, gap))
        else:
            first, last = origin[start], seen.ends[end - 1]
            add(Token(sort, written, low or written.lower(), first, last, gap))
        at = end
