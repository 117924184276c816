"""What a sentence denies: plain denials, the word each concerns, other words of negation."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.about.phrases import Hit, stemmed
from checker.extract.about.scenes import Scene
from checker.lang.about_words import about_words
from checker.model.claim import Kind

_REACH = 4  # words after a denial among which the one that it concerns is looked for
_SHORT = 3  # letters of a word inside a denial («n'a pas») that says nothing by itself
_STOPS = ".,;:!?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """The denials of one sentence; `Statement` tells what each field means."""

    count: int
    denied: tuple[str, ...]
    imperative: bool
    negatives: int


def denials(scene: Scene) -> Denials:
    """Return what a sentence denies; «not only» and its like count as other words of negation."""
    negative = scene.cues.of("negative")
    plain: list[Hit] = []
    for hit in scene.cues.of("denial"):
        if (not plain or hit.first > plain[-1].last) and not any(_longer(n, hit) for n in negative):
            plain.append(hit)
    taken = {at for hit in plain for at in range(hit.first, hit.last + 1)}
    return Denials(
        count=len(plain),
        denied=tuple(word for hit in plain if (word := _concerned(scene, hit))),
        imperative=any(hit.first == 0 for hit in plain),
        negatives=sum(n.first not in taken or n.last not in taken for n in negative),
    )


def _longer(one: Hit, other: Hit) -> bool:
    """Whether a phrase overlaps another one and reaches beyond it."""
    overlaps = one.first <= other.last and other.first <= one.last
    return overlaps and (one.first < other.first or one.last > other.last)


def _concerned(scene: Scene, hit: Hit) -> str:
    """Return the stem of the first content word inside a denial or right after it, or ''."""
    text, function = scene.document.text, about_words(scene.code).function
    named = {at for p in scene.places if p.mention.kind is Kind.NAME for at in (p.first, p.last)}
    for at in range(hit.first + 1, min(len(scene.tokens), hit.last + 1 + _REACH)):
        token = scene.tokens[at]
        if at > hit.last and any(c in _STOPS for c in scene.gap(at - 1, at)):
            return ""
        if token.word in function or not token.word.isalpha() or len(token.word) == 1:
            continue
        if at <= hit.last and (at == hit.last or len(token.word) <= _SHORT):
            continue
        if at not in named:
            return stemmed(text[token.start : token.end], scene.code)
    return ""
