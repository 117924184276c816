"""One function a feature: how far two claims look like the same claim, a column of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from checker.align.evidence import Evidence
from checker.align.likeness import letters, spelling
from checker.align.weights import scope_axes
from checker.align.words import overlap
from checker.config.measures import kin
from checker.model.values import Name
from checker.units import compatible

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Column = npt.NDArray[Any]

_SCALE = 0.15  # notes on alignment: closeness falls to 1/e at a ratio of 1.16
_FAR = 1.1  # difference of logarithms from which two values are far apart, threefold
_GREAT = 1e6  # from which a bare number may be money
_MONEY = 1e4  # the same in sentences that say the same
_SAYING = 0.4  # parallelism from which two sentences are taken to say the same
_TWO = 10.0  # the least number of two digits
_NEAR = 0.03  # relative difference up to which two values support each other fully


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Candidate pairs of one kind, ready to be scored.

    Attributes:
        evidence: what the two readings offer.
        pairs: frame with the row numbers `left` and `right` of the two claims frames.
    """

    evidence: Evidence
    pairs: pd.DataFrame

    def left(self, column: str) -> Column:
        """Return a column of the left claims, a cell a pair."""
        found: Column = self.evidence.frames[0][column].to_numpy()[self.pairs["left"].to_numpy()]
        return found

    def right(self, column: str) -> Column:
        """Return a column of the right claims, a cell a pair."""
        found: Column = self.evidence.frames[1][column].to_numpy()[self.pairs["right"].to_numpy()]
        return found

    def both(self, column: str) -> Flags:
        """Return where both claims have a known value in a text column."""
        return np.asarray((self.left(column) != "") & (self.right(column) != ""), dtype=np.bool_)

    def equal(self, column: str) -> Flags:
        """Return where both claims have the same known value in a text column."""
        return np.asarray(
            self.both(column) & (self.left(column) == self.right(column)), dtype=np.bool_
        )

    def over(
        self, column: str, measure: Callable[[frozenset[str], frozenset[str]], float]
    ) -> Floats:
        """Return a measure of two sets for each pair, computed once for each two sets."""
        sets = self.evidence.bags.sets
        keys = np.stack([self.left(column), self.right(column)], axis=1)
        unique, inverse = np.unique(keys, axis=0, return_inverse=True)
        values = np.array([measure(sets[i], sets[j]) for i, j in unique], dtype=float)
        return values[inverse.reshape(-1)] if len(values) else np.zeros(0)

    def shared(self, column: str) -> Floats:
        """Return how much two sets overlap, 0 to 1, rare members weighing more."""
        weights = self.evidence.weights
        return self.over(column, lambda one, two: overlap(one, two, weights))

    def parallel(self) -> Floats:
        """Return how surely the two claims stand in sentences that say the same, 0 to 1."""
        strength = self.evidence.parallels.strength
        keys = zip(self.left("sentence").tolist(), self.right("sentence").tolist(), strict=True)
        return np.array([strength.get(key, 0.0) for key in keys], dtype=float)

    def claims(self) -> list[tuple[int, int]]:
        """Return the row numbers of the two claims of each pair."""
        return list(zip(self.pairs["left"].tolist(), self.pairs["right"].tolist(), strict=True))


def parallel(m: Meeting) -> Floats:
    """Sentences that are each other's best match."""
    return m.parallel()


def slot(m: Meeting) -> Floats:
    """The same place in parallel sentences."""
    distance = np.abs(m.left("position").astype(float) - m.right("position").astype(float))
    near: Floats = np.clip(1.0 - 2.0 * distance, 0.0, 1.0)
    return m.parallel() * near


def same_rank(m: Meeting) -> Floats:
    """The same place among as many claims of their sort in parallel sentences."""
    same = (m.left("peers") == m.right("peers")) & (m.left("rank") == m.right("rank"))
    found: Floats = m.parallel() * same
    return found


def crossed(m: Meeting) -> Floats:
    """Other places among as many claims of parallel sentences, and other words around them."""
    other = (m.left("peers") == m.right("peers")) & (m.left("rank") != m.right("rank"))
    found: Floats = m.parallel() * other * (1.0 - near_words(m))
    return found


