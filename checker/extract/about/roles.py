"""What a figure is of its measure: a level, a change, a share, a count, a rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract.about.measure import Found
from checker.extract.about.scenes import Place, Scene
from checker.model.claim import Kind, Role

_PERCENT = frozenset({"percent", "ratio", "per_mille"})
_POINTS = frozenset({"point", "percentage_point", "basis_point"})
_MORE = frozenset({"more", "above"})
_LESS = frozenset({"less", "below"})
_SIGNS = frozenset("+-–−±")
_REACH = 8  # words between a verb of rise or fall and its figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Role and direction of a figure."""

    role: Role | None
    sign: int = 0


def role_of(
    scene: Scene, place: Place, found: Found, earlier: Sequence[tuple[Place, Reading]]
) -> Reading:
    """Return role and direction of a figure; the finder's own hint wins."""
    mention = place.mention
    if mention.unit is None:
        return Reading(role=mention.role)
    hinted = mention.role
    if hinted is Role.CHANGE and scene.cue_before(place.first, "share") is not None:
        hinted = None  # «make up nine tenths of it» is no rise
    role = hinted or _role(scene, place, found, earlier)
    if role is Role.CHANGE:
        return Reading(role=role, sign=mention.sign or direction(scene, place))
    moving = role in {Role.LEVEL, Role.RATE, Role.SHARE, Role.COUNT}
    return Reading(role=role, sign=direction(scene, place) if moving else 0)


def _role(
    scene: Scene, place: Place, found: Found, earlier: Sequence[tuple[Place, Reading]]
) -> Role:
    dimension = place.mention.unit.dimension if place.mention.unit else ""
    if dimension in _POINTS:
        return Role.CHANGE
    if dimension in _PERCENT:
        return _percent(scene, place, found, earlier)
    if _changed(scene, place, found):
        return Role.CHANGE
    return Role.COUNT if dimension == "count" else Role.LEVEL


def countering(scene: Scene, place: Place) -> bool:
    """Whether a figure is the one compared with: «against 9.1 %», «fell from 34 %»."""
    unit = place.mention.unit
    if unit is None or unit.dimension == "time":
        return False
    if scene.cue_before(place.first, "counter", reach=1) is not None:
        return True
    start = scene.cue_before(place.first, "from")
    if start is None:
        return False
    last = _before_date(scene, start.first - 1)
    if any(p.figure and p.last == last for p in scene.places):
        return _alike_before(scene, place, last)
    if scene.cue_before(place.first, "by") is None:
        return scene.cue_before(start.first, "rise", "fall") is not None
    return _goes_on_to(scene, place)


def _before_date(scene: Scene, last: int) -> int:
    """Return the token before a date that ends at a token, and before the «in» that leads it."""
    date = next((p for p in scene.places if p.mention.kind is Kind.DATE and p.last == last), None)
    if date is None:
        return last
    lead = scene.cue_before(date.first, "in", reach=0)
    return (lead.first if lead else date.first) - 1


def _alike_before(scene: Scene, place: Place, last: int) -> bool:
    """Whether a figure of the same dimension ends at a token: «to 14.5 % from 13.9 %»."""
    dimension = place.mention.unit.dimension if place.mention.unit else ""
    return any(
        p.last == last and p.mention.unit is not None and p.mention.unit.dimension == dimension
        for p in scene.places
    )


def _goes_on_to(scene: Scene, place: Place) -> bool:
    """Whether «to» and a figure of the same dimension follow: «de 3 à 5 milliards»."""
    dimension = place.mention.unit.dimension if place.mention.unit else ""
    return any(
        other.mention.unit is not None
        and other.mention.unit.dimension == dimension
        and place.last < other.first <= place.last + _REACH
        and scene.cue_before(other.first, "level_to") is not None
        for other in scene.places
        if scene.clause[other.first] == scene.clause[place.first]
    )


def _flags(place: Place, found: Found) -> frozenset[str]:
    measure = place.vocabulary.measures.get(found.concept)
    return measure.fits if measure else frozenset()


def _percent(
    scene: Scene, place: Place, found: Found, earlier: Sequence[tuple[Place, Reading]]
) -> Role:
    flags = _flags(place, found)
    if {"rate", "change"} <= flags:
        return Role.RATE
    if _signed(scene, place) or _compared(scene, place, "above", "below"):
        return Role.CHANGE
    counter = countering(scene, place)
    if not counter and scene.cue_before(place.first, "by") and _moved(scene, place):
        return Role.CHANGE
    if shared(scene, place) and not _governed(scene, place):
        return Role.RATE if "rate" in flags else Role.SHARE
    level = counter or _levelled(scene, place)
    if flags == {"change"} or (not level and _moved(scene, place)):
        return Role.CHANGE
    if flags & {"share", "rate"}:
        return Role.SHARE if "share" in flags else Role.RATE
    if scene.cued("share", scene.bounds(place.first)[0], place.first):
        return Role.SHARE
    before = _before(earlier)
    if before is not None and not (level and before is Role.CHANGE):
        return before
    if "change" in flags and not level:
        return Role.CHANGE
    return Role.SHARE if scene.cued("share", *scene.bounds(place.first)) else Role.RATE


