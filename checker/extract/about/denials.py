"""What a sentence denies: plain denials, the words each concerns, other words of negation."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.about.phrases import Hit
from checker.extract.about.scenes import Scene
from checker.lang.about_words import about_words
from checker.lang.folding import stem
from checker.model.claim import Kind
from checker.model.document import Span

_REACH = 5  # words after a denial among which those that it concerns are looked for
_MOST = 3  # of them at most
_OPENING = 3  # words at a sentence's beginning after which a comma sets nothing off («However, …»)
_SHORT = 3  # letters of a word inside a denial («n'a pas») that says nothing by itself
_STOPS = '.,;:!?–—"“”«»'


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """The denials of one sentence; `Statement` tells what each field means."""

    count: int
    denied: tuple[tuple[str, ...], ...]
    places: tuple[Span, ...]
    imperative: bool
    negatives: tuple[str, ...]


_NONE = Denials(count=0, denied=(), places=(), imperative=False, negatives=())


def denials(scene: Scene) -> Denials:
    """Return what a sentence denies; «not only» and its like count as other words of negation."""
    if not scene.cues.of("denial", "negative"):
        return _NONE
    neutral = {at for n in scene.cues.of("neutral") for at in range(n.first, n.last + 1)}
    negative = [n for n in scene.cues.of("negative") if n.first not in neutral]
    plain: list[Hit] = []
    others = []
    for hit in scene.cues.of("denial"):
        if hit.first in neutral or (plain and hit.first <= plain[-1].last):
            continue
        if _aside(scene, hit):
            others.append(hit)
        elif not any(_longer(n, hit) for n in negative):
            plain.append(hit)
    taken = {at for hit in plain for at in range(hit.first, hit.last + 1)}
    others += [n for n in negative if n.first not in taken or n.last not in taken]
    denied = [(hit, words) for hit in plain if (words := _concerned(scene, hit))]
    return Denials(
        count=len(plain),
        denied=tuple(words for _, words in denied),
        places=tuple(
            Span(scene.tokens[hit.first].start, scene.tokens[hit.last].end) for hit, _ in denied
        ),
        imperative=any(hit.first == 0 for hit in plain),
        negatives=tuple(stem(scene.tokens[n.first].exact, scene.code) for n in others),
    )


def _aside(scene: Scene, hit: Hit) -> bool:
    """Whether a «not» after a comma only sets something off: «with the head up, not down»."""
    if hit.first < _OPENING or hit.first != hit.last:
        return False
    beginning = scene.cues.beginning(hit.first)
    return _parted(scene, hit.first) and any("aside" in h.labels for h in beginning)


def _longer(one: Hit, other: Hit) -> bool:
    """Whether a phrase overlaps another one and reaches beyond it, or is of as many words."""
    overlaps = one.first <= other.last and other.first <= one.last
    beyond = one.first < other.first or one.last > other.last
    same = (one.first, one.last) == (other.first, other.last) and one.first < one.last
    return overlaps and (beyond or same)


def _concerned(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the stems of the content words inside a denial or right after it, nearest first.

    Where none follows («sie schließt das Bad nicht»), those of its clause.
    """
    last = min(len(scene.tokens), hit.last + 1 + _REACH)
    stop = next((at for at in range(hit.last + 1, last) if _parted(scene, at)), last)
    inside = [at for at in range(hit.first + 1, hit.last) if _telling(scene, at)]
    found = [*inside, *range(hit.last + 1, stop)]
    words = [word for at in found if (word := _content(scene, at))]
    if not words:
        words = [
            w for at in range(scene.bounds(hit.first)[0], hit.first) if (w := _content(scene, at))
        ]
    return tuple(words[:_MOST])


def _parted(scene: Scene, at: int) -> bool:
    return any(c in _STOPS for c in scene.gap(at - 1, at))


def _telling(scene: Scene, at: int) -> bool:
    return len(scene.tokens[at].word) > _SHORT


def _content(scene: Scene, at: int) -> str:
    """Return the stem of a content word that is part of no name, else ''."""
    token, function = scene.tokens[at], about_words(scene.code).function
    if token.word in function or not token.word.isalpha() or len(token.word) == 1:
        return ""
    named = any(p.first <= at <= p.last for p in scene.places if p.mention.kind is Kind.NAME)
    return "" if named else stem(token.exact, scene.code)