def elsewhere(m: Meeting) -> Floats:
    """Sentences of which one says what another sentence of the other text says."""
    best: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for (one, two), strength in m.evidence.parallels.strength.items():
        best[0][one] = max(best[0].get(one, 0.0), strength)
        best[1][two] = max(best[1].get(two, 0.0), strength)
    sides = (
        np.array([top.get(number, 0.0) for number in side("sentence").tolist()], dtype=float)
        for top, side in zip(best, (m.left, m.right), strict=True)
    )
    found: Floats = np.clip(np.maximum(*sides) - m.parallel(), 0.0, 1.0) * (1.0 - value(m))
    return found


def near_words(m: Meeting) -> Floats:
    """Words right before and after the claim."""
    return m.shared("near")


def clause_words(m: Meeting) -> Floats:
    """Words of the clause."""
    return m.shared("clause")


def sentence_words(m: Meeting) -> Floats:
    """Words of the sentence."""
    return m.shared("words")


def clause_names(m: Meeting) -> Floats:
    """Names in the clause."""
    return m.shared("names")


def sentence_names(m: Meeting) -> Floats:
    """Names in the sentence."""
    return m.shared("all_names")


def clause_concepts(m: Meeting) -> Floats:
    """Measures that the clause speaks of."""
    return m.shared("concepts")


def sentence_concepts(m: Meeting) -> Floats:
    """Measures that the sentence speaks of."""
    return m.shared("all_concepts")


def same_measure(m: Meeting) -> Floats:
    """The same measure."""
    return m.equal("measure").astype(float)


def other_measure(m: Meeting) -> Floats:
    """Two different measures that are no kin."""
    other = m.both("measure") & ~m.equal("measure")
    return other.astype(float) * (1.0 - kin_measure(m))


def same_noun(m: Meeting) -> Floats:
    """The same counted noun."""
    return m.equal("noun").astype(float)


def same_role(m: Meeting) -> Floats:
    """The same role: level, change, share, count."""
    return m.equal("role").astype(float)


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


def same_period(m: Meeting) -> Floats:
    """The same period, stated on both sides or taken from the sentence."""
    return (_periods_known(m) & periods_meet(m) & _periods_alike(m)).astype(float)


def other_period(m: Meeting) -> Floats:
    """Two periods that do not meet."""
    return (_periods_known(m) & ~periods_meet(m)).astype(float)


def value(m: Meeting) -> Floats:
    """Closeness of the two values in base units; 1 up to a difference of three per cent."""
    known = m.left("valued").astype(bool) & m.right("valued").astype(bool)
    known &= (m.left("dimension") == m.right("dimension")) | elided(m)
    distance = np.clip(value_distance(m) - _NEAR, 0.0, 50.0)
    return np.where(known, np.exp(-distance / _SCALE), 0.0)


def elided(m: Meeting) -> Flags:
    """Return where one side is money and the other a great number of nothing named.

    «4.7 bn» after «the aid» may be money whose currency goes without saying.
    """
    found = np.zeros(len(m.pairs), dtype=np.bool_)
    for one, two in ((m.left, m.right), (m.right, m.left)):
        least = np.where(m.parallel() >= _SAYING, _MONEY, _GREAT)
        bare = (two("dimension") == "count") & (two("noun") == "") & (two("high") >= least)
        found |= np.asarray((one("dimension") == "money") & bare, dtype=np.bool_)
    return found


def far_value(m: Meeting) -> Floats:
    """Values threefold or more apart; 1 from thirtyfold on."""
    known: Flags = m.left("valued").astype(bool) & m.right("valued").astype(bool)
    distance = value_distance(m)
    far: Flags = known & (distance > _FAR) & ~m.equal("digits")
    return np.where(far, np.clip(distance / (3 * _FAR), 0.0, 1.0), 0.0)


def same_digits(m: Meeting) -> Floats:
    """The same digits, whatever unit or magnitude they stand in."""
    lengths = np.char.str_len(m.left("digits").astype(str))
    round_ = (m.left("number") == m.right("number")) & (m.left("number").astype(float) >= _TWO)
    found: Flags = m.equal("digits") & ((lengths > 1) | round_)
    return found.astype(float)


def shuffled(m: Meeting) -> Floats:
    """Two or more digits of which two have changed places, as in a slip of the hand."""
    both = zip(m.left("digits").tolist(), m.right("digits").tolist(), strict=True)
    found = np.array([_swapped(one, two) for one, two in both], dtype=np.bool_)
    alike: Flags = found & m.equal("symbol")
    return alike.astype(float)


