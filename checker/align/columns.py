"""The columns of two claims frames as arrays, each of them made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Column = npt.NDArray[Any]
Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two claims frames; taking a column out of a frame costs, so each is taken once.

    Attributes:
        frames: the claims of either reading, a row each.
        arrays: the columns that were asked for, by side and name.
        texts: the columns of text as numbers, by name.
        known: the number of each text, by name of the column.
        joined: several columns together as numbers, by their names.
    """

    frames: tuple[pd.DataFrame, pd.DataFrame]
    arrays: dict[tuple[int, str], Column] = field(default_factory=dict)
    texts: dict[str, tuple[Codes, Codes]] = field(default_factory=dict)
    known: dict[str, dict[str, int]] = field(default_factory=dict)
    joined: dict[tuple[str, ...], tuple[Codes, Codes]] = field(default_factory=dict)

    def array(self, side: int, name: str) -> Column:
        """Return a column of the left (0) or right (1) frame."""
        if (side, name) not in self.arrays:
            self.arrays[side, name] = self.frames[side][name].to_numpy()
        return self.arrays[side, name]

    def codes(self, name: str) -> tuple[Codes, Codes]:
        """Return a column of text of both frames as numbers, equal for equal texts, 0 for ''."""
        if name not in self.texts:
            known = self.known.setdefault(name, {"": 0})
            left, right = (self._numbered(frame[name], known) for frame in self.frames)
            self.texts[name] = left, right
        return self.texts[name]

    def number(self, name: str, text: str) -> int:
        """Return the number of a text in a column, -1 if no claim has it."""
        self.codes(name)
        return self.known[name].get(text, -1)

    def names(self, name: str) -> list[str]:
        """Return the texts of a column, in the order of their numbers."""
        self.codes(name)
        return list(self.known[name])

    def joint(self, names: tuple[str, ...]) -> tuple[Codes, Codes]:
        """Return some columns together as one number a claim, equal where all of them are."""
        if names not in self.joined:
            left = len(self.frames[0])
            total = np.zeros(left + len(self.frames[1]), dtype=np.int64)
            for name in names:
                part = self._comparable(name)
                many = int(part.max()) + 1 if len(part) else 1
                total = np.unique(total * many + part, return_inverse=True)[1].reshape(-1)
            codes = total.astype(np.int32)
            self.joined[names] = codes[:left], codes[left:]
        return self.joined[names]

    def _comparable(self, name: str) -> npt.NDArray[np.int64]:
        """Return a column of both frames, the right one's cells last, as numbers from 0 on."""
        if isinstance(self.frames[0][name].dtype, pd.CategoricalDtype):
            return np.concatenate(self.codes(name)).astype(np.int64)
        cells = np.concatenate([self.array(side, name) for side in (0, 1)])
        return np.unique(cells.view(np.int64), return_inverse=True)[1].reshape(-1)

    @staticmethod
    def _numbered(column: pd.Series[Any], known: dict[str, int]) -> Codes:
        texts = column.cat.categories.tolist()
        numbers = np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.int32)
        return numbers[column.cat.codes.to_numpy()] if len(column) else numbers[:0]
