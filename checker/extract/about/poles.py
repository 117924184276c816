"""The words of a sentence that have an opposite, and what stands around each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from checker.extract.about.phrases import Phrases
from checker.extract.about.scenes import Scene
from checker.lang.folding import stem
from checker.lang.opposite_words import opposite_words
from checker.model.document import Span
from checker.model.values import Name, NameKind, Pole

_BESIDE = 4  # content words on either side of a word that make up its place
_DENIED = 4  # words before a word among which a «not» denies it
_PROPER = frozenset({NameKind.PERSON, NameKind.PLACE, NameKind.FIRM, NameKind.BODY})
_Found = tuple[int, int, dict[str, int]]  # first token, last token, sign by sort of opposition


def poles(scene: Scene) -> tuple[Pole, ...]:
    """Return the words with an opposite, in order; none inside a name of a person or place."""
    found = list(_joined(_longest(scene)))
    if not found:
        return ()
    content = _content(scene)
    places = [at for at, _ in content]
    text = scene.document.text
    told = []
    for first, last, signs in found:
        span = Span(scene.tokens[first].start, scene.tokens[last].end)
        start, stop = bisect_left(places, first), bisect_left(places, last + 1)
        told.append(
            Pole(
                span=span,
                stem=stem(span.of(text), scene.code),
                sides=tuple(sorted(signs.items())),
                denied=_denied(scene, first),
                place=first / len(scene.tokens),
                before=tuple(s for _, s in content[max(0, start - _BESIDE) : start])[::-1],
                after=tuple(s for _, s in content[stop : stop + _BESIDE]),
            )
        )
    return tuple(told)


def _longest(scene: Scene) -> list[tuple[int, int, str, int]]:
    """Return the phrases found, of each sort the longest where two overlap, in order."""
    hits = opposite_phrases(scene.code).find(scene.tokens)
    if not hits:
        return []
    named = {
        at
        for p in scene.places
        if isinstance(p.mention.value, Name) and p.mention.value.kind in _PROPER
        for at in range(p.first, p.last + 1)
        if scene.document.text[scene.tokens[at].start].isupper()
    }
    taken: dict[str, set[int]] = {}
    kept = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first)):
        tokens = range(hit.first, hit.last + 1)
        if named.issuperset(tokens):
            continue
        for label in hit.labels:
            sort, sign = label[:-1], 1 if label[-1] == "+" else -1
            if taken.setdefault(sort, set()).isdisjoint(tokens):
                taken[sort].update(tokens)
                kept.append((hit.first, hit.last, sort, sign))
    return sorted(kept)


def _joined(hits: Sequence[tuple[int, int, str, int]]) -> Iterator[_Found]:
    """Give the phrases that overlap as one: «less expensive» is less, and is cheap."""
    open_: _Found | None = None
    for first, last, sort, sign in hits:
        if open_ is not None and first <= open_[1]:
            open_ = (open_[0], max(open_[1], last), {**open_[2], sort: sign})
            continue
        if open_ is not None:
            yield open_
        open_ = (first, last, {sort: sign})
    if open_ is not None:
        yield open_


def _content(scene: Scene) -> list[tuple[int, str]]:
    """Return place and stem of each content word, numbers included."""
    return [
        (at, said or stem(token.exact, scene.code))
        for at, (token, said) in enumerate(zip(scene.tokens, scene.stems, strict=True))
        if said or token.word[:1].isdigit()
    ]


def _denied(scene: Scene, at: int) -> bool:
    """Whether a «not» stands before a word or around it («n'a pas ouvert»)."""
    return any(
        hit.first <= at <= hit.last + _DENIED + 1 for hit in scene.cues.of("denial", "negation")
    )


@cache
def opposite_phrases(code: str) -> Phrases:
    """Return the words of one language that have an opposite, labelled by sort and sign."""
    return Phrases(
        (f"{sort}{'+' if sign > 0 else '-'}", phrase)
        for sort, sign, phrase in opposite_words(code).phrases
    )
