from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checker.align.choose import greedy, leads, one_to_one


def _best_total(gain: np.ndarray) -> float:
    table = gain if gain.shape[0] <= gain.shape[1] else gain.T
    rows, columns = table.shape
    return max(
        sum(table[i, c] for i, c in enumerate(p)) for p in permutations(range(columns), rows)
    )


@given(
    st.integers(1, 4).flatmap(
        lambda rows: st.integers(1, 5).flatmap(
            lambda columns: st.lists(
                st.lists(st.integers(0, 9), min_size=columns, max_size=columns),
                min_size=rows,
                max_size=rows,
            )
        )
    )
)
def test_assignment_is_as_good_as_trying_every_one(table: list[list[int]]) -> None:
    gain = np.array(table, dtype=float)
    left, right = (side.reshape(-1) for side in np.indices(gain.shape))
    kept = one_to_one(left, right, gain.reshape(-1))
    assert gain.reshape(-1)[kept].sum() == _best_total(gain)
    assert len(set(left[kept])) == len(set(right[kept])) == kept.sum()
    assert (gain.reshape(-1)[kept] > 0).all()


def test_a_forbidden_cell_does_not_cost_a_good_one() -> None:
    left, right = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    assert one_to_one(left, right, np.array([2.0, 1.5, 1.8, 0.0])).tolist() == [
        False,
        True,
        True,
        False,
    ]
    assert one_to_one(left, right, np.array([2.0, 0.0, 0.0, 0.0])).tolist() == [
        True,
        False,
        False,
        False,
    ]


def test_a_large_group_is_settled_best_first() -> None:
    size = 300
    left = np.repeat(np.arange(size), size)
    right = np.tile(np.arange(size), size)
    gain = np.where(left == right, 2.0, 1.0)
    assert left[one_to_one(left, right, gain)].tolist() == list(range(size))


def test_greedy_takes_each_claim_once() -> None:
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert greedy(left, right, np.array([1.0, 3.0, 2.0]), np.arange(3)) == [1]


def test_a_firmly_partnered_rival_is_none() -> None:
    left, right = np.array([0, 0, 1]), np.array([0, 1, 1])
    score = np.array([2.0, 1.9, 5.0])
    open_ = np.ones(3, dtype=bool)
    alone, _ = leads(left, right, score, open_, np.array([True, False, True]))
    contested, rival = leads(left, right, score, open_, np.array([True, False, False]))
    assert alone[0] == np.inf
    assert contested[0] < 1
    assert rival[0] == 1
