"""Claims against claims become scored, chosen pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.claim import Claim, Reading
from checker.model.pair import Pair

if TYPE_CHECKING:
    import pandas as pd

    from checker.align.evidence import Evidence
    from checker.align.semantic import Remembering


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two readings set against each other.

    Attributes:
        frame: every scored candidate pair, a row each: ids, kind, rival, gate, features, score,
            margin, chosen.
        pairs: the chosen pairs, best first; may be compared (`gate` is None).
        related: pairs that speak of something alike and may not be compared, with their gate.
        alone: claims of either side without a partner.
        evidence: what the two readings offered, kept so that any pair can be explained.
    """

    frame: pd.DataFrame
    pairs: tuple[Pair, ...]
    related: tuple[Pair, ...]
    alone: tuple[Claim, ...]
    evidence: Evidence | None = field(default=None, repr=False, compare=False)


def align(
    left: Reading,
    right: Reading,
    encoder: Remembering | None = None,
    *,
    explained: bool = True,
) -> Alignment:
    """Return how the claims of two readings belong together; the two may be one and the same.

    An encoder of sentences helps to rank the candidates; there is none unless one is given. What
    only an explanation needs, the frame and the evidence, is kept unless nobody will ask for it.
    """
    from checker.align.matching import match_all  # noqa: PLC0415 - pandas is slow to load

    evidence, found = match_all(left, right, encoder, explained=explained)
    met = {c.id for p in (*found.pairs, *found.related) for c in (p.left, p.right, *p.twins)}
    claims = left.claims if evidence.same else (*left.claims, *right.claims)
    return Alignment(
        frame=found.frame,
        pairs=found.pairs,
        related=found.related,
        alone=tuple(claim for claim in claims if claim.id not in met),
        evidence=evidence if explained else None,
    )


def explain(alignment: Alignment, left: str, right: str) -> Pair:
    """Return the pair of any two claims, by id, with summands, rival and gate, chosen or not.

    Raises:
        KeyError: the alignment has no claim of that id on that side.
    """
    from checker.align.matching import explained  # noqa: PLC0415 - pandas is slow to load

    for pair in (*alignment.pairs, *alignment.related):
        if {pair.left.id, pair.right.id} == {left, right}:
            return pair
    if alignment.evidence is None:
        raise KeyError(left)
    return explained(alignment.evidence, left, right)
