"""Which names may be spellings of one, told of all pairs at once, so that few are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from checker.lang.spellings import bounds, skeleton, words_of
from checker.model.claim import Claim
from checker.model.values import Name

Flags = npt.NDArray[np.bool_]
_SLIPS = 2  # letters that two words may differ in by slips of the pen, at most


def may_be_one(left: Sequence[Claim], right: Sequence[Claim]) -> Flags:
    """Return for each two names, a row a left one, whether they can be alike at all.

    `names_alike` and `one_word_apart` take two names for one only if they have a word or the given
    name in common, or their last words sound alike or differ by a slip: what is False here, is
    nothing there.
    """
    near = _in_common(left, right)
    if near.size:
        for last in (_last_word, _last_of_family):
            one, two = [last(claim) for claim in left], [last(claim) for claim in right]
            near |= process.cdist(one, two, scorer=OSA.distance, score_cutoff=_SLIPS) <= _SLIPS
            one, two = [skeleton(word) for word in one], [skeleton(word) for word in two]
            close = bounds().close - 1  # rounded down, for the last bit of a ratio
            near |= process.cdist(one, two, scorer=fuzz.ratio, score_cutoff=close) > 0
    return near


def _in_common(left: Sequence[Claim], right: Sequence[Claim]) -> Flags:
    """Return where two names have a word in common, or all their letters."""
    where: dict[str, list[int]] = defaultdict(list)
    for column, claim in enumerate(right):
        for key in _keys(claim):
            where[key].append(column)
    found = np.zeros((len(left), len(right)), dtype=np.bool_)
    for row, claim in enumerate(left):
        for key in _keys(claim):
            found[row, where.get(key, [])] = True
    return found


def _keys(claim: Claim) -> frozenset[str]:
    name = claim.value
    if not isinstance(name, Name):
        return frozenset()
    parts = [words_of(text) for text in (name.surface, name.family, name.given)]
    return frozenset(key for words in parts if words for key in (*words, "".join(words)))


def _last_word(claim: Claim) -> str:
    words = words_of(claim.value.surface) if isinstance(claim.value, Name) else ()
    return words[-1] if words else ""


def _last_of_family(claim: Claim) -> str:
    words = words_of(claim.value.family) if isinstance(claim.value, Name) else ()
    return words[-1] if words else _last_word(claim)
