"""The language of a table, told by what its headings name: they hold few words, and no sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from checker.config.measures import measures
from checker.lang import LANGUAGES, table
from checker.lang.folding import fold
from checker.lang.identify import certain_language, language_scores
from checker.lang.territories import territories
from checker.lang.text_words import noise_words, text_words

_WORD = re.compile(r"[^\W\d_]{2,40}")
_READ = 20_000  # characters that are looked at
_LEAD = 1.15  # how far the likeliest language must lead the next


def table_language(words: str) -> str:
    """Return the language of a table's words where they tell one, else ''.

    Words of the measures that newsrooms count, of totals and changes, the names of times and of
    countries vote for the languages that have them, the less the more languages share one.
    """
    certain = certain_language(words)
    if certain:
        return certain
    scores = dict(language_scores(words[:_READ]))
    for word in {fold(w) for w in _WORD.findall(words[:_READ])}:
        for code in _homes().get(word, ()):
            scores[code] += 1 / len(_homes()[word])
    ranked = sorted(LANGUAGES, key=lambda code: -scores[code])
    best, next_ = scores[ranked[0]], scores[ranked[1]]
    return ranked[0] if best > _LEAD * next_ else ""


@cache
def _homes() -> Mapping[str, frozenset[str]]:
    """Return the languages in which a folded word names something that tables tell of."""
    found: dict[str, set[str]] = {}
    for code in LANGUAGES:
        terms = [t for measure in measures().values() for t in measure.terms.get(code, ())]
        terms += [t for phrases in table(code, "arithmetic").values() for t in phrases]
        words = text_words(code)
        terms += [*words.months, *words.weekdays, *noise_words(code).ago_units]
        terms += territories(code)
        for term in terms:
            for word in _WORD.findall(fold(term)):
                found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}
