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
_NUMBER = re.compile(r"\d{1,3}|[ivx]{1,4}")
_NOTE = re.compile(r"\d{1,3}|[ivxlc]{1,5}|[a-z*†‡§]")
_OPENING = re.compile(r"(\d{1,3}|[ivxlc]{1,5}|[a-z*†‡§])\s{1,3}(?=[^\W\d_a-z]|[«„“\"])")
_APART = 1.7  # heights of a line from the text to the first note
_LEVEL = 0.5  # of the lower line's height: what two parts of one line share at least
_TOUCH = 1.0  # points by which the second part may reach into the first
_SIGN = 0.85  # of the height of the letters: what is smaller and raised is a note's sign
_RETURN = re.compile(r"\s?[↩↑⏎]\ufe0e?$")
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
    """A line of a page: its box in points from the bottom left, its words, and its cells.

    A line that is `noted` opens a note: its number or letter stood before it. The `signs` are the
    raised ones that stood in the line, the `parts` the lines of a row whose heading has several.
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float
    words: str
    cells: tuple[PdfCell, ...] = ()
    noted: bool = False
    signs: tuple[str, ...] = ()
    parts: tuple[PdfLine, ...] = ()

    @property
    def sources(self) -> tuple[PdfLine, ...]:
        """Return the lines that this one was put together from, itself when it was not."""
        return self.parts or (self,)

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
            if lines and _is_sign(lines[-1], line):
                lines[-1] = replace(line, noted=True)
            elif lines and _is_mark(lines[-1], line):
                lines[-1] = _marked(lines[-1], line)
            elif at := next((n for n in (1, 2, 3) if _goes_beside(lines, n, line)), 0):
                lines[-at] = _together(lines[-at], line)
            elif line.words:
                lines.append(line)
    return _with_notes(lines)


def _with_notes(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines, those that open with the sign of a note on or before their page as notes.

    Its number need not be raised there; then a wide step parts the first of a page from the text.
    """
    seen: set[str] = set()
    done: list[PdfLine] = []
    for line in lines:
        seen.update(line.signs)
        opening = _OPENING.match(line.words)
        before = done[-1] if done else None
        if opening and not line.noted and opening.group(1) in seen and _parted(before, line):
            line = _without(line, opening.end())  # noqa: PLW2901 - what it says but for its number
        done.append(line)
    return done


def _parted(before: PdfLine | None, line: PdfLine) -> bool:
    if before is None or before.page != line.page:
        return not line.words[:1].isdigit()
    step = before.bottom - line.bottom
    return before.noted or step < 0 or step > _APART * line.height


def _without(line: PdfLine, by: int) -> PdfLine:
    first = line.cells[0]
    cells = (replace(first, words=first.words[by:]), *line.cells[1:])
    if len(first.words) <= by:
        cells = line.cells[1:]
    return replace(line, words=line.words[by:], cells=cells, noted=True)


def _is_sign(one: PdfLine, two: PdfLine) -> bool:
    """Return whether a line is but the raised number or letter of the note that follows it."""
    small = one.height < _SIGN * two.height
    raised = two.bottom < one.bottom < two.top and one.right <= two.left + _TOUCH
    return one.page == two.page and small and raised and _NOTE.fullmatch(one.words) is not None


def _is_mark(one: PdfLine, two: PdfLine) -> bool:
    """Return whether a line is but a raised number right behind the words of the one before it."""
    small = two.height < _SIGN * one.height
    raised = one.bottom < two.bottom < one.top
    glued = abs(two.left - one.right) <= max(_TOUCH, _BLANK * one.height)
    return (
        one.page == two.page
        and small
        and raised
        and glued
        and _NUMBER.fullmatch(two.words) is not None
    )


def _marked(one: PdfLine, two: PdfLine) -> PdfLine:
    power = two.words in _RAISED and _UNIT_BEFORE.search(one.words[-12:])
    if not power:
        return replace(one, right=two.right, signs=(*one.signs, two.words))
    last = one.cells[-1]
    digit = _RAISED[two.words]
    cells = (*one.cells[:-1], replace(last, right=two.right, words=last.words + digit))
    return replace(one, right=two.right, words=one.words + digit, cells=cells)


def _goes_beside(lines: Sequence[PdfLine], back: int, line: PdfLine) -> bool:
    """Return whether a line goes on one of those before it; not on the last one only figures do.

    A heading of several lines may come whole before the figures that stand beside its first.
    """
    return (
        back <= len(lines)
        and (back == 1 or is_figure(line.words))
        and _beside(lines[-back], line)
        and all(before.right <= line.left for before in lines[len(lines) - back :])
    )


