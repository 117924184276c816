"""Which sentence of one text says what a sentence of the other says, without any dictionary."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum

import numpy as np
import numpy.typing as npt
import pandas as pd

from checker.align.bags import Bags, Keys
from checker.align.candidates import distinct
from checker.align.words import Words

_COMMON = 4000  # a key that would join more pairs of sentences than this tells nothing
_PART = 512  # sentences whose partners are sought at a time, so that memory does not grow
_BEST = 12  # sentences of the other text that are kept for one sentence
_FAMILIAR = 0.5  # in one language, what a word counts that the other text never uses
_STRANGE = 0.15  # across languages, what a word counts that the other text never uses
_DAMP = 2.0  # weight of shared words at which they count half
_SURE = 0.3  # likeness from which mutual best sentences are anchors of the order
_ORDER = 0.25  # what agreeing with the order of the anchors can add to a likeness
_WEAK, _STRONG = 0.12, 0.5  # likeness at which parallelism begins and is full
_CONTENT = 0.15  # likeness of content alone below which order and lead say less and less
_SPLIT = 0.45  # parallelism of a part with the sentence that also holds other parts

Floats = npt.NDArray[np.float64]
Likeness = Mapping[tuple[int, int], float]
Contents = Mapping[int, frozenset[str]]
Numbers = Sequence[int]
_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallels:
    """How far two sentences say the same, 0 to 1.

    Attributes:
        strength: by (left sentence, right sentence), of pairs that share something: 1 when each is
            plainly the other's best match, 0 when others match as well.
        order: how far the two texts go through their matter in the same order, 0 to 1.
    """

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
    bags = Bags()
    one = _numbers(bags, words[0], extra[0])
    two = one if same else _numbers(bags, words[1], extra[1])
    strange = _FAMILIAR if one_language else _STRANGE
    likeness = _likeness(bags, (one, two), weights, same=same, strange=strange)
    content, order = likeness, 0.0
    if not same:
        chain, order = _anchors(likeness)
        likeness = _ordered(likeness, chain, order, (len(one), len(two)))
    return Parallels(strength=_strength(likeness, content), order=order)


def _numbers(bags: Bags, words: Words, extra: Contents) -> Numbers:
    """Return the number of the set of keys of each sentence."""
    sentences = enumerate(words.sentences)
    return [bags.number(words.bag(span) | extra.get(n, frozenset())) for n, span in sentences]


def _likeness(
    bags: Bags,
    sides: tuple[Numbers, Numbers],
    weights: Mapping[str, float],
    *,
    same: bool,
    strange: float,
) -> dict[tuple[int, int], float]:
    """Return the likeness of sentences that share a telling word: the best few of each sentence.

    `strange` is how much a word counts that the other text never uses: all in one language,
    little across languages, where most words are such.
    """
    telling = [weights.get(text, 1.0) for text in bags.texts]
    left, right = (_table(bags, side, name) for side, name in zip(sides, _SIDES, strict=True))
    linked = frozenset(np.intersect1d(left["key"], right["key"]).tolist())
    sizes = [_sizes(bags, side, telling, linked, strange) for side in sides]
    parts = []
    for met in _meeting(left, right, same=same):
        i, j = met["left"].to_numpy(), met["right"].to_numpy()
        both = [(sides[0][m], sides[1][n]) for m, n in zip(i.tolist(), j.tolist(), strict=True)]
        sets = bags.keys_of({number for pair in both for number in pair})
        shared = np.array([fsum(map(telling.__getitem__, sets[m] & sets[n])) for m, n in both])
        less = np.minimum(sizes[0][i], sizes[1][j])
        all_of = sizes[0][i] + sizes[1][j] - shared
        found = 0.5 * (shared / less + shared / all_of) * shared / (shared + _DAMP)
        parts.append(_kept(met.assign(likeness=found)))
    if not parts:
        return {}
    best = _kept(pd.concat(parts))
    rows = zip(best["left"].tolist(), best["right"].tolist(), strict=True)
    return dict(zip(rows, best["likeness"].tolist(), strict=True))


def _table(bags: Bags, numbers: Numbers, name: str) -> pd.DataFrame:
    """Return a row for each key (`key`) of each sentence, whose number stands under `name`."""
    packed = [bags.packed[number] for number in numbers]
    keys = np.frombuffer(b"".join(packed), dtype=np.int32)
    lengths = [len(some) // keys.itemsize for some in packed]
    return pd.DataFrame({"key": keys, name: np.repeat(np.arange(len(packed)), lengths)})


def _sizes(
    bags: Bags, numbers: Numbers, telling: Sequence[float], linked: Keys, strange: float
) -> Floats:
    """Return what the keys of each sentence weigh, those that the other text lacks less."""
    sizes: dict[int, float] = {}
    for number in set(numbers):
        keys = bags.keys_of((number,))[number]
        known = fsum([telling[key] for key in keys & linked])
        sizes[number] = known + strange * fsum([telling[key] for key in keys - linked])
    return np.array([sizes[number] for number in numbers])


def _meeting(left: pd.DataFrame, right: pd.DataFrame, *, same: bool) -> Iterator[pd.DataFrame]:
    """Give the pairs (`left`, `right`) that share a key not too common, part by part."""
    many = 1 + int(max(left["key"].max(), right["key"].max())) if len(left) and len(right) else 1
    times = [np.bincount(side["key"], minlength=many) for side in (left, right)]
    telling = times[0] * times[1] <= _COMMON
    one, two = (side[telling[side["key"].to_numpy()]] for side in (left, right))
    for first in range(0, 1 + int(left["left"].max() if len(left) else -1), _PART):
        some = one[(one["left"] >= first) & (one["left"] < first + _PART)]
        met = some.merge(two, on="key")[["left", "right"]]
        if same:
            met = met[met["left"] < met["right"]]
        if len(met):
            yield distinct(met)


def _kept(found: pd.DataFrame) -> pd.DataFrame:
    """Keep the best few partners of each sentence, so that long texts stay cheap."""
    kept = np.zeros(len(found), dtype=np.bool_)
    for side, other in (("left", "right"), ("right", "left")):
        sentences = found[side].to_numpy()
        order = np.lexsort((found[other].to_numpy(), -found["likeness"].to_numpy(), sentences))
        sentences = sentences[order]
        place = np.arange(len(order)) - np.searchsorted(sentences, sentences)
        kept[order[place < _BEST]] = True
    return found[kept]


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
    if not likeness:
        return {}
    rows, columns = np.array(list(likeness), dtype=np.int64).T
    value = np.array(list(likeness.values()), dtype=np.float64)
    alike = np.array([content.get(pair, 0.0) for pair in likeness], dtype=np.float64)
    leads = [_lead(sentences, value) for sentences in (rows, columns)]
    full = np.minimum(1.0, (value - _WEAK) / (_STRONG - _WEAK))
    full = full * np.minimum(1.0, alike / _CONTENT)
    found = full * np.maximum(np.minimum(*leads), _SPLIT * np.maximum(*leads))
    return {
        pair: strength
        for pair, strength, one in zip(likeness, found.tolist(), value.tolist(), strict=True)
        if one > _WEAK
    }


def _lead(sentences: npt.NDArray[np.int64], value: Floats) -> Floats:
    """Return 1 for a clear lead over the sentence's best rival, a half for a draw, 0 far behind."""
    order = np.lexsort((value, sentences))
    first = np.searchsorted(sentences[order], sentences)
    last = np.searchsorted(sentences[order], sentences, side="right") - 1
    best, second = value[order[last]], value[order[np.maximum(last - 1, 0)]]
    rival = np.where(first == last, 0.0, np.where(value >= best, second, best))
    with np.errstate(divide="ignore", invalid="ignore"):  # of likeness 0 there is no lead
        lead: Floats = np.minimum(1.0, np.maximum(0.0, 0.5 + 2.0 * (value - rival) / value))
    return lead
