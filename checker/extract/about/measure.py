"""What a figure measures: reading rules in a fixed order over the concepts of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.config.measures import by_dimension, dimensions
from checker.extract.about.phrases import Hit
from checker.extract.about.scenes import Place, Scene
from checker.lang.about_words import about_words
from checker.model.claim import Role
from checker.model.vocabulary import Measure

_COUNTED = "count"
_AGE = "age"
_TIMED = frozenset({Role.DURATION, Role.AGE})
_APART = frozenset({Role.ORDINAL, Role.RANK, Role.CLOCK, Role.SCORE})
_PART = frozenset({"percent", "point", "multiple", "ratio", "per_mille", "basis_point"})
_NEAR = 3  # words between a number and the noun that it counts
_PREDICATE = 6  # words between «people» and what befell them


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A measure: its concept, the rule that found it, and the tokens that name it."""

    concept: str = ""
    by: str = ""
    hit: Hit | None = None


NOTHING = Found()


def fits(concept: str, place: Place) -> bool:
    """Return whether a concept can have a value of the mention's dimension."""
    measure = place.vocabulary.measures.get(concept)
    if measure is None:
        return False
    unit = place.mention.unit
    allowed = dimensions(measure)
    if unit is None:
        return "date" in allowed
    if unit.dimension in _PART:
        return allowed != {"date"}
    if unit.dimension in allowed:
        return True
    # «11.7 billion» may leave out its currency or unit.
    elided = unit.dimension == _COUNTED and not own_noun(place)
    return elided and bool(allowed - {"date", "time"})


def own_noun(place: Place) -> bool:
    """Return whether a count names what it counts itself, and not through a figure before it."""
    unit = place.mention.unit
    return unit is not None and unit.noun != "" and place.noun


def concept_of(hit: Hit, place: Place) -> str:
    """Return the likeliest concept of a hit that fits the mention, or ''."""
    fitting = [label for label in hit.labels if fits(label, place)]
    return min(fitting, key=lambda c: (not _native(c, place), row(c, place).rank), default="")


def _native(concept: str, place: Place) -> bool:
    unit = place.mention.unit
    measure = row(concept, place)
    if unit is None:
        return True
    if unit.dimension in _PART:
        return bool(measure.fits & {"rate", "share", "change"})
    return unit.dimension in measure.fits


def generic(concept: str, place: Place) -> bool:
    """Return whether a concept says who is counted but not what is measured («people»)."""
    return "generic" in row(concept, place).fits


def row(concept: str, place: Place) -> Measure:
    """Return the lexicon's row of a concept."""
    return place.vocabulary.measures[concept]


def measure_of(scene: Scene, place: Place, earlier: Sequence[tuple[Place, Found]]) -> Found:
    """Return what a figure measures; `earlier` are the sentence's figures already read."""
    counted = _counted(scene, place)
    if counted.concept and not generic(counted.concept, place):
        return counted
    if counted.concept:
        return _predicate(scene, place, counted)
    unit = place.mention.unit
    if place.mention.role in _APART:
        return NOTHING
    if unit is not None and unit.dimension == _COUNTED and own_noun(place):
        return NOTHING
    timed = place.mention.role in _TIMED
    for rule in (_bound, _composed, _left) if timed else (_bound, _composed, _left, _right):
        found = rule(scene, place)
        if found.concept and not _only_change(scene, place, found):
            return found
    if place.mention.role is Role.AGE:
        return Found(concept=_AGE, by="age")
    found = _elsewhere(scene, place, earlier)
    if timed and found.concept:
        return found if dimensions(row(found.concept, place)) == {"time"} else NOTHING
    return found


def _counted(scene: Scene, place: Place) -> Found:
    """Rules 1 and 2: a concept inside the wording, or right after a count."""
    unit = place.mention.unit
    if unit is None or unit.dimension != _COUNTED:
        return NOTHING
    for hit in scene.concepts:
        if place.first <= hit.first <= place.last:
            concept = concept_of(hit, place)
            if concept and hit.last > place.first:
                return Found(concept=concept, by="counted noun", hit=hit)
    if own_noun(place) and place.last > place.number:
        return NOTHING  # «1,284 samples of water» counts samples, known or not
    for hit in _after(scene, place, _NEAR):
        if concept := concept_of(hit, place):
            return Found(concept=concept, by="right after the count", hit=hit)
    return NOTHING


