"""How the text stands to a claim: stated, forecast or denied, in whose words, in which tense."""

from __future__ import annotations

from checker.extract.about.phrases import Hit
from checker.extract.about.scenes import Place, Scene
from checker.lang.about_words import about_words
from checker.model.claim import Kind, Modality, Tense
from checker.model.document import Span
from checker.model.values import Grain, NameKind, Period

_SPEAKERS = frozenset({NameKind.PERSON, NameKind.BODY, NameKind.FIRM})
_ASIDE = 4  # words of an aside on a name, at most
_BESIDE = 6  # words between a verb of speech and the speaker
_SCOPE_OF_GRAIN = {Grain.QUARTER: "quarter", Grain.HALF: "half_year"}


def modality_of(scene: Scene, place: Place, tense: Tense | None, period: Period | None) -> Modality:
    """Return how firmly the text stands behind a claim about a period."""
    if place.mention.modality is not Modality.STATED:
        return place.mention.modality
    if _rejected(scene, place):
        return Modality.REJECTED
    first, last = scene.bounds(place.first)
    if scene.cued("hypothetical", first, last):
        return Modality.HYPOTHETICAL
    if scene.cued("forecast", first, last):
        return Modality.FORECAST
    if tense is Tense.FUTURE and not _bygone(scene, period):
        return Modality.FORECAST
    return Modality.STATED


def _bygone(scene: Scene, period: Period | None) -> bool:
    """Whether a period was over when the document appeared: its future tense tells the past."""
    published = scene.document.date
    if period is None or period.last is None or published is None:
        return False
    return period.last < published


def _rejected(scene: Scene, place: Place) -> bool:
    """Whether a value is quoted as the wrong one beside the right one, or in a correction."""
    if scene.cue_before(place.first, "wrong") is None:
        return False
    if scene.cued("correction", 0, len(scene.tokens)):
        return True
    mention = place.mention
    dimension = mention.unit.dimension if mention.unit else ""
    return any(
        p is not place
        and p.mention.kind is mention.kind
        and (p.mention.unit.dimension if p.mention.unit else "") == dimension
        for p in scene.places
    )


def tense_of(scene: Scene, place: Place) -> Tense | None:
    """Return the tense of the clause's verb, where its form is plain."""
    first, last = scene.bounds(place.first)
    plain = _tense(scene, first, last)
    if plain is None and first == 0 and last + 1 < len(scene.tokens):
        return _tense(scene, first, scene.bounds(last + 1)[1])  # «At the end of 2024, trade …»
    return plain


def _tense(scene: Scene, first: int, last: int) -> Tense | None:
    words = about_words(scene.code)
    text = scene.document.text
    surfaces = [t.exact for t in scene.tokens[first : last + 1] if text[t.start].islower()]
    if scene.cued("future", first, last) or any(
        w.endswith(words.future_endings) and w not in words.future_not for w in surfaces
    ):
        return Tense.FUTURE
    if scene.cued("future_infinitive", first, last) and _infinitive(scene, last):
        return Tense.FUTURE
    if scene.cued("past", first, last) or any(w.endswith(words.past_endings) for w in surfaces):
        return Tense.PAST
    return Tense.PRESENT if scene.cued("present", first, last) else None


def _infinitive(scene: Scene, at: int) -> bool:
    """Whether a German clause ends in an infinitive, so that its «wird» is a future."""
    word = scene.tokens[at].word
    return word.endswith(("en", "ern", "eln")) and not word.startswith(("ge", "werden", "worden"))


def scope_of(scene: Scene, place: Place, period: Period | None) -> frozenset[str]:
    """Return the scopes that narrow a claim: those of its clause, and of the sentence's opening."""
    found = set()
    if hits := scene.cues.of("scope"):
        first, last = scene.bounds(place.first)
        figures = [p.first for p in scene.figures]
        own = any(scene.clause[at] == 0 for at in figures)  # then it alone is narrowed
        opening = 0 if own else min(figures, default=0)
        for hit in hits:
            own_clause = first <= hit.first <= last
            if own_clause or (hit.last < opening and _opens(scene, hit)):
                found |= {x.removeprefix("scope.") for x in hit.labels if x.startswith("scope.")}
    found |= {x.removeprefix("scope.") for x in scene.background.cues if x.startswith("scope.")}
    if period is not None and period.grain in _SCOPE_OF_GRAIN:
        found.add(_SCOPE_OF_GRAIN[period.grain])
    return frozenset(found)


def _opens(scene: Scene, hit: Hit) -> bool:
    """Whether a cue opens its sentence, or stands in the aside on a place that does.

    «At Orlin, a neighbouring town, turnout was 49 %»
    """
    if scene.clause[hit.last] == 0:
        return True
    first, last = scene.bounds(hit.first)
    return scene.clause[hit.first] == 1 and last - first < _ASIDE


def speaker_of(place: Place, quotes: list[tuple[Span, str]], said_by: str) -> tuple[str, bool]:
    """Return the key of who says so, or '', and whether it stands inside quotation marks.

    `said_by` is who speaks in the sentence, as `speaker_in` tells.
    """
    for span, speaker in quotes:
        if span.contains(place.mention.span):
            return speaker or said_by, True
    return said_by, False


def speaker_in(scene: Scene) -> str:
    """Return the key of the name beside a sentence's verb of speech, or ''."""
    for hit in scene.cues.of("speech", "according"):
        after = "according" in hit.labels
        near = [
            p
            for p in scene.places
            if p.mention.kind is Kind.NAME
            and (
                hit.last < p.first <= hit.last + _BESIDE
                or (not after and 0 < hit.first - p.last <= _BESIDE)
            )
        ]
        for place in near:
            if place.who is not None and place.who.kind in _SPEAKERS:
                return place.who.key
    return ""
