"""A document's tables as grids: which cell stands where, and which cells head it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from checker.model.document import Block, BlockKind, Document, Span

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """What heads a cell.

    Attributes:
        row: the heading of its row, None without one.
        columns: the headings above it, the uppermost first.
        around: the corner, the section of rows that it belongs to, the caption or lead-in.
    """

    row: Span | None = None
    columns: tuple[Span, ...] = ()
    around: tuple[Span, ...] = ()

    @property
    def all(self) -> tuple[Span, ...]:
        """Return every heading, the nearest first."""
        own = (self.row,) if self.row else ()
        return (*own, *self.columns, *self.around)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: indexes of `Document.blocks` by (row, column), and the headings of its body.

    Attributes:
        cells: every cell; the first column is 0.
        body: the cells beside the first column that have a heading above or before them.
    """

    cells: Mapping[Place, int]
    body: Mapping[Place, Headings]

    def column(self, number: int) -> list[Place]:
        """Return the places of a column's body cells, from the top."""
        return sorted(place for place in self.body if place[1] == number)

    def row(self, number: int) -> list[Place]:
        """Return the places of a row's body cells, from the first column on."""
        return sorted(place for place in self.body if place[0] == number)


def tables(document: Document) -> Mapping[int, Table]:
    """Return the tables of a document by their number."""
    members: dict[int, dict[Place, int]] = defaultdict(dict)
    for index, block in enumerate(document.blocks):
        place = place_of(block)
        if block.kind is BlockKind.CELL and block.table is not None and place is not None:
            members[block.table].setdefault(place, index)
    return {number: _table(document, cells) for number, cells in sorted(members.items())}


def headings(document: Document) -> Mapping[int, Headings]:
    """Return the headings of every body cell of a document, by its block."""
    return {
        table.cells[place]: heads
        for table in tables(document).values()
        for place, heads in table.body.items()
    }


def place_of(block: Block) -> Place | None:
    """Return the row and column of a cell, None for any other block."""
    return (block.row, block.column) if block.row is not None and block.column is not None else None


def _table(document: Document, cells: Mapping[Place, int]) -> Table:
    where = {document.blocks[index].span: place for place, index in cells.items()}
    body: dict[Place, Headings] = {}
    for place, index in cells.items():
        found = _headings(document.blocks[index], place, where)
        if place[1] > 0 and (found.row or found.columns):
            body[place] = found
    return Table(cells=cells, body=body)


def _headings(block: Block, place: Place, where: Mapping[Span, Place]) -> Headings:
    row: Span | None = None
    columns: list[Span] = []
    around: list[Span] = []
    for span in block.context:
        at = where.get(span)
        if at is not None and at[0] == place[0]:
            row = span
        elif at is not None and at[1] > 0 and at[0] < place[0]:
            columns.append(span)
        else:
            around.append(span)
    return Headings(row=row, columns=tuple(columns), around=tuple(around))
