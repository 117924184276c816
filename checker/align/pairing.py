"""Chosen cells become pairs: with reasons, margin, rival, gate, and the claims that repeat them."""

from __future__ import annotations

from collections.abc import Sequence
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


def pairs_of(choice: Choice, cells: Sequence[int]) -> tuple[Pair, ...]:
    """Return the pairs of some cells, best first."""
    score = choice.scored.score
    best = sorted(cells, key=lambda c: (-score[c], c))
    more = repeats(choice.scored, choice.kept, best)
    return tuple(_pair(choice, cell, more[cell]) for cell in best)


def rival_ids(choice: Choice, cells: Sequence[int]) -> list[str]:
    """Return the id of the best rival claim of some cells, '' where there is none."""
    evidence = choice.scored.meeting.evidence
    lefts, rights = choice.scored.left, choice.scored.right  # each look-up copies a frame's column
    found = []
    for cell in cells:
        other = int(choice.rival[cell])
        if other < 0:
            found.append("")
        elif lefts[other] == lefts[cell]:
            found.append(evidence.right.claims[int(rights[other])].id)
        else:
            found.append(evidence.left.claims[int(lefts[other])].id)
    return found


def _pair(choice: Choice, cell: int, more: tuple[Claim, ...]) -> Pair:
    scored, evidence = choice.scored, choice.scored.meeting.evidence
    rows = int(scored.left[cell]), int(scored.right[cell])
    terms = {name: float(values[cell]) for name, values in scored.terms.items()}
    gate = scored.gates[cell]
    return Pair(
        left=evidence.left.claims[rows[0]],
        right=evidence.right.claims[rows[1]],
        score=float(scored.score[cell]),
        margin=float(np.minimum(choice.margin[cell], _ALONE)),
        reasons=reasons(evidence, scored.kind, rows, terms),
        rival=rival_ids(choice, [cell])[0],
        gate=Reason(label=f"gate: {gate}", detail=gate) if gate else None,
        chosen=bool(choice.kept[cell]),
        twins=more,
    )
