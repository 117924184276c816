"""Words of opposite meaning: rise and fall, win and lose, open and shut, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.lang import table


@dataclass(frozen=True, slots=True, kw_only=True)
class OppositeWords:
    """One language's words that have an opposite.

    Attributes:
        phrases: (sort of opposition, +1 or -1, phrase as written in the data file); the sorts
            have the same names in every language, so that words of two languages can be opposites.
    """

    phrases: tuple[tuple[str, int, str], ...]


@cache
def opposite_words(code: str) -> OppositeWords:
    """Return the words of a language that have an opposite; none without data."""
    return OppositeWords(
        phrases=tuple(
            (sort, sign, phrase)
            for sort, poles in table(code, "opposites").items()
            for pole, sign in (("plus", 1), ("minus", -1))
            for phrase in poles[pole]
        )
    )
