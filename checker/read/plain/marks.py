"""List marks, numbers and labels that stand before a block and are no part of it."""

from __future__ import annotations

import re

from checker.lang.folding import fold
from checker.lang.text_words import all_months

# Markdown writes a mark that is meant as such with a backslash before it.
_BULLET = re.compile(
    r"\\?(?:[-*–—►▸✓✔→○●◦‣▪■□∙·][ \t\u00a0\u202f]{1,8}|[•●▪■‣◦][ \t\u00a0]{0,8})(?=\S)"
)
_NUMBER = re.compile(
    r"\(?\d{1,3}\\?[.)](?:[ \t\u00a0]{1,8})(?=\S)|\(?[a-z]\)[ \t\u00a0]{1,8}(?=\S)"
)
_WORD = re.compile(r"[^\W\d_]{1,20}")


def mark_length(words: str) -> int:
    """Return how many characters of a line are its list mark or number with the space after it.

    `1. Januar` and `12. október` are dates, not numbered items; `- 5 %` is an item.
    """
    bullet = _BULLET.match(words)
    if bullet:
        return bullet.end()
    number = _NUMBER.match(words)
    if not number:
        return 0
    word = _WORD.match(words, number.end())
    if word and number.group().rstrip().endswith(".") and fold(word.group()) in all_months():
        return 0
    return number.end()


def is_numbered(words: str) -> bool:
    """Return whether a line opens with a number and not with a bullet."""
    return not _BULLET.match(words) and mark_length(words) > 0
