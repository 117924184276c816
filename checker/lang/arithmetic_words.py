"""Words that say what adds up to what: totals, parts, remainders, leads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.lang import table
from checker.lang.folding import fold

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4_000  # characters of a sentence that are read

Phrase = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase in a text: where it stands and what it says (`total`, `of_which`, `rest`, …)."""

    label: str
    start: int
    end: int


def arithmetic_cues(text: str, start: int, end: int, code: str) -> tuple[Cue, ...]:
    """Return the phrases of a stretch of text that speak of sums, in order.

    The labels are the keys of `<code>/arithmetic.toml`; a phrase may have two of them.
    """
    tokens = list(_WORD.finditer(text, start, min(end, start + _LONGEST)))
    words = [fold(token.group()) for token in tokens]
    found: list[Cue] = []
    for at, word in enumerate(words):
        opened = _opened(word, code)
        if not opened:
            continue
        best: dict[str, int] = {}
        for phrase, label in opened:
            last = at + len(phrase)
            run = words[at:last]
            if len(run) == len(phrase) and all(map(_is, run, phrase)):
                best[label] = max(best.get(label, 0), last)
        found += [
            Cue(label=label, start=tokens[at].start(), end=tokens[last - 1].end())
            for label, last in sorted(best.items())
        ]
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _opened(word: str, code: str) -> tuple[Phrase, ...]:
    """Return the phrases that a word may open."""
    whole, open_ = _phrases(code)
    near = [p for size in range(3, len(word) + 1) for p in open_.get(word[:size], ())]
    return (*whole.get(word, ()), *near)


def _is(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@cache
def _phrases(code: str) -> tuple[Mapping[str, list[Phrase]], Mapping[str, list[Phrase]]]:
    """Return the phrases of a language by first word, and by beginning where that word is open."""
    whole: dict[str, list[Phrase]] = defaultdict(list)
    open_: dict[str, list[Phrase]] = defaultdict(list)
    for label, phrases in table(code, "arithmetic").items():
        for phrase in phrases:
            words = tuple(re.findall(r"[^\W_]+\*?", fold(phrase)))
            home = open_ if words[0].endswith("*") else whole
            home[words[0].removesuffix("*")].append((words, label))
    return whole, open_


@cache
def heading_scales(code: str) -> Mapping[tuple[str, ...], int]:
    """Return the exponents of ten by the words that stand for them in a table's heading."""
    scales = table(code, "tables").get("scales", {})
    return {tuple(fold(p).split()): int(power) for power, words in scales.items() for p in words}


@cache
def heading_percents(code: str) -> frozenset[str]:
    """Return the words by which a heading says that a column holds percentages."""
    return frozenset(fold(word) for word in table(code, "tables").get("percent", ()))