def _beside(one: PdfLine, two: PdfLine) -> bool:
    """Return whether a line goes on, to the right, where the one before it ended."""
    shared = min(one.top, two.top) - max(one.bottom, two.bottom)
    level = shared > _LEVEL * min(one.height, two.height) > 0
    return one.page == two.page and level and two.left >= one.right - _TOUCH


def _together(one: PdfLine, two: PdfLine) -> PdfLine:
    gap, height = two.left - one.right, max(one.height, two.height)
    # The number of a note stood between the two.
    blank = " " if gap > _BLANK * height or (two.noted and one.words[-1:] not in "(-") else ""
    cells = (*one.cells, *two.cells)
    if gap <= height:
        last, first = one.cells[-1], two.cells[0]
        words = f"{last.words}{blank}{first.words}"
        merged = PdfCell(left=last.left, right=first.right, words=words)
        cells = (*one.cells[:-1], merged, *two.cells[1:])
    words = f"{one.words}{blank}{two.words}"
    signs = (*one.signs, *two.signs)
    return replace(one, right=two.right, words=words, cells=cells, signs=signs)


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
        words=_RETURN.sub("", _shown(words, 0, len(words), raised)),
        cells=tuple(cells),
        noted=any(low == 0 for low, _ in raised),
        signs=tuple(words[low:high] for low, high in raised if low),
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


def _tables_in(run: list[PdfLine]) -> Iterator[list[Row]]:
    """Yield the longest stretches of a run that are tables."""
    at = 0
    while at < len(run):
        end = at
        columns: list[tuple[float, float]] = []
        while end < len(run):
            if _is_rest(run, end, columns):
                run[end - 1 : end + 1] = [_label(run[end - 1], run[end], after=True)]
                continue
            if _is_start(run, end, columns):
                run[end : end + 2] = [_label(run[end + 1], run[end], after=False)]
            if len(run[end].cells) < 2:  # noqa: PLR2004 - one cell is no row
                break
            wider = _columns(columns, run, at, end)
            if wider is None:
                break
            columns, end = wider, end + 1
        rows = run[at:end]
        if len(rows) >= _FEWEST_ROWS and _is_table(rows, columns):
            yield [(row, tuple(_column(columns, cell) for cell in row.cells)) for row in rows]
        at = max(end, at + 1)


def _is_rest(run: Sequence[PdfLine], at: int, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether a line goes on with the heading of the row above it."""
    if not columns or not _in_first(run[at], columns):
        return False
    return run[at].words[:1].islower() and len(run[at - 1].cells[0].words) <= _LONG_CELL


def _is_start(run: Sequence[PdfLine], at: int, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether a line begins the heading of the row below it."""
    if not columns or at + 1 >= len(run) or not _in_first(run[at], columns):
        return False
    below = run[at + 1]
    return len(below.cells) > 1 and below.words[:1].islower()


def _in_first(line: PdfLine, columns: Sequence[tuple[float, float]]) -> bool:
    short = len(line.cells) == 1 and len(line.words) <= _LONG_CELL
    return short and len(columns) > 1 and line.right < columns[1][0]


def _label(row: PdfLine, line: PdfLine, *, after: bool) -> PdfLine:
    first = row.cells[0]
    words = f"{first.words} {line.words}" if after else f"{line.words} {first.words}"
    head = replace(first, words=words, right=max(first.right, line.right))
    return replace(
        row,
        bottom=min(row.bottom, line.bottom),
        cells=(head, *row.cells[1:]),
        parts=(*row.sources, *line.sources),
    )


def _columns(
    columns: Sequence[tuple[float, float]], run: Sequence[PdfLine], first: int, last: int
) -> list[tuple[float, float]] | None:
    """Return the columns widened by the last row, None where two cells of a row would share one."""
    spans = sorted([*columns, *((cell.left, cell.right) for cell in run[last].cells)])
    merged: list[tuple[float, float]] = []
    for left, right in spans:
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    # A centred heading stands beside shorter words and is joined to them by longer ones below.
    bridged = columns and len({_holder(merged, c) for c in columns}) < len(columns)
    shared = any(
        len({_column(merged, cell) for cell in row.cells}) < len(row.cells)
        for row in (run[first : last + 1] if bridged else (run[last],))
    )
    return None if shared or len(merged) < 2 or len(merged) > _WIDEST else merged  # noqa: PLR2004


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
