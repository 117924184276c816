"""Where the reading of a file's tables stands: which table, row and column is open."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.document import BlockKind, Span
from checker.read.files.flow import Item

_NO_SPAN = Span(0, 0)
_WIDEST = 100
_DIGITS = 4


@dataclass(slots=True, kw_only=True)
class Table:
    """An open table.

    Attributes:
        number: its place among the tables of the file, from 1.
        row: its open row, from 0, -1 before the first.
        column: the first column of its open cell, from 0, -1 before the first.
        wide: how many columns that cell fills.
        heads: whether its open rows are headings.
    """

    number: int
    row: int = -1
    column: int = -1
    wide: int = 1
    heads: bool = False


@dataclass(slots=True, kw_only=True)
class Grid:
    """The tables that are open, one inside the other, and how many there have been.

    What opens or closes outside any table is let pass, as damaged files have it.
    """

    tables: list[Table] = field(default_factory=list)
    count: int = 0

    def open_table(self) -> None:
        """Begin a table."""
        self.count += 1
        self.tables.append(Table(number=self.count))

    def close_table(self) -> None:
        """End the innermost table."""
        if self.tables:
            self.tables.pop()

    def open_row(self) -> None:
        """Begin a row of the innermost table."""
        if self.tables:
            table = self.tables[-1]
            table.row += 1
            table.column, table.wide = -1, 1

    def open_cell(self, wide: str = "") -> None:
        """Begin a cell, of so many columns as the file writes."""
        if self.tables:
            table = self.tables[-1]
            table.column += table.wide
            table.wide = 1
            self.widen(wide)

    def widen(self, wide: str) -> None:
        """Take the open cell to be as wide as the file writes, if that is a number."""
        number = wide[:_DIGITS]
        if self.tables and number.isascii() and number.isdigit():
            self.tables[-1].wide = min(_WIDEST, max(1, int(number)))

    def head(self, *, heads: bool) -> None:
        """Take the rows from here on to be headings, or no longer."""
        if self.tables:
            self.tables[-1].heads = heads

    def item(self, kind: BlockKind | None, number: int) -> Item:
        """Return what is known of a paragraph here, the `number`th of the file."""
        if not self.tables:
            return Item(span=_NO_SPAN, kind=kind, label=f"paragraph {number}")
        table = self.tables[-1]
        column = max(0, table.column)
        return Item(
            span=_NO_SPAN,
            kind=kind,
            table=table.number,
            row=table.row,
            column=column,
            heads=table.heads,
            label=f"table {table.number}, row {table.row + 1}, column {column + 1}",
        )
