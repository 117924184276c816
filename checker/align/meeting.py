"""Candidate pairs of one kind, and the columns of their claims: what every feature starts from."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from math import isnan
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from checker.align.columns import Column
from checker.align.evidence import Evidence
from checker.align.words import overlap

__all__ = ["Column", "Flags", "Floats", "Meeting"]

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Found = TypeVar("Found", Column, Floats, Flags)


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
        return self.once(f"rows {side}", lambda: self._rows(("left", "right")[side]))

    def _rows(self, name: str) -> Column:
        found: Column = self.pairs[name].to_numpy()
        return found

    def both(self, column: str) -> Flags:
        """Return where both claims have a known value in a text column."""
        left, right = self._codes(column)
        return np.asarray((left > 0) & (right > 0), dtype=np.bool_)

    def equal(self, column: str) -> Flags:
        """Return where both claims have the same known value in a text column."""
        left, right = self._codes(column)
        return np.asarray((left > 0) & (left == right), dtype=np.bool_)

    def same(self, column: str) -> Flags:
        """Return where both claims have the same value in a text column, or both have none."""
        left, right = self._codes(column)
        return np.asarray(left == right, dtype=np.bool_)

    def among(self, side: int, column: str, texts: Container[str]) -> Flags:
        """Return where the left (0) or right (1) claim has one of some texts in a column."""
        columns = self.evidence.columns
        found = np.array([text in texts for text in columns.names(column)], dtype=np.bool_)
        return np.asarray(found[columns.codes(column)[side]][self.rows(side)], dtype=np.bool_)

    def holding(self, side: int, column: str, test: Callable[[frozenset[str]], bool]) -> Flags:
        """Return where the set of the left (0) or right (1) claim passes a test."""
        unique, inverse = np.unique((self.left, self.right)[side](column), return_inverse=True)
        sets = self.evidence.bags.bags(unique.tolist())
        found = np.array([test(bag) for bag in sets.values()], dtype=np.bool_)
        return found[inverse.reshape(-1)]

    def between(self, column: str, measure: Callable[[str, str], float]) -> Floats:
        """Return a measure of two texts of a column for each pair, computed once for each two."""
        texts = self.evidence.columns.names(column)
        left, right = self._codes(column)
        places = left.astype(np.int64) * len(texts) + right
        unique, inverse = np.unique(places, return_inverse=True)
        both = (divmod(place, len(texts)) for place in unique.tolist())
        values = [measure(texts[one], texts[two]) for one, two in both]
        return np.array(values, dtype=np.float64)[inverse.reshape(-1)]

    def over(
        self, column: str, measure: Callable[[frozenset[str], frozenset[str]], float]
    ) -> Floats:
        """Return a measure of two sets for each pair, computed once for each two sets."""
        left, right, inverse = self._bags(column)
        sets = self.evidence.bags.bags({*left, *right})
        values = [measure(sets[i], sets[j]) for i, j in zip(left, right, strict=True)]
        return np.array(values, dtype=np.float64)[inverse]

    def shared(self, column: str) -> Floats:
        """Return how much two sets overlap, 0 to 1, rare members weighing more."""
        return self.once(f"shared {column}", lambda: self._shared(column))

    def _shared(self, column: str) -> Floats:
        evidence, (left, right, inverse) = self.evidence, self._bags(column)
        sets = evidence.bags.keys_of({*left, *right})
        for number, keys in sets.items():
            if isnan(evidence.masses[number]):
                evidence.masses[number] = evidence.weight(keys)
        both = zip(left, right, strict=True)
        shared = np.array([evidence.weight(sets[i] & sets[j]) for i, j in both], dtype=np.float64)
        masses = np.asarray(evidence.masses)
        return overlap(shared, masses[left], masses[right])[inverse]

    def parallel(self) -> Floats:
        """Return how surely the two claims stand in sentences that say the same, 0 to 1."""
        return self.once("parallel", self._parallel)

    def _parallel(self) -> Floats:
        places, strengths = self.evidence.strengths()
        many = len(self.evidence.words[1].sentences)
        wanted = self.left("sentence").astype(np.int64) * many + self.right("sentence")
        at = np.searchsorted(places, wanted)
        at[at == len(places)] = 0
        return np.where(places[at] == wanted, strengths[at], 0.0)

    def _codes(self, column: str) -> tuple[Column, Column]:
        left, right = self.evidence.columns.codes(column)
        return left[self.rows(0)], right[self.rows(1)]

    def _bags(self, column: str) -> tuple[list[int], list[int], npt.NDArray[np.intp]]:
        """Return the numbers of each two sets that meet, once, and which of them each pair has."""
        many = len(self.evidence.bags)
        places = self.left(column).astype(np.int64) * many + self.right(column)
        unique, inverse = np.unique(places, return_inverse=True)
        return (unique // many).tolist(), (unique % many).tolist(), inverse.reshape(-1)

    def once(self, name: str, make: Callable[[], Found]) -> Found:
        """Return an array that several features ask for; nobody may write into it."""
        if name not in self.found:
            self.found[name] = make()
            self.found[name].flags.writeable = False
        found: Found = self.found[name]
        return found

    def claims(self) -> list[tuple[int, int]]:
        """Return the row numbers of the two claims of each pair."""
        return list(zip(self.rows(0).tolist(), self.rows(1).tolist(), strict=True))
