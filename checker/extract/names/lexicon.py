"""What the names of a sentence are known by: its language's words and the vocabulary in force."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from checker.lang.name_words import NameWords, name_words
from checker.model.vocabulary import Vocabulary

KEPT = 32
"""Lexicons that are remembered: four vocabularies in all our languages."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon(NameWords):
    """The words of a language, and the vocabulary that goes with them."""

    vocabulary: Vocabulary

    __hash__ = object.__hash__  # two are one only if they are the same object


@lru_cache(maxsize=KEPT)
def lexicon(code: str, vocabulary: Vocabulary) -> Lexicon:
    """Return the words of a language together with a vocabulary."""
    words = name_words(code)
    held = {field.name: getattr(words, field.name) for field in fields(NameWords)}
    return Lexicon(**held, vocabulary=vocabulary)
