"""Whose figure it is: the names that own or undergo what is measured, where that is plain."""

from __future__ import annotations

from checker.extract.about.measure import Found
from checker.extract.about.scenes import Place, Scene, entity
from checker.model.claim import Entity, Kind
from checker.model.values import Name, NameKind

_ACTING = frozenset(
    {NameKind.FIRM, NameKind.PLACE, NameKind.PERSON, NameKind.BODY, NameKind.PROGRAMME}
)
_DESCRIBED = 3  # words from «Swiss» to the name that it describes
_OPENING = 8  # words of a sentence in which «its» refers to the sentence before
_WITHIN = 3  # words between a measure and the place that it is measured in
_OWNED = 4  # words between a measure and its owner

Acting = list[tuple[Place, Entity]]


def acting(scene: Scene) -> Acting:
    """Return the names of a sentence that may own what is measured, with their places."""
    return [
        (p, p.who)
        for p in scene.places
        if p.mention.kind is Kind.NAME and p.who is not None
        if p.who.kind in _ACTING and not _speaks(scene, p)
    ]


def actors_of(
    scene: Scene, place: Place, found: Found, names: Acting, carried: frozenset[Entity]
) -> frozenset[Entity]:
    """Return the owners of what is measured; `carried` are those of the sentence before."""
    heads = [e for m in scene.background.owners if (e := entity(m)) is not None]
    if heads:
        return frozenset(e for e in heads if e.kind in _ACTING)
    owners = {e for p, e in names if _owns(scene, p, found)}
    if owners:
        return frozenset(owners)
    first, last = scene.bounds(place.first)
    names = [(p, e) for p, e in names if not _adjective(p, names)]
    own = [(p, e) for p, e in names if first <= p.first <= last]
    if not own and found.hit is not None:
        first = min(first, scene.bounds(found.hit.first)[0])
        own = [(p, e) for p, e in names if first <= p.first <= last]
    subject = [e for p, e in own if p.first < place.first]
    if subject:
        return frozenset({subject[0]})
    if own:
        return frozenset({own[0][1]})
    opening = [e for p, e in names if scene.clause[p.first] == 0]
    if opening:
        return frozenset({opening[0]})
    return carried if scene.cued("possessive", 0, _OPENING) else frozenset()


def foremost(scene: Scene) -> frozenset[Entity]:
    """Return the first name of a sentence that acts, as the next sentence's «it» may mean it."""
    for place in scene.places:
        who = place.who
        if who is not None and who.kind in _ACTING and who.kind != NameKind.PLACE:
            return frozenset({who})
    return frozenset()


def _adjective(place: Place, names: Acting) -> bool:
    """Whether a place name only describes the name after it («Swiss insurer Alpina»)."""
    value = place.mention.value
    if not isinstance(value, Name) or value.kind is not NameKind.PLACE:
        return False
    return any(
        0 < other.first - place.last <= _DESCRIBED and e.kind != NameKind.PLACE
        for other, e in names
    )


def _speaks(scene: Scene, place: Place) -> bool:
    """Whether a name only says what is claimed («according to the ministry»)."""
    if scene.cue_before(place.first, "according", "speech", reach=2) is not None:
        return True
    return scene.cue_after(place.last, "speech", reach=1) is not None


def _owns(scene: Scene, place: Place, found: Found) -> bool:
    """Whether a name is tied to the measure: «exports of Peru», «Peru's exports», «in Peru»."""
    if found.hit is None or scene.clause[place.first] != scene.clause[found.hit.last]:
        return False
    after = place.first - found.hit.last
    if 0 < after <= _OWNED and scene.cue_before(place.first, "of", "of_the", reach=1) is not None:
        return True
    if 0 < after <= _WITHIN and scene.cue_before(place.first, "in", reach=1) is not None:
        return True
    before = found.hit.first - place.last
    if not 0 < before <= _OWNED:
        return False
    return scene.gap(place.last, place.last + 1).strip() in {"'", "’"}
