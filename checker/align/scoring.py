"""Candidate pairs of one kind become scores: features, gates, gain over the threshold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd

from checker.align.agreement import alike
from checker.align.candidates import candidates, distinct
from checker.align.choose import Rows
from checker.align.closeness import elided
from checker.align.counterparts import sole
from checker.align.evidence import Evidence
from checker.align.exchanged import swapped
from checker.align.features import FEATURES
from checker.align.gates import Codes, gate_names, gated
from checker.align.likeness import LIKENESS
from checker.align.limits import limits
from checker.align.lone_names import lone
from checker.align.meeting import Flags, Floats, Meeting
from checker.align.names import name_candidates
from checker.align.semantic import MEANING, meaning
from checker.align.tabled import by_heading, of_one_table
from checker.align.weights import Weights, weights
from checker.model.claim import Claim, Kind
from checker.model.values import Value

_PART = 16_384  # pairs whose features are worked out at a time, so that memory does not grow
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
}  # features that rest on the other pairs as well
_AGAINST = ("far_value", "crossed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The candidate pairs of one kind with what was found out about them, a cell a pair.

    Attributes:
        meeting: the pairs.
        kind: of their claims.
        shown: the cells whose features were kept, in order.
        terms: each feature, unweighted, of the cells shown.
        score: bias plus the weighted features.
        gates: number of the gate that shuts a pair, 0 where it is open.
        likes: where the two values support each other.
        gain: score above the threshold that applies; shut pairs included.
        rank: score by which candidates are ordered, with what an encoder adds.
        swapped: below 0 where equal figures have changed places.
    """

    meeting: Meeting
    kind: Kind
    shown: Rows
    terms: Mapping[str, Floats]
    score: Floats
    gates: Codes
    likes: Flags
    gain: Floats
    rank: Floats
    swapped: Floats

    @property
    def open(self) -> Flags:
        """Return where no gate shuts the pair."""
        return np.asarray(self.gates == 0, dtype=np.bool_)

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

    def gate(self, cell: int) -> str:
        """Return the name of the gate that shuts a pair, '' where it is open."""
        return gate_names(self.kind)[int(self.gates[cell])]


def scored(meeting: Meeting, kind: Kind, least: float = -np.inf) -> Scored:
    """Return the pairs with scores, gates and gains.

    Features are worked out part by part, and kept of pairs that gain more than `least`.
    """
    settings = weights(kind)
    together = _together(meeting, settings)
    found = [
        _part(part, kind, {name: cells[at] for name, cells in together.items()}, at.start, least)
        for at, part in _parts(meeting)
    ]
    terms = {n: np.concatenate([part.terms[n] for part in found]) for n in found[0].terms}
    return Scored(
        meeting=meeting,
        kind=kind,
        shown=np.concatenate([part.shown for part in found]),
        terms=terms,
        score=np.concatenate([part.score for part in found]),
        gates=np.concatenate([part.gates for part in found]),
        likes=np.concatenate([part.likes for part in found]),
        gain=np.concatenate([part.gain for part in found]),
        rank=np.concatenate([part.rank for part in found]),
        swapped=together.get("swapped", np.zeros(len(meeting.pairs))),
    )


def meeting_of(evidence: Evidence, kind: Kind) -> Meeting:
    """Return the pairs of claims of one kind that are worth a score."""
    if kind is Kind.NAME:
        return Meeting(evidence=evidence, pairs=name_candidates(evidence))
    strong = sorted(key for key, value in evidence.parallels.strength.items() if value > 0)
    pairs = candidates(evidence.columns, kind, strong, same=evidence.same)
    if kind is not Kind.FIGURE:
        return Meeting(evidence=evidence, pairs=pairs)
    if not evidence.same and (told := by_heading(evidence)):
        pairs = distinct(pd.concat([pairs, pd.DataFrame(told, columns=["left", "right"])]))
    meeting = Meeting(evidence=evidence, pairs=pairs)
    # Money meets no persons, save where a slip of the unit may be at work.
    other = meeting.both("dimension") & ~meeting.equal("dimension") & ~elided(meeting)
    hopeless = (other & (meeting.parallel() <= 0)) | of_one_table(meeting)
    return Meeting(evidence=evidence, pairs=pairs[~hopeless].reset_index(drop=True))


