"""The pairs of claims of one kind that are worth a score, by keys that two claims share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from checker.align.columns import Columns
from checker.model.claim import Kind

_CROSS = 120_000  # candidate pairs of one kind up to which everything meets everything
_BLOCK = 3_000  # a blocking key that joins more pairs than this is too common to be one
_KEYS = ("measure", "digits", "said")


def candidates(
    columns: Columns, kind: Kind, parallel: Sequence[tuple[int, int]], *, same: bool
) -> pd.DataFrame:
    """Return the pairs of row numbers (`left`, `right`) of one kind that are worth a score.

    All of them while they are few; of many only those that share a measure, a value's digits, a
    stated date, or sentences that are parallel (by their numbers). In order of left and right.
    """
    one, two = (_of(columns, side, kind) for side in (0, 1))
    if len(one) * len(two) <= _CROSS:
        pairs = one[["left"]].merge(two[["right"]], how="cross")
    else:
        blocks = [_block(one, two, key) for key in _KEYS]
        pairs = pd.concat([*blocks, _near(one, two, parallel)])
    if same:
        pairs = pairs[pairs["left"] < pairs["right"]]
    return distinct(pairs)


def distinct(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return each pair of row numbers (`left`, `right`) once, in order."""
    # One number a pair: to sort two columns takes several times as long.
    many = int(pairs["right"].max()) + 1 if len(pairs) else 1
    places = np.unique(pairs["left"].to_numpy(dtype=np.int64) * many + pairs["right"].to_numpy())
    return pd.DataFrame({"left": places // many, "right": places % many})


def _near(
    one: pd.DataFrame, two: pd.DataFrame, sentences: Sequence[tuple[int, int]]
) -> pd.DataFrame:
    """Return the pairs in parallel sentences; a sentence of hundreds of claims is no prose."""
    names = ["sentence_left", "sentence_right"]
    parallel = pd.DataFrame(sentences, columns=names, dtype="int64")
    sizes = parallel["sentence_left"].map(one["sentence"].value_counts()).fillna(0)
    sizes *= parallel["sentence_right"].map(two["sentence"].value_counts()).fillna(0)
    near = one[["left", "sentence"]].rename(columns={"sentence": "sentence_left"})
    near = near.merge(parallel[sizes <= _BLOCK], on="sentence_left").merge(
        two[["right", "sentence"]].rename(columns={"sentence": "sentence_right"}),
        on="sentence_right",
    )
    return near[["left", "right"]]


def _of(columns: Columns, side: int, kind: Kind) -> pd.DataFrame:
    rows = np.flatnonzero(columns.codes("kind")[side] == columns.number("kind", str(kind)))
    return pd.DataFrame(
        {
            ("left", "right")[side]: rows,
            "sentence": columns.array(side, "sentence")[rows],
            **{key: columns.codes(key)[side][rows] for key in _KEYS},
        }
    )


def _block(one: pd.DataFrame, two: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the pairs that share a known key; what has none stays out, it is not one big block."""
    left, right = one[one[key] > 0], two[two[key] > 0]
    sizes = left[key].value_counts() * right[key].value_counts()
    telling = sizes.index[sizes.fillna(_BLOCK + 1) <= _BLOCK]
    found = left.loc[left[key].isin(telling), ["left", key]].merge(right[["right", key]], on=key)
    return found[["left", "right"]]
