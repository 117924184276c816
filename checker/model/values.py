"""What a text *says*: figures, periods, names, lists, quotations. No policy is applied here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.document import Span


class Modifier(StrEnum):
    """How a text qualifies a figure or a date."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"  # a little less: nearly, knapp, frôlant
    OVER = "over"  # more than: plus de, over, gut
    UNDER = "under"  # less than: moins de, fewer than
    AT_LEAST = "at least"
    AT_MOST = "at most"
    UP_TO = "up to"
    BETWEEN = "between"  # a range: value to upper


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as it is written.

    Attributes:
        value: in the written unit, scale applied: «48,7 milliards» is 48700000000.
        place: exponent of ten of the last written place: 8 for «48,7 milliards», 0 for «3 000»
            (trailing zeros that are written count), -1 for «16,9».
        modifier: how the text qualifies it.
        upper: the other end of a range (modifier BETWEEN), else None.
        upper_place: last written place of `upper`.
        others: further readings that the text leaves open («5.000» as 5 and as 5000).
        words: whether it is written in words (or partly: «3,2 millions» is not, «trois» is).
        fraction: whether it is a fraction or multiple in words («a fifth», «doubled»).
    """

    value: Decimal
    place: int = 0
    modifier: Modifier = Modifier.EXACT
    upper: Decimal | None = None
    upper_place: int | None = None
    others: tuple[Decimal, ...] = ()
    words: bool = False
    fraction: bool = False


class Grain(StrEnum):
    """The finest part of a date that the text names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"  # from A to B


class Edge(StrEnum):
    """How a text bends a date: start, mid or end of it, since, until, before, after."""

    NONE = ""
    START = "start"
    MID = "mid"
    END = "end"
    ABOUT = "about"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day, month, year or any stretch of days, both ends included.

    Attributes:
        first: first day, or None when open («until 2010») or unresolved.
        last: last day, or None when open («since 2008») or unresolved.
        grain: the finest named part.
        edge: start, mid, end, since, …; `first`/`last` already hold the named stretch, not the
            bent one (for «fin 2024» they are the whole of 2024, edge END).
        said: EDTF-like form of what is said: `2024`, `2024-05`, `2024-Q3`, `2024-S1`, `199X`,
            `2008/..`, `XXXX-05-12` for a day without a year that nothing resolves.
        relative: whether it was resolved against the document's date («l'an dernier»).
        counted: whether it is only counted from there, and names no month or day of its own
            («last year», «three weeks ago», «Tuesday»).
        missing: whether the calendar has no such day (31 June).
        weekday: 1 (Monday) to 7 when the text names the day of the week, else None.
        others: further (first, last) readings that stay open (03/04/2025).
    """

    first: dt.date | None
    last: dt.date | None
    grain: Grain
    edge: Edge = Edge.NONE
    said: str = ""
    relative: bool = False
    counted: bool = False
    missing: bool = False
    weekday: int | None = None
    others: tuple[tuple[dt.date, dt.date], ...] = ()


class NameKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    PLACE = "place"
    FIRM = "firm"
    BODY = "body"
    EVENT = "event"
    PROGRAMME = "programme"
    TREATY = "treaty"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name, or the set term of a body, programme, treaty or place.

    Attributes:
        surface: the words as written.
        key: normalised form by which the same name is found again within one language: accents
            and case folded, articles dropped; for a territory its code (`KZ`).
        kind: what it stands for.
        given: folded given names of a person, else ''.
        family: folded family name of a person, else ''.
        head: folded head noun of a descriptive name («corridor», «forum», «accord»), else ''.
        rest: the other content-word stems of a descriptive name, sorted.
    """

    surface: str
    key: str
    kind: NameKind = NameKind.OTHER
    given: str = ""
    family: str = ""
    head: str = ""
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A short form and the long form that the text gives for it (`long` is '' where it gives none).

    `key` is the normalised long form: sorted stems of its content words.
    """

    short: str
    long: str = ""
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One item of a list: its words, and the key by which it is recognised."""

    surface: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """A list: closed «A, B and C» is exactly these; open «such as A, B» is at least these.

    Attributes:
        named: its items in order.
        open: whether the text says or implies that there are more.
        group: folded head noun of what the items are («companies»), or ''.
        announced: how many items the text announces («the five countries: …»), or None.
    """

    named: tuple[Member, ...]
    open: bool
    group: str = ""
    announced: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between quotation marks, as written and as a tuple of folded words."""

    surface: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Who holds which post: the person's name key, and the post as folded words and as written.

    `offices` are ids of the vocabulary's posts that the title names, the same in every language.
    """

    person: str
    person_surface: str
    title: str
    words: tuple[str, ...]
    former: bool = False
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A rise (+1), a fall (-1) or no change (0), with the verb or noun that says so."""

    sign: int
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    """A word that has an opposite: «rose», «opposed», «before».

    Attributes:
        span: where it stands.
        stem: its folded stem.
        sides: sorts of opposition that it belongs to, each with +1 or -1, sorted.
        denied: whether a «not» goes with it.
        place: how far on in its sentence it stands, 0 to 1.
        before: stems of the content words and numbers before it, the nearest first.
        after: the same, after it.
    """

    span: Span
    stem: str
    sides: tuple[tuple[str, int], ...]
    denied: bool
    place: float
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A whole sentence as stems of its content words, for near-duplicates and sentence pairing.

    Attributes:
        stems: stems of the content words, in order.
        denials: how often something is denied in plain words («did not», «n'est pas», «no»).
        denied: stems of the content words that each denial concerns, nearest first.
        places: where each of these denials stands, in the same order.
        imperative: whether a denial opens the sentence («Don't forget»).
        negatives: stems of other words of negative meaning («without», «unknown»).
        words: how many words there are, small ones included.
        poles: the words that have an opposite, in order.
    """

    stems: tuple[str, ...]
    denials: int = 0
    denied: tuple[tuple[str, ...], ...] = ()
    places: tuple[Span, ...] = ()
    imperative: bool = False
    negatives: tuple[str, ...] = ()
    words: int = 0
    poles: tuple[Pole, ...] = ()


Value = Figure | Period | Name | Acronym | Members | Quote | Post | Trend | Statement
