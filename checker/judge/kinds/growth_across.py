"""Kind of rule on growth told in one text against the two levels that the other one tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.judge.kinds.amounts import (
    HUNDRED,
    LEVELS,
    alike_at_any_time,
    amount,
    computed,
    figures_by_sentence,
    in_cell,
    reach,
    size,
)
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.model.claim import Claim, Kind, Modality, Reading, Role
from checker.model.verdict import Severity, Verdict

SHAPES = {"growth_across": Shape(fields=frozenset({"sum"}))}
FAR = Decimal(50)  # points off: something else grew
_APART = frozenset({"underlying", "real", "previous", "another"})


def growth_across(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the rates of growth to a level that the other text's level of a year before belies."""
    del rule
    told = {index: figures_by_sentence(reading) for index, reading in context.readings.items()}
    for pair in context.paired(Kind.FIGURE):
        for level, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if level.document == other.document or in_cell(_of(context, level), level):
                continue
            change = _change(told[level.document][level.sentence], level)
            near = told[other.document][other.sentence]
            before = _year_before(_of(context, other), near, other) if change else None
            if change is not None and before is not None:
                yield from _grown(context, change, level, (before, other))


def _of(context: Context, claim: Claim) -> Reading:
    return context.readings[claim.document]


def _change(told: Sequence[Claim], level: Claim) -> Claim | None:
    """Return the one rate of change of a sentence that tells one level: «up 4 % to 312»."""
    if level.role not in LEVELS or level.scope & _APART or level.modality is not Modality.STATED:
        return None
    changes = [c for c in told if c.role is Role.CHANGE and c.unit and c.unit.symbol == "percent"]
    levels = [c for c in told if c.role in LEVELS]
    if len(changes) != 1 or len(levels) != 1 or not changes[0].sign:
        return None
    change = changes[0]
    same = change.subject.measure in {"", level.subject.measure}
    apart = change.scope & _APART or change.baseline is not None
    return change if same and not apart and change.modality is Modality.STATED else None


def _year_before(reading: Reading, told: Sequence[Claim], level: Claim) -> Claim | None:
    """Return the only figure of a level's sort and place that is of the year before it.

    The place is its sentence, whose figures are given, or its row or column of a table.
    """
    if in_cell(reading, level):
        blocks = reading.document.blocks
        cell = blocks[level.block]
        near = [
            claim
            for claim in reading.claims
            if claim.kind is Kind.FIGURE
            and in_cell(reading, claim)
            and (other := blocks[claim.block]).table == cell.table
            and (other.row == cell.row or other.column == cell.column)
        ]
        near = [claim for claim in near if _a_year_before(claim, level)]
        if any(c.role is Role.CHANGE for c in _row(reading, level)):
            return None  # the table tells the change itself
    else:
        near = [claim for claim in told if claim is not level]
        if any(claim.role is Role.CHANGE for claim in near):
            return None
        near = [c for c in near if "previous" in c.scope or _a_year_before(c, level)]
    near = [claim for claim in near if claim.role in LEVELS and alike_at_any_time(claim, level)]
    return near[0] if len(near) == 1 else None


def _row(reading: Reading, level: Claim) -> Sequence[Claim]:
    blocks = reading.document.blocks
    cell = blocks[level.block]
    return [
        claim
        for claim in reading.claims
        if in_cell(reading, claim)
        and (blocks[claim.block].table, blocks[claim.block].row) == (cell.table, cell.row)
    ]


def _a_year_before(claim: Claim, level: Claim) -> bool:
    one, two = claim.period, level.period
    if one is None or two is None or not (one.first and one.last and two.first and two.last):
        return False
    starts = (one.first.year + 1, one.first.month) == (two.first.year, two.first.month)
    return starts and _days(one.first, one.last) == _days(two.first, two.last)


def _days(first: dt.date, last: dt.date) -> int:
    return round((last - first).days / 7)  # a leap year is as long as another


def _grown(
    context: Context, change: Claim, level: Claim, ends: tuple[Claim, Claim]
) -> Iterator[Observation]:
    before, after = ends
    first, second, own = reach(before, context, after), reach(after, context), reach(level, context)
    said = reach(change, context)
    if first is None or second is None or own is None or said is None or first[0] <= 0:
        return
    if not size(after) or not alike_at_any_time(level, after):
        return
    if abs(amount(level, after) / size(after) - 1) > Decimal("0.02"):
        return
    exact = (size(after) / amount(before, after) - 1) * HUNDRED * change.sign
    bounds = sorted(
        (ratio - 1) * HUNDRED * change.sign
        for ratio in (second[0] / first[1], second[1] / first[0])
    )
    if bounds[0] <= said[1] and said[0] <= bounds[1]:
        return
    if abs(exact - size(change)) > FAR:
        return
    yield computed(
        context,
        Verdict.CONFLICT,
        (change, before, after),
        round(exact, 1),
        cap=Severity.WARNING,
    )
