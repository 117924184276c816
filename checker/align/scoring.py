"""Candidate pairs of one kind become scores: features, gates, gain over the threshold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from checker.align.choose import Rows
from checker.align.closeness import elided
from checker.align.counterparts import sole
from checker.align.evidence import Evidence
from checker.align.exchanged import swapped
from checker.align.features import FEATURES
from checker.align.frame import candidates
from checker.align.gates import alike, gated
from checker.align.likeness import LIKENESS
from checker.align.lone_names import lone
from checker.align.meeting import Flags, Floats, Meeting
from checker.align.names import name_candidates
from checker.align.semantic import MEANING, meaning
from checker.align.tabled import by_heading, of_one_table
from checker.align.weights import Weights, weights
from checker.model.claim import Kind

_FAR = 9.0  # gain of a pair that nothing but its value supports
_LEAST = 1e-3  # gain that a pair over its threshold keeps, whatever an encoder says
_ABOUT = frozenset(
    {
        "parallel",
        "sole",
        "lone",
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
        "rare_value",
        "transposed",
        "rare_digits",
        "lone_measure",
        "row_heading",
        "column_heading",
    }
)  # features that tell what a claim is about, not what it says

_TOGETHER: Mapping[str, Callable[[Meeting], Floats]] = {
    "sole": sole,
    "swapped": swapped,
    "lone": lone,
}
_AGAINST = ("far_value", "crossed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The candidate pairs of one kind with all that was found out about them, a cell a pair.

    Attributes:
        meeting: the pairs.
        kind: of their claims.
        terms: each feature, unweighted.
        score: bias plus the weighted features.
        gates: name of the gate that shuts a pair, '' where it is open.
        likes: where the two values support each other.
        gain: score above the threshold that applies; shut pairs included.
        rank: score by which candidates are ordered, with what an encoder adds.
    """

    meeting: Meeting
    kind: Kind
    terms: Mapping[str, Floats]
    score: Floats
    gates: tuple[str, ...]
    likes: Flags
    gain: Floats
    rank: Floats

    @property
    def open(self) -> Flags:
        """Return where no gate shuts the pair."""
        return np.array([not gate for gate in self.gates], dtype=np.bool_)

    @property
    def left(self) -> Rows:
        """Return the row numbers of the left claims."""
        rows: Rows = self.meeting.rows(0)
        return rows

    @property
    def right(self) -> Rows:
        """Return the row numbers of the right claims."""
        rows: Rows = self.meeting.rows(1)
        return rows


def scored(meeting: Meeting, kind: Kind) -> Scored:
    """Return the pairs with features, scores, gates and gains."""
    settings = weights(kind)
    terms = {name: _feature(meeting, kind, name) for name in settings.features}
    terms |= _excused(terms)
    if settings.meaning and meeting.evidence.meanings is not None:
        terms[MEANING] = meaning(meeting)
    nothing = np.zeros(len(meeting.pairs))
    cells = Scored(
        meeting=meeting,
        kind=kind,
        terms=terms,
        score=nothing,
        gates=tuple(gated(meeting, kind, terms.get("sole"), terms.get("swapped"))),
        likes=alike(meeting, terms.get("likeness", nothing), kind),
        gain=nothing,
        rank=nothing,
    )
    return weighed(cells, settings)


def weighed(cells: Scored, settings: Weights) -> Scored:
    """Return the same pairs with the scores and gains that some weights give them."""
    score = np.full(len(cells.meeting.pairs), settings.bias)
    for name, weight in settings.features.items():
        score = score + weight * cells.terms[name]
    gain = score - np.where(cells.likes, settings.join, settings.differ)
    if cells.meeting.evidence.same:
        gain = gain - np.where(cells.likes, settings.within, settings.within_differ)
    supported = _support(cells.terms, settings) >= settings.support
    gain = np.where(supported, gain, -_FAR)
    # An encoder orders what may be joined; it neither lets a pair in nor shuts one out.
    lift = settings.meaning * cells.terms.get(MEANING, np.zeros(len(gain)))
    gain = np.where(gain > 0, np.maximum(gain + lift, _LEAST), gain)
    return replace(cells, score=score, gain=gain, rank=score + lift)


def meeting_of(evidence: Evidence, kind: Kind) -> Meeting:
    """Return the pairs of claims of one kind that are worth a score."""
    if kind is Kind.NAME:
        return Meeting(evidence=evidence, pairs=name_candidates(evidence))
    strong = sorted(key for key, value in evidence.parallels.strength.items() if value > 0)
    parallel = pd.DataFrame(strong, columns=["sentence_left", "sentence_right"], dtype="int64")
    pairs = candidates(evidence.frames[0], evidence.frames[1], kind, parallel, same=evidence.same)
    if kind is not Kind.FIGURE:
        return Meeting(evidence=evidence, pairs=pairs)
    if not evidence.same and (told := by_heading(evidence)):
        pairs = pd.concat([pairs, pd.DataFrame(told, columns=["left", "right"])])
        pairs = pairs.drop_duplicates().sort_values(["left", "right"], ignore_index=True)
    meeting = Meeting(evidence=evidence, pairs=pairs)
    # Money meets no persons, save where a slip of the unit may be at work.
    other = meeting.both("dimension") & ~meeting.equal("dimension") & ~elided(meeting)
    hopeless = (other & (meeting.parallel() <= 0)) | of_one_table(meeting)
    return Meeting(evidence=evidence, pairs=pairs[~hopeless].reset_index(drop=True))


def _excused(terms: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return what counts against two claims, less so for each other's only counterparts."""
    if "sole" not in terms:
        return {}
    alone = np.maximum(terms["sole"], terms.get("swapped", terms["sole"]))
    rest = 1.0 - np.clip(alone, 0.0, 1.0)
    return {name: terms[name] * rest for name in _AGAINST if name in terms}


def _support(terms: Mapping[str, Floats], settings: Weights) -> Floats:
    """Return how much of a score rests on what the claims are about."""
    parts = [settings.features[name] * terms[name] for name in terms if name in _ABOUT]
    total: Floats = np.sum(parts, axis=0)
    return total


def _feature(meeting: Meeting, kind: Kind, name: str) -> Floats:
    if name in _TOGETHER:
        return _TOGETHER[name](meeting)
    if name != "likeness":
        return FEATURES[name](meeting)
    one, two, measure = meeting.evidence.left, meeting.evidence.right, LIKENESS[kind]
    return np.array(
        [measure(one.claims[i], two.claims[j]) for i, j in meeting.claims()], dtype=float
    )
