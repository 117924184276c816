"""What every mention is about: mentions become claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.extract.about.actors import Acting, acting, actors_of, foremost
from checker.extract.about.events import event_of
from checker.extract.about.measure import NOTHING, Found, measure_of, sentence_before
from checker.extract.about.periods import When, is_base, of_another, when
from checker.extract.about.phrases import Token
from checker.extract.about.roles import Reading, role_of
from checker.extract.about.scenes import Place, Scene, entity
from checker.extract.about.sharing import shared
from checker.extract.about.stance import (
    modality_of,
    scope_of,
    speaker_in,
    speaker_of,
    tense_of,
)
from checker.extract.about.stems import stems_of
from checker.extract.about.wholes import whole_of
from checker.extract.mention import Mention
from checker.model.claim import Claim, Entity, Kind, Role, Subject, Tense
from checker.model.document import BlockKind, Span
from checker.model.values import NameKind

_NO_TIME = frozenset({Kind.DATE, Kind.NAME, Kind.ACRONYM, Kind.LIST, Kind.QUOTE})
_TIMELESS = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the sentence before spoke of: whose figures, and what they measured."""

    actors: frozenset[Entity] = frozenset()
    measured: tuple[tuple[Place, Found], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention with its measure and role."""

    place: Place
    found: Found
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What all mentions of a sentence share.

    Attributes:
        names: its names with their places.
        acting: those of them that may own what is measured.
        entities: its names, and those of its headings.
        concepts: its concepts, and those of its headings.
        stems: its content words, and those of its headings.
        row: the content words of the heading of a table's row, which stand for a clause.
        said_by: who speaks in it, or ''.
        clauses: what was read of its clauses, by their first and last token; fills up as they are.
        tenses: the same for the tense of each clause, by its number.
    """

    names: tuple[tuple[Place, Entity], ...]
    acting: Acting
    entities: frozenset[Entity]
    concepts: frozenset[str]
    stems: frozenset[str]
    row: frozenset[str]
    said_by: str
    clauses: dict[tuple[int, int], Clause] = field(default_factory=dict)
    tenses: dict[int, Tense | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What mentions share that stand in one clause, or in the same few: concepts, stems, names."""

    concepts: frozenset[str]
    stems: frozenset[str]
    entities: frozenset[Entity]


class _Quotes:
    """The quotations of a document with their speakers, looked up by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        found = [
            (m.span, getattr(m, "speaker", "") or "") for m in mentions if m.kind is Kind.QUOTE
        ]
        self._quotes = sorted(found, key=lambda quote: quote[0].start)  # equal starts keep order
        self._starts = [span.start for span, _ in self._quotes]
        self._longest = max((len(span) for span, _ in found), default=0)

    def over(self, span: Span) -> list[tuple[Span, str]]:
        """Return the quotations that reach into a stretch of text."""
        if not self._quotes:
            return []
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [quote for quote in self._quotes[low:high] if quote[0].end > span.start]


def describe(read: Iterable[Scene], mentions: Sequence[Mention]) -> list[Claim]:
    """Return a claim for every mention of the sentences read, in order of place."""
    quotes = _Quotes(mentions)
    claims: list[Claim] = []
    before = Before()
    block = -1
    for scene in read:
        if scene.block != block:
            before, block = Before(), scene.block
        told, measured = _told(scene, quotes.over(scene.span), before)
        claims += told
        before = Before(
            actors=_foremost(told) or foremost(scene) or before.actors,
            measured=tuple(measured) or before.measured,
        )
    return sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.kind))


def _foremost(told: Sequence[Claim]) -> frozenset[Entity]:
    """The actors that the next sentence's «it» or «she» may mean: not a place if others act."""
    acting = [c.subject.actors for c in told if c.subject.actors]
    others = [a for a in acting if any(e.kind != NameKind.PLACE for e in a)]
    return next(iter([*others, *acting]), frozenset())


def _told(
    scene: Scene, quotes: list[tuple[Span, str]], before: Before
) -> tuple[list[Claim], list[tuple[Place, Found]]]:
    if not scene.places:
        return [], []
    measured: list[tuple[Place, Found]] = []
    readings: list[tuple[Place, Reading]] = []
    claims = []
    sentence = sentence_of(scene)
    for place in scene.places:
        found, reading = NOTHING, Reading(role=place.mention.role)
        if place.figure:
            found = measure_of(scene, place, measured)
            if not found.concept:
                found = sentence_before(scene, place, before.measured)
            reading = role_of(scene, place, found, readings)
            measured.append((place, found))
            readings.append((place, reading))
        elif place.mention.kind is Kind.DATE:
            found = event_of(scene, place)
        told = Told(place=place, found=found, reading=reading)
        claims.append(_claim(scene, told, sentence, quotes, before))
    return claims, measured


