"""Features of where two claims stand: sentences that say the same, places in them, words around."""

from __future__ import annotations

import numpy as np

from checker.align.closeness import value
from checker.align.meeting import Floats, Meeting
from checker.align.tabled import in_cells


def parallel(m: Meeting) -> Floats:
    """Sentences that are each other's best match."""
    return m.parallel()


def slot(m: Meeting) -> Floats:
    """The same place in parallel sentences."""
    distance = np.abs(m.left("position") - m.right("position"))
    near: Floats = np.clip(1.0 - 2.0 * distance, 0.0, 1.0)
    return m.parallel() * near


def same_rank(m: Meeting) -> Floats:
    """The same place among as many claims of their sort in parallel sentences."""
    return m.once("same rank", lambda: _same_rank(m))


def _same_rank(m: Meeting) -> Floats:
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
    best = m.evidence.best_strengths()
    strongest = np.maximum(best[0][m.left("sentence")], best[1][m.right("sentence")])
    found: Floats = np.clip(strongest - m.parallel(), 0.0, 1.0) * (1.0 - value(m))
    return np.where(in_cells(m), 0.0, found)  # no sentence says what a cell says


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
