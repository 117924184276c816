"""Each sentence as a claim of its own, for near-duplicates and for pairing."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.about.denials import denials
from checker.extract.about.poles import poles
from checker.extract.about.scenes import Scene
from checker.extract.about.sharing import shared
from checker.model.claim import Claim, Kind, Subject
from checker.model.values import Statement

_SHORTEST = 3  # content words


def find_statements(read: Sequence[Scene]) -> list[Claim]:
    """Return each sentence that has enough content words as a claim."""
    return [claim for scene in read for claim in _statement(scene)]


def _statement(scene: Scene) -> list[Claim]:
    stems = tuple([stem for stem in scene.stems if stem])
    if len(stems) < _SHORTEST:
        return []
    names = shared(frozenset([p.who for p in scene.places if p.who is not None]))
    concepts = shared(frozenset([x for h in scene.concepts for x in h.labels]))
    told = denials(scene)
    return [
        Claim(
            document=scene.document.index,
            kind=Kind.SENTENCE,
            value=Statement(
                stems=stems,
                denials=told.count,
                denied=told.denied,
                places=told.places,
                imperative=told.imperative,
                negatives=told.negatives,
                words=len(scene.tokens),
                poles=poles(scene),
            ),
            evidence=scene.span,
            sentence=scene.span,
            clause=scene.span,
            block=scene.block,
            language=scene.code,
            subject=Subject(
                concepts=concepts,
                sentence_concepts=concepts,
                stems=scene.content,
                sentence_stems=scene.content,
                entities=names,
                sentence_entities=names,
            ),
        )
    ]
