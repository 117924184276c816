"""The cells of tables: which of them are figures, how these are written, and what heads them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.extract.dates import find_dates
from checker.extract.figures import habit
from checker.extract.figures.digits import Habit, habit_of
from checker.extract.mention import Mention
from checker.lang.arithmetic_words import arithmetic_cues
from checker.model.claim import Kind, Role
from checker.model.document import BlockKind, Document, Span
from checker.model.table import Headings, Table, tables
from checker.model.values import Figure, Grain, Period

_YEAR = re.compile(r"(?:1[89]|20)\d{2}")
_STANDING = re.compile(r"(?<![\w.,/-])(?:19|20)\d{2}(?![\w/-]|[.,]\d)")
_BUSINESS = re.compile(r"\b(?:FY|EF|GJ)\s?'?((?:20)?\d{2})\b")
_CENTURY = 100
_NUMBER = re.compile(r"[-+−–(]?\s?[€$£]?\s?\d[\d.,'’ \u00a0\u202f]{0,30}\s?[%€$£]?\)?[*†]?")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d])")
_BROKEN = re.compile(r"\d([.,])(?:\d{1,2}|\d{4,9})(?!\d)")
_TWICE = re.compile(r"\d([.,])\d{3}\1\d{3}")
_BRACKETED = re.compile(r"\(\s?[-−–]?[€$£]?\s?\d[^()]{0,30}\)")
_HEAD = 200  # characters of a heading that are searched for a year
_POWER = re.compile(r"10{2,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What is known of a document's cells before their figures are read.

    Attributes:
        habit: how the document writes decimals.
        heads: by block, the headings of each body cell that may hold a figure.
        changes: blocks of cells that tell by how much others differ.
        numbers: blocks of cells that hold a plain number, though it may look like a year.
    """

    habit: Habit
    heads: Mapping[int, Headings] = field(default_factory=dict)
    changes: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()

    def dates(self, block: int, document: Document, found: Sequence[Mention]) -> list[Mention]:
        """Return the dates of a block without the numbers of a table that only look like years."""
        if document.blocks[block].kind is not BlockKind.CELL:
            return list(found)
        if block in self.numbers:
            return [m for m in found if not m.span.of(document.text).isdecimal()]
        found = [m for m in found if not _POWER.fullmatch(m.span.of(document.text))]
        return found if found or block in self.heads else _years(document, block)

    def units(self, block: int) -> Sequence[Span]:
        """Return the headings that may name the unit of a cell, the likeliest first."""
        heads = self.heads.get(block)
        if heads is None:
            return ()
        return heads.columns if block in self.changes else heads.all

    def figures(self, block: int, document: Document, found: Sequence[Mention]) -> list[Mention]:
        """Return the figures of a block; a scale in a heading («in 1000 hl») is none."""
        if document.blocks[block].kind is not BlockKind.CELL:
            return list(found)
        if block in self.heads:
            return [self._settled(block, document, mention) for mention in found]
        return [mention for mention in found if not _scale(mention)]

    def _settled(self, block: int, document: Document, mention: Mention) -> Mention:
        """Return a figure of a cell with its sign and role."""
        value = mention.value
        if not isinstance(value, Figure):
            return mention
        below = value.value < 0 or mention.sign < 0
        if _BRACKETED.fullmatch(document.blocks[block].span.of(document.text).strip()):
            below = True
            value = replace(value, value=-abs(value.value))
        if block not in self.changes:
            # Prose says «a loss of 9.4 million» of what a table writes (9.4).
            open_ = (-value.value,) if value.value < 0 else ()
            return replace(mention, value=replace(value, others=value.others or open_))
        size = replace(value, value=abs(value.value))
        sign = -1 if below else int(size.value > 0)
        return replace(mention, value=size, sign=sign, role=Role.CHANGE)


