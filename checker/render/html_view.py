"""What the HTML template shows, as plain values; the template adds nothing but markup."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from checker.model.document import Block, BlockKind, Document, Span
from checker.model.finding import Report
from checker.render import inert
from checker.render.coverage import COMPARED, COUNTED, Coverage, State, Tally, all_findings
from checker.render.marks import SKIPPED, Mark, Marks, sentence_id
from checker.render.places import Places, short_names
from checker.render.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words: plain, or marked."""

    text: str
    mark: Mark | None = None
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Pieces that stand in one sentence (`id`), or between sentences (no id)."""

    pieces: tuple[Piece, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a text.

    Attributes:
        form: a block kind, `gap` (list marks and the like), `cut`, or `row` of a table.
        start: its first character in the text.
        line: the line that it begins on.
        label: its place in a source without lines, in full.
        margin: what stands in the margin: the line, or the label in short.
        language: its own where it is not the document's.
        runs: its words.
        reason: why it was cut.
        text: the words that were cut.
        cells: the cells of a row.
    """

    form: str
    start: int = 0
    line: int = 0
    label: str = ""
    margin: str = ""
    language: str = ""
    runs: tuple[Run, ...] = ()
    reason: str = ""
    text: str = ""
    cells: tuple[Part, ...] = ()


