"""Which language a text is in, by counting the words that every text of a language is full of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import sqrt

from checker.lang import LANGUAGES
from checker.lang.text_words import text_words

_WORD = re.compile(r"[^\W\d_]{1,30}")
_ENOUGH = 50_000
_MARGIN = 1.3
_LEAST = 4.0
_SHORT = 2_000  # characters that are looked at by letters
_LETTERS = 0.3  # what a word with such a run of letters counts, against 1 for a stop word


def identify(text: str) -> str:
    """Return the two-letter code of the likeliest language of a text; '' when none shows.

    Each stop word counts for its languages, the less the more of them share it. Where they leave
    it open, as in a text of one line, the letters of the words decide.
    """
    scores = language_scores(text)
    certain = _beyond_doubt(scores)
    if certain:
        return certain
    for code, score in _by_letters(text).items():
        scores[code] += score
    best = max(scores.values(), default=0.0)
    return (
        min((code for code, score in scores.items() if score == best), key=LANGUAGES.index)
        if best
        else ""
    )


def certain_language(text: str) -> str:
    """Return the language of a passage when it is beyond doubt, else ''."""
    return _beyond_doubt(language_scores(text))


def _beyond_doubt(scores: dict[str, float]) -> str:
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if ranked[0][1] < _LEAST:
        return ""
    if ranked[0][1] < _MARGIN * ranked[1][1]:
        return ""
    return ranked[0][0]


def language_scores(text: str) -> dict[str, float]:
    """Return how strongly the first 50,000 characters of a text point to each language.

    A word counts by the root of its frequency: a text may repeat one phrase many times.
    """
    scores: dict[str, float] = dict.fromkeys(LANGUAGES, 0.0)
    votes = _votes()
    for word, count in Counter(_WORD.findall(text[:_ENOUGH].lower())).items():
        for code, weight in votes.get(word, ()):
            scores[code] += weight * sqrt(count)
    return scores


def _by_letters(text: str) -> dict[str, float]:
    """Return how strongly the letters of a text's first words point to each language."""
    words = _WORD.findall(text[:_SHORT].lower())
    scores = dict.fromkeys(LANGUAGES, 0.0)
    for code in LANGUAGES:
        runs = text_words(code).letters
        scores[code] = _LETTERS * sum(any(run in word for run in runs) for word in words)
    return scores


def latin_share(text: str) -> float:
    """Return which part of a text's letters are Latin; 1.0 when it has no letters."""
    letters = [c for c in text[:_ENOUGH] if c.isalpha()]
    latin = sum(
        1 for c in letters if c < "\u0250" or "\u1e00" <= c <= "\u1eff" or "\ufb00" <= c <= "\ufb06"
    )
    return latin / len(letters) if letters else 1.0


@cache
def _votes() -> dict[str, tuple[tuple[str, float], ...]]:
    homes: dict[str, list[str]] = {}
    for code in LANGUAGES:
        for word in sorted(text_words(code).stop_words):
            homes.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in homes.items()}
