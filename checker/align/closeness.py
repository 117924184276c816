"""Features of what two claims say: how close their values, digits, units and letters are."""

from __future__ import annotations

from collections import Counter
from math import fsum

import numpy as np

from checker.align.likeness import letters
from checker.align.limits import limits
from checker.align.meeting import Flags, Floats, Meeting
from checker.model.values import Grain, Name
from checker.units import compatible

_TWO = 10.0  # the least number of two digits
_GRAINS = {
    Grain.DAY: 3,
    Grain.MONTH: 2,
    Grain.YEAR: 1,
}  # what a date tells, as digits of a figure do


def value(m: Meeting) -> Floats:
    """Closeness of the two values in base units; 1 up to a difference of three per cent."""
    known = m.left("valued").astype(bool) & m.right("valued").astype(bool)
    known &= (m.left("dimension") == m.right("dimension")) | elided(m)
    distance = np.clip(value_distance(m) - limits().values.near, 0.0, 50.0)
    return np.where(known, np.exp(-distance / limits().values.scale), 0.0)


def far_value(m: Meeting) -> Floats:
    """Values threefold or more apart; 1 from thirtyfold on."""
    known: Flags = m.left("valued").astype(bool) & m.right("valued").astype(bool)
    distance = value_distance(m)
    far: Flags = known & (distance > limits().values.far) & ~m.equal("digits")
    return np.where(far, np.clip(distance / (3 * limits().values.far), 0.0, 1.0), 0.0)


def same_digits(m: Meeting) -> Floats:
    """The same digits, whatever unit or magnitude they stand in."""
    lengths = np.char.str_len(m.left("digits").astype(str))
    round_ = (m.left("number") == m.right("number")) & (m.left("number").astype(float) >= _TWO)
    found: Flags = m.equal("digits") & ((lengths > 1) | round_)
    return found.astype(float)


def rare_value(m: Meeting) -> Floats:
    """The only two claims of one value, in so many digits that it is hardly by chance.

    The less, the less the two texts have to do with each other.
    """
    figures = m.equal("dimension") & (m.left("value") == m.right("value"))
    figures &= m.left("valued").astype(bool)
    values = _values(m, 0)
    times = Counter(values), Counter(_values(m, 1))
    found, digits = np.zeros(len(m.pairs)), m.left("digits").tolist()
    rows, grains, numbers = m.rows(0).tolist(), m.left("grain").tolist(), m.left("number").tolist()
    for cell in np.flatnonzero(figures | m.equal("said")).tolist():
        key = values[rows[cell]]
        if times[0][key] == times[1][key] == 1:
            tens = 2 if numbers[cell] >= _TWO else 1
            telling = _GRAINS.get(grains[cell], max(len(digits[cell]), tens))
            found[cell] = min(1.0, telling / limits().gates.telling)
    return found * one_matter(m)


def one_matter(m: Meeting) -> float:
    """Return how far two texts tell of one matter: how many sentences say the same, 0 to 1."""
    return float(m.once("one matter", lambda: np.array([_share_alike(m)]))[0])


def _share_alike(m: Meeting) -> float:
    best: dict[int, float] = {}
    for (_, right), strength in m.evidence.parallels.strength.items():
        best[right] = max(best.get(right, 0.0), strength)
    sentences = min(len(words.sentences) for words in m.evidence.words)
    return min(1.0, fsum(best.values()) / max(1.0, limits().sentences.matter * sentences))


def _values(m: Meeting, side: int) -> list[tuple[str, ...]]:
    """Return what each claim of a text says, in terms in which two texts can be compared."""
    return keys(m, side, ("kind", "dimension", "value", "said"))


def keys(m: Meeting, side: int, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return some columns of the left (0) or right (1) claims as text, a tuple for each claim."""
    columns = (m.evidence.columns.array(side, name).astype(str).tolist() for name in names)
    return list(zip(*columns, strict=True))


def shuffled(m: Meeting) -> Floats:
    """Two or more digits of which two have changed places, as in a slip of the hand."""
    both = zip(m.left("digits").tolist(), m.right("digits").tolist(), strict=True)
    found = np.array([_swapped(one, two) for one, two in both], dtype=np.bool_)
    alike: Flags = found & m.equal("symbol")
    return alike.astype(float)


def transposed(m: Meeting) -> Floats:
    """The same for figures of so many digits that it is hardly by chance, and said nowhere else.

    The less, the less the two texts have to do with each other.
    """
    found = shuffled(m) * (m.left("role") == m.right("role"))
    values = _values(m, 0), _values(m, 1)
    said = set(values[0]), set(values[1])
    digits, left, right = m.left("digits").tolist(), m.rows(0).tolist(), m.rows(1).tolist()
    for cell in np.flatnonzero(found).tolist():
        elsewhere = values[0][left[cell]] in said[1] or values[1][right[cell]] in said[0]
        if elsewhere or len(digits[cell]) < limits().gates.telling:
            found[cell] = 0.0
    return np.asarray(found * one_matter(m), dtype=np.float64)


def _swapped(one: str, two: str) -> bool:
    if one == two or len(one) != len(two) or sorted(one) != sorted(two):
        return False
    other = [n for n, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    return len(other) == 2 and other[1] == other[0] + 1  # noqa: PLR2004 - two neighbours


def same_said(m: Meeting) -> Floats:
    """The same date in words or figures."""
    return m.equal("said").astype(float)


def same_unit(m: Meeting) -> Floats:
    """The same unit or currency."""
    return m.equal("symbol").astype(float)


def other_currency(m: Meeting) -> Floats:
    """Two different currencies."""
    money: Flags = m.left("dimension") == "money"
    return (money & m.equal("dimension") & ~_fitting(m)).astype(float)


def _fitting(m: Meeting) -> Flags:
    """Return where two units measure the same; a bare «dollar» fits every dollar."""
    pairs = zip(m.left("symbol").tolist(), m.right("symbol").tolist(), strict=True)
    return np.array([not (a and b) or compatible(a, b) for a, b in pairs], dtype=np.bool_)


def near_letters(m: Meeting) -> Floats:
    """Names whose letters differ little, as by a slip of the pen."""
    one, two = m.evidence.left.claims, m.evidence.right.claims
    values = [(one[i].value, two[j].value) for i, j in m.claims()]
    return np.array(
        [letters(a, b) if isinstance(a, Name) and isinstance(b, Name) else 0.0 for a, b in values],
        dtype=float,
    )


def elided(m: Meeting) -> Flags:
    """Return where one side is money and the other a great number of nothing named.

    «4.7 bn» after «the aid» may be money whose currency goes without saying.
    """
    found = np.zeros(len(m.pairs), dtype=np.bool_)
    for one, two in ((m.left, m.right), (m.right, m.left)):
        least = np.where(
            m.parallel() >= limits().sentences.saying, limits().values.money, limits().values.great
        )
        bare = (two("dimension") == "count") & (two("noun") == "") & (two("high") >= least)
        found |= np.asarray((one("dimension") == "money") & bare, dtype=np.bool_)
    return found


def value_distance(m: Meeting) -> Floats:
    """Return the difference of logarithms between the nearest ends of two values."""
    ends = [m.left("low"), m.left("high"), m.right("low"), m.right("high")]
    low, high, low_other, high_other = (_log(side.astype(float)) for side in ends)
    apart = [np.abs(one - two) for one in (low, high) for two in (low_other, high_other)]
    nearest: Floats = np.min(apart, axis=0)
    return nearest


def _log(values: Floats) -> Floats:
    logs: Floats = np.sign(values) * np.log1p(np.abs(values) * 1e6)
    return logs
