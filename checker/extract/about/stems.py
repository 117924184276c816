"""Content words of a sentence as stems."""

from __future__ import annotations

from checker.extract.about.phrases import Token, stemmed
from checker.extract.about.scenes import Scene
from checker.lang.about_words import about_words


def content_stems(scene: Scene, tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the stems of the content words among tokens, in order."""
    text, function = scene.document.text, about_words(scene.code).function
    return tuple(
        stemmed(text[t.start : t.end], scene.code)
        for t in tokens
        if len(t.word) > 1 and not t.word[0].isdigit() and t.word not in function
    )
