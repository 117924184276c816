"""Fits the weights of figures and dates on the labelled pairs, and prints how well they do.

    python tests/fit_alignment.py

For each pair of texts the weights are learnt on all the others (logistic regression with a ridge),
and the links that they choose are counted, beside those of the shipped weights. Nothing is
written: who likes a fit copies its figures, rounded, into `rules/alignment.toml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from labelled import LabelledPair, labelled_pairs

from checker.align.choose import one_to_one
from checker.align.evidence import gather
from checker.align.scoring import Scored, meeting_of, scored
from checker.align.weights import weights
from checker.extract import extract
from checker.model.claim import Claim, Kind, Reading
from checker.model.document import Span
from checker.read import read

RIDGE = 3.0
STEPS = 25
KINDS = (Kind.FIGURE, Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The scored candidates of one pair of texts, and which of them belong together."""

    cells: Scored
    known: np.ndarray  # at least one claim of the pair is labelled
    truth: np.ndarray  # both carry the same label, and it is not that of a trap


def readings(pair: LabelledPair) -> tuple[Reading, Reading]:
    """Return what the extraction reads in the two texts."""
    one, two = (
        extract(
            read(
                f"{pair.name}-{side}.txt",
                pair.texts[side].encode(),
                index=side,
                language=pair.languages[side],
                date=pair.dates[side],
            )
        )
        for side in (0, 1)
    )
    return one, two


def case(pair: LabelledPair, kind: Kind) -> Case | None:
    """Return the candidates of one kind in a labelled pair, or None when there are none."""
    evidence = gather(*readings(pair))
    cells = scored(meeting_of(evidence, kind), kind)
    if not len(cells.score):
        return None
    spans = [
        {label.id: getattr(label, side) for label in pair.labels} for side in ("left", "right")
    ]
    left = [_labels(claim, spans[0]) for claim in evidence.left.claims]
    right = [_labels(claim, spans[1]) for claim in evidence.right.claims]
    both = list(zip(cells.left.tolist(), cells.right.tolist(), strict=True))
    return Case(
        cells=cells,
        known=np.array([bool(left[i] or right[j]) for i, j in both]),
        truth=np.array([any(name[0] != "t" for name in left[i] & right[j]) for i, j in both]),
    )


def _labels(claim: Claim, spans: dict[str, tuple[Span, ...]]) -> frozenset[str]:
    return frozenset(
        name for name, places in spans.items() if any(claim.evidence.overlaps(p) for p in places)
    )


def design(cells: Scored) -> np.ndarray:
    """Return the features as columns, a one before them for the bias."""
    columns = [np.ones(len(cells.score)), *cells.terms.values()]
    return np.stack(columns, axis=1)


def fit(cases: Sequence[Case]) -> np.ndarray:
    """Return bias and weights of a ridge-penalised logistic regression, by Newton's method."""
    usable = [(c, c.known & c.cells.open) for c in cases]
    x = np.concatenate([design(c.cells)[rows] for c, rows in usable])
    y = np.concatenate([c.truth[rows] for c, rows in usable]).astype(float)
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[0, 0] = 0.0
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (y - p) - penalty @ beta
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + penalty
        beta = beta + np.linalg.solve(hessian, gradient)
    return beta


def links(item: Case, score: np.ndarray, threshold: float) -> Counter[str]:
    """Return how many true and false links an assignment by some scores makes, and of how many."""
    cells = item.cells
    gain = np.where(cells.open, np.clip(score - threshold, 0, None), 0.0)
    kept = one_to_one(cells.left, cells.right, gain) & item.known
    found: Counter[str] = Counter()
    for name, rows in (("agree", cells.likes), ("differ", ~cells.likes)):
        found[f"{name} right"] = int((kept & rows & item.truth).sum())
        found[f"{name} false"] = int((kept & rows & ~item.truth).sum())
        found[f"{name} gold"] = int((rows & item.truth).sum())
    return found


def report(kind: Kind, pairs: Sequence[LabelledPair]) -> list[str]:
    """Return the lines of the fit of one kind."""
    cases = [found for pair in pairs if (found := case(pair, kind)) is not None]
    shipped = weights(kind)
    names = ["bias", *shipped.features]
    fitted = fit(cases)
    lines = [f"{kind}: {len(cases)} pairs, {sum(int(c.truth.sum()) for c in cases)} true links"]
    lines += [
        f"  {name:18} shipped {old:6.2f}  fitted {new:6.2f}"
        for name, old, new in zip(
            names, [shipped.bias, *shipped.features.values()], fitted, strict=True
        )
    ]
    left_out = [fit([c for c in cases if c is not item]) for item in cases]
    for threshold in (-1.0, -0.5, 0.0, 0.5):
        ours, theirs = Counter[str](), Counter[str]()
        for item, beta in zip(cases, left_out, strict=True):
            ours.update(links(item, item.cells.score, threshold))
            theirs.update(links(item, design(item.cells) @ beta, threshold))
        lines.append(f"  from {threshold:4.1f}: shipped {_shown(ours)}   left out {_shown(theirs)}")
    return lines


def _shown(found: Counter[str]) -> str:
    parts = []
    for name in ("agree", "differ"):
        right, false = found[f"{name} right"], found[f"{name} false"]
        precision = right / max(1, right + false)
        recall = right / max(1, found[f"{name} gold"])
        parts.append(f"{name} P {precision:.2f} R {recall:.2f}")
    return ", ".join(parts)


def main() -> None:
    """Print the fit of each kind."""
    pairs = [pair for pair in labelled_pairs() if all(pair.texts)]
    for kind in KINDS:
        print("\n".join(report(kind, pairs)))


if __name__ == "__main__":
    main()
