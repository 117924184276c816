"""Claims against claims become scored, chosen pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.claim import Claim, Reading
from checker.model.pair import Pair

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two readings set against each other.

    Attributes:
        frame: every scored candidate pair, a row each: ids, features, score, margin, gate, chosen.
        pairs: the chosen pairs, best first; may be compared (`gate` is None).
        related: pairs that speak of something alike and may not be compared, with their gate.
        alone: claims of either side without a partner.
    """

    frame: pd.DataFrame
    pairs: tuple[Pair, ...]
    related: tuple[Pair, ...]
    alone: tuple[Claim, ...]


def align(left: Reading, right: Reading) -> Alignment:
    """Return how the claims of two readings belong together; the two may be one and the same."""
    raise NotImplementedError
