"""What stands in a document one after another, whatever the format, becomes pieces and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from checker.model.document import BlockKind, Cut, Place, Span
from checker.read.draft import Piece
from checker.read.plain.marks import is_numbered, mark_length
from checker.read.plain.paragraphs import kind_of, with_lead_ins
from checker.read.tables import Cell, cell_pieces, is_figure

_LONG_CELL = 600
_USUAL_CELL = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A paragraph of a document.

    Attributes:
        span: its characters in the text.
        kind: what the format says it is, None when it says nothing.
        table: which table it stands in, 0 for none.
        row: its row, from 0.
        column: its column, from 0.
        heads: whether the format calls its cell a heading.
        label: where it stands in the source, such as 'page 3'; '' when it has no name.
        reason: why it is no text of the article, '' when it is.
    """

    span: Span
    kind: BlockKind | None = None
    table: int = 0
    row: int = 0
    column: int = 0
    heads: bool = False
    label: str = ""
    reason: str = ""


@dataclass(slots=True, kw_only=True)
class Flow:
    """A text built up from paragraphs, two line ends between one and the next."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    items: list[Item] = field(default_factory=list)

    def add(self, words: str, item: Item) -> None:
        """Add a paragraph; its span is set here. Blank ones are left out."""
        words = words.strip()
        if not words:
            return
        if self.length:
            self.parts.append("\n\n")
            self.length += 2
        span = Span(self.length, self.length + len(words))
        self.parts.append(words)
        self.length = span.end
        self.items.append(replace(item, span=span))

    def text(self) -> str:
        """Return the text."""
        return "".join(self.parts)


def pieces_of(items: Sequence[Item], text: str) -> list[Piece]:
    """Return the pieces that the items make; tables of figures as cells, others as paragraphs."""
    pieces: list[Piece] = []
    number = 0
    kept = [item for item in items if not item.reason]
    groups = [(table, list(group)) for table, group in groupby(kept, key=lambda item: item.table)]
    parts = Counter(table for table, _ in groups)
    for table, members in groups:
        cells = [item for item in members if item.kind is not BlockKind.CAPTION]
        # A table with another one inside it is there to place them on the page.
        if not table or parts[table] > 1 or not _is_data(cells, text):
            pieces += [_piece(item, text) for item in members]
            continue
        number += 1
        captions = [_piece(item, text) for item in members if item.kind is BlockKind.CAPTION]
        above = captions[-1].span if captions else _heading_above(pieces, text)
        rows, headers = _rows(cells, text)
        pieces += captions
        pieces += cell_pieces(rows, table=number, headers=headers, caption=above)
    return with_lead_ins(text, pieces)


def cuts_of(items: Sequence[Item]) -> tuple[Cut, ...]:
    """Return what the format itself says is no text of the article."""
    return tuple(Cut(span=item.span, reason=item.reason) for item in items if item.reason)


def places_of(items: Sequence[Item]) -> tuple[Place, ...]:
    """Return where the items stand, those that have a name."""
    return tuple(Place(span=item.span, label=item.label) for item in items if item.label)


def _piece(item: Item, text: str) -> Piece:
    words = item.span.of(text)
    mark = mark_length(words)
    judged = kind_of(words[mark:], marked=mark > 0, numbered=is_numbered(words))
    kind = item.kind or judged
    if item.kind is BlockKind.PARAGRAPH and judged is not BlockKind.HEADING:
        kind = judged
    return Piece(
        whole=item.span,
        span=Span(item.span.start + mark, item.span.end),
        kind=kind,
        marked=kind is BlockKind.BULLET,
    )


def _is_data(cells: Sequence[Item], text: str) -> bool:
    """A table of long texts is mere layout; a single row says something when it has a figure."""
    lengths = sorted(len(item.span) for item in cells)
    rows = len({item.row for item in cells})
    return (
        (rows > 1 or any(is_figure(item.span.of(text)) for item in cells))
        and len({item.column for item in cells}) > 1
        and lengths[-1] <= _LONG_CELL
        and lengths[len(lengths) // 2] <= _USUAL_CELL
    )


def _rows(cells: Sequence[Item], text: str) -> tuple[list[list[Cell]], int | None]:
    rows: list[list[Cell]] = []
    headed = 0
    for _, group in groupby(cells, key=lambda item: item.row):
        members = list(group)
        rows.append([Cell(span=i.span, words=i.span.of(text), column=i.column) for i in members])
        if headed == len(rows) - 1 and all(item.heads for item in members):
            headed += 1
    if len(rows) == 1:
        return rows, 0
    return rows, headed if 0 < headed < len(rows) else None


def _heading_above(pieces: Sequence[Piece], text: str) -> Span | None:
    """Return the line above a table when it reads like its heading, whatever its style."""
    if not pieces or pieces[-1].kind in {BlockKind.CELL, BlockKind.NOTE, BlockKind.BULLET}:
        return None
    before = pieces[-1]
    words = before.span.of(text)
    headed = before.kind in {BlockKind.HEADING, BlockKind.CAPTION}
    likened = kind_of(words, marked=False, numbered=False) is BlockKind.HEADING
    return before.span if headed or likened or words.endswith(":") else None
