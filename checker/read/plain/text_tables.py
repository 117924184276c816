"""Tables drawn in plain text: with bars, with tabs, or with spaces that align their columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mode

from checker.model.document import Span
from checker.read.plain.lines import Line
from checker.read.tables import Cell, Row, is_figure

_UNDER = re.compile(r"(?:-{2,200}|={2,200})(?:[ ]{1,200}(?:-{2,200}|={2,200})){1,60}")
_LINE = re.compile(r"-{3,400}|={3,400}")
_DASHES = re.compile(r"-{2,200}|={2,200}")
_HEADED = 4  # lines that may stand above the rule of dashes under a heading
_RULE = re.compile(r"[|+:=\-–—_ \t]{3,500}")
_WIDE = re.compile(r"[ \u00a0\u202f]{2,200}|[ ]{0,20}\t[ \t]{0,200}")
_TAB = re.compile(r"[ ]{0,20}\t")
_BAR = re.compile(r"(?<!\\)\||$")
_LONGEST = 2_000
_MOST_COLUMNS = 60
_SENTENCE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A table found among lines: its rows, and how many of its lines head it when that is drawn."""

    rows: tuple[Row, ...]
    headers: int | None


def table_at(found: Sequence[Line], at: int) -> tuple[int, TextTable | None]:
    """Return the end of the table that begins at a line, and the table; None when there is none."""
    for reader in (_barred, _ruled, _tabbed, _aligned):
        end, table = reader(found, at)
        if table is not None:
            return end, table
    return at, None


def _barred(found: Sequence[Line], at: int) -> tuple[int, TextTable | None]:
    end = _run(found, at, lambda line: "|" in line.words and len(line.words) <= _LONGEST)
    rows = found[at:end]
    rules = [n for n, line in enumerate(rows) if _RULE.fullmatch(line.words)]
    framed = sum(1 for line in rows if line.words.startswith("|"))
    if len(rows) < 2 or not (rules or framed == len(rows)):  # noqa: PLR2004 - a heading and a row
        return at, None
    cells = [_bar_cells(line) for n, line in enumerate(rows) if n not in rules]
    headers = rules[0] if rules and rules[0] else None
    return end, TextTable(rows=tuple(row for row in cells if row), headers=headers)


def _ruled(found: Sequence[Line], at: int) -> tuple[int, TextTable | None]:
    """Read a table whose columns a row of dashes shows; blank lines may part its rows."""
    first = at + 1 if _is_line(found[at]) else at
    under = next(
        (
            n
            for n in range(first, min(at + _HEADED, len(found)))
            if _UNDER.fullmatch(found[n].words)
        ),
        None,
    )
    if under is None or any(found[n].gap for n in range(at + 1, under + 1)):
        return at, None
    starts = [found[under].indent + dash.start() for dash in _DASHES.finditer(found[under].words)]
    opened = first > at or under == at
    end = under + 1
    headers = found[first:under]
    while end < len(found) and not _is_line(found[end]) and (opened or not found[end].gap):
        if under == at and _UNDER.fullmatch(found[end].words):
            if headers or end > under + _HEADED:
                break
            headers = found[under + 1 : end]
        end += 1
    body = [line for line in found[under + 1 : end] if not _UNDER.fullmatch(line.words)]
    body = [line for line in body if line not in headers]
    if (opened and end == len(found)) or not body or len(body) + len(headers) < 2:  # noqa: PLR2004
        return at, None
    rows = [_under(line, starts) for line in [*headers, *body]]
    closed = opened and end < len(found)
    table = TextTable(rows=tuple(row for row in rows if row), headers=len(headers) or None)
    return end + closed, table


def _is_line(line: Line) -> bool:
    return _LINE.fullmatch(line.words) is not None


