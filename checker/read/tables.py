"""Rows of cells become pieces: every cell knows the headings that say what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model.document import BlockKind, Place, Span
from checker.read.draft import Piece

_YEAR = re.compile(
    r"\(?(?:FY|EF|Q\d|T\d|H\d|S\d)?\s?(?:1[89]|20)\d{2}"
    r"(?:[/–-]\d{2,4}|[ /.–-]?[QTSHMKW]\d{1,2})?\)?\*?(?:\s?\([^()]{1,30}\))?"
    r"|(?:FY|H|Q|T|S)\d{1,4}"
)
_YEAR_IN = re.compile(r"(?<![\d.,])(?:1[89]|20)\d{2}(?![\d.,])")
_LONGEST = 200
_MOST_HEADERS = 3
_LETTERS = 26
_UNIT_LETTERS = 20
_SIGNS = frozenset("+-−–€$£≈~<>≥≤")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: what it says, where, and in which column."""

    span: Span
    words: str
    column: int


Row = Sequence[Cell]


def cell_pieces(
    rows: Sequence[Row], *, table: int, headers: int | None = None, caption: Span | None = None
) -> list[Piece]:
    """Return a table's cells as pieces, in reading order.

    Args:
        rows: the cells of each row; empty cells may be left out.
        table: number of the table in its document, from 1.
        headers: how many rows head the columns, None to judge by their cells.
        caption: the line that says what the table is about.
    """
    count = _header_rows(rows) if headers is None else headers
    above = _column_headings(rows[:count])
    corner = [c.span for row in rows[:count] for c in row if c.column == 0 and len(row) > 1]
    section: Span | None = None
    pieces: list[Piece] = []
    for number, row in enumerate(rows):
        if number >= count and len(row) == 1 and len(rows[0]) > 1 and row[0].column == 0:
            section = row[0].span
        head = _row_heading(row) if number >= count else None
        for cell in row:
            around = [head.span] if head and cell.column > head.column else []
            around += above.get(cell.column, []) if number >= count else []
            tail = [*corner, section, caption] if number >= count and cell.column else [caption]
            pieces.append(_piece(cell, number, table, [*around, *tail]))
    return pieces


def cell_places(rows: Sequence[Row], table: int) -> Iterator[Place]:
    """Return where each cell of a table stands, labelled as in a spreadsheet: `table 1, B4`."""
    for number, row in enumerate(rows):
        for cell in row:
            label = f"table {table}, {column_letters(cell.column)}{number + 1}"
            yield Place(span=cell.span, label=label)


def column_letters(column: int) -> str:
    """Return a spreadsheet's name of a column counted from 0: A, B, … Z, AA."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


def is_figure(words: str) -> bool:
    """Return whether a cell holds a figure rather than a heading; a year alone may be either."""
    digits = sum(c.isdigit() for c in words)
    letters = sum(c.isalpha() for c in words)
    if words[:1] in _SIGNS or words[:1].isdigit():
        return digits > 0 and letters <= _UNIT_LETTERS
    if letters:
        # «Part 2024 (%)» is a heading: its year is no figure.
        digits -= sum(len(year) for year in _YEAR_IN.findall(words[:_LONGEST]))
    return digits > 0 and digits >= letters


def _piece(cell: Cell, row: int, table: int, around: Sequence[Span | None]) -> Piece:
    seen = dict.fromkeys(span for span in around if span and span != cell.span)
    return Piece(
        whole=cell.span,
        span=cell.span,
        kind=BlockKind.CELL,
        context=tuple(seen),
        table=table,
        row=row,
        column=cell.column,
    )


def _header_rows(rows: Sequence[Row]) -> int:
    count = 0
    for row in rows[:_MOST_HEADERS]:
        if count and row[0].column == 0 and len(row) > 1 and _YEAR.fullmatch(row[0].words.strip()):
            break  # «2022 | 1998»: the rows are years, and so 1998 need be none
        values = [c for c in row if c.column > 0] or list(row)
        if any(is_figure(c.words) and not _YEAR.fullmatch(c.words.strip()) for c in values):
            break
        if count and not any(is_figure(c.words) for c in values) and _figures_below(rows) <= count:
            break
        count += 1
        if len(row) > 1 and any(_YEAR.fullmatch(c.words.strip()) for c in values):
            break
    if count == len(rows[:_MOST_HEADERS]):
        return 1 if len(rows) > 1 else 0
    return count


def _figures_below(rows: Sequence[Row]) -> int:
    """Return the number of the first row with a figure beside its heading."""
    for number, row in enumerate(rows):
        if any(c.column and is_figure(c.words) and not _YEAR.fullmatch(c.words) for c in row):
            return number
    return 0


def _column_headings(rows: Sequence[Row]) -> dict[int, list[Span]]:
    headings: dict[int, list[Span]] = {}
    end = 1 + max((c.column for row in rows for c in row), default=0)
    for row in rows:
        cells = sorted(row, key=lambda c: c.column)
        for at, cell in enumerate(cells):
            # A heading above several columns stands in the first of them.
            last = cells[at + 1].column if at + 1 < len(cells) else end
            for column in range(cell.column, last if len(rows) > 1 else cell.column + 1):
                headings.setdefault(column, []).append(cell.span)
    return headings


def _row_heading(row: Row) -> Cell | None:
    """Return the cell that heads a row: its first, or its second behind a number of the row."""
    for first in (c for c in row if c.column <= 1):
        plain = is_figure(first.words) and not any(c.isalpha() for c in first.words)
        if not plain or (first.column == 0 and _YEAR.fullmatch(first.words.strip())):
            return first if first.column == 0 or not is_figure(first.words) else None
    return None