def read_cells(document: Document) -> Cells:
    """Return what is known of a document's cells; for one without tables how it writes numbers."""
    found = tables(document)
    if not found:
        return Cells(habit=habit(document))
    heads: dict[int, Headings] = {}
    changes: set[int] = set()
    numbers: set[int] = set()
    for table in found.values():
        for number in sorted({column for _, column in table.body}):
            places = table.column(number)
            if _of_years(table, places, document):
                continue
            changing = _tells_change(table, places, document)
            for place in places:
                index = table.cells[place]
                heads[index] = table.body[place]
                if changing or _changing(table.body[place].row, document):
                    changes.add(index)
                if _NUMBER.fullmatch(_words(document, index)):
                    numbers.add(index)
    return Cells(
        habit=_habit(document, found),
        heads=heads,
        changes=frozenset(changes),
        numbers=frozenset(numbers),
    )


def _scale(mention: Mention) -> bool:
    """Whether a figure is a hundred, a thousand or more of the powers of ten."""
    value = mention.value
    return isinstance(value, Figure) and bool(_POWER.fullmatch(f"{value.value:f}"))


def _years(document: Document, block: int) -> list[Mention]:
    """Return the years of a heading that no words lead up to: «Exports 2023»."""
    cell = document.blocks[block].span
    end = min(cell.end, cell.start + _HEAD)
    spans = [Span(*match.span()) for match in _STANDING.finditer(document.text, cell.start, end)]
    found = [m for span in spans for m in find_dates(document.text, span, document.language, None)]
    if found:
        return found
    return [
        _business_year(Span(*match.span()), int(match.group(1)))
        for match in _BUSINESS.finditer(document.text, cell.start, end)
    ]


def _business_year(span: Span, year: int) -> Mention:
    """Return «FY25» as the year that it is named after; in which month it ends is unsaid."""
    year += 2000 if year < _CENTURY else 0
    value = Period(
        first=dt.date(year, 1, 1), last=dt.date(year, 12, 31), grain=Grain.YEAR, said=str(year)
    )
    return Mention(span=span, kind=Kind.DATE, value=value)


def _words(document: Document, index: int) -> str:
    return document.blocks[index].span.of(document.text).strip()


def _of_years(table: Table, places: Sequence[tuple[int, int]], document: Document) -> bool:
    """Whether a column holds years and nothing else, so that no cell of it counts anything."""
    words = [_words(document, table.cells[place]) for place in places]
    return bool(words) and all(_YEAR.fullmatch(word) for word in words if _NUMBER.fullmatch(word))


def _tells_change(table: Table, places: Sequence[tuple[int, int]], document: Document) -> bool:
    return any(_changing(span, document) for place in places for span in table.body[place].columns)


def _changing(span: Span | None, document: Document) -> bool:
    if span is None:
        return False
    words = span.of(document.text)
    if words.replace(" ", "") in {"+/-", "+/–", "+/−", "Δ", "%+/-", "+/-%", "±", "Δ%"}:
        return True
    cues = arithmetic_cues(document.text, span.start, span.end, document.language)
    return any(cue.label == "change" for cue in cues)


def _habit(document: Document, found: Mapping[int, Table]) -> Habit:
    """Return how a document with tables writes decimals: its cells show it, one by one."""
    words = "\n".join(block.span.of(document.text) for block in document.blocks)
    cells = [_words(document, index) for table in found.values() for index in table.cells.values()]
    seen = [m.group(1) for cell in cells for m in _BROKEN.finditer(cell) if _NUMBER.fullmatch(cell)]
    grouping = {m.group(1) for cell in cells for m in _TWICE.finditer(cell)}
    marks = set(seen) - grouping
    if len(marks) == 1:
        return Habit(decimal=marks.pop())
    if len(grouping) == 1:
        return Habit(decimal="," if "." in grouping else ".")
    if not seen and (mark := _thousands_mark(cells)):
        return Habit(decimal="," if mark == "." else ".")
    return habit_of(words)


def _thousands_mark(cells: Sequence[str]) -> str:
    """Return the mark that parts thousands where whole numbers below a thousand have none.

    «3,238» beside «402»: were the comma a decimal sign, the other number would show it too.
    """
    figures = [cell for cell in cells if _NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell)]
    marks = {m.group(1) for cell in figures for m in _GROUPED.finditer(cell)}
    plain = any(sum(c.isdigit() for c in cell) <= 3 for cell in figures)  # noqa: PLR2004 - below a thousand
    return marks.pop() if len(marks) == 1 and plain else ""
