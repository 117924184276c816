"""A claim: one thing that a text commits itself to, with the exact words that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from checker.model.document import Cut, Document, Span
from checker.model.values import Period, Value


class Kind(StrEnum):
    """What sort of thing is claimed; each goes with one type of value."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    ACRONYM = "acronym"
    LIST = "list"
    QUOTE = "quote"
    POST = "post"
    TREND = "trend"
    SENTENCE = "sentence"


class Role(StrEnum):
    """What a figure is of its measure; figures of different roles are never compared."""

    LEVEL = "level"  # an amount or size at a time: 48.7 bn of trade
    CHANGE = "change"  # by how much it rose or fell: +17 %, 3 points, 12 000 more jobs
    SHARE = "share"  # part of a whole: 80 % of the trade, one in four
    COUNT = "count"  # how many things or persons
    RATE = "rate"  # a percentage level that is no share: inflation, turnout, interest
    RANK = "rank"  # first, third-largest
    ORDINAL = "ordinal"  # 32nd anniversary, 15th edition
    AGE = "age"  # of a person or thing
    DURATION = "duration"
    SCORE = "score"  # 3-1
    CLOCK = "clock"  # time of day
    MULTIPLE = "multiple"  # doubled, three times as many


class Modality(StrEnum):
    """How firmly the text stands behind the claim."""

    STATED = "stated"
    FORECAST = "forecast"  # expected, planned, will
    HYPOTHETICAL = "hypothetical"  # could, if, up to debate
    REJECTED = "rejected"  # a wrong figure that the text quotes in order to correct it


class Tense(StrEnum):
    """Tense of the verb that governs the claim, where it is plain."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a figure is counted in.

    Attributes:
        symbol: unit as the units package knows it: `EUR`, `percent`, `percentage_point`,
            `kilometer`, `year`, `count`, or a bare currency noun (`dollar`) that has no code.
        dimension: what it measures: `money`, `percent`, `point`, `count`, `length`, `mass`,
            `area`, `volume`, `speed`, `power`, `energy`, `time`, `temperature`,
            `temperature_difference`, …; figures of different dimensions are never compared.
        per: what it is taken per, as a folded noun or unit symbol (`year`, `inhabitant`,
            `kilowatt_hour`), or ''.
        noun: for counts, the folded stem of the counted noun («entreprises»), else ''.
        noun_surface: the counted noun as written.
    """

    symbol: str
    dimension: str
    per: str = ""
    noun: str = ""
    noun_surface: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name that stands near a claim: its kind (`person`, `place`, `firm`, …) and its key."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a claim is about.

    Attributes:
        measure: concept of the measure lexicon (`trade`, `exports`, `deaths`, `signature`), or ''.
        measure_by: which reading rule found it («counted noun», «left of the number», …).
        measure_words: the words that name the measure, as written, or ''.
        head: stem of the noun that the claim hangs on where no concept is known, or ''.
        concepts: concepts named in the claim's clause.
        sentence_concepts: concepts named anywhere in its sentence (or table/bullet context).
        stems: stems of the content words of its clause.
        sentence_stems: stems of the content words of its sentence.
        entities: names in its clause.
        sentence_entities: names in its sentence, paragraph lead or context.
        actors: the entities that own or undergo what is measured, where that is plain; a claim of
            one actor is not compared with that of another of the same kind.
    """

    measure: str = ""
    measure_by: str = ""
    measure_words: str = ""
    head: str = ""
    concepts: frozenset[str] = frozenset()
    sentence_concepts: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    sentence_stems: frozenset[str] = frozenset()
    entities: frozenset[Entity] = frozenset()
    sentence_entities: frozenset[Entity] = frozenset()
    actors: frozenset[Entity] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a document claims.

    Attributes:
        document: index of its document.
        kind: what sort of claim it is.
        value: what it says.
        evidence: the minimal wording: number with unit and modifier, date, name, list.
        clause: the clause around it.
        sentence: the sentence around it.
        block: index of its block in `Document.blocks`.
        language: of the words it stands in.
        unit: for figures, else None.
        role: for figures, else None.
        sign: +1 rise, -1 fall, 0 none or unknown, of a figure or trend.
        subject: what it is about.
        whole: for shares, what the share is of: concepts and stems, sorted; else ().
        period: the time that the claim is about (not its value), or None.
        period_explicit: whether that time stands in the claim's own clause.
        baseline: the period that a change is measured from, or None.
        scope: words that narrow it, from a closed list: `half_time`, `full_time`, `quarter`,
            `year_to_date`, `partial`, `final`, `asked`, `given`, `per_year`, `cumulative`, `city`,
            `region`, `domestic`, `worldwide`, `forecast`, `first_day`, …
        speaker: key of the person or body whose words these are, or ''.
        quoted: whether it stands inside quotation marks.
        modality: how firmly the text stands behind it.
        tense: of the governing verb, where plain.
    """

    document: int
    kind: Kind
    value: Value
    evidence: Span
    sentence: Span
    clause: Span
    block: int = 0
    language: str = ""
    unit: Unit | None = None
    role: Role | None = None
    sign: int = 0
    subject: Subject = field(default_factory=Subject)
    whole: tuple[str, ...] = ()
    period: Period | None = None
    period_explicit: bool = False
    baseline: Period | None = None
    scope: frozenset[str] = frozenset()
    speaker: str = ""
    quoted: bool = False
    modality: Modality = Modality.STATED
    tense: Tense | None = None

    @property
    def id(self) -> str:
        """Return an id that is unique in a run: document, place and kind."""
        return f"{self.document}:{self.evidence.start}-{self.evidence.end}:{self.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document together with what was read in it.

    Attributes:
        document: the document, its date now filled in where the text tells it.
        claims: in order of place.
        skipped: digits that are no claim, each with its reason («list number», «phone», «id»).
    """

    document: Document
    claims: tuple[Claim, ...]
    skipped: tuple[Cut, ...] = ()