def _swapped(one: str, two: str) -> bool:
    if one == two or len(one) != len(two) or sorted(one) != sorted(two):
        return False
    other = [n for n, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    return len(other) == 2 and other[1] == other[0] + 1  # noqa: PLR2004 - two neighbours


def same_said(m: Meeting) -> Floats:
    """The same date in words or figures."""
    return m.equal("said").astype(float)


def other_actor(m: Meeting) -> Floats:
    """Different actors of one sort: two firms, two countries, two persons."""
    found: Floats = m.over("actors", other_actors) * (1.0 - m.parallel())
    return found


def other_actors(one: frozenset[str], two: frozenset[str]) -> float:
    """Return 1 where two sets of names differ wholly in some kind that both have, else 0."""
    kinds = {name.partition(":")[0] for name in one} & {name.partition(":")[0] for name in two}
    for kind in sorted(kinds):
        mine = [name.partition(":")[2] for name in sorted(one) if name.startswith(f"{kind}:")]
        yours = [name.partition(":")[2] for name in sorted(two) if name.startswith(f"{kind}:")]
        if not any(one_name(a, b) for a in mine for b in yours):
            return 1.0
    return 0.0


def one_name(one: str, two: str) -> bool:
    """Return whether two keys may name one thing: equal, a part of the other, or spelt alike."""
    if one == two:
        return True
    words, others = set(one.split()), set(two.split())
    if _initials(one) == two or _initials(two) == one:
        return True
    return words <= others or others <= words or spelling(one, two) > 0


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def one_scope(m: Meeting) -> Floats:
    """A scope that one side states and the other does not."""
    return m.over("scope", _one_scope)


def _one_scope(one: frozenset[str], two: frozenset[str]) -> float:
    return float(any(bool(one & axis) != bool(two & axis) for axis in scope_axes()))


def kin_measure(m: Meeting) -> Floats:
    """Two measures of which one is a kind of the other, or both of a third."""
    pairs = zip(m.left("measure").tolist(), m.right("measure").tolist(), strict=True)
    return np.array([float(one != two and kin(one, two)) for one, two in pairs], dtype=float)


def near_letters(m: Meeting) -> Floats:
    """Names whose letters differ little, as by a slip of the pen."""
    one, two = m.evidence.left.claims, m.evidence.right.claims
    values = [(one[i].value, two[j].value) for i, j in m.claims()]
    return np.array(
        [letters(a, b) if isinstance(a, Name) and isinstance(b, Name) else 0.0 for a, b in values],
        dtype=float,
    )


def same_head(m: Meeting) -> Floats:
    """The same noun that the claim hangs on."""
    return m.equal("head").astype(float)


def same_speaker(m: Meeting) -> Floats:
    """The same speaker."""
    return m.equal("speaker").astype(float)


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


def periods_meet(m: Meeting) -> Flags:
    """Return where the two periods have a day in common."""
    one, two = m.left, m.right
    return np.asarray((one("first") <= two("last")) & (two("first") <= one("last")), dtype=np.bool_)


def _periods_known(m: Meeting) -> Flags:
    return np.asarray(m.left("dated").astype(bool) & m.right("dated").astype(bool), dtype=np.bool_)


def _periods_alike(m: Meeting) -> Flags:
    one = (m.left("last").astype(float) - m.left("first").astype(float)) + 1
    two = (m.right("last").astype(float) - m.right("first").astype(float)) + 1
    return np.asarray(np.maximum(one, two) <= 12.5 * np.minimum(one, two), dtype=np.bool_)


FEATURES: Mapping[str, Callable[[Meeting], Floats]] = {
    "parallel": parallel,
    "slot": slot,
    "same_rank": same_rank,
    "crossed": crossed,
    "elsewhere": elsewhere,
    "far_value": far_value,
    "near_words": near_words,
    "clause_words": clause_words,
    "sentence_words": sentence_words,
    "clause_names": clause_names,
    "sentence_names": sentence_names,
    "clause_concepts": clause_concepts,
    "sentence_concepts": sentence_concepts,
    "same_measure": same_measure,
    "other_measure": other_measure,
    "same_noun": same_noun,
    "same_role": same_role,
    "same_unit": same_unit,
    "other_currency": other_currency,
    "same_period": same_period,
    "other_period": other_period,
    "value": value,
    "same_digits": same_digits,
    "shuffled": shuffled,
    "same_said": same_said,
    "same_head": same_head,
    "near_letters": near_letters,
    "kin_measure": kin_measure,
    "other_actor": other_actor,
    "one_scope": one_scope,
    "same_speaker": same_speaker,
}
