"""Figures that have changed places: equal ones in the wrong one, unlike ones that are partners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import fsum

import numpy as np

from checker.align.counterparts import one_sort, sole
from checker.align.limits import limits
from checker.align.meeting import Flags, Floats, Meeting
from checker.align.subjects import other_period, same_measure, same_noun, same_period
from checker.align.surroundings import clause_names, near_words
from checker.model.claim import Claim
from checker.model.document import Span

Cells = list[int]


def swapped(m: Meeting) -> Floats:
    """Figures of parallel sentences that have changed places, though not what stands beside them.

    1 for what stands in the same place, or has the same owner; -1 for the equal figures there.
    """
    found = np.zeros(len(m.pairs))
    near = (m.parallel() >= limits().sentences.full) & one_sort(m) & m.equal("symbol")
    near &= m.left("valued")
    same = np.asarray(m.left("number") == m.right("number"), dtype=np.bool_)
    for equal, others in (*_in_one_sentence(m, near, same), *_in_two(m, near, same)):
        found[others], found[equal] = 1.0, -1.0
    return found


def _in_one_sentence(m: Meeting, near: Flags, same: Flags) -> Iterator[tuple[Cells, Cells]]:
    """Give the equal and the unlike pairs of two figures that stand in one sentence."""
    even, sentences = m.left("peers") == m.right("peers"), m.left("sentence")
    by_sentence: dict[int, Cells] = defaultdict(list)
    for cell in np.flatnonzero(near & even & same).tolist():
        by_sentence[int(sentences[cell])].append(cell)
    groups = [group for group in by_sentence.values() if len(group) > 1]
    if not groups:
        return
    places = m.claims()
    cell_of = {place: cell for cell, place in enumerate(places) if near[cell] and even[cell]}
    ranks, beside = (m.left("rank") == m.right("rank")).tolist(), _beside(m)
    owners = clause_names(m)
    for group in groups:
        for one, two in combinations(group[: limits().counterparts.crossed], 2):
            (left, right), (other_left, other_right) = places[one], places[two]
            ends = [cell_of.get((left, other_right)), cell_of.get((other_left, right))]
            others = [c for c in ends if c is not None and not same[c]]
            if len(others) < len(ends):
                continue
            if ranks[one] or ranks[two]:
                exchanged = _owners_exchanged(owners, (one, two), others)
            else:
                gained = sum(beside[c] for c in others) - beside[one] - beside[two]
                exchanged = all(ranks[c] for c in others) and (
                    gained >= limits().sentences.beside
                    or (gained > -limits().sentences.beside and _frame_stands(m, one, two))
                )
            if exchanged:
                yield [one, two], others


def _in_two(m: Meeting, near: Flags, same: Flags) -> Iterator[tuple[Cells, Cells]]:
    """Give the equal and the unlike pairs of two figures, the only ones of two sentences each."""
    alone = np.flatnonzero(near & ~same & (sole(m) >= limits().counterparts.sure))
    if len(alone) < 2:  # noqa: PLR2004 - two change places
        return
    places, beside, counted = m.claims(), _beside(m), m.shared("own") + same_noun(m)
    apart = same & (m.parallel() < limits().sentences.saying) & (counted == 0)
    cell_of = {places[cell]: cell for cell in np.flatnonzero(apart).tolist()}
    for one, two in combinations(alone[: limits().counterparts.crossed].tolist(), 2):
        (left, right), (other_left, other_right) = places[one], places[two]
        ends = [cell_of.get((left, other_right)), cell_of.get((other_left, right))]
        equal = [c for c in ends if c is not None]
        if len(equal) == len(ends) and sum(beside[c] for c in equal) <= beside[one] + beside[two]:
            yield equal, [one, two]


def _owners_exchanged(owners: Floats, equal: tuple[int, int], others: Cells) -> bool:
    """Whether equal figures are of different owners, who are each the other figure's owner."""
    strange = all(owners[cell] == 0 for cell in equal)
    return strange and all(owners[cell] >= limits().sentences.owners for cell in others)


def _beside(m: Meeting) -> Floats:
    """Return how well what stands beside two figures agrees: words, noun, names, period."""
    periods = same_period(m) - other_period(m)
    words = near_words(m) + 0.5 * m.shared("own")
    nouns = np.maximum(same_noun(m), same_measure(m))
    beside: Floats = words + nouns + 0.5 * clause_names(m) + 0.5 * periods
    return beside


def _frame_stands(m: Meeting, one: int, two: int) -> bool:
    """Whether the words between two figures are the same, so that no clauses changed places."""
    sides = []
    for side, reading in enumerate((m.evidence.left, m.evidence.right)):
        rows = m.rows(side)
        sides.append(_segments(m, side, *(reading.claims[int(rows[cell])] for cell in (one, two))))
    left, right = sides
    moved = {
        key
        for n, bag in enumerate(left)
        for other, words in enumerate(right)
        if n != other
        for key in bag & words
    }
    weights = m.evidence.weights
    stands = fsum(weights.get(key, 0.0) for key in (left[1] & right[1]) - moved)
    return stands - fsum(weights.get(key, 0.0) for key in moved) >= limits().sentences.frame


def _segments(m: Meeting, side: int, one: Claim, two: Claim) -> tuple[frozenset[str], ...]:
    """Return the words before, between and after two claims of one sentence."""
    first, second = sorted((one.evidence, two.evidence))
    words, whole = m.evidence.words[side], one.sentence
    spans = (
        Span(whole.start, max(whole.start, first.start)),
        Span(first.end, max(first.end, second.start)),
        Span(second.end, max(second.end, whole.end)),
    )
    own = words.bag(first) | words.bag(second)
    return tuple(words.bag(span) - own for span in spans)
