"""One kind of claims after the other: candidates, features, gates, score, choice, pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from checker.align.choose import Rows, greedy, leads, one_to_one
from checker.align.evidence import Evidence, gather
from checker.align.features import FEATURES, Flags, Floats, Meeting
from checker.align.frame import candidates
from checker.align.gates import alike, gated
from checker.align.likeness import LIKENESS
from checker.align.names import name_candidates
from checker.align.twins import twins
from checker.align.weights import Weights, weights
from checker.align.wording import reasons
from checker.model.claim import Claim, Kind, Reading
from checker.model.pair import Pair, Reason

_FAR = 9.0  # gain of a pair that nothing but its value supports
_ABOUT = frozenset(
    {
        "parallel",
        "slot",
        "same_rank",
        "near_words",
        "clause_words",
        "sentence_words",
        "clause_names",
        "sentence_names",
        "clause_concepts",
        "sentence_concepts",
        "same_measure",
        "kin_measure",
        "same_noun",
        "same_head",
        "same_speaker",
    }
)  # features that tell what a claim is about, not what it says
_SHOWN = 3.0  # pairs that score less than this below the threshold are left out of the frame
_RELATED = 0.5  # how far above the threshold a gated pair must score to be worth telling
_IDENTITY = ("left_id", "right_id", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What one kind of claims came to.

    Attributes:
        frame: a row a candidate pair: ids, kind, features, score, margin, gate, chosen.
        pairs: the chosen pairs, best first.
        related: gated pairs that would otherwise have been chosen.
    """

    frame: pd.DataFrame
    pairs: tuple[Pair, ...]
    related: tuple[Pair, ...]


def match(evidence: Evidence, kind: Kind) -> Matched:
    """Return the partners among the claims of one kind."""
    meeting = _meeting(evidence, kind)
    terms, score = scored(meeting, kind)
    gates = gated(meeting, kind)
    open_ = np.array([not gate for gate in gates], dtype=bool)
    settings = weights(kind)
    likes = alike(meeting, terms.get("likeness", np.zeros(len(score))), kind)
    gain = score - np.where(likes, settings.join, settings.differ)
    gain = np.where(_support(terms, settings) >= settings.support, gain, -_FAR)
    gain -= settings.within if evidence.same else 0.0
    left, right = _rows(meeting)
    kept = _kept(evidence, kind, (left, right), np.where(open_, gain, 0.0))
    margin, rival = leads(left, right, score, open_, kept)
    kept &= likes | (margin >= settings.margin)
    frame = _frame(meeting, kind, terms, score).assign(margin=margin, gate=gates, chosen=kept)
    make = _Maker(evidence, kind, meeting, terms, score, margin, rival, gates, kept)
    told = _related(left, right, np.where(open_, 0.0, gain - _RELATED), kept)
    return Matched(
        frame=frame[(gain > -_SHOWN) | kept].reset_index(drop=True),
        pairs=make.pairs(np.flatnonzero(kept).tolist()),
        related=make.pairs(told),
    )


def scored(meeting: Meeting, kind: Kind) -> tuple[dict[str, Floats], Floats]:
    """Return the features of each pair, unweighted, and the scores."""
    settings: Weights = weights(kind)
    terms = {name: _feature(meeting, kind, name) for name in settings.features}
    score = np.full(len(meeting.pairs), settings.bias)
    for name, weight in settings.features.items():
        score = score + weight * terms[name]
    return terms, score


def _support(terms: Mapping[str, Floats], settings: Weights) -> Floats:
    """Return how much of a score rests on what the claims are about."""
    parts = [settings.features[name] * terms[name] for name in terms if name in _ABOUT]
    total: Floats = np.sum(parts, axis=0)
    return total


def _feature(meeting: Meeting, kind: Kind, name: str) -> Floats:
    if name != "likeness":
        return FEATURES[name](meeting)
    one, two, measure = meeting.evidence.left, meeting.evidence.right, LIKENESS[kind]
    return np.array(
        [measure(one.claims[i], two.claims[j]) for i, j in meeting.claims()], dtype=float
    )


def _meeting(evidence: Evidence, kind: Kind) -> Meeting:
    if kind is Kind.NAME:
        return Meeting(evidence=evidence, pairs=name_candidates(evidence))
    strong = sorted(key for key, value in evidence.parallels.strength.items() if value > 0)
    parallel = pd.DataFrame(strong, columns=["sentence_left", "sentence_right"], dtype="int64")
    pairs = candidates(evidence.frames[0], evidence.frames[1], kind, parallel, same=evidence.same)
    if kind is Kind.FIGURE:
        pairs = _comparable(Meeting(evidence=evidence, pairs=pairs))
    return Meeting(evidence=evidence, pairs=pairs)


def _comparable(meeting: Meeting) -> pd.DataFrame:
    """Leave out pairs of two dimensions, save where a slip of the unit may be at work."""
    hopeless = meeting.both("dimension") & ~meeting.equal("dimension") & (meeting.parallel() <= 0)
    return meeting.pairs[~hopeless].reset_index(drop=True)


def _rows(meeting: Meeting) -> tuple[Rows, Rows]:
    return meeting.pairs["left"].to_numpy(), meeting.pairs["right"].to_numpy()


