"""Clauses: a sentence parted where a new statement may begin, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.about.phrases import Hit, Token

_BREAKS = frozenset(",;:()[]–—|•")
_JOINING = "join"  # and, or: part only between two figures
_OPENING = "clause"  # but, while, which


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What stands in a sentence, as first and last tokens: figures, all mentions, ends of dates."""

    figures: Sequence[tuple[int, int]] = ()
    mentions: Sequence[tuple[int, int]] = ()
    dates: frozenset[int] = frozenset()


def gaps_of(text: str, tokens: Sequence[Token]) -> list[str]:
    """Return the characters before each token, from the end of the one before it.

    Before the first that is one character, or none at the beginning of the text.
    """
    if not tokens:
        return []
    start = tokens[0].start
    between = [text[one.end : two.start] for one, two in pairwise(tokens)]
    return [text[max(0, start - 1) : start], *between]


def clauses(gaps: Sequence[str], cues: Sequence[Hit], marks: Marks) -> list[int]:
    """Return for each token the number of its clause, counted from 0.

    A mention is never parted; the colon of «2023: 13 %» and «Turnover: 13 million» parts nothing.
    """
    inside = [False] * (len(gaps) + 1)
    for first, last in marks.mentions:
        for at in range(first + 1, last + 1):
            inside[at] = True
    opening = {hit.first for hit in cues if _OPENING in hit.labels}
    joining = {hit.first for hit in cues if _JOINING in hit.labels}
    before, after = _figures_around(len(gaps), marks.figures)
    starts = {first for first, _ in marks.figures}
    numbers, number, fresh = [], 0, 0
    for at, gap in enumerate(gaps):
        if at and not inside[at]:
            parted = at in opening
            if gap != " " and not parted:
                parted = " - " in gap or not _BREAKS.isdisjoint(gap)
            if parted and gap.strip() == ":":
                named = at in starts and before[at] < fresh  # «Turnover: 118.6 million»
                parted = not (at - 1 in marks.dates or named)
            if not parted and at in joining:
                parted = before[at] >= fresh and after[at]
            if parted:
                number += 1
                fresh = at
        numbers.append(number)
    return numbers


def brackets(gaps: Sequence[str]) -> list[int]:
    """Return for each token the number of the bracket that it stands in, counted from 1, or 0."""
    numbers, inside, number = [], False, 0
    for gap in gaps:
        if gap != " ":
            for character in gap:
                if character in "([":
                    inside, number = True, number + 1
                elif character in ")]":
                    inside = False
        numbers.append(number if inside else 0)
    return numbers


def _figures_around(size: int, figures: Sequence[tuple[int, int]]) -> tuple[list[int], list[bool]]:
    starts = {first for first, _ in figures}
    before, seen = [], -1
    for at in range(size):
        before.append(seen)
        if at in starts:
            seen = at
    last = max(starts, default=-1)
    return before, [at < last for at in range(size)]


def edges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return first and last token of each clause."""
    found: list[tuple[int, int]] = []
    for at, number in enumerate(numbers):
        if number == len(found):
            found.append((at, at))
        else:
            found[number] = (found[number][0], at)
    return found
