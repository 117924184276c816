"""Chosen cells become pairs: with reasons, margin, rival, gate, and the claims that repeat them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from checker.align.choose import Rows
from checker.align.meeting import Flags, Floats
from checker.align.scoring import Scored
from checker.align.twins import repeats
from checker.align.wording import reasons
from checker.model.claim import Claim
from checker.model.pair import Pair, Reason

_ALONE = 99.0  # margin of a pair that has no rival


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Scored pairs and which of them were chosen.

    Attributes:
        scored: the pairs.
        kept: which were chosen.
        margin: lead of each over its best rival, infinite without one.
        rival: cell of that rival, or -1.
    """

    scored: Scored
    kept: Flags
    margin: Floats
    rival: Rows


def pairs_of(choice: Choice, *groups: Sequence[int]) -> list[tuple[Pair, ...]]:
    """Return the pairs of each group of the cells shown, best first."""
    score = choice.scored.score
    ordered = [sorted(cells, key=lambda c: (-score[c], c)) for cells in groups]
    more = repeats(choice.scored, choice.kept, [cell for cells in ordered for cell in cells])
    return [_pairs(choice, cells, more) for cells in ordered]


def _pairs(
    choice: Choice, cells: Sequence[int], more: Mapping[int, tuple[Claim, ...]]
) -> tuple[Pair, ...]:
    rivals = rival_ids(choice, np.array(cells, dtype=np.int64))
    return tuple(
        _pair(choice, cell, rival, more[cell]) for cell, rival in zip(cells, rivals, strict=True)
    )


def rival_ids(choice: Choice, cells: Rows) -> list[str]:
    """Return the id of the best rival claim of some cells, '' where there is none."""
    evidence, rivals = choice.scored.meeting.evidence, choice.rival[cells]
    lefts, rights = choice.scored.left, choice.scored.right
    beside = (lefts[rivals] == lefts[cells]).tolist()
    rows = zip(lefts[rivals].tolist(), rights[rivals].tolist(), beside, strict=True)
    ids = (evidence.id(1, right) if same else evidence.id(0, left) for left, right, same in rows)
    return [found if rival >= 0 else "" for rival, found in zip(rivals.tolist(), ids, strict=True)]


def _pair(choice: Choice, cell: int, rival: str, more: tuple[Claim, ...]) -> Pair:
    scored, evidence = choice.scored, choice.scored.meeting.evidence
    rows = int(scored.left[cell]), int(scored.right[cell])
    at = int(np.searchsorted(scored.shown, cell))
    terms = {name: float(values[at]) for name, values in scored.terms.items()}
    gate = scored.gate(cell)
    return Pair(
        left=evidence.left.claims[rows[0]],
        right=evidence.right.claims[rows[1]],
        score=float(scored.score[cell]),
        margin=float(np.minimum(choice.margin[cell], _ALONE)),
        reasons=reasons(evidence, scored.kind, rows, terms),
        rival=rival,
        gate=Reason(label=f"gate: {gate}", detail=gate) if gate else None,
        chosen=bool(choice.kept[cell]),
        twins=more,
    )