_SHORT = {"paragraph": "¶", "page": "p.", "table": "tab.", "footnote": "fn.", "endnote": "en."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Neighbouring sentences in one state, as drawn in the coverage bar."""

    x: int
    width: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the coverage list: a number, where it stands, and why it has its state."""

    text: str
    line: int
    target: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One document as the report shows it."""

    document: Document
    name: str
    tally: Tally
    words: int
    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    sentences: int
    rows: tuple[tuple[str, tuple[Row, ...]], ...]


def texts(
    report: Report, at: Places, covered: Coverage, marked: Marks, words: Wording
) -> tuple[Text, ...]:
    """Return the documents of a report, ready to be shown."""
    return tuple(
        _text(report, index, at, covered, marked, words) for index in range(len(report.readings))
    )


def _text(  # noqa: PLR0913, PLR0917 - the five views of one report
    report: Report, index: int, at: Places, covered: Coverage, marked: Marks, words: Wording
) -> Text:
    reading = report.readings[index]
    document = reading.document
    marks = marked.by_document[index]
    cutter = _Cutter(document=document, marks=marks, starts=[m.span.start for m in marks])
    segments, sentences = _segments(report, index, covered)
    return Text(
        document=document,
        name=inert.line(short_names(report)[index]),
        tally=covered.tallies[index],
        words=sum(len(block.span.of(document.text).split()) for block in document.blocks),
        parts=tuple(_with_margins(_with_rows(cutter.parts(at), document))),
        segments=segments,
        sentences=sentences,
        rows=tuple(_rows(report, index, at, marked, words)),
    )


def _with_rows(parts: Iterable[Part], document: Document) -> Iterator[Part]:
    """Yield the parts with the cells of each table row put side by side."""
    rows = {b.span.start: (b.table, b.row) for b in document.blocks if b.kind is BlockKind.CELL}

    def row(part: Part) -> tuple[int | None, int | None] | int:
        return rows.get(part.start, -1) if part.form == BlockKind.CELL.value else -part.start - 2

    for _, group in groupby(parts, key=row):
        first, *others = group
        if first.form == BlockKind.CELL.value and others:
            yield replace(first, form="row", runs=(), cells=(first, *others))
        else:
            yield first
            yield from others


def _with_margins(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts with what stands in the margin; a label is not said twice in a row."""
    last = ""
    for part in parts:
        if not part.label:
            yield replace(part, margin=str(part.line))
            continue
        kind, _, number = part.label.partition(",")[0].partition(" ")
        short = f"{_SHORT.get(kind, kind)} {number}".strip()
        yield replace(part, margin="" if short == last else short)
        last = short


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cutter:
    """Cuts a document into parts, sentences and pieces; every character lands in one of them."""

    document: Document
    marks: tuple[Mark, ...]
    starts: list[int]

    def parts(self, at: Places) -> Iterator[Part]:
        """Yield blocks, cuts and what lies between them, in order of place."""
        document, reached = self.document, 0
        stretches: list[tuple[Span, Block | str]] = [(b.span, b) for b in document.blocks]
        stretches += [(cut.span, cut.reason) for cut in document.cuts]
        for span, what in sorted(stretches, key=lambda pair: pair[0]):
            if span.start > reached:
                yield from self._gap(Span(reached, span.start), at)
            start = max(span.start, reached)
            if start < span.end:
                yield self._part(Span(start, span.end), what, at)
            reached = max(reached, span.end)
        if reached < len(document.text):
            yield from self._gap(Span(reached, len(document.text)), at)

    def _part(self, span: Span, what: Block | str, at: Places) -> Part:
        spot = at.at(self.document.index, span)
        if isinstance(what, str):
            return Part(
                form="cut",
                start=span.start,
                line=spot.line,
                reason=what,
                text=inert.visible(span.of(self.document.text), keep="\n\t"),
            )
        return Part(
            form=what.kind.value,
            start=span.start,
            line=spot.line,
            label=spot.label,
            language=what.language or "",
            runs=tuple(self._runs(span, what)),
        )

    def _gap(self, span: Span, at: Places) -> Iterator[Part]:
        text = span.of(self.document.text)
        if text.strip():
            start = span.start + len(text) - len(text.lstrip())
            inside = Span(start, start + len(text.strip()))
            line = at.at(self.document.index, inside).line
            yield Part(
                form="gap", start=start, line=line, runs=(Run(pieces=tuple(self._pieces(inside))),)
            )

    def _runs(self, span: Span, block: Block) -> Iterator[Run]:
        reached = span.start
        for sentence in block.sentences:
            start, end = max(sentence.start, reached), min(sentence.end, span.end)
            if start >= end:
                continue
            if start > reached:
                yield Run(pieces=tuple(self._pieces(Span(reached, start))))
            yield Run(
                pieces=tuple(self._pieces(Span(start, end))),
                id=sentence_id(self.document.index, sentence),
            )
            reached = end
        if reached < span.end:
            yield Run(pieces=tuple(self._pieces(Span(reached, span.end))))

    def _pieces(self, span: Span) -> Iterator[Piece]:
        reached = span.start
        first = max(0, bisect_left(self.starts, span.start) - 1)
        for number in range(first, len(self.marks)):
            mark = self.marks[number]
            if mark.span.start >= span.end:
                break
            start, end = max(mark.span.start, reached), min(mark.span.end, span.end)
            if start >= end:
                continue
            if start > reached:
                yield Piece(text=self._shown(reached, start))
            own = mark.id if start == mark.span.start else ""
            yield Piece(text=self._shown(start, end), mark=mark, id=own)
            reached = end
        if reached < span.end:
            yield Piece(text=self._shown(reached, span.end))

    def _shown(self, start: int, end: int) -> str:
        return inert.visible(self.document.text[start:end], keep="\n\t")


_RANK = {state.value: rank for rank, state in enumerate(State)} | {"none": len(State)}


def _segments(report: Report, index: int, covered: Coverage) -> tuple[tuple[Segment, ...], int]:
    """Return the coverage bar: one tick a sentence, neighbours of one state joined when many."""
    reading = report.readings[index]
    flagged = {side.claim.id for finding in all_findings(report) for side in finding.sides}
    best: dict[Span, str] = {}
    for claim in reading.claims:
        if claim.kind not in COUNTED and claim.id not in flagged:
            continue
        state = covered.shown[claim.id].value
        if _RANK[state] < _RANK[best.get(claim.sentence, "none")]:
            best[claim.sentence] = state
    states = [
        best.get(sentence, "none") for b in reading.document.blocks for sentence in b.sentences
    ]
    join = len(states) > 400  # noqa: PLR2004 - more ticks than a bar has pixels to tell apart
    segments: list[Segment] = []
    for x, state in enumerate(states):
        if join and segments and segments[-1].state == state:
            last = segments.pop()
            segments.append(Segment(x=last.x, width=last.width + 1, state=state))
        else:
            segments.append(Segment(x=x, width=1, state=state))
    return tuple(segments), len(states)


def _rows(
    report: Report, index: int, at: Places, marked: Marks, words: Wording
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield every marked number of a document by what became of it, with the reason."""
    by_state: dict[str, list[Row]] = {}
    text = report.readings[index].document.text
    for mark in marked.by_document[index]:
        group = "compared" if mark.state in COMPARED else mark.state
        default = "state" if group == "compared" or mark.state == SKIPPED else "why"
        row = Row(
            text=inert.line(mark.span.of(text)),
            line=at.at(index, mark.span).line,
            target=mark.id,
            why=mark.why or words(f"{default}_{mark.state}"),
        )
        by_state.setdefault(group, []).append(row)
    for group in ("compared", "inner", "related", "alone", SKIPPED):
        if group in by_state:
            yield group, tuple(by_state[group])
