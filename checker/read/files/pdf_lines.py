"""The lines of a PDF's pages, with their boxes, and the tables that aligned lines make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from checker.read.tables import is_figure

_RAISED = {"2": "²", "3": "³"}
_UNIT_BEFORE = re.compile(r"(?:^|[\s\d(/])(?:[kcdmh]?m|[Kk]m|in|ft|mi)$")
_LEVEL = 0.5  # of the lower line's height: what two parts of one line share at least
_TOUCH = 1.0  # points by which the second part may reach into the first
_BLANK = 0.1  # of the height of the letters: from here on a gap is a blank
_FEWEST_ROWS = 3
_STEP = 3.5  # heights of a line from one row of a table to the next, at most
_USUAL_CELL = 30
_LONG_CELL = 120
_WIDEST = 40  # columns

Answer = tuple[float, float, float, float, str, list[list[float]], list[list[int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfCell:
    """A stretch of a line between wide blanks: where it stands on the page, and its words."""

    left: float
    right: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLine:
    """A line of a page: its box in points from the bottom left, its words, and its cells."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    words: str
    cells: tuple[PdfCell, ...] = ()

    @property
    def height(self) -> float:
        """Return the height of the line's letters, 0 when its place is unknown."""
        return self.top - self.bottom


Row = tuple[PdfLine, tuple[int, ...]]  # a line, and the column of each of its cells


def lines_of(pages: Sequence[Sequence[Answer]]) -> list[PdfLine]:
    """Return the lines of some pages; what stands on one line of a page is one."""
    lines: list[PdfLine] = []
    for number, page in enumerate(pages, 1):
        for answer in page:
            line = _line_of(number, answer)
            if lines and _beside(lines[-1], line):
                lines[-1] = _together(lines[-1], line)
            elif line.words:
                lines.append(line)
    return lines


def _beside(one: PdfLine, two: PdfLine) -> bool:
    """Return whether a line goes on, to the right, where the one before it ended."""
    shared = min(one.top, two.top) - max(one.bottom, two.bottom)
    level = shared > _LEVEL * min(one.height, two.height) > 0
    return one.page == two.page and level and two.left >= one.right - _TOUCH


def _together(one: PdfLine, two: PdfLine) -> PdfLine:
    gap, height = two.left - one.right, max(one.height, two.height)
    blank = " " if gap > _BLANK * height else ""
    cells = (*one.cells, *two.cells)
    if gap <= height:
        last, first = one.cells[-1], two.cells[0]
        words = f"{last.words}{blank}{first.words}"
        merged = PdfCell(left=last.left, right=first.right, words=words)
        cells = (*one.cells[:-1], merged, *two.cells[1:])
    words = f"{one.words}{blank}{two.words}"
    return replace(one, right=two.right, words=words, cells=cells)


def _line_of(page: int, answer: Answer) -> PdfLine:
    """Return a line as the worker tells of it."""
    left, bottom, right, top, words, gaps, raised = answer
    cells = []
    start, begin = 0, left
    for end, stop, following, at in gaps:
        part = _shown(words, start, int(end), raised)
        cells.append(PdfCell(left=begin, right=stop, words=part))
        start, begin = int(following), at
    cells.append(PdfCell(left=begin, right=right, words=_shown(words, start, len(words), raised)))
    return PdfLine(
        page=page,
        left=left,
        bottom=bottom,
        right=right,
        top=top,
        words=_shown(words, 0, len(words), raised),
        cells=tuple(cells),
    )


def _shown(words: str, start: int, end: int, raised: Sequence[Sequence[int]]) -> str:
    """Return a stretch of words; raised digits are powers after a unit, else notes' numbers."""
    parts = []
    at = start
    for low, high in raised:
        if not start <= low < high <= end:
            continue
        parts.append(words[at:low])
        digits = words[low:high]
        if digits in _RAISED and _UNIT_BEFORE.search(words[max(start, low - 12) : low]):
            parts.append(_RAISED[digits])
        at = high
    parts.append(words[at:end])
    return "".join(parts).replace("\0", "").strip()


def tables_of(lines: Sequence[PdfLine]) -> Iterator[list[Row]]:
    """Yield the tables among the lines of a text: rows, each with the column of each of its cells.

    Three lines or more, one below the other, make a table when wide blanks part them into columns
    in which every cell stands below the one above, some of them figures and none of them prose.
    """
    run: list[PdfLine] = []
    for line in lines:
        if run and not _below(run[-1], line):
            yield from _tables_in(run)
            run = []
        run.append(line)
    yield from _tables_in(run)


def _below(one: PdfLine, two: PdfLine) -> bool:
    step = one.bottom - two.bottom
    height = max(one.height, two.height)
    return one.page == two.page and 0 < step <= _STEP * height


def _tables_in(run: Sequence[PdfLine]) -> Iterator[list[Row]]:
    """Yield the longest stretches of a run that are tables."""
    at = 0
    while at < len(run):
        end = at
        columns: list[tuple[float, float]] = []
        while end < len(run) and len(run[end].cells) > 1:
            wider = _columns(columns, run[end].cells)
            if wider is None:
                break
            columns, end = wider, end + 1
        rows = run[at:end]
        if len(rows) >= _FEWEST_ROWS and _is_table(rows, columns):
            yield [(row, tuple(_column(columns, cell) for cell in row.cells)) for row in rows]
        at = max(end, at + 1)


def _columns(
    columns: Sequence[tuple[float, float]], cells: Sequence[PdfCell]
) -> list[tuple[float, float]] | None:
    """Return the columns widened by a row's cells, None where a cell would bridge two of them."""
    spans = sorted([*columns, *((cell.left, cell.right) for cell in cells)])
    merged: list[tuple[float, float]] = []
    for left, right in spans:
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    alone = {_column(merged, cell) for cell in cells}
    bridged = columns and len({_holder(merged, c) for c in columns}) < len(columns)
    return None if bridged or len(alone) < len(cells) or len(merged) > _WIDEST else merged


def _holder(columns: Sequence[tuple[float, float]], span: tuple[float, float]) -> int:
    return bisect_right(columns, span[0], key=lambda column: column[0]) - 1


def _column(columns: Sequence[tuple[float, float]], cell: PdfCell) -> int:
    return _holder(columns, (cell.left, cell.right))


def _is_table(rows: Sequence[PdfLine], columns: Sequence[tuple[float, float]]) -> bool:
    cells = [(_column(columns, cell), cell.words) for row in rows for cell in row.cells]
    lengths = sorted(len(words) for _, words in cells)
    if lengths[-1] > _LONG_CELL or median(lengths) > _USUAL_CELL:
        return False
    beside = [is_figure(words) for column, words in cells if column]
    return len(columns) > 1 and 2 * sum(beside) >= len(beside)
