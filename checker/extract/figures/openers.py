"""Where a number in words may start: a word and the one after it tell before any reading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.extract.figures.tokens import Token
from checker.lang.figure_words import FigureWords, figure_words

_KEPT = 1 << 14
_NOTHING = frozenset[str]()


def may_start(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a number or a part may start at a word; at most words none does."""
    needed = _needed(words.code, tokens[at].low)
    if not needed:
        return needed is None
    return at + 1 < len(tokens) and tokens[at + 1].low in needed


@lru_cache(maxsize=_KEPT)
def _needed(code: str, word: str) -> frozenset[str] | None:
    """Return the words of which one must follow, none where no number starts, None for any.

    «la» alone starts nothing, but «la moitié» is a half.
    """
    words = figure_words(code)
    numbers, sections = words.numbers, words.sections
    if not (word in words.starters or (words.glues and words.starts(word))):
        return _NOTHING
    alone = (
        numbers.articles, numbers.scales, numbers.hundred, numbers.thousand, numbers.plain,
        sections["ones"], sections["single"], sections.get("shares.each", ()),
    )  # fmt: skip
    shaped = words.shaped(word) or any(s in word for s in sections.get("times.suffixes", ()))
    if shaped or any(word in known for known in alone):
        return None
    rests = [
        *(rest for rest, _ in numbers.cardinals.starting(word)),
        *(rest for rest, _ in numbers.collectives.starting(word)),
        *(rest for rest, _ in numbers.exact.starting(word)),
        *(rest for rest, _ in numbers.halves_before.starting(word)),
        *(rest for rest, _ in words.ordinals.starting(word)),
        *(rest for rest, _ in words.multiples.starting(word)),
        *(rest for rest, _ in words.half.starting(word)),
    ]
    return frozenset(rest[0] for rest in rests) if rests and all(rests) else None
