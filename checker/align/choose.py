"""Which of the scored pairs are partners: one to one, best total gain, with the lead of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from checker.align.limits import limits
from checker.align.meeting import Flags, Floats

Rows = npt.NDArray[np.int64]


def one_to_one(left: Rows, right: Rows, gain: Floats) -> Flags:
    """Return which pairs to keep so that no claim is kept twice and the total gain is greatest.

    A connected group of more than 250 claims a side is settled greedily, best pair first.
    """
    kept = np.zeros(len(gain), dtype=bool)
    useful = np.flatnonzero(gain > 0)
    for group in _connected(left[useful].tolist(), right[useful].tolist()):
        cells = useful[group]
        rows, row_of = np.unique(left[cells], return_inverse=True)
        columns, column_of = np.unique(right[cells], return_inverse=True)
        if max(len(rows), len(columns)) > limits().choice.largest:
            kept[greedy(left, right, gain, cells)] = True
            continue
        table = np.zeros((len(rows), len(columns)))
        table[row_of, column_of] = gain[cells]
        partner = _hungarian(table)
        kept[cells[[partner[r] == c for r, c in zip(row_of, column_of, strict=True)]]] = True
    return kept


def greedy(left: Rows, right: Rows, gain: Floats, cells: Rows) -> list[int]:
    """Return the cells kept when the best pair is taken first and each claim once.

    Rows and columns may be claims of one document: then no claim is on two sides either.
    """
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept = []
    useful = cells[gain[cells] > 0]
    best = np.lexsort((right[useful], left[useful], -gain[useful]))
    for cell in useful[best].tolist():
        one, two = int(left[cell]), int(right[cell])
        if one not in taken_left and two not in taken_right:
            kept.append(cell)
            taken_left.add(one)
            taken_right.add(two)
    return kept


def overruled(left: Rows, right: Rows, score: Floats, likes: Flags) -> Flags:
    """Return the pairs of unlike value of which a claim has a better counterpart of like value.

    What the other text says just so elsewhere does not contradict what it says here, even where
    that counterpart was taken by a repetition.
    """
    rival = np.full(len(score), -np.inf)
    for rows in (left, right):
        best = np.full(int(rows.max(initial=-1)) + 1, -np.inf)
        np.maximum.at(best, rows[likes], score[likes])
        np.maximum(rival, best[rows], out=rival)
    return np.asarray(~likes & (rival > score), dtype=np.bool_)


def leads(left: Rows, right: Rows, score: Floats, open_: Flags, kept: Flags) -> tuple[Floats, Rows]:
    """Return for each pair its lead over the best rival in its row and column, and that rival cell.

    A rival whose other claim is firmly partnered elsewhere is none; -1 stands for no rival.
    """
    firm = score + limits().choice.firm
    near: list[Rows] = []
    for rows, others in ((left, right), (right, left)):
        own = np.full(int(others.max(initial=-1)) + 1, -np.inf)
        own[others[kept]] = score[kept]
        near += _best_two(rows, score, np.flatnonzero(open_ & (firm > own[others])))
    cells, rival = np.arange(len(score)), np.full(len(score), -1, dtype=np.int64)
    best = np.full(len(score), -np.inf)
    for other in near:
        theirs = np.where((other >= 0) & (other != cells), score[other], -np.inf)
        better = (theirs > best) | ((theirs == best) & (theirs > -np.inf) & (other < rival))
        best, rival = np.where(better, theirs, best), np.where(better, other, rival)
    margin = np.full(len(score), np.inf)
    led = rival >= 0
    margin[led] = score[led] - best[led]
    return margin, rival


def _best_two(rows: Rows, score: Floats, cells: Rows) -> list[Rows]:
    """Return for each pair the best and the second best of some cells in its row, -1 for none."""
    order = cells[np.lexsort((cells, -score[cells], rows[cells]))]
    many = int(rows.max(initial=-1)) + 1
    first = np.searchsorted(rows[order], np.arange(many))
    found = []
    for place in (0, 1):
        at = np.minimum(first + place, len(order) - 1)
        best = np.full(many, -1, dtype=np.int64)
        if len(order):
            there = (first + place < len(order)) & (rows[order[at]] == np.arange(many))
            best[there] = order[at[there]]
        found.append(best[rows])
    return found


def _connected(left: Sequence[int], right: Sequence[int]) -> list[Rows]:
    """Return the cells of each group of claims that are linked with one another."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, two in zip(left, right, strict=True):
        parent[root(("left", one))] = root(("right", two))
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for cell, one in enumerate(left):
        groups[root(("left", one))].append(cell)
    return [np.array(cells, dtype=np.int64) for cells in groups.values()]


def _hungarian(gain: Floats) -> list[int]:
    """Return for each row the column that gives the greatest total gain, -1 for none.

    Shortest augmenting paths with potentials (Kuhn 1955, Jonker and Volgenant 1987), O(n^3).
    """
    turned = gain.shape[0] > gain.shape[1]
    cost = -(gain.T if turned else gain)
    rows, columns = cost.shape
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, before = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[at]:
            used[at] = True
            reduced = cost[owner[at] - 1] - u[owner[at]] - v[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better], before[1:][better] = reduced[better], at
            step_to = int(np.argmin(np.where(used, np.inf, least)[1:])) + 1
            step = least[step_to]
            u[owner[used]] += step
            v[used] -= step
            least[~used] -= step
            at = step_to
        while at:
            owner[at], at = owner[before[at]], int(before[at])
    found = [-1] * gain.shape[0]
    for column in range(1, columns + 1):
        if owner[column]:
            one, two = owner[column] - 1, column - 1
            row, into = (two, one) if turned else (one, two)
            if gain[row, into] > 0:
                found[row] = int(into)
    return found
