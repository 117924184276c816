"""The summands of a score in words: each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from checker.align.evidence import Evidence
from checker.align.weights import weights
from checker.align.words import heaviest
from checker.model.claim import Claim, Kind
from checker.model.pair import Reason

_SAID = 6  # shared words that are named at most
_BAGS = {
    "near_words": "near",
    "clause_words": "clause",
    "sentence_words": "words",
    "clause_names": "names",
    "sentence_names": "all_names",
    "clause_concepts": "concepts",
    "sentence_concepts": "all_concepts",
}


def reasons(
    evidence: Evidence, kind: Kind, rows: tuple[int, int], terms: Mapping[str, float]
) -> tuple[Reason, ...]:
    """Return the summands of a pair's score, the bias first, then the strongest first."""
    settings = weights(kind)
    found = [
        _reason(
            name,
            round(settings.features.get(name, 0.0) * value, 3),
            _detail(evidence, name, rows, value),
        )
        for name, value in terms.items()
        if value
    ]
    found.sort(key=lambda reason: (-abs(reason.weight), reason.label))
    return (_reason("bias", settings.bias, ""), *found)


@lru_cache(maxsize=4096)
def _reason(name: str, weight: float, detail: str) -> Reason:
    """Return a reason; most are alike, and there are as many as pairs times features."""
    return Reason(label=_label(name), weight=weight, detail=detail)


@cache
def _label(name: str) -> str:
    return name.replace("_", " ")


def _detail(evidence: Evidence, name: str, rows: tuple[int, int], value: float) -> str:
    left, right = evidence.left.claims[rows[0]], evidence.right.claims[rows[1]]
    if name in _BAGS:
        return ", ".join(_shared(evidence, _BAGS[name], rows, left))
    if name in ("row_heading", "column_heading"):
        axis = name.removesuffix("_heading")
        said = (evidence.cells[side].heading_of(rows[side], axis) for side in (0, 1))
        return " | ".join(text for text in said if text)
    if name in ("same_measure", "other_measure"):
        return _facing(left.subject.measure_words, right.subject.measure_words)
    if name in ("parallel", "sole", "lone", "slot", "same_rank", "meaning"):
        return f"{value:.2f}"
    if name in ("value", "likeness", "same_digits", "same_said"):
        return _facing(_words(evidence, left, 0), _words(evidence, right, 1))
    return ""


def _facing(one: str, two: str) -> str:
    return f"{one} | {two}"


def _words(evidence: Evidence, claim: Claim, side: int) -> str:
    document = (evidence.left, evidence.right)[side].document
    return claim.evidence.of(document.text)


def _shared(evidence: Evidence, column: str, rows: tuple[int, int], left: Claim) -> list[str]:
    numbers = [int(evidence.columns.array(side, column)[rows[side]]) for side in (0, 1)]
    sets = evidence.bags.keys_of(numbers)
    shared = [evidence.bags.texts[key] for key in sets[numbers[0]] & sets[numbers[1]]]
    keys = heaviest(shared, evidence.weights, _SAID)
    return evidence.words[0].surfaces_of(left.sentence, keys)
