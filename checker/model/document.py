"""A text as it was read: its words, its blocks, what was cut from it and why."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from checker.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by a number of characters."""
        return Span(self.start + by, self.end + by)


class BlockKind(StrEnum):
    """What a block of text is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUESTION = "question"
    BULLET = "bullet"
    CELL = "cell"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, question, list item, table cell, caption or footnote.

    Attributes:
        span: the block in the document's text, without its list mark or number.
        kind: what the block is.
        sentences: its sentences, in order, inside `span`.
        language: the block's own language when it differs from the document's, else None.
        context: for a cell its row and column headings, for a bullet its lead-in line; spans
            elsewhere in the text that say what the block is about.
        table: number of the table that a cell belongs to, else None.
        row: row number of a cell, counted from 0.
        column: column number of a cell, counted from 0.
    """

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    sentences: tuple[Span, ...] = ()
    language: str | None = None
    context: tuple[Span, ...] = ()
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Text that was left out of the comparison; `reason` is a fixed word, such as `comments`."""

    span: Span
    reason: str


class DateSource(StrEnum):
    """How a document's publication date became known."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of text stands in its source.

    Attributes:
        span: the stretch, in the document's text.
        label: reads like 'page 3' or 'table 1, B4'.
        source: for a page of HTML the same stretch in the file's own decoded characters; when both
            are equally long each character answers to its own, else the stretch as a whole.
    """

    span: Span
    label: str
    source: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment in a source that speaks to this program and that no reader of the text sees.

    Attributes:
        words: the comment as written, with its marks.
        line: of the file, on which it begins.
        about: the block of the document's text in which it stands, or beside which.
    """

    words: str
    line: int
    about: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of a run.

    Attributes:
        index: its place in the run; the draft is 0.
        name: the path as it was given, or '-' for standard input.
        text: the decoded characters; for .txt and .md those of the file itself, with blanks for
            what amid its words is not shown, such as a comment; for other formats the text that
            was taken from it. All spans count characters of this string.
        sha256: of the file's bytes, in hex.
        language: two-letter code of its main language.
        language_given: whether a person said so (else it was recognised).
        date: publication date, or None when unknown.
        date_source: how the date became known.
        blocks: the text's blocks in order; nothing of a cut lies in them.
        cuts: what was left out, each with its reason.
        places: for paged or tabled sources, where stretches of text stand; may be empty.
        lines: for a page of HTML the offsets, in the file's own decoded characters, at which its
            lines begin; else empty.
        notices: what the reader thinks a person should know, such as an assumed encoding.
        remarks: comments that speak to this program, where the text does not show them.
        vocabulary: what names and measures are known by; None stands for what ships.
    """

    index: int
    name: str
    text: str
    sha256: str
    language: str
    language_given: bool = False
    date: dt.date | None = None
    date_source: DateSource = DateSource.UNKNOWN
    blocks: tuple[Block, ...] = ()
    cuts: tuple[Cut, ...] = ()
    places: tuple[Place, ...] = ()
    lines: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    vocabulary: Vocabulary | None = None

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of a character, both counted from 1; lines end at LF, CRLF, CR."""
        return line_and_column(line_starts(self.text), offset)

    def place(self, offset: int) -> str:
        """Return the label of the source place that holds a character, or '' when none is known."""
        holder = self._holder(offset)
        return holder.label if holder else ""

    def source(self, span: Span) -> Span | None:
        """Return where a span stands in the file's own characters, None when that is unknown.

        What stands nowhere in the file, such as the break between two blocks, takes no part.
        """
        at = bisect_right(self.places, span.start, key=_start)
        if at == 0 or self.places[at - 1].span.end <= span.start:
            at += 1
        to = bisect_right(self.places, max(span.start, span.end - 1), key=_start)
        if not 0 < at <= to or to > len(self.places):
            return None
        first, last = self.places[at - 1], self.places[to - 1]
        if first.source is None or last.source is None:
            return None
        start, end = first.source.start, last.source.end
        if len(first.source) == len(first.span):
            start += max(0, span.start - first.span.start)
        if len(last.source) == len(last.span):
            end -= max(0, last.span.end - max(span.start + 1, span.end))
        return Span(start, end)

    def _holder(self, offset: int) -> Place | None:
        at = bisect_right(self.places, offset, key=_start) - 1
        return self.places[at] if at >= 0 and offset < self.places[at].span.end else None


def _start(place: Place) -> int:
    return place.span.start


_LINE_END = re.compile(r"\r\n|\r|\n")


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text begin; lines end at LF, CRLF or CR alone."""
    return [0, *(end.end() for end in _LINE_END.finditer(text))]


def line_and_column(starts: list[int], offset: int) -> tuple[int, int]:
    """Return (line, column), from 1, of an offset in a text whose lines begin at `starts`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
