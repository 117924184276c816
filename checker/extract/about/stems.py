"""Content words of a sentence as stems."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.about.phrases import Token
from checker.lang.about_words import about_words
from checker.lang.folding import stem


def stems_of(tokens: Sequence[Token], code: str) -> tuple[str, ...]:
    """Return the stem of each content word among tokens, '' in the place of every other word."""
    function = about_words(code).function
    return tuple(
        [
            stem(t.exact, code)
            if len(t.word) > 1 and t.word not in function and not t.word[0].isdigit()
            else ""
            for t in tokens
        ]
    )
