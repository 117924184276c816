"""Candidate pairs of one kind, and the columns of their claims: what every feature starts from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from checker.align.columns import Column
from checker.align.evidence import Evidence
from checker.align.words import overlap

__all__ = ["Column", "Flags", "Floats", "Meeting"]

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Candidate pairs of one kind, ready to be scored.

    Attributes:
        evidence: what the two readings offer.
        pairs: frame with the row numbers `left` and `right` of the two claims frames.
        found: what was computed of them, kept since several features rest on it.
    """

    evidence: Evidence
    pairs: pd.DataFrame
    found: dict[str, Column] = field(default_factory=dict, repr=False, compare=False)

    def left(self, column: str) -> Column:
        """Return a column of the left claims, a cell a pair."""
        found: Column = self.evidence.columns.array(0, column)[self.rows(0)]
        return found

    def right(self, column: str) -> Column:
        """Return a column of the right claims, a cell a pair."""
        found: Column = self.evidence.columns.array(1, column)[self.rows(1)]
        return found

    def rows(self, side: int) -> Column:
        """Return the row numbers of the left (0) or right (1) claims."""
        return self.once(f"rows {side}", self.pairs[("left", "right")[side]].to_numpy)

    def both(self, column: str) -> Flags:
        """Return where both claims have a known value in a text column."""
        left, right = self._codes(column)
        return np.asarray((left > 0) & (right > 0), dtype=np.bool_)

    def equal(self, column: str) -> Flags:
        """Return where both claims have the same known value in a text column."""
        left, right = self._codes(column)
        return np.asarray((left > 0) & (left == right), dtype=np.bool_)

    def over(
        self, column: str, measure: Callable[[frozenset[str], frozenset[str]], float]
    ) -> Floats:
        """Return a measure of two sets for each pair, computed once for each two sets."""
        sets = self.evidence.bags.sets
        return self._over(column, lambda i, j: measure(sets[i], sets[j]))

    def shared(self, column: str) -> Floats:
        """Return how much two sets overlap, 0 to 1, rare members weighing more."""
        sets, weights, mass = self.evidence.bags.sets, self.evidence.weights, self.evidence.mass
        return self.once(
            f"shared {column}",
            lambda: self._over(
                column, lambda i, j: overlap(sets[i], sets[j], weights, (mass(i), mass(j)))
            ),
        )

    def parallel(self) -> Floats:
        """Return how surely the two claims stand in sentences that say the same, 0 to 1."""
        return self.once("parallel", self._parallel)

    def _parallel(self) -> Floats:
        strength = self.evidence.parallels.strength
        keys = zip(self.left("sentence").tolist(), self.right("sentence").tolist(), strict=True)
        return np.array([strength.get(key, 0.0) for key in keys], dtype=float)

    def _codes(self, column: str) -> tuple[Column, Column]:
        left, right = self.evidence.columns.codes(column)
        return left[self.rows(0)], right[self.rows(1)]

    def _over(self, column: str, measure: Callable[[int, int], float]) -> Floats:
        many = len(self.evidence.bags.sets)
        keys = self.left(column).astype(np.int64) * many + self.right(column)
        unique, inverse = np.unique(keys, return_inverse=True)
        values = np.array([measure(*divmod(key, many)) for key in unique.tolist()], dtype=float)
        return values[inverse.reshape(-1)] if len(values) else np.zeros(0)

    def once(self, name: str, make: Callable[[], Column]) -> Column:
        """Return an array that several features ask for; nobody may write into it."""
        if name not in self.found:
            self.found[name] = make()
            self.found[name].flags.writeable = False
        return self.found[name]

    def claims(self) -> list[tuple[int, int]]:
        """Return the row numbers of the two claims of each pair."""
        return list(zip(self.rows(0).tolist(), self.rows(1).tolist(), strict=True))