def _parts(meeting: Meeting) -> Iterator[tuple[slice, Meeting]]:
    """Give the pairs in parts of about one size, at least one part."""
    many = len(meeting.pairs)
    bounds = [many * n // (many // _PART + 1) for n in range(many // _PART + 2)]
    for first, last in pairwise(bounds):
        at = slice(first, last)
        yield at, Meeting(evidence=meeting.evidence, pairs=meeting.pairs.iloc[at])


def _together(meeting: Meeting, settings: Weights) -> dict[str, Floats]:
    """Return the features that rest on other pairs too, which only pairs that can meet have."""
    names = [name for name in _TOGETHER if name in settings.features]
    if not names:
        return {}
    near = meeting.parallel() >= limits().sentences.searched
    near |= meeting.left("valued") & (meeting.left("number") == meeting.right("number"))
    cells = np.arange(len(near)) if "lone" in names else np.flatnonzero(near)
    some = Meeting(evidence=meeting.evidence, pairs=meeting.pairs.iloc[cells])
    found = {name: np.zeros(len(near)) for name in names}
    for name, values in found.items():
        values[cells] = _TOGETHER[name](some)
    return found


def _part(
    meeting: Meeting, kind: Kind, together: Mapping[str, Floats], first: int, least: float
) -> Scored:
    """Return some pairs with their scores; the cells shown are counted from `first` on."""
    settings, nothing = weights(kind), np.zeros(len(meeting.pairs))
    terms = {
        name: together[name] if name in together else _feature(meeting, kind, name)
        for name in settings.features
    }
    terms |= _excused(terms)
    if settings.meaning and meeting.evidence.meanings is not None:
        terms[MEANING] = meaning(meeting)
    cells = Scored(
        meeting=meeting,
        kind=kind,
        shown=np.arange(first, first + len(nothing)),
        terms=terms,
        score=nothing,
        gates=gated(meeting, kind, terms.get("sole"), terms.get("swapped")),
        likes=alike(meeting, terms.get("likeness", nothing), kind),
        gain=nothing,
        rank=nothing,
        swapped=terms.get("swapped", nothing),
    )
    cells = weighed(cells, settings)
    shown = np.flatnonzero(cells.gain > least)
    kept = {name: values[shown] for name, values in terms.items()}
    return replace(cells, shown=cells.shown[shown], terms=kept)


def weighed(cells: Scored, settings: Weights) -> Scored:
    """Return the same pairs, all of them shown, with the scores that some weights give them."""
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
    if name != "likeness":
        return FEATURES[name](meeting)
    return _likeness(meeting, LIKENESS[kind])


def _likeness(meeting: Meeting, measure: Callable[[Claim, Claim], float]) -> Floats:
    """Return how alike two claims are in what they say, worked out once for any two values."""
    known: dict[tuple[Value, str], int] = {}
    sides: list[Rows] = []
    for side, reading in enumerate((meeting.evidence.left, meeting.evidence.right)):
        rows, inverse = np.unique(meeting.rows(side), return_inverse=True)
        claims = [reading.claims[row] for row in rows.tolist()]
        codes = [known.setdefault((claim.value, claim.language), len(known)) for claim in claims]
        sides.append(np.array(codes, dtype=np.int64)[inverse.reshape(-1)])
    places = sides[0] * len(known) + sides[1]
    _, first, inverse = np.unique(places, return_index=True, return_inverse=True)
    one, two = meeting.evidence.left.claims, meeting.evidence.right.claims
    both = zip(meeting.rows(0)[first].tolist(), meeting.rows(1)[first].tolist(), strict=True)
    alike: Floats = np.array([measure(one[i], two[j]) for i, j in both], dtype=np.float64)
    found: Floats = alike[inverse.reshape(-1)]
    return found
