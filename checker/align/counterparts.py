"""Claims that are each other's only possible counterpart in sentences that say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from checker.align.closeness import elided, value_distance, valued
from checker.align.limits import limits
from checker.align.meeting import Column, Flags, Floats, Meeting
from checker.align.subjects import other_measure
from checker.align.surroundings import sentence_words
from checker.model.values import Grain

_SORTS = ({"percent", "point", "points"},)
_GRAINS = (
    {Grain.DAY, Grain.WEEK},
    {Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF},
    {Grain.YEAR, Grain.DECADE, Grain.CENTURY},
    {Grain.SPAN},
)


def sole(m: Meeting) -> Floats:
    """The only two claims of their sort in parallel sentences that have no equal there."""
    return m.once("sole", lambda: _sole(m))


def _sole(m: Meeting) -> Floats:
    strength = m.parallel()
    near = np.flatnonzero((strength >= limits().sentences.searched) & one_sort(m)).tolist()
    left, right = m.pairs["left"].tolist(), m.pairs["right"].tolist()
    matched = _equals(m, near, _equal(m))
    free = [c for c in near if left[c] not in matched[0] and right[c] not in matched[1]]
    found = np.zeros(len(strength))
    for cell, share in _left_over(m, _of_one_unit(m, free)).items():
        found[cell] = share
    found *= np.clip(
        (strength - limits().sentences.plain)
        / (limits().sentences.full - limits().sentences.plain),
        0.0,
        1.0,
    ) * _of_one_length(m)
    found *= 1.0 - limits().counterparts.measures * other_measure(m)
    if m.evidence.one_language:
        found *= np.clip(sentence_words(m) / limits().sentences.worded, 0.0, 1.0)
    return found


def _of_one_length(m: Meeting) -> Floats:
    """Return how well the lengths of the two sentences go with one saying what the other says."""
    one, two = (
        np.array([len(span) for span in words.sentences], dtype=float)[side("sentence")]
        for words, side in zip(m.evidence.words, (m.left, m.right), strict=True)
    )
    ratio = np.minimum(one, two) / np.maximum(np.maximum(one, two), 1.0)
    even: Floats = np.clip(
        (ratio - limits().sentences.short) / (limits().sentences.even - limits().sentences.short),
        0.0,
        1.0,
    )
    return even


def one_sort(m: Meeting) -> Flags:
    """Return where two claims could stand for each other: one dimension, or one grain of date."""
    return m.once(
        "one sort", lambda: np.asarray((_sorts(m, 0) == _sorts(m, 1)) | elided(m), dtype=np.bool_)
    )


def _sorts(m: Meeting, side: int) -> Column:
    """Return the sort of the left (0) or right (1) claims as numbers, 0 for none."""
    groups: tuple[set[str], ...] = (*_SORTS, *({str(g) for g in grain} for grain in _GRAINS))
    known = {name: n for n, group in enumerate(groups, start=1) for name in group} | {"": 0}
    numbers = [
        np.array([known.setdefault(n, len(known)) for n in m.evidence.columns.names(column)])
        for column in ("dimension", "grain")
    ]
    dimensions, grains = (
        number[m.evidence.columns.codes(column)[side][m.rows(side)]]
        for number, column in zip(numbers, ("dimension", "grain"), strict=True)
    )
    return np.where(dimensions > 0, dimensions, grains)


def _equal(m: Meeting) -> Flags:
    """Return where two claims say the same, or one of them nothing that could be compared."""
    figures, dated = valued(m), m.left("dated") & m.right("dated")
    meeting = (m.left("first") <= m.right("last")) & (m.right("first") <= m.left("last"))
    days = m.left("weekday"), m.right("weekday")
    named = (days[0] > 0) & (days[1] > 0)
    told = m.both("said") | named
    said = (m.equal("said") | ~m.both("said")) & ((days[0] == days[1]) | ~named)
    dates = np.where(dated, meeting, said | ~told)
    return np.asarray(
        np.where(figures, value_distance(m) <= limits().values.equal, m.both("grain") & dates),
        dtype=np.bool_,
    )


def _equals(m: Meeting, near: Iterable[int], equal: Flags) -> tuple[set[int], set[int]]:
    """Return the rows of the claims that have an equal, each equal serving one claim only."""
    left, right = m.pairs["left"].tolist(), m.pairs["right"].tolist()
    apart = np.abs(m.left("position") - m.right("position"))
    taken: tuple[set[int], set[int]] = (set(), set())
    for cell in sorted((c for c in near if equal[c]), key=lambda c: (apart[c], c)):
        if left[cell] not in taken[0] and right[cell] not in taken[1]:
            taken[0].add(left[cell])
            taken[1].add(right[cell])
    return taken


def _of_one_unit(m: Meeting, free: list[int]) -> list[int]:
    """Leave out pairs of two units of which both claims could have a counterpart of their own."""
    left, right = m.pairs["left"].tolist(), m.pairs["right"].tolist()
    same = m.equal("symbol").tolist()
    served = {left[c] for c in free if same[c]}, {right[c] for c in free if same[c]}
    return [c for c in free if same[c] or not (left[c] in served[0] or right[c] in served[1])]


def _left_over(m: Meeting, free: list[int]) -> dict[int, float]:
    """Return the cells of the claims left over that belong together, and how surely, 0 to 1."""
    left, right = m.pairs["left"].tolist(), m.pairs["right"].tolist()
    options = (Counter(left[c] for c in free), Counter(right[c] for c in free))
    found = {c: 1.0 for c in free if options[0][left[c]] == 1 and options[1][right[c]] == 1}
    groups: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    sentences = m.left("sentence").tolist(), m.right("sentence").tolist()
    sorts = _sorts(m, 0).tolist()
    for cell in free:
        groups[sentences[0][cell], sentences[1][cell], sorts[cell]].append(cell)
    for cells in groups.values():
        rows = sorted({left[c] for c in cells})
        columns = sorted({right[c] for c in cells})
        if len(rows) != len(columns) or len(rows) == 1:
            continue
        order = dict(zip(rows, columns, strict=True))
        for cell in cells:
            if order[left[cell]] == right[cell]:
                found.setdefault(cell, limits().counterparts.in_order)
    return found
