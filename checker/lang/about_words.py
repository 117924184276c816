"""Words that tell what a figure is of its measure: rise, fall, share, forecast, scope, speech."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from checker.lang import table


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutWords:
    """One language's cues.

    Attributes:
        phrases: phrases by cue (`rise`, `fall`, `level_to`, `scope.half_time`, …), as written in
            the data file; `*` stands for any ending or beginning of a word.
        noun_first: whether what describes a noun follows it («visiteurs étrangers»).
        function: folded words without content of their own.
        future_endings: endings of verbs in the future tense, with their accents.
        future_not: words that have such an ending and are no such verb.
        past_endings: endings of verbs in a past tense, with their accents.
        infinitive_endings: endings by which an infinitive is told from other verb forms.
        fillers: words that may stand inside a term («prix *moyen* d'un appartement»).
    """

    phrases: Mapping[str, tuple[str, ...]]
    noun_first: bool
    function: frozenset[str]
    future_endings: tuple[str, ...]
    future_not: frozenset[str]
    past_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    fillers: tuple[str, ...]


@cache
def about_words(code: str) -> AboutWords:
    """Return the cues of a language; all empty for a language that has no data."""
    data = table(code, "about")
    phrases = {name: tuple(words) for name, words in data.get("cues", {}).items()}
    for name, words in data.get("scope", {}).items():
        phrases[f"scope.{name}"] = tuple(words)
    return AboutWords(
        phrases=phrases,
        noun_first=bool(data.get("noun_first", False)),
        function=frozenset(data.get("function", "").split()),
        future_endings=tuple(data.get("future_endings", ())),
        future_not=frozenset(data.get("future_not", ())),
        past_endings=tuple(data.get("past_endings", ())),
        infinitive_endings=tuple(data.get("infinitive_endings", ())),
        fillers=tuple(data.get("fillers", ())),
    )