def _claim(
    scene: Scene, told: Told, sentence: Sentence, quotes: list[tuple[Span, str]], before: Before
) -> Claim:
    place, found, reading = told.place, told.found, told.reading
    mention = place.mention
    time = _TIMELESS if mention.kind in _NO_TIME else when(scene, place, reading.role)
    scope = scope_of(scene, place, time.period)
    if mention.kind is Kind.DATE:
        scope |= {"base"} if is_base(scene, place) else set()
        scope |= {"another_time"} if of_another(scene, place) else set()
    number = scene.clause[place.first]
    if number not in sentence.tenses:
        sentence.tenses[number] = tense_of(scene, place)
    tense = sentence.tenses[number]
    speaker, quoted = speaker_of(place, quotes, sentence.said_by)
    return Claim(
        document=scene.document.index,
        kind=mention.kind,
        value=mention.value,
        evidence=mention.span,
        sentence=scene.span,
        clause=_clause(scene, place, found),
        block=scene.block,
        language=scene.code,
        unit=mention.unit,
        role=reading.role,
        sign=reading.sign,
        subject=subject_of(scene, place, found, sentence, before.actors),
        whole=whole_of(scene, place) if reading.role is Role.SHARE else (),
        period=time.period,
        period_explicit=time.explicit,
        baseline=time.baseline,
        scope=shared(scope | {"previous"} if time.previous else scope),
        speaker=speaker,
        quoted=quoted,
        modality=modality_of(scene, place, tense, time.period),
        tense=tense,
    )


def _owned(place: Place) -> bool:
    return place.figure or place.mention.kind is Kind.DATE


def _clause(scene: Scene, place: Place, found: Found) -> Span:
    first, last = place.first, place.last
    if found.hit is not None and found.hit.first < len(scene.tokens):
        first, last = min(first, found.hit.first), max(last, found.hit.last)
    span = scene.clause_span(first, last)
    evidence = place.mention.span
    return Span(min(span.start, evidence.start), max(span.end, evidence.end))


def _row_words(scene: Scene) -> tuple[Token, ...]:
    """Return the words of the first heading of a table cell: they stand for its clause."""
    block = scene.document.blocks[scene.block]
    if block.kind is not BlockKind.CELL or not block.context:
        return ()
    head = block.context[0]
    return tuple(t for t in scene.background.words if head.start <= t.start < head.end)


def sentence_of(scene: Scene) -> Sentence:
    """Return what all mentions of a sentence share."""
    names = [(p, p.who) for p in scene.places if p.who is not None]
    background = scene.background
    heads = [e for m in background.names if (e := entity(m)) is not None]
    above = frozenset(filter(None, stems_of(background.words, scene.code)))
    return Sentence(
        names=tuple(names),
        acting=acting(scene),
        entities=shared(frozenset([e for _, e in names] + heads)),
        concepts=shared(
            frozenset([*(x for h in scene.concepts for x in h.labels), *background.concepts])
        ),
        stems=scene.content | above if above else scene.content,
        row=frozenset(filter(None, stems_of(_row_words(scene), scene.code))),
        said_by=speaker_in(scene),
    )


def subject_of(
    scene: Scene,
    place: Place,
    found: Found,
    sentence: Sentence,
    carried: frozenset[Entity] = frozenset(),
) -> Subject:
    """Return what a mention is about: concepts, stems and names of its clause and sentence."""
    first, last = place.first, place.last
    if found.hit is not None:
        first, last = min(first, found.hit.first), max(last, found.hit.last)
    bounds = scene.bounds(first)[0], scene.bounds(last)[1]
    if bounds not in sentence.clauses:
        sentence.clauses[bounds] = _clause_of(scene, sentence, *bounds)
    clause = sentence.clauses[bounds]
    unit = place.mention.unit
    words = ""
    if found.hit is not None and found.by != "heading":
        start, end = scene.tokens[found.hit.first].start, scene.tokens[found.hit.last].end
        words = scene.document.text[start:end]
    return Subject(
        measure=found.concept,
        measure_by=found.by,
        measure_words=words,
        head=unit.noun if unit is not None and unit.noun else "",
        concepts=clause.concepts,
        sentence_concepts=sentence.concepts,
        stems=clause.stems,
        sentence_stems=sentence.stems,
        entities=clause.entities,
        sentence_entities=sentence.entities,
        actors=shared(actors_of(scene, place, found, sentence.acting, carried))
        if _owned(place)
        else frozenset(),
    )


def _clause_of(scene: Scene, sentence: Sentence, first: int, last: int) -> Clause:
    """Return what mentions share whose clauses reach from one token to another."""
    whole = first == 0 and last + 1 == len(scene.tokens) and not sentence.row
    own = scene.content if whole else frozenset(filter(None, scene.stems[first : last + 1]))
    return Clause(
        concepts=shared(
            frozenset([x for h in scene.concepts if first <= h.first <= last for x in h.labels])
        ),
        stems=own | sentence.row if sentence.row else own,
        entities=shared(frozenset([e for p, e in sentence.names if first <= p.first <= last])),
    )
