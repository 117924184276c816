"""Features and the gate of pairs of which a side is the cell of a table."""

from __future__ import annotations

import numpy as np

from checker.align.cells import Covered
from checker.align.evidence import Evidence
from checker.align.meeting import Flags, Floats, Meeting
from checker.align.subjects import periods_meet
from checker.model.claim import Claim, Kind

_ROWS = 8  # rows of a table that one sentence may speak of
_BEFORE = "previous"  # scope of the figure that another one is compared with


def row_heading(m: Meeting) -> Floats:
    """What heads a cell's row is what the other claim speaks of; below 0: another row's heading."""
    return _heading(m, "row")


def column_heading(m: Meeting) -> Floats:
    """What heads the column of a table's cell is what the other claim speaks of."""
    return _heading(m, "column")


def in_cells(m: Meeting) -> Flags:
    """Return where one side or both are cells of a table."""
    found = np.zeros(len(m.pairs), dtype=np.bool_)
    for side, cells in enumerate(m.evidence.cells):
        if cells.lines:
            found |= np.isin(m.rows(side), list(cells.lines))
    return found


def of_one_table(m: Meeting) -> Flags:
    """Return where two claims are cells of one table, which say two things by their places."""
    cells = m.evidence.cells[0].lines
    if not m.evidence.same or not cells:
        return np.zeros(len(m.pairs), dtype=np.bool_)
    tables = {number: lines[0][1] for number, lines in cells.items()}
    return np.array(
        [left in tables and tables[left] == tables.get(right) for left, right in m.claims()],
        dtype=np.bool_,
    )


def by_heading(evidence: Evidence) -> list[tuple[int, int]]:
    """Return the pairs of a figure in prose and a cell of a row that its sentence speaks of.

    In a long table they are the few that are worth a score.
    """
    found: set[tuple[int, int]] = set()
    for which in (0, 1):
        cells, others = evidence.cells[which], evidence.cells[1 - which]
        rows: dict[tuple[str, int, int], list[int]] = {}
        for number, (row, _) in cells.lines.items():
            rows.setdefault(row, []).append(number)
        if not rows:
            continue
        bags = evidence.columns.array(1 - which, "words")
        for other, claim in enumerate(others.claims):
            if claim.kind is not Kind.FIGURE or other in others.lines:
                continue
            touched = cells.touched(evidence.bags.bag(int(bags[other])), claim)
            reached = [number for row in touched[:_ROWS] for number in rows.get(row, ())]
            found |= {(number, other) if which == 0 else (other, number) for number in reached}
    return sorted(found)


def other_column(m: Meeting) -> Flags:
    """A cell of another period than the other side speaks of: «a year earlier», or the latest.

    Prose that names no time means the latest that a table tells.
    """
    found = np.zeros(len(m.pairs), dtype=np.bool_)
    cells = np.flatnonzero(in_cells(m)).tolist()
    if not cells:
        return found
    meeting, pairs = periods_meet(m).tolist(), m.claims()
    one, two = m.evidence.cells
    for cell in cells:
        left, right = pairs[cell]
        for side, number, claim in (
            (one, left, two.claims[right]),
            (two, right, one.claims[left]),
        ):
            if number in side.lines and number in side.ages:
                found[cell] |= _another_time(side.ages[number], claim, met=meeting[cell])
    return found


def _another_time(age: int, claim: Claim, *, met: bool) -> bool:
    if claim.period is not None and claim.period.first and claim.period.last:
        return not met
    return age != int(_BEFORE in claim.scope)


def _heading(m: Meeting, axis: str) -> Floats:
    found = np.zeros(len(m.pairs))
    cells = np.flatnonzero(in_cells(m)).tolist()
    if not cells:
        return found
    sides = m.evidence.cells
    near = m.left("clause").tolist(), m.right("clause").tolist()
    far = m.left("words").tolist(), m.right("words").tolist()
    known: dict[tuple[int, int, int], Covered] = {}
    pairs = m.claims()
    for cell in cells:
        if m.evidence.same and all(pairs[cell][which] in sides[which].lines for which in (0, 1)):
            continue  # two cells of one text
        fits = []
        for which in (0, 1):
            number, other = pairs[cell][which], pairs[cell][1 - which]
            if number not in sides[which].lines:
                continue
            table = sides[which].lines[number][0][1]
            if (which, table, other) not in known:
                words = near[1 - which][cell], far[1 - which][cell]
                known[which, table, other] = _covered(m, axis, (which, table, other), words)
            fits.append(sides[which].fit(number, axis, known[which, table, other]))
        found[cell] = sum(fits) / len(fits)
    return found


def _covered(m: Meeting, axis: str, what: tuple[int, int, int], words: tuple[int, int]) -> Covered:
    """Return how far the lines of a table (side, its number) are spoken of with another claim."""
    which, table, other = what
    said = m.evidence.bags.bags(words)
    spoken = m.evidence.cells[1 - which].spoken(other, said[words[0]], said[words[1]])
    foreign = not m.evidence.one_language
    return m.evidence.cells[which].covered(axis, table, spoken, foreign=foreign)
