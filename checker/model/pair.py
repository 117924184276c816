"""Two claims that may speak of the same thing, and every reason to think so."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One summand of a score, one gate, or one step of a judgement.

    Attributes:
        label: fixed name of the feature, gate or step («same measure», «value», «gate: whole»).
        weight: what it adds to the score; 0 for gates and steps.
        detail: the words or values that it rests on.
    """

    label: str
    weight: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims, of two documents or of one, with the score that joins them.

    Attributes:
        left: claim of the document with the smaller index (or the earlier place).
        right: the other claim.
        score: sum of the weights of `reasons`, used to choose pairs and never to judge them.
        margin: score less that of the best rival in its row and column.
        reasons: the score's summands.
        rival: id of that best rival claim, or ''.
        gate: why the two may not be compared, or None when they may.
        chosen: whether the two were chosen as partners.
        twins: further claims of either document that repeat the left or right one.
    """

    left: Claim
    right: Claim
    score: float
    margin: float = 0.0
    reasons: tuple[Reason, ...] = ()
    rival: str = ""
    gate: Reason | None = None
    chosen: bool = True
    twins: tuple[Claim, ...] = ()
