"""Phrases of a language, found word by word in a text that is read as tokens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")
_PIECE = re.compile(r"[^\W\d_]{1,80}'?|[^\w\s-]|[0-9]+")


class Phrases(Generic[T]):
    """Phrases with what they stand for, found by their first word (or their last).

    Words are in lower case; a phrase's hyphens count as spaces.
    """

    __slots__ = ("_by_word",)

    def __init__(
        self, entries: Iterable[tuple[str, T]], *, backwards: bool = False, accented: bool = False
    ) -> None:
        """Take (phrase, meaning) pairs; the first meaning given for a phrase stays.

        Words without their accents are found too, unless the accents tell words apart.
        """
        by_word: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, meaning in entries:
            for words in _spellings(pieces(phrase), accented=accented):
                run = words[::-1] if backwards else words
                by_word.setdefault(run[0], {}).setdefault(run[1:], meaning)
        self._by_word = {
            word: tuple(sorted(rest.items(), key=lambda entry: -len(entry[0])))
            for word, rest in by_word.items()
        }

    def __contains__(self, word: str) -> bool:
        return word in self._by_word

    def heads(self) -> frozenset[str]:
        """Return the words that phrases start with."""
        return frozenset(self._by_word)

    def starting(self, word: str) -> tuple[tuple[tuple[str, ...], T], ...]:
        """Return (following words, meaning) of the phrases that start here, longest first."""
        return self._by_word.get(word, ())


def pieces(phrase: str) -> tuple[str, ...]:
    """Return a phrase as the words and signs that the reader of a text sees, in lower case."""
    return tuple(_PIECE.findall(phrase.lower().replace("’", "'")))


def _spellings(words: tuple[str, ...], *, accented: bool) -> Iterator[tuple[str, ...]]:
    """Yield the words as they are, and without their accents when they have any."""
    if not words:
        return
    yield words
    bare = tuple(unaccented(word) for word in words)
    if bare != words and not accented:
        yield bare


def unaccented(word: str) -> str:
    """Return a word without its accents."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(c for c in apart if not unicodedata.combining(c))


def by_value(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, int]]:
    """Yield (phrase, number) from a table of numbers to phrases."""
    for value, phrases in names.items():
        yield from ((phrase, int(value)) for phrase in phrases)