def shared(scene: Scene, place: Place) -> bool:
    """Whether «of» follows a percentage, and not «than»: «do que», «de plus»."""
    than = scene.cue_after(place.last, "baseline", "more", "less")
    return than is None and scene.cue_after(place.last, "of", "of_the") is not None


def _levelled(scene: Scene, place: Place) -> bool:
    """Whether «to», «at», «auf» stands before the number, or inside its wording («below 10 %»)."""
    hit = scene.cue_before(place.first, "level_to")
    if hit is not None:
        return not _noun_of_change(scene, hit.first)
    return bool(scene.cued("level_to", place.first, place.number - 1))


def _noun_of_change(scene: Scene, at: int) -> bool:
    """Whether «the rise» stands right before a token («limité la hausse à 2,8 %»)."""
    cue = scene.cue_before(at, "rise", "fall")
    return cue is not None and scene.cue_before(cue.first, "article") is not None


def _signed(scene: Scene, place: Place) -> bool:
    """Whether the figure carries a sign of its own: «+3 %», «–12 %»."""
    span = place.mention.span
    text = scene.document.text
    before = text[max(0, span.start - 2) : span.start].strip()
    return text[span.start] in _SIGNS or before in {"+", "−"}


def _before(earlier: Sequence[tuple[Place, Reading]]) -> Role | None:
    for other, reading in reversed(earlier):
        if other.mention.unit and other.mention.unit.dimension in _PERCENT:
            return reading.role
    return None


def _compared(scene: Scene, place: Place, *further: str) -> bool:
    """«5 % more», «12 % de moins», «10 Prozent weniger»."""
    hit = scene.cue_after(place.last, "more", "less", *further)
    if hit is not None and scene.clause[hit.first] == scene.clause[place.last]:
        return True
    if not further:
        return False
    than = scene.cue_after(place.last, "than", reach=1)
    return than is not None or scene.cue_before(place.first, "plus", "minus") is not None


def _governed(scene: Scene, place: Place) -> bool:
    """Whether a word of rise or fall stands right before the figure («a drop of 5 % in sales»)."""
    return scene.cue_before(place.first, "rise", "fall", reach=2) is not None


def _moved(scene: Scene, place: Place) -> bool:
    first, last = scene.bounds(place.first)
    return bool(_cues(scene, max(first, place.first - 3 * _REACH), last))


def _cues(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """Return (token, sign) of every word of rise or fall in a stretch of tokens."""
    rises = [(h.first, 1) for h in scene.cued("rise", first, last)]
    return sorted([*rises, *((h.first, -1) for h in scene.cued("fall", first, last))])


def _changed(scene: Scene, place: Place, found: Found) -> bool:
    """Whether an amount is by how much, not how much: «rose by 338,000», «3 milliards de plus»."""
    if "flow" in _flags(place, found):
        return False
    if _signed(scene, place) or _compared(scene, place):
        return True
    if scene.cue_before(place.first, "by_only") and _moved(scene, place):
        return True
    by = scene.cue_before(place.first, "by")
    if by is None:
        return _bare(scene, place)
    first, _ = scene.bounds(place.first)
    named = any(h.last == by.first - 1 for h in scene.concepts)
    return not named and bool(_cues(scene, max(first, by.first - _REACH), by.first))


def _bare(scene: Scene, place: Place) -> bool:
    unit = place.mention.unit
    if unit is None or unit.dimension == "count":
        return False
    return scene.cue_before(place.first, "moved_bare") is not None


def direction(scene: Scene, place: Place) -> int:
    """Return +1 or -1 when a word of rise or fall governs the figure, else 0."""
    if countering(scene, place):
        return 0
    for label, sign in (("plus", 1), ("minus", -1)):
        if scene.cue_before(place.first, label) is not None:
            return sign
    near = scene.cue_after(place.last, *_MORE, *_LESS, reach=1)
    if near is not None and scene.clause[near.first] == scene.clause[place.last]:
        return -1 if _MORE.isdisjoint(near.labels) else 1
    first, last = scene.bounds(place.first)
    cues = _cues(scene, first, last)
    left = [c for c in cues if c[0] < place.first and place.first - c[0] <= 2 * _REACH]
    right = [c for c in cues if c[0] > place.last]
    if left:
        return left[-1][1]
    return right[0][1] if right else 0
