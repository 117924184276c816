"""Cells of tables against prose and other cells: whether what heads a cell is what is spoken of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from checker.align.words import Words
from checker.lang.arithmetic_words import arithmetic_cues
from checker.model.claim import Claim, Entity, Kind, Reading
from checker.model.document import Document, Span
from checker.model.table import headings, place_of

_AROUND = 0.6  # what a heading counts whose words stand elsewhere in the sentence
_TOTAL = 0.6  # what «total» counts where no other row of the table is spoken of
_SPOKEN = 0.3  # from how much of its heading on a row is spoken of
_MANY = 8  # lines of one heading from which it tells none of them
_FOREIGN = 0.4  # across languages, what a word of a heading counts that has no like
_COMPOUND = 5  # letters of the last part of a compound by which it is known again
_IDLE = 0.2  # weight of function words, which head nothing

Line = tuple[str, int, int]  # "row" or "column", number of the table, number of the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What heads a row or a column: as written, its words, names, whether it says «total»."""

    said: str = ""
    words: frozenset[str] = frozenset()
    names: frozenset[Entity] = frozenset()
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The words and names of a claim's clause, and those of its sentence."""

    near: frozenset[str]
    far: frozenset[str]
    names: frozenset[Entity]
    all_names: frozenset[Entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """How much of the heading of each line of a table is spoken of, and the two largest shares.

    Where `many` lines are spoken of as much as the best one, their headings tell none of them.
    """

    shares: Mapping[Line, float]
    best: float
    second: float
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The cells of one reading among its claims.

    Attributes:
        claims: of the reading.
        lines: by the row number of a claim in a cell, the row and the column of its table.
        heading: what heads each row and column.
        index: by table, the rows, or the columns, whose heading has a word or a name.
        ages: by the row number of a claim, 0 for the latest period of its table, 1 for the one
            before, and so on; 0 too where the headings name no period.
        weights: how much each word tells.
    """

    claims: Sequence[Claim]
    lines: Mapping[int, tuple[Line, Line]] = field(default_factory=dict)
    heading: Mapping[Line, Heading] = field(default_factory=dict)
    index: Mapping[tuple[str, int], Mapping[str, list[Line]]] = field(default_factory=dict)
    ages: Mapping[int, int] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    def spoken(self, number: int, near: frozenset[str], far: frozenset[str]) -> Spoken:
        """Return in which words a claim is spoken of; of a cell those that head it."""
        subject = self.claims[number].subject
        if number in self.lines:
            near = far = frozenset().union(*(self.heading[x].words for x in self.lines[number]))
        return Spoken(
            near=near,
            far=far,
            names=subject.entities | subject.actors,
            all_names=subject.sentence_entities,
        )

    def heading_of(self, number: int, axis: str) -> str:
        """Return what is written at the head of a cell's row or column, '' of any other claim."""
        lines = self.lines.get(number)
        return self.heading[lines[axis == "column"]].said if lines else ""

    def touched(self, words: frozenset[str], claim: Claim) -> list[Line]:
        """Return the rows whose heading has a word or name of a claim's sentence.

        First come those that have the rarest words: «County of …» heads every row.
        """
        found: dict[Line, float] = defaultdict(float)
        names = {f"{e.kind}:{e.key}" for e in claim.subject.sentence_entities}
        for (axis, _), index in self.index.items():
            for key in sorted(words | names) if axis == "row" else ():
                lines = index.get(key, ())
                for line in lines:
                    found[line] += 1 / len(lines)
        return sorted(found, key=lambda line: (-found[line], line))

    def covered(self, axis: str, table: int, spoken: Spoken, *, foreign: bool) -> Covered:
        """Return how much of the heading of each row, or column, of a table is spoken of."""
        index = self.index.get((axis, table), {})
        lines = {line for word in spoken.far for line in index.get(word, ())}
        names = spoken.names | spoken.all_names
        lines |= {line for name in names for line in index.get(f"{name.kind}:{name.key}", ())}
        shares = {line: self._covered(line, spoken, foreign=foreign) for line in sorted(lines)}
        best = [*sorted(shares.values(), reverse=True)[:2], 0.0, 0.0]
        many = sum(share == best[0] for share in shares.values()) > _MANY
        return Covered(shares=shares, best=best[0], second=best[1], many=many)

    def fit(self, number: int, axis: str, covered: Covered) -> float:
        """Return how well the heading of a cell's row or column fits, from -1 to 1.

        Above 0 it is spoken of, and no other of its table more so; below 0 another is.
        """
        line = self.lines[number][axis == "column"]
        own = covered.shares.get(line, 0.0)
        rival = covered.second if own == covered.best else covered.best
        if self.heading[line].total and covered.best < _SPOKEN:
            return _TOTAL
        if covered.many and own == covered.best:
            return 0.0
        if own and not rival:
            return min(1.0, own / _AROUND)  # nothing else of the table is spoken of
        return own if own >= rival else own - rival

    def _covered(self, line: Line, spoken: Spoken, *, foreign: bool) -> float:
        """Return how much of a heading is spoken of; words that others share count less."""
        heading = self.heading[line]
        if heading.names & spoken.names:
            return 1.0
        if heading.names & spoken.all_names:
            return _AROUND
        near = self._weight(key for key in heading.words if _among(key, spoken.near))
        far = self._weight(key for key in heading.words if _among(key, spoken.far)) - near
        if not near + far:
            return 0.0
        rest = self._weight(key for key in heading.words if not _among(key, spoken.far))
        return (near + _AROUND * far) / (near + far + rest * (_FOREIGN if foreign else 1.0))

    def _weight(self, keys: Iterable[str]) -> float:
        return fsum(self.weights.get(key, 1.0) for key in keys)


def _among(key: str, words: frozenset[str]) -> bool:
    """Whether a word is among others, or ends in one of them («Mietwohnungen», «Wohnungen»)."""
    return any(end in words for end in _ends(key))


def _ends(key: str) -> Iterator[str]:
    """Give a word and what it may end in, for it may be a compound of that."""
    yield key
    for at in range(1, len(key) - _COMPOUND + 1):
        yield key[at:]


def cells_of(reading: Reading, words: Words) -> Cells:
    """Return the cells among the claims of a reading."""
    heads = headings(reading.document)
    blocks = reading.document.blocks
    lines: dict[int, tuple[Line, Line]] = {}
    spans: dict[Line, tuple[Span, ...]] = {}
    names: dict[Line, frozenset[Entity]] = defaultdict(frozenset)
    for number, claim in enumerate(reading.claims if heads else ()):
        place = place_of(blocks[claim.block])
        if claim.block not in heads or place is None or claim.kind is not Kind.FIGURE:
            continue
        head, table = heads[claim.block], blocks[claim.block].table or 0
        row, column = ("row", table, place[0]), ("column", table, place[1])
        lines[number] = (row, column)
        spans[row] = (head.row,) if head.row else ()
        spans[column] = head.columns
        names[row] |= claim.subject.actors
    heading = {
        line: _heading(spans[line], reading.document, words, names[line]) for line in sorted(spans)
    }
    return Cells(
        claims=reading.claims,
        lines=lines,
        heading=heading,
        index=_index(heading),
        ages=_ages(reading.claims, lines),
        weights=_telling(heading, words),
    )


def _heading(
    spans: Iterable[Span], document: Document, words: Words, names: frozenset[Entity]
) -> Heading:
    spans = tuple(spans)
    cues = [
        cue
        for span in spans
        for cue in arithmetic_cues(document.text, span.start, span.end, document.language)
    ]
    keys = {key for span in spans for key in words.bag(span)}
    keys -= {key for cue in cues for key in words.bag(Span(cue.start, cue.end))}
    return Heading(
        said=", ".join(span.of(document.text) for span in spans),
        words=frozenset(
            key for key in keys if key[0] not in "#@" and words.weights.get(key, 1.0) > _IDLE
        ),
        names=names,
        total=any(cue.label == "total" for cue in cues),
    )


def _index(heading: Mapping[Line, Heading]) -> dict[tuple[str, int], dict[str, list[Line]]]:
    """Return by table which rows, or columns, a word or a name leads to."""
    found: dict[tuple[str, int], dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line, one in heading.items():
        keys = {end for key in one.words for end in _ends(key)}
        for key in (*sorted(keys), *(f"{name.kind}:{name.key}" for name in one.names)):
            found[line[:2]][key].append(line)
    return {table: dict(index) for table, index in found.items()}


def _telling(heading: Mapping[Line, Heading], words: Words) -> Mapping[str, float]:
    """Return how much each word of the headings tells: less, the more of them have it."""
    seen = Counter(key for one in heading.values() for key in one.words)
    return {key: words.weights.get(key, 1.0) / count for key, count in seen.items()}


def _ages(claims: Sequence[Claim], lines: Mapping[int, tuple[Line, Line]]) -> Mapping[int, int]:
    ends: dict[int, int] = {}
    for number in lines:
        period = claims[number].period
        if period is not None and period.last is not None:
            ends[number] = period.last.toordinal()
    by_table: dict[int, set[int]] = defaultdict(set)
    for number, end in ends.items():
        by_table[lines[number][0][1]].add(end)
    order = {table: sorted(found, reverse=True) for table, found in by_table.items()}
    ranks = {table: {end: n for n, end in enumerate(found)} for table, found in order.items()}
    return {number: ranks[lines[number][0][1]][end] for number, end in ends.items()}