def _after(scene: Scene, place: Place, reach: int) -> Iterator[Hit]:
    _, last = scene.bounds(place.last)
    for hit in scene.concepts:
        beyond = hit.first > place.first and hit.last > place.last  # «years | in prison»
        if beyond and hit.first <= min(last, place.last + reach):
            yield hit


def _predicate(scene: Scene, place: Place, counted: Found) -> Found:
    """«2,059 people injured», «killed 12,000 people»: what befell those who are counted."""
    first, last = scene.bounds(place.first)
    reach = counted.hit.last if counted.hit else place.last
    right = [h for h in scene.concepts if reach < h.first <= min(last, reach + _PREDICATE)]
    left = [h for h in reversed(scene.concepts) if first <= h.first and h.last < place.first]
    near = [h for h in left if place.first - h.last <= 2 * _NEAR]
    for hit in (*near[:1], *right, *near[1:], *left):
        concept = concept_of(hit, place)
        if concept and not generic(concept, place):
            return Found(concept=concept, by="predicate of the counted", hit=hit)
    return counted


def _composed(scene: Scene, place: Place) -> Found:
    """Rule 3: «12 % of GDP», «€2bn of investment»: a concept that begins right after."""
    unit = place.mention.unit
    share = unit is not None and unit.dimension in _PART
    for hit in _after(scene, place, 1 + _NEAR):
        concept = concept_of(hit, place)
        if not concept:
            continue
        direct = hit.first <= place.last + 1
        linked = direct or scene.cue_after(place.last, "of") is not None
        if share and not (direct and "share" in row(concept, place).fits) and _whole(scene, place):
            part = _part(scene, place)
            if part.concept:
                return part
        if linked:
            return Found(concept=concept, by="of it", hit=hit)
    return NOTHING


def _bound(scene: Scene, place: Place) -> Found:
    """Rule 3, first half: «a loan of €3m»: a concept joined to the number itself."""
    link = scene.cue_before(place.first, "of", "of_the")
    if link is None or _whole(scene, place):
        return NOTHING
    for hit in reversed(scene.concepts):
        if hit.last == link.first - 1:
            found = _left(scene, place)
            return found if found.concept else NOTHING
    return NOTHING


def _part(scene: Scene, place: Place) -> Found:
    """What takes a share: the last concept of the clause that is taken in shares, else its head."""
    first, _ = scene.bounds(place.first)
    for hit in reversed([h for h in scene.concepts if first <= h.first and h.last < place.first]):
        for concept in hit.labels:
            if "share" in row(concept, place).fits:
                return Found(concept=concept, by="part left of the share", hit=hit)
    left = _left(scene, place)
    if left.concept:
        return left
    for hit in reversed([h for h in scene.concepts if h.last < first]):
        for concept in hit.labels:
            if not row(concept, place).fits.isdisjoint({"share", "rate"}):
                return Found(concept=concept, by="part earlier in the sentence", hit=hit)
    return NOTHING


def _whole(scene: Scene, place: Place) -> bool:
    return scene.cue_after(place.last, "of_the") is not None


def _left(scene: Scene, place: Place) -> Found:
    """Rule 4: the head of the last chain of concepts left of the number in its clause."""
    first, _ = scene.bounds(place.first)
    hits = [h for h in scene.concepts if first <= h.first and h.last < place.first]
    return _head(scene, place, hits, "left of the number")


def _head(scene: Scene, place: Place, hits: Sequence[Hit], by: str) -> Found:
    usable = [h for h in hits if concept_of(h, place) and not _only_after(h, place)]
    usable = [h for h in usable if not _of_other(scene, place, h)] or usable
    if not usable:
        return NOTHING
    specific = [h for h in usable if not generic(concept_of(h, place), place)] or usable
    specific = [h for h in specific if not _trend(h, place)] or specific
    at = len(specific) - 1
    while at > 0 and _chained(scene, specific[at - 1], specific[at]):
        at -= 1
    return Found(concept=concept_of(specific[at], place), by=by, hit=specific[at])


def _only_after(hit: Hit, place: Place) -> bool:
    return all("after" in row(label, place).fits for label in hit.labels)


def _of_other(scene: Scene, place: Place, hit: Hit) -> bool:
    """Whether a concept is but the unit of another figure («at 412 points»)."""
    return any(
        p.figure
        and p is not place
        and p.first <= hit.first <= p.last
        and p.mention.unit is not None
        and p.mention.unit.dimension != _COUNTED
        for p in scene.places
    )