def _kept(evidence: Evidence, kind: Kind, rows: tuple[Rows, Rows], gain: Floats) -> Flags:
    left, right = rows
    if kind is Kind.NAME:
        return gain > 0
    if not evidence.same:
        return one_to_one(left, right, gain)
    kept = np.zeros(len(gain), dtype=bool)
    kept[greedy(left, right, gain, np.arange(len(gain)))] = True
    return kept


def _related(left: Rows, right: Rows, gain: Floats, kept: Flags) -> list[int]:
    """Return the best shut pair of each claim that has no partner."""
    busy_left, busy_right = set(left[kept].tolist()), set(right[kept].tolist())
    free = [
        not (one in busy_left and two in busy_right)
        for one, two in zip(left.tolist(), right.tolist(), strict=True)
    ]
    return greedy(
        left, right, np.where(np.array(free, dtype=bool), gain, 0.0), np.arange(len(gain))
    )


def _frame(
    meeting: Meeting, kind: Kind, terms: Mapping[str, Floats], score: Floats
) -> pd.DataFrame:
    identity = {
        "left_id": pd.Series(meeting.left("id"), dtype="str"),
        "right_id": pd.Series(meeting.right("id"), dtype="str"),
        "kind": pd.Series([str(kind)] * len(score), dtype="str"),
    }
    return pd.DataFrame({**identity, **terms, "score": score})


@dataclass(frozen=True, slots=True)
class _Maker:
    evidence: Evidence
    kind: Kind
    meeting: Meeting
    terms: Mapping[str, Floats]
    score: Floats
    margin: Floats
    rival: Rows
    gates: Sequence[str]
    kept: Flags

    def pairs(self, cells: Sequence[int]) -> tuple[Pair, ...]:
        best = sorted(cells, key=lambda c: (-self.score[c], c))
        partners = [self._sides(c) for c in best]
        groups = twins(self.evidence, self.kind, partners)
        return tuple(self._pair(c, more) for c, more in zip(best, groups, strict=True))

    def _sides(self, cell: int) -> tuple[int, int]:
        pairs = self.meeting.pairs
        return int(pairs["left"].iloc[cell]), int(pairs["right"].iloc[cell])

    def _pair(self, cell: int, more: tuple[Claim, ...]) -> Pair:
        row, column = self._sides(cell)
        left, right = self.evidence.left.claims[row], self.evidence.right.claims[column]
        gate = self.gates[cell]
        return Pair(
            left=left,
            right=right,
            score=float(self.score[cell]),
            margin=float(min(self.margin[cell], 99.0)),
            reasons=reasons(self.evidence, self.kind, (row, column), self._terms(cell)),
            rival=self._rival(cell),
            gate=Reason(label=f"gate: {gate}", detail=gate) if gate else None,
            chosen=bool(self.kept[cell]),
            twins=more,
        )

    def _terms(self, cell: int) -> dict[str, float]:
        return {name: float(values[cell]) for name, values in self.terms.items()}

    def _rival(self, cell: int) -> str:
        if self.rival[cell] < 0:
            return ""
        mine, other = self._sides(cell), self._sides(int(self.rival[cell]))
        if mine[0] == other[0]:
            return self.evidence.right.claims[other[1]].id
        return self.evidence.left.claims[other[0]].id


def match_all(
    left: Reading, right: Reading
) -> tuple[Evidence, pd.DataFrame, tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the evidence, the frame of candidates, the chosen pairs and the related ones."""
    evidence = gather(left, right)
    kinds = {c.kind for c in left.claims} & {c.kind for c in right.claims}
    found = [match(evidence, kind) for kind in Kind if kind in kinds]
    frame = pd.concat([part.frame for part in found], ignore_index=True) if found else _empty()
    numbers = frame.select_dtypes("number").columns
    frame[numbers] = frame[numbers].fillna(0.0)
    return (
        evidence,
        frame,
        tuple(sorted((p for part in found for p in part.pairs), key=_best_first)),
        tuple(sorted((p for part in found for p in part.related), key=_best_first)),
    )


def explained(evidence: Evidence, left: str, right: str) -> Pair:
    """Return the pair of any two claims by id, though it was not chosen.

    Raises:
        KeyError: one of the readings has no claim of that id.
    """
    rows = {claim.id: row for row, claim in enumerate(evidence.left.claims)}
    columns = {claim.id: row for row, claim in enumerate(evidence.right.claims)}
    if left not in rows and right in rows and left in columns:
        left, right = right, left
    row, column = rows[left], columns[right]
    kind = evidence.left.claims[row].kind
    if evidence.right.claims[column].kind is not kind:
        raise KeyError(right)
    pairs = pd.DataFrame({"left": [row], "right": [column]})
    meeting = Meeting(evidence=evidence, pairs=pairs)
    terms, score = scored(meeting, kind)
    gate = gated(meeting, kind)
    none = np.array([-1], dtype=np.int64)
    shut = np.zeros(1, dtype=bool)
    return _Maker(evidence, kind, meeting, terms, score, np.zeros(1), none, gate, shut).pairs([0])[
        0
    ]


def _best_first(pair: Pair) -> tuple[float, str, str]:
    return -pair.score, pair.left.id, pair.right.id


def _empty() -> pd.DataFrame:
    return pd.DataFrame(
        {
            **{name: pd.Series([], dtype="str") for name in (*_IDENTITY, "gate")},
            **{name: pd.Series([], dtype="float") for name in ("score", "margin")},
            "chosen": pd.Series([], dtype="bool"),
        }
    )
