"""Features of claims that are the only ones of their sort in either text, wherever they stand."""

from __future__ import annotations

import numpy as np

from checker.align.closeness import one_matter, same_digits, value_distance, valued
from checker.align.limits import limits
from checker.align.meeting import Flags, Floats, Meeting


def rare_digits(m: Meeting) -> Floats:
    """The only two figures of the same digits, in another unit of one dimension or magnitude.

    «960 megawatts» and «960 gigawatts» are hardly two things that both happen to be 960; the
    more digits, the less so.
    """
    other = (m.left("value") != m.right("value")) & m.equal("dimension") & (same_digits(m) > 0)
    other &= ~m.among(0, "dimension", ("count",)) | m.equal("noun") | m.equal("measure")
    telling = np.minimum(1.0, m.left("length") / limits().gates.telling)
    return np.where(other & _once(m, ("dimension", "digits")), telling, 0.0) * one_matter(m)


def lone_measure(m: Meeting) -> Floats:
    """The only two figures of a measure, of one unit and role, near each other, nowhere repeated.

    Each text gives one sentence of so many years, one delay, one capacity: they are of one thing
    in texts that tell of one matter. What either text says as well, in words of another measure,
    keeps the pair apart.
    """
    alike = m.equal("measure") & m.equal("symbol") & m.equal("role") & valued(m)
    alike &= value_distance(m) <= limits().values.far
    alone = _once(m, ("measure", "dimension")) & ~_repeated(m)
    return np.where(alike & alone, 1.0, 0.0) * one_matter(m)


def _once(m: Meeting, names: tuple[str, ...]) -> Flags:
    """Return where neither claim's text has another claim that is the same in some columns."""
    alone = []
    for side, codes in enumerate(m.evidence.columns.joint(names)):
        times = np.bincount(codes, minlength=1)
        alone.append(times[codes[m.rows(side)]] == 1)
    return np.asarray(alone[0] & alone[1], dtype=np.bool_)


def _repeated(m: Meeting) -> Flags:
    """Return where one of the two figures stands in the other text too, of whatever measure."""
    left, right = m.evidence.columns.joint(("dimension", "value"))
    known = np.isin(left, right)[m.rows(0)] | np.isin(right, left)[m.rows(1)]
    return np.asarray(known, dtype=np.bool_)
