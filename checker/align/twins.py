"""Claims of one document that say once more what a partner says: they join its pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.align.evidence import Evidence
from checker.model.claim import Claim, Kind
from checker.model.values import Acronym, Figure, Name, Period


def twins(
    evidence: Evidence, kind: Kind, partners: Sequence[tuple[int, int]]
) -> list[tuple[Claim, ...]]:
    """Return for each pair of row numbers the further claims that repeat its left or right one."""
    sides = (evidence.left.claims, evidence.right.claims)
    taken = ({row for row, _ in partners}, {column for _, column in partners})
    if evidence.same:
        taken = (taken[0] | taken[1], taken[0] | taken[1])
    alike = [_by_meaning(claims, kind, busy) for claims, busy in zip(sides, taken, strict=True)]
    if evidence.same:
        alike[1] = {}
    groups = []
    for pair in partners:
        found = [
            claim
            for claims, more, row in zip(sides, alike, pair, strict=True)
            for claim in more.get(meaning(claims[row]), ())
        ]
        groups.append(tuple(found))
    return groups


def _by_meaning(
    claims: Sequence[Claim], kind: Kind, taken: set[int]
) -> dict[tuple[object, ...], list[Claim]]:
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for row, claim in enumerate(claims):
        if claim.kind is kind and row not in taken and meaning(claim):
            found[meaning(claim)].append(claim)
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
