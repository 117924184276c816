"""Features of claims that are the only ones of their sort in either text, wherever they stand."""

from __future__ import annotations

from collections import Counter

import numpy as np

from checker.align.closeness import keys, one_matter, same_digits, value_distance
from checker.align.limits import limits
from checker.align.meeting import Column, Flags, Floats, Meeting


def rare_digits(m: Meeting) -> Floats:
    """The only two figures of the same digits, in another unit of one dimension or magnitude.

    «960 megawatts» and «960 gigawatts» are hardly two things that both happen to be 960; the
    more digits, the less so.
    """
    other = (m.left("value") != m.right("value")) & m.equal("dimension") & (same_digits(m) > 0)
    other &= (m.left("dimension") != "count") | m.equal("noun") | m.equal("measure")
    times = _times(m, ("dimension", "digits"))
    digits = np.char.str_len(m.left("digits").astype(str))
    telling = np.minimum(1.0, digits / limits().gates.telling)
    return np.where(other & _once(m, times), telling, 0.0) * one_matter(m)


def lone_measure(m: Meeting) -> Floats:
    """The only two figures of a measure, of one unit and role, near each other, nowhere repeated.

    Each text gives one sentence of so many years, one delay, one capacity: they are of one thing
    in texts that tell of one matter. What either text says as well, in words of another measure,
    keeps the pair apart.
    """
    alike = m.equal("measure") & m.equal("symbol") & m.equal("role")
    alike &= m.left("valued").astype(bool) & m.right("valued").astype(bool)
    alike &= value_distance(m) <= limits().values.far
    alone = _once(m, _times(m, ("measure", "dimension"))) & ~_repeated(m)
    return np.where(alike & alone, 1.0, 0.0) * one_matter(m)


def _times(m: Meeting, names: tuple[str, ...]) -> tuple[Column, Column]:
    """Return for each claim of either text how many claims of its text share some columns."""
    found = []
    for side in (0, 1):
        told = keys(m, side, names)
        times = Counter(told)
        found.append(np.array([times[key] for key in told], dtype=np.int64))
    return found[0], found[1]


def _once(m: Meeting, times: tuple[Column, Column]) -> Flags:
    left, right = times[0][m.rows(0)], times[1][m.rows(1)]
    return np.asarray((left == 1) & (right == 1), dtype=np.bool_)


def _repeated(m: Meeting) -> Flags:
    """Return where one of the two figures stands in the other text too, of whatever measure."""
    names = ("dimension", "value")
    told = keys(m, 0, names), keys(m, 1, names)
    said = set(told[0]), set(told[1])
    left = np.array([key in said[1] for key in told[0]], dtype=np.bool_)
    right = np.array([key in said[0] for key in told[1]], dtype=np.bool_)
    return np.asarray(left[m.rows(0)] | right[m.rows(1)], dtype=np.bool_)
