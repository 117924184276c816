"""Candidate pairs of one kind, and the columns of their claims: what every feature starts from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from checker.align.evidence import Evidence
from checker.align.words import overlap

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Candidate pairs of one kind, ready to be scored.

    Attributes:
        evidence: what the two readings offer.
        pairs: frame with the row numbers `left` and `right` of the two claims frames.
    """

    evidence: Evidence
    pairs: pd.DataFrame

    def left(self, column: str) -> Column:
        """Return a column of the left claims, a cell a pair."""
        found: Column = self.evidence.frames[0][column].to_numpy()[self.pairs["left"].to_numpy()]
        return found

    def right(self, column: str) -> Column:
        """Return a column of the right claims, a cell a pair."""
        found: Column = self.evidence.frames[1][column].to_numpy()[self.pairs["right"].to_numpy()]
        return found

    def both(self, column: str) -> Flags:
        """Return where both claims have a known value in a text column."""
        return np.asarray((self.left(column) != "") & (self.right(column) != ""), dtype=np.bool_)

    def equal(self, column: str) -> Flags:
        """Return where both claims have the same known value in a text column."""
        return np.asarray(
            self.both(column) & (self.left(column) == self.right(column)), dtype=np.bool_
        )

    def over(
        self, column: str, measure: Callable[[frozenset[str], frozenset[str]], float]
    ) -> Floats:
        """Return a measure of two sets for each pair, computed once for each two sets."""
        sets = self.evidence.bags.sets
        keys = np.stack([self.left(column), self.right(column)], axis=1)
        unique, inverse = np.unique(keys, axis=0, return_inverse=True)
        values = np.array([measure(sets[i], sets[j]) for i, j in unique], dtype=float)
        return values[inverse.reshape(-1)] if len(values) else np.zeros(0)

    def shared(self, column: str) -> Floats:
        """Return how much two sets overlap, 0 to 1, rare members weighing more."""
        weights = self.evidence.weights
        return self.over(column, lambda one, two: overlap(one, two, weights))

    def parallel(self) -> Floats:
        """Return how surely the two claims stand in sentences that say the same, 0 to 1."""
        strength = self.evidence.parallels.strength
        keys = zip(self.left("sentence").tolist(), self.right("sentence").tolist(), strict=True)
        return np.array([strength.get(key, 0.0) for key in keys], dtype=float)

    def claims(self) -> list[tuple[int, int]]:
        """Return the row numbers of the two claims of each pair."""
        return list(zip(self.pairs["left"].tolist(), self.pairs["right"].tolist(), strict=True))
