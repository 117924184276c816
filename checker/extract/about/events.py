"""What a date dates, and what rises or falls: the nearest concept that can."""

from __future__ import annotations

from checker.config.measures import dimensions
from checker.extract.about.measure import NOTHING, Found, concept_of, generic, row
from checker.extract.about.phrases import Hit
from checker.extract.about.scenes import Place, Scene

_AHEAD = 15  # words between a date that opens the sentence and its event
_NEAR = 3  # words between «a rise in» and what rises
_REACH = 6  # words between a verb of rise or fall and what moves


def event_of(scene: Scene, place: Place) -> Found:
    """Return the event that a date dates: nearest in its clause, else earlier in the sentence."""
    first, last = scene.bounds(place.first)
    hits = [h for h in scene.concepts if concept_of(h, place)]
    telling = [h for h in hits if not generic(concept_of(h, place), place)]
    own = [h for h in telling if first <= h.first <= last]
    own = own or [h for h in hits if first <= h.first <= last]
    if own:
        nearest = min(own, key=lambda h: (_distance(h, place), h.first))
        return Found(concept=concept_of(nearest, place), by="event of the clause", hit=nearest)
    if scene.clause[place.first] == 0 and not any(first <= h.first <= last for h in hits):
        ahead = [h for h in telling if place.last < h.first <= place.last + _AHEAD]
        if ahead:
            concept = concept_of(ahead[0], place)
            return Found(concept=concept, by="event after the date", hit=ahead[0])
    before = [h for h in hits if h.last < place.first]
    if before and place.first - before[-1].last <= 2 * _REACH:
        hit = before[-1]
        return Found(concept=concept_of(hit, place), by="event of the sentence", hit=hit)
    return NOTHING


def _distance(hit: Hit, place: Place) -> int:
    return place.first - hit.last if hit.last < place.first else hit.first - place.last


def trending(scene: Scene, place: Place) -> Found:
    """Return what rises or falls: the head of the concepts before the verb, else the next one."""
    first, last = scene.bounds(place.first)
    own = [h for h in scene.concepts if first <= h.first <= last and _can_move(h, place)]
    if _noun(scene, place):
        near = [h for h in own if place.last < h.first <= place.last + _NEAR]
    else:
        near = [h for h in own if place.first - _REACH <= h.last < place.first][::-1]
    for hit in near:
        return Found(concept=_movable(hit, place), by="what rises or falls", hit=hit)
    return NOTHING


def _noun(scene: Scene, place: Place) -> bool:
    """Whether the cue is a noun («a rise in prices»): what moves then follows."""
    return scene.cue_after(place.last, "of", "of_the", "in") is not None


def _can_move(hit: Hit, place: Place) -> bool:
    return _movable(hit, place) != ""


def _movable(hit: Hit, place: Place) -> str:
    measured = [row(c, place) for c in hit.labels if not generic(c, place)]
    able = [measure for measure in measured if dimensions(measure) != {"date"}]
    return min(able, key=lambda measure: measure.rank).concept if able else ""
