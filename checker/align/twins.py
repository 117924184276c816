"""Claims of one document that say once more what a partner says: they join its pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from checker.align.meeting import Flags
from checker.align.scoring import Scored
from checker.model.claim import Claim, Kind
from checker.model.values import Acronym, Figure, Name, Period


def repeats(scored: Scored, kept: Flags, cells: Sequence[int]) -> dict[int, tuple[Claim, ...]]:
    """Return for some cells the free claims of either document that repeat their pair.

    A claim repeats a pair when it means the same as the claim of its own document, or when it
    agrees with the claim of the other one as a partner would.
    """
    evidence = scored.meeting.evidence
    lefts, rights = scored.left, scored.right
    sides = (evidence.left.claims, evidence.right.claims)
    busy = (set(lefts[kept].tolist()), set(rights[kept].tolist()))
    if evidence.same:
        busy = (busy[0] | busy[1], busy[0] | busy[1])
    if not len(cells):
        return {}
    alike = [
        _by_meaning(
            sides[side],
            evidence.rows(side, scored.kind),
            busy[side] | evidence.cells[side].lines.keys(),
        )
        for side in (0, 1)
    ]
    if evidence.same:
        alike[1] = {}
    agreeing = _agreeing(scored, busy)
    groups = {}
    for cell in cells:
        rows = int(lefts[cell]), int(rights[cell])
        found = {
            claim.id: claim
            for claims, more, row in zip(sides, alike, rows, strict=True)
            for claim in more.get(meaning(claims[row]), ())
        }
        if kept[cell] and scored.likes[cell]:
            found |= {
                c.id: c for c in (*agreeing[0].get(rows[0], ()), *agreeing[1].get(rows[1], ()))
            }
        groups[cell] = tuple(sorted(found.values(), key=lambda c: (c.document, c.evidence)))
    return groups


def _agreeing(
    scored: Scored, busy: tuple[set[int], set[int]]
) -> tuple[dict[int, list[Claim]], dict[int, list[Claim]]]:
    """Return by left row the free right claims that agree with it, and the other way round."""
    found: tuple[dict[int, list[Claim]], dict[int, list[Claim]]] = (
        defaultdict(list),
        defaultdict(list),
    )
    evidence = scored.meeting.evidence
    if scored.kind is not Kind.FIGURE or evidence.same:
        return found
    lefts, rights = scored.left, scored.right
    cells = [side.lines for side in evidence.cells]  # a cell is told by its place, not its value
    for cell in np.flatnonzero(scored.likes & scored.open & (scored.gain > 0)).tolist():
        row, column = int(lefts[cell]), int(rights[cell])
        if row in busy[0] and column not in busy[1] and column not in cells[1]:
            found[0][row].append(evidence.right.claims[column])
        if column in busy[1] and row not in busy[0] and row not in cells[0]:
            found[1][column].append(evidence.left.claims[row])
    return found


def _by_meaning(
    claims: Sequence[Claim], rows: Iterable[int], taken: set[int]
) -> dict[tuple[object, ...], list[Claim]]:
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for row in rows:
        if row not in taken and (said := meaning(claims[row])):
            found[said].append(claims[row])
    return found


def meaning(claim: Claim) -> tuple[object, ...]:
    """Return what two claims of one text must share to be the same claim said twice, or ()."""
    value, unit = claim.value, claim.unit
    if isinstance(value, Figure) and unit is not None:
        about = claim.subject.measure or unit.noun
        known = (unit.symbol, unit.per, str(claim.role or ""), about)
        return ("figure", value.value, value.upper, *known) if about else ()
    if isinstance(value, Period) and claim.subject.measure:
        return ("date", value.said, claim.subject.measure)
    if isinstance(value, Name):
        return ("name", value.key)
    if isinstance(value, Acronym):
        return ("acronym", value.short, value.key)
    return ()
