"""Fits the weights of figures and dates on the labelled pairs, and prints how well they do.

    python tests/fit_alignment.py

The pairs of texts are dealt into folds. For each fold the weights are learnt on all the others: a
logistic regression drawn towards the shipped weights, the more strongly the larger the ridge. What
they choose in the fold that they have not seen, with the thresholds, gates and rivals that the
product goes by, is counted beside what the shipped weights choose there. Nothing is written: who
takes a fit copies its figures, rounded, into `rules/alignment.toml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from labelled import LabelledPair, labelled_pairs

from checker.align.evidence import gather
from checker.align.matching import chosen
from checker.align.scoring import Scored, meeting_of, scored, weighed
from checker.align.weights import Weights, weights
from checker.extract import extract
from checker.model.claim import Claim, Kind, Reading
from checker.model.document import Span
from checker.read import read

RIDGES = (1.0, 3.0, 10.0, 30.0)
STEPS = 25
FOLDS = 8
EXTRAS = ("meaning",)  # features of an encoder, without which they are 0 and teach nothing
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


def fit(cases: Sequence[Case], shipped: Weights, ridge: float) -> Weights:
    """Return weights learnt by a logistic regression that is drawn towards the shipped ones."""
    usable = [(c, c.known & c.cells.open) for c in cases]
    x = np.concatenate([design(c.cells)[rows] for c, rows in usable])
    y = np.concatenate([c.truth[rows] for c, rows in usable]).astype(float)
    prior = np.array([shipped.bias, *shipped.features.values()])
    penalty = ridge * np.eye(x.shape[1])
    beta = prior.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (y - p) - penalty @ (beta - prior)
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + penalty
        beta = beta + np.linalg.solve(hessian, gradient)
    learnt = dict(zip(shipped.features, beta[1:].tolist(), strict=True))
    kept = {name: shipped.features[name] for name in EXTRAS if name in learnt}
    return replace(shipped, bias=float(beta[0]), features={**learnt, **kept})


def links(item: Case, settings: Weights) -> Counter[str]:
    """Return how many true and false links some weights choose, and how many there are."""
    cells = weighed(item.cells, settings)
    kept = chosen(cells, settings.margin).kept & item.known
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
    fits = {ridge: fit(cases, shipped, ridge) for ridge in RIDGES}
    lines = [f"{kind}: {len(cases)} pairs, {sum(int(c.truth.sum()) for c in cases)} true links"]
    lines.append(f"  {'ridge':18} shipped" + "".join(f"{ridge:8.0f}" for ridge in RIDGES))
    for name in ("bias", *shipped.features):
        values = [_weight(settings, name) for settings in (shipped, *fits.values())]
        lines.append(f"  {name:18}" + "".join(f"{value:8.2f}" for value in values))
    lines.append(f"  shipped      {_shown(_total(links(c, shipped) for c in cases))}")
    for ridge in RIDGES:
        unseen = Counter[str]()
        for fold in range(FOLDS):
            learnt = fit([c for n, c in enumerate(cases) if n % FOLDS != fold], shipped, ridge)
            unseen.update(_total(links(c, learnt) for c in cases[fold::FOLDS]))
        lines.append(f"  held out {ridge:3.0f} {_shown(unseen)}")
    return lines


def _weight(settings: Weights, name: str) -> float:
    return settings.bias if name == "bias" else settings.features[name]


def _total(counts: Iterable[Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for count in counts:
        found.update(count)
    return found


def _shown(found: Counter[str]) -> str:
    parts = []
    for name in ("agree", "differ"):
        right, false = found[f"{name} right"], found[f"{name} false"]
        precision = right / max(1, right + false)
        recall = right / max(1, found[f"{name} gold"])
        parts.append(f"{name} P {precision:.2f} R {recall:.2f} ({right} right, {false} false)")
    return ", ".join(parts)


def main() -> None:
    """Print the fit of each kind."""
    pairs = [pair for pair in labelled_pairs() if all(pair.texts)]
    for kind in KINDS:
        print("\n".join(report(kind, pairs)))


if __name__ == "__main__":
    main()
