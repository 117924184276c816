"""Rises and falls that a text states without a figure."""

from __future__ import annotations

from collections.abc import Sequence

from checker.config.vocabulary import in_force
from checker.extract.about.actors import acting, actors_of
from checker.extract.about.events import trending
from checker.extract.about.measure import Found
from checker.extract.about.periods import when
from checker.extract.about.scenes import Place, Scene
from checker.extract.about.stance import modality_of, scope_of, tense_of
from checker.extract.mention import Mention
from checker.lang.about_words import about_words
from checker.model.claim import Claim, Kind, Role, Subject
from checker.model.document import Span
from checker.model.values import Trend


def find_trends(read: Sequence[Scene]) -> list[Claim]:
    """Return a claim for each rise or fall of a known measure in a clause without a figure."""
    return [claim for scene in read for claim in _trends(scene)]


def _trends(scene: Scene) -> list[Claim]:
    figured = {scene.clause[p.first] for p in scene.figures}
    claims, seen = [], set()
    for hit in scene.cues.of("rise", "fall"):
        sign = ("rise" in hit.labels) - ("fall" in hit.labels)
        clause = scene.clause[hit.first]
        if not sign or clause in seen or clause in figured or _negated(scene, hit.first):
            continue
        span = Span(scene.tokens[hit.first].start, scene.tokens[hit.last].end)
        value = Trend(sign=sign, cue=span.of(scene.document.text))
        mention = Mention(span=span, kind=Kind.TREND, value=value, sign=sign)
        words = in_force(scene.document)
        place = Place(mention=mention, first=hit.first, last=hit.last, vocabulary=words)
        found = trending(scene, place)
        if found.hit is None or _infinitive(scene, place):
            continue
        seen.add(clause)
        claims.append(_claim(scene, place, found, sign))
    return claims


def _infinitive(scene: Scene, place: Place) -> bool:
    """Whether the cue is an infinitive: what is wished for, not what happened."""
    word = place.mention.span.of(scene.document.text).casefold()
    endings = about_words(scene.code).infinitive_endings
    return word.endswith(endings) or scene.cue_before(place.first, "infinitive") is not None


def _negated(scene: Scene, at: int) -> bool:
    return scene.cue_before(at, "negation", reach=2) is not None


def _claim(scene: Scene, place: Place, found: Found, sign: int) -> Claim:
    hit = found.hit
    first = min(place.first, hit.first) if hit else place.first
    last = max(place.last, hit.last) if hit else place.last
    time = when(scene, place, Role.CHANGE)
    tense = tense_of(scene, place)
    names = [(p, p.who) for p in scene.places if p.who is not None]
    low, high = scene.bounds(first)[0], scene.bounds(last)[1]
    return Claim(
        document=scene.document.index,
        kind=Kind.TREND,
        value=place.mention.value,
        evidence=place.mention.span,
        sentence=scene.span,
        clause=scene.clause_span(first, last),
        block=scene.block,
        language=scene.code,
        role=Role.CHANGE,
        sign=sign,
        subject=Subject(
            measure=found.concept,
            measure_by=found.by,
            measure_words=scene.document.text[
                scene.tokens[hit.first].start : scene.tokens[hit.last].end
            ]
            if hit
            else "",
            concepts=frozenset(
                x for h in scene.concepts if low <= h.first <= high for x in h.labels
            ),
            sentence_concepts=frozenset(x for h in scene.concepts for x in h.labels),
            stems=frozenset(filter(None, scene.stems[low : high + 1])),
            sentence_stems=scene.content,
            entities=frozenset(e for p, e in names if low <= p.first <= high),
            sentence_entities=frozenset(e for _, e in names),
            actors=actors_of(scene, place, found, acting(scene), frozenset()),
        ),
        period=time.period,
        period_explicit=time.explicit,
        baseline=time.baseline,
        scope=scope_of(scene, place, time.period),
        modality=modality_of(scene, place, tense, time.period),
        tense=tense,
    )
