"""Folding: what makes two spellings of one word the same to a reader."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

_STEMMERS = {
    "fr": "french",
    "en": "english",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}
_WORD = 40  # characters up to which a text is kept with its folded form
_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "’": "'"})


def fold(text: str) -> str:
    """Return the text lower-cased, without accents, with typographic apostrophes made plain."""
    if text.isascii():
        return text.lower()
    return _folded_word(text) if len(text) <= _WORD else _folded(text)


@lru_cache(maxsize=1 << 16)
def _folded_word(word: str) -> str:
    return _folded(word)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    for mark in filter(unicodedata.combining, set(decomposed)):  # of which a text has but few
        decomposed = decomposed.replace(mark, "")
    return decomposed


@cache
def _stemmer(code: str) -> Any:  # noqa: ANN401 - snowballstemmer has no types
    return snowballstemmer.stemmer(_STEMMERS.get(code, "english"))


def stem(word: str, code: str) -> str:
    """Return the folded stem of a word in a language."""
    return _stem_of(word.casefold(), code)


@lru_cache(maxsize=1 << 16)
def _stem_of(word: str, code: str) -> str:
    """Return the stem of a word in small letters, so that a capital costs no second stemming."""
    stemmed: str = _stemmer(code).stemWord(word)
    return fold(stemmed)
