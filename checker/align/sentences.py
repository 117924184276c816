"""Which sentence of one text says what a sentence of the other says, without any dictionary."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from checker.align.words import Words, mass

_COMMON = 4000  # a key that would join more pairs of sentences than this tells nothing
_BEST = 12  # sentences of the other text that are kept for one sentence
_FAMILIAR = 0.5  # in one language, what a word counts that the other text never uses
_STRANGE = 0.15  # across languages, what a word counts that the other text never uses
_DAMP = 2.0  # weight of shared words at which they count half
_SURE = 0.3  # likeness from which mutual best sentences are anchors of the order
_ORDER = 0.25  # what agreeing with the order of the anchors can add to a likeness
_WEAK, _STRONG = 0.12, 0.5  # likeness at which parallelism begins and is full
_CONTENT = 0.15  # likeness of content alone below which order and lead say less and less
_SPLIT = 0.45  # parallelism of a part with the sentence that also holds other parts

Likeness = Mapping[tuple[int, int], float]
Contents = Mapping[int, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallels:
    """How far two sentences say the same: likeness of content, and parallelism 0 to 1.

    Attributes:
        likeness: by (left sentence, right sentence), pairs that share something only.
        strength: 1 when each is plainly the other's best match, 0 when others match as well.
        order: how far the two texts go through their matter in the same order, 0 to 1.
    """

    likeness: Likeness
    strength: Likeness
    order: float


def parallels(
    words: tuple[Words, Words],
    extra: tuple[Contents, Contents],
    *,
    weights: Mapping[str, float],
    same: bool,
    one_language: bool,
) -> Parallels:
    """Return how the sentences of two texts match; `same` when they are one text.

    `extra` holds further keys of each sentence (concepts, names, values), by sentence number;
    `weights` says how much each key tells.
    """
    left, right = words
    one = [left.bag(s) | extra[0].get(n, frozenset()) for n, s in enumerate(left.sentences)]
    two = [right.bag(s) | extra[1].get(n, frozenset()) for n, s in enumerate(right.sentences)]
    likeness = _likeness(
        one, two, weights, same=same, strange=_FAMILIAR if one_language else _STRANGE
    )
    content, order = likeness, 0.0
    if not same:
        chain, order = _anchors(likeness)
        likeness = _ordered(likeness, chain, order, (len(one), len(two)))
    return Parallels(likeness=likeness, strength=_strength(likeness, content), order=order)


def _likeness(
    one: Sequence[frozenset[str]],
    two: Sequence[frozenset[str]],
    weights: Mapping[str, float],
    *,
    same: bool,
    strange: float,
) -> dict[tuple[int, int], float]:
    """Return the likeness of all pairs of sentences that share a telling word.

    `strange` is how much a word counts that the other text never uses: all in one language,
    little across languages, where most words are such.
    """
    found = {}
    linked = frozenset().union(*one) & frozenset().union(*two)
    left, right = [bag & linked for bag in one], [bag & linked for bag in two]
    sizes = [
        [mass(bag & linked, weights) + strange * mass(bag - linked, weights) for bag in bags]
        for bags in (one, two)
    ]
    for place in sorted(_meeting(left, right, same=same)):
        i, j = divmod(place, len(right))
        shared = mass(left[i] & right[j], weights)
        less, all_of = min(sizes[0][i], sizes[1][j]), sizes[0][i] + sizes[1][j] - shared
        found[i, j] = 0.5 * (shared / less + shared / all_of) * shared / (shared + _DAMP)
    return _kept(found)


def _meeting(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], *, same: bool
) -> set[int]:
    """Return the pairs that share a key which is not too common, as places in a table."""
    where: tuple[dict[str, list[int]], dict[str, list[int]]] = (
        defaultdict(list),
        defaultdict(list),
    )
    for index, bags in zip(where, (left, right), strict=True):
        for n, bag in enumerate(bags):
            for key in bag:
                index[key].append(n)
    met: set[int] = set()
    for key, rows in where[0].items():
        columns = where[1].get(key, ())
        if len(rows) * len(columns) > _COMMON:
            continue
        for i in rows:
            row = i * len(right)
            met.update([row + j for j in columns if not same or i < j])
    return met


def _kept(found: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Keep the best few partners of each sentence, so that long texts stay cheap."""
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), value in found.items():
        rows[i].append((-value, j))
        columns[j].append((-value, i))
    kept = {}
    for i, row in rows.items():
        kept.update({(i, j): -value for value, j in sorted(row)[:_BEST]})
    for j, column in columns.items():
        kept.update({(i, j): -value for value, i in sorted(column)[:_BEST]})
    return kept


def _mutual(likeness: Likeness) -> list[tuple[int, int, float]]:
    best_row: dict[int, tuple[float, int]] = {}
    best_column: dict[int, tuple[float, int]] = {}
    for (i, j), value in sorted(likeness.items()):
        best_row[i] = max(best_row.get(i, (0.0, -1)), (value, j))
        best_column[j] = max(best_column.get(j, (0.0, -1)), (value, i))
    return [(i, j, v) for i, (v, j) in sorted(best_row.items()) if best_column[j][1] == i]


def _anchors(likeness: Likeness) -> tuple[list[tuple[int, int]], float]:
    """Return the longest chain of sure matches that run in order, and its share of all of them."""
    sure = [(i, j) for i, j, value in _mutual(likeness) if value >= _SURE]
    if not sure:
        return [], 0.0
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(sure):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [j], [n]
    chain, n = [], ends[-1]
    while n >= 0:
        chain.append(sure[n])
        n = before[n]
    share = len(chain) / len(sure)
    return chain[::-1], max(0.0, 2 * share - 1) * len(chain) / (len(chain) + 1)


def _ordered(
    likeness: Likeness, chain: list[tuple[int, int]], order: float, size: tuple[int, int]
) -> dict[tuple[int, int], float]:
    """Add to each likeness what the order of the sure matches says for it."""
    grown = dict(likeness)
    if not chain:
        return grown
    points = [(-1, -1), *chain, size]
    lefts = [i for i, _ in points]
    for i in range(size[0]):
        after = bisect_right(lefts, i)
        (i0, j0), (i1, j1) = points[after - 1], points[min(after, len(points) - 1)]
        due = j0 + (i - i0) * (j1 - j0) / max(1, i1 - i0)
        for j in range(max(0, round(due) - 2), min(size[1], round(due) + 3)):
            grown[i, j] = grown.get((i, j), 0.0) + _ORDER * order * exp(-abs(j - due))
    return grown


def _strength(likeness: Likeness, content: Likeness) -> dict[tuple[int, int], float]:
    rows: dict[int, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    for (i, j), value in likeness.items():
        rows[i].append(value)
        columns[j].append(value)
    tops = [{n: sorted(v)[-2:] for n, v in side.items()} for side in (rows, columns)]
    found = {}
    for (i, j), value in likeness.items():
        if value <= _WEAK:
            continue
        full = min(1.0, (value - _WEAK) / (_STRONG - _WEAK))
        full *= min(1.0, content.get((i, j), 0.0) / _CONTENT)
        leads = sorted(_lead(top, value) for top in (tops[0][i], tops[1][j]))
        found[i, j] = full * max(leads[0], _SPLIT * leads[1])
    return found


def _lead(tops: Sequence[float], value: float) -> float:
    """Return 1 for a clear lead over the best rival, a half for a draw, 0 far behind."""
    rival = 0.0 if len(tops) == 1 else tops[0] if value >= tops[-1] else tops[-1]
    return min(1.0, max(0.0, 0.5 + 2.0 * (value - rival) / value))
