"""Features of what two claims say: how close their values, digits, units and letters are."""

from __future__ import annotations

from math import fsum

import numpy as np

from checker.align.likeness import letters
from checker.align.limits import limits
from checker.align.meeting import Flags, Floats, Meeting
from checker.model.values import Grain, Name
from checker.units import compatible

_TWO = 10.0  # the least number of two digits
_VALUE = ("kind", "dimension", "value", "said")  # what a claim says, in terms two texts share
_GRAINS = {
    str(Grain.DAY): 3,
    str(Grain.MONTH): 2,
    str(Grain.YEAR): 1,
}  # what a date tells, as digits of a figure do


def value(m: Meeting) -> Floats:
    """Closeness of the two values in base units; 1 up to a difference of three per cent."""
    return m.once("value", lambda: _value(m))


def _value(m: Meeting) -> Floats:
    known = valued(m) & (m.same("dimension") | elided(m))
    distance = np.clip(value_distance(m) - limits().values.near, 0.0, 50.0)
    return np.where(known, np.exp(-distance / limits().values.scale), 0.0)


def valued(m: Meeting) -> Flags:
    """Return where both claims have a value."""
    return np.asarray(m.left("valued") & m.right("valued"), dtype=np.bool_)


def far_value(m: Meeting) -> Floats:
    """Values threefold or more apart; 1 from thirtyfold on."""
    distance = value_distance(m)
    far: Flags = valued(m) & (distance > limits().values.far) & ~m.equal("digits")
    return np.where(far, np.clip(distance / (3 * limits().values.far), 0.0, 1.0), 0.0)


def same_digits(m: Meeting) -> Floats:
    """The same digits, whatever unit or magnitude they stand in."""
    round_ = (m.left("number") == m.right("number")) & (m.left("number") >= _TWO)
    found: Flags = m.equal("digits") & ((m.left("length") > 1) | round_)
    return found.astype(float)


def rare_value(m: Meeting) -> Floats:
    """The only two claims of one value, in so many digits that it is hardly by chance.

    The less, the less the two texts have to do with each other.
    """
    figures = m.equal("dimension") & (m.left("value") == m.right("value")) & m.left("valued")
    said = np.flatnonzero(figures | m.equal("said"))
    left, right = m.evidence.columns.joint(_VALUE)
    keys = left[m.rows(0)[said]]
    many = 1 + int(max(left.max(initial=0), right.max(initial=0)))
    once = [np.bincount(side, minlength=many)[keys] == 1 for side in (left, right)]
    rare = said[once[0] & once[1]]
    grains = np.array([_GRAINS.get(name, 0) for name in m.evidence.columns.names("grain")])
    grain = grains[m.evidence.columns.codes("grain")[0][m.rows(0)[rare]]]
    tens = np.where(m.left("number")[rare] >= _TWO, 2, 1)
    telling = np.where(grain > 0, grain, np.maximum(m.left("length")[rare], tens))
    found = np.zeros(len(m.pairs))
    found[rare] = np.minimum(1.0, telling / limits().gates.telling)
    return found * one_matter(m)


def one_matter(m: Meeting) -> float:
    """Return how far two texts tell of one matter: how many sentences say the same, 0 to 1."""
    best = m.evidence.best_strengths()[1].tolist()
    sentences = min(len(words.sentences) for words in m.evidence.words)
    return min(1.0, fsum(best) / max(1.0, limits().sentences.matter * sentences))


def shuffled(m: Meeting) -> Floats:
    """Two or more digits of which two have changed places, as in a slip of the hand."""
    return m.once("shuffled", lambda: _shuffled(m))


def _shuffled(m: Meeting) -> Floats:
    found = np.zeros(len(m.pairs))
    lengths = m.left("length"), m.right("length")
    cells = np.flatnonzero((lengths[0] == lengths[1]) & m.equal("symbol") & ~m.same("digits"))
    texts, (left, right) = m.evidence.columns.names("digits"), m.evidence.columns.codes("digits")
    both = zip(left[m.rows(0)[cells]].tolist(), right[m.rows(1)[cells]].tolist(), strict=True)
    found[cells] = [_swapped(texts[one], texts[two]) for one, two in both]
    return found


def transposed(m: Meeting) -> Floats:
    """The same for figures of so many digits that it is hardly by chance, and said nowhere else.

    The less, the less the two texts have to do with each other.
    """
    found = shuffled(m) * m.same("role")
    cells = np.flatnonzero(found)
    left, right = m.evidence.columns.joint(_VALUE)
    elsewhere = np.isin(left[m.rows(0)[cells]], right) | np.isin(right[m.rows(1)[cells]], left)
    short = m.left("length")[cells] < limits().gates.telling
    found[cells[elsewhere | short]] = 0.0
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
    money = m.among(0, "dimension", ("money",)) & m.equal("dimension")
    fits = m.between("symbol", lambda one, two: float(not (one and two) or compatible(one, two)))
    return np.where(money & (fits == 0), 1.0, 0.0)


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
    return m.once("elided", lambda: _elided(m))


def _elided(m: Meeting) -> Flags:
    found = np.zeros(len(m.pairs), dtype=np.bool_)
    least = np.where(
        m.parallel() >= limits().sentences.saying, limits().values.money, limits().values.great
    )
    for one, two in ((0, 1), (1, 0)):
        bare = m.among(two, "dimension", ("count",)) & m.among(two, "noun", ("",))
        great = (m.left, m.right)[two]("high") >= least
        found |= m.among(one, "dimension", ("money",)) & bare & great
    return found


def value_distance(m: Meeting) -> Floats:
    """Return the difference of logarithms between the nearest ends of two values."""
    return m.once("value distance", lambda: _value_distance(m))


def _value_distance(m: Meeting) -> Floats:
    nearest = np.full(len(m.pairs), np.inf)
    for end in ("log_low", "log_high"):
        for other in ("log_low", "log_high"):
            np.minimum(nearest, np.abs(m.left(end) - m.right(other)), out=nearest)
    return nearest