def _under(line: Line, starts: Sequence[int]) -> list[Cell]:
    """Return the cells of a line whose columns begin at some characters."""
    cells: list[Cell] = []
    edges = [*(max(0, start - line.indent) for start in starts[1:]), len(line.words)]
    start = 0
    for column, end in enumerate(edges):
        cell = _cell(line, start, min(end, len(line.words)), column)
        cells += [cell] if cell else []
        start = min(end, len(line.words))
    return cells


def _bar_cells(line: Line) -> list[Cell]:
    offset = 1 if line.words.startswith("|") else 0
    cells: list[Cell] = []
    start = offset
    for column, match in enumerate(_BAR.finditer(line.words[offset:])):
        cell = _cell(line, start, offset + match.start(), column)
        if cell:
            cells.append(cell)
        start = offset + match.end()
    return cells[:_MOST_COLUMNS]


def _tabbed(found: Sequence[Line], at: int) -> tuple[int, TextTable | None]:
    end = _run(found, at, lambda line: "\t" in line.words and len(line.words) <= _LONGEST)
    rows = [_split(line, _TAB) for line in found[at:end]]
    if len(rows) < 2 or mode(len(row) for row in rows) < 2:  # noqa: PLR2004
        return at, None
    return end, TextTable(rows=tuple(row for row in rows if row), headers=None)


def _aligned(found: Sequence[Line], at: int) -> tuple[int, TextTable | None]:
    end = _run(found, at, _has_columns)
    lines = found[at:end]
    rows = [_split(line, _WIDE) for line in lines]
    figures = sum(1 for row in rows for c in row[1:] if is_figure(c.words))
    others = sum(len(row[1:]) for row in rows) - figures
    if len(rows) < 2 or figures < max(2, others) or max(map(len, rows)) < 2:  # noqa: PLR2004
        return at, None
    return end, TextTable(rows=tuple(_in_columns(lines, rows)), headers=None)


def _has_columns(line: Line) -> bool:
    if len(line.words) > 200 or not _WIDE.search(line.words):  # noqa: PLR2004 - a screen's width
        return False
    return all(len(part) <= _SENTENCE for part in _WIDE.split(line.words))


def _run(found: Sequence[Line], at: int, fits: Callable[[Line], bool]) -> int:
    end = at
    while end < len(found) and fits(found[end]) and (end == at or not found[end].gap):
        end += 1
    return end


def _split(line: Line, separator: re.Pattern[str]) -> list[Cell]:
    cells: list[Cell] = []
    start = column = 0
    for match in separator.finditer(line.words):
        cell = _cell(line, start, match.start(), column)
        cells += [cell] if cell else []
        start = match.end()
        column += 1
    last = _cell(line, start, len(line.words), column)
    return (cells + ([last] if last else []))[:_MOST_COLUMNS]


def _in_columns(lines: Sequence[Line], rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """Give each cell the column of the widest row that it stands under or above."""
    shifts = [line.indent - line.start for line in lines]
    widest = max(range(len(rows)), key=lambda n: len(rows[n]))
    columns = [_ends(cell, shifts[widest]) for cell in rows[widest]]
    return [
        [Cell(span=c.span, words=c.words, column=_nearest(_ends(c, shift), columns)) for c in row]
        for row, shift in zip(rows, shifts, strict=True)
    ]


def _ends(cell: Cell, shift: int) -> tuple[int, int]:
    return cell.span.start + shift, cell.span.end + shift


def _nearest(cell: tuple[int, int], columns: Sequence[tuple[int, int]]) -> int:
    def distance(n: int) -> int:
        start, end = columns[n]
        return min(abs(start - cell[0]), abs(end - cell[1]), abs(start + end - cell[0] - cell[1]))

    return min(range(len(columns)), key=lambda n: (distance(n), n))


def _cell(line: Line, start: int, end: int, column: int) -> Cell | None:
    words = line.words[start:end]
    bare = words.strip(" \t\u00a0*_")
    if not bare:
        return None
    first = line.start + start + words.index(bare[0])
    return Cell(span=Span(first, first + len(bare)), words=bare, column=column)
