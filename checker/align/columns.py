"""The columns of two claims frames as arrays, each of them made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Column = npt.NDArray[Any]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two claims frames; taking a column of text out of a frame copies it, so that is kept.

    Attributes:
        frames: the claims of either reading, a row each.
        arrays: the columns that were asked for, by side and name.
        texts: the columns of text as numbers, by name.
    """

    frames: tuple[pd.DataFrame, pd.DataFrame]
    arrays: dict[tuple[int, str], Column] = field(default_factory=dict)
    texts: dict[str, tuple[Codes, Codes]] = field(default_factory=dict)

    def array(self, side: int, name: str) -> Column:
        """Return a column of the left (0) or right (1) frame."""
        if (side, name) not in self.arrays:
            self.arrays[side, name] = self.frames[side][name].to_numpy()
        return self.arrays[side, name]

    def codes(self, name: str) -> tuple[Codes, Codes]:
        """Return a column of text of both frames as numbers, equal for equal texts, 0 for ''."""
        if name not in self.texts:
            known = {"": 0}
            left, right = (
                np.array(
                    [known.setdefault(text, len(known)) for text in self.array(side, name)],
                    dtype=np.int64,
                )
                for side in (0, 1)
            )
            self.texts[name] = left, right
        return self.texts[name]