def _trend(hit: Hit, place: Place) -> bool:
    return all("trend" in row(label, place).fits for label in hit.labels)


def _only_change(scene: Scene, place: Place, found: Found) -> bool:
    """Whether a clause says no more than «in growth of 8 %», so that another says what grew."""
    hit = found.hit
    if hit is None or not _trend(hit, place) or scene.clause[hit.first] == 0:
        return False
    return scene.cue_before(hit.first, "article") is None and place.first > hit.last


def _chained(scene: Scene, head: Hit, part: Hit) -> bool:
    """Whether two concepts are joined as «price of bread» is."""
    between = part.first - head.last - 1
    if between > _NEAR or scene.clause[head.last] != scene.clause[part.first]:
        return False
    if between < 1:
        return about_words(scene.code).noun_first
    return scene.cue_after(head.last, "of", "of_the", reach=1) is not None


def _right(scene: Scene, place: Place) -> Found:
    """Rule 5: the first concept right of the number in its clause."""
    _, last = scene.bounds(place.last)
    hits = [h for h in scene.concepts if place.last < h.first <= last]
    for hit in hits:
        concept = concept_of(hit, place)
        if concept and not generic(concept, place):
            return Found(concept=concept, by="right of the number", hit=hit)
    return NOTHING


def _elsewhere(scene: Scene, place: Place, earlier: Sequence[tuple[Place, Found]]) -> Found:
    """Rules 6 and 7: an earlier clause of the sentence, the figure before, or the headings."""
    parallel = _parallel(place, earlier)
    own = scene.clause[place.first]
    for number in _clauses_before(scene, place):
        hits = [h for h in scene.concepts if scene.clause[h.first] == number]
        found = _head(scene, place, hits, "earlier in the sentence")
        if found.concept:
            same = [p for p, _ in earlier if scene.clause[p.first] == number]
            if parallel.concept and same and own != number:
                return parallel
            return found
    if parallel.concept:
        return parallel
    for concept in scene.background.concepts:
        if fits(concept, place):
            return Found(concept=concept, by="heading")
    unit = place.mention.unit
    usual = by_dimension(place.vocabulary).get(unit.dimension, "") if unit is not None else ""
    return Found(concept=usual, by="unit") if usual else NOTHING


def sentence_before(scene: Scene, place: Place, measured: Sequence[tuple[Place, Found]]) -> Found:
    """Rule 8: what the sentence before measured, for «this» and for counts without a noun."""
    unit = place.mention.unit
    if unit is None or place.mention.role is not None or own_noun(place):
        return NOTHING
    counted = unit.dimension == _COUNTED
    if not counted and not scene.cued("anaphora", 0, _NEAR):
        return NOTHING
    for before, found in measured:
        if found.concept and not generic(found.concept, place) and fits(found.concept, place):
            if counted and not _alike(before, place):
                continue
            return Found(concept=found.concept, by="sentence before")
    return NOTHING


def _parallel(place: Place, earlier: Sequence[tuple[Place, Found]]) -> Found:
    for before, found in reversed(earlier):
        if found.concept and fits(found.concept, place) and _alike(before, place):
            return Found(concept=found.concept, by="figure before", hit=found.hit)
    return NOTHING


def _alike(left: Place, right: Place) -> bool:
    one, two = left.mention.unit, right.mention.unit
    return one is not None and two is not None and one.dimension == two.dimension


def _clauses_before(scene: Scene, place: Place) -> list[int]:
    """Return the earlier clauses, nearest first; an insertion between commas comes last."""
    own = scene.clause[place.first]
    order = list(range(own - 1, -1, -1))
    first, _ = scene.bounds(place.first)
    if len(order) > 1 and _predicative(scene, first):
        order[0], order[1] = order[1], order[0]
    return order


def _predicative(scene: Scene, at: int) -> bool:
    """Whether a clause opens with its verb, so that its subject stands before an insertion."""
    finite = {"reach", "past", "be"}
    if not about_words(scene.code).noun_first:
        finite |= {"rise", "fall"}  # elsewhere mostly participles, which go with the noun before
    return any(not finite.isdisjoint(hit.labels) for hit in scene.cues.beginning(at))
