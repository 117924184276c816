"""Kind of rule on the totals of tables: rows and columns that say they sum up the others.

A total is called wrong where the table shows that it is one: another column adds up under the same
heading, or the sum comes near. A table that leaves rows out adds up nowhere, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.judge.kinds.amounts import (
    HUNDRED,
    MANY,
    added,
    adds_up,
    alike,
    computed,
    off,
    size,
)
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.arithmetic_words import arithmetic_cues
from checker.model.claim import Claim, Kind, Reading, Role
from checker.model.document import Span
from checker.model.table import Place, Table, tables
from checker.model.verdict import Severity, Verdict

SHAPES = {"table_total": Shape(fields=frozenset({"sum"}))}
NEAR = Decimal("0.10")  # so near a sum must come where nothing else shows that it is one
FAR = Decimal("0.60")  # where another column adds up
MOST = 400  # rows of a table that are added up
APART = (Role.CHANGE, Role.RATE, Role.RANK, Role.ORDINAL, Role.AGE, Role.DURATION, Role.MULTIPLE)

Line = dict[int, Claim]  # the figures of a row, by column


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The figures of a table, one way round: lines of cells, with what their headings say."""

    lines: Mapping[int, Line]
    heads: Mapping[int, frozenset[str]]
    across: Mapping[int, frozenset[str]]


def table_total(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the totals of tables that are not the sum of their rows or columns."""
    del rule
    for index in sorted(context.readings):
        reading = context.readings[index]
        claims = {c.block: c for c in reading.claims if c.kind is Kind.FIGURE}
        for table in tables(reading.document).values():
            for turned in (False, True):
                yield from _wrong(_grid(reading, table, claims, turned=turned), context)


def _grid(reading: Reading, table: Table, claims: Mapping[int, Claim], *, turned: bool) -> Grid:
    lines: dict[int, Line] = {}
    spans: tuple[dict[int, set[Span]], dict[int, set[Span]]] = ({}, {})
    for place in sorted(table.body):
        claim = claims.get(table.cells[place])
        line, across = _turned(place, turned=turned)
        heads = table.body[place]
        own = {heads.row} if heads.row else set()
        above = set(heads.columns)
        if turned:
            own, above = above, own
        spans[0].setdefault(line, set()).update(own)
        spans[1].setdefault(across, set()).update(above)
        if claim is not None:
            lines.setdefault(line, {})[across] = claim
    said = [{key: _labels(reading, found) for key, found in side.items()} for side in spans]
    return Grid(lines=lines, heads=said[0], across=said[1])


def _turned(place: Place, *, turned: bool) -> Place:
    return (place[1], place[0]) if turned else place


def _labels(reading: Reading, spans: set[Span]) -> frozenset[str]:
    document = reading.document
    return frozenset(
        cue.label
        for span in spans
        for cue in arithmetic_cues(document.text, span.start, span.end, document.language)
    )


def _wrong(grid: Grid, context: Context) -> Iterator[Observation]:
    numbers = sorted(grid.lines)[:MOST]
    last = numbers[-1] if numbers else -1
    start = 0
    for at, number in enumerate(numbers):
        named = "total" in grid.heads.get(number, frozenset())
        if not named and number != last:
            continue
        rows = numbers[start:at] or (numbers[at + 1 :] if named and at == 0 else [])
        start = at + 1 if named else start
        yield from _judged(grid, number, rows, context, named=named)


def _judged(
    grid: Grid, total: int, rows: Sequence[int], context: Context, *, named: bool
) -> Iterator[Observation]:
    """Give the wrong figures of one line of totals."""
    fitting, wrong = 0, []
    for column, whole in sorted(grid.lines[total].items()):
        items = _items(grid, column, whole, rows)
        if len(items) < 2 or not _additive(grid, column, whole):  # noqa: PLR2004 - a pair
            continue
        if adds_up(whole, items, context) or _part_adds_up(whole, items, context):
            fitting += 1
        else:
            wrong.append((whole, items))
    alone = fitting == 0
    if not named and (alone or len(rows) < MANY):
        return
    if alone and len(wrong) != 1:
        return
    for whole, items in wrong:
        if off(whole, items) > (NEAR if alone or not named else FAR):
            continue
        cap = Severity.WARNING if alone and added(items, whole) < size(whole) else None
        yield computed(context, Verdict.CONFLICT, (whole, *items), added(items, whole), cap=cap)


def _items(grid: Grid, column: int, whole: Claim, rows: Sequence[int]) -> list[Claim]:
    """Return the parts of a total, without the lines that only tell a part of a part."""
    found = []
    for row in rows:
        claim = grid.lines[row].get(column)
        said = grid.heads.get(row, frozenset())
        if claim is None or said & {"of_which", "average", "change"}:
            continue
        if not alike(claim, whole):
            return []
        found.append(claim)
    return found


def _part_adds_up(whole: Claim, items: Sequence[Claim], context: Context) -> bool:
    """Whether the last lines alone make the total, or all but one that is a sum itself."""
    runs = [items[first:] for first in range(1, len(items) - 1)]
    runs += [[*items[:at], *items[at + 1 :]] for at in range(len(items)) if len(items) > MANY]
    return any(adds_up(whole, run, context) for run in runs)


def _additive(grid: Grid, column: int, whole: Claim) -> bool:
    """Whether the figures of a column can be added up: no rates, prices, averages or changes."""
    if grid.across.get(column, frozenset()) & {"average", "change"} and not _hundred(whole):
        return False
    if whole.unit is None or whole.unit.per:
        return False
    if whole.unit.dimension in {"percent", "point", "ratio"}:
        return _hundred(whole)
    return whole.role not in APART and whole.unit.dimension != "temperature"


def _hundred(whole: Claim) -> bool:
    percent = whole.unit is not None and whole.unit.symbol == "percent"
    return percent and abs(size(whole) - HUNDRED) <= Decimal("0.5")
