"""The cue phrases of one sentence, found again by what they are and by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from checker.extract.about.phrases import Hit


@lru_cache(maxsize=4096)
def _labels(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for name in names for p in (name, name.partition(".")[0])))


class Cues:
    """Cue phrases in order of place; look-ups cost no more than what they return."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Index the hits; a cue `scope.half_time` is also found as `scope`."""
        self.hits = tuple(hits)
        self._labelled: dict[str, list[Hit]] = {}
        self._starts: dict[str, list[int]] = {}
        self._ending: dict[int, list[Hit]] = {}
        self._beginning: dict[int, list[Hit]] = {}
        self._asked: dict[tuple[str, ...], Sequence[Hit]] = {}
        for hit in self.hits:
            self._ending.setdefault(hit.last, []).append(hit)
            self._beginning.setdefault(hit.first, []).append(hit)
            for label in _labels(hit.labels):
                self._labelled.setdefault(label, []).append(hit)
                self._starts.setdefault(label, []).append(hit.first)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def of(self, *labels: str) -> Sequence[Hit]:
        """Return all hits of some labels, in order; remembered, for every mention asks for them."""
        found = self._asked.get(labels)
        if found is None:
            some = {h for label in labels for h in self._labelled.get(label, ())}
            found = self._asked[labels] = sorted(some)
        return found

    def within(self, label: str, first: int, last: int) -> list[Hit]:
        """Return the hits of a label that lie within a stretch of tokens."""
        hits = self._labelled.get(label)
        if not hits or last < first:
            return []
        starts = self._starts[label]
        low, high = bisect_left(starts, first), bisect_left(starts, last + 1)
        return [h for h in hits[low:high] if h.last <= last]

    def before(self, at: int, labels: Iterable[str], reach: int = 0) -> Hit | None:
        """Return the hit that ends nearest before a token, at most `reach` tokens earlier."""
        for end in range(at - 1, at - 2 - reach, -1):
            for hit in self._ending.get(end, ()):
                if not set(hit.labels).isdisjoint(labels):
                    return hit
        return None

    def after(self, at: int, labels: Iterable[str], reach: int = 0) -> Hit | None:
        """Return the hit that begins nearest after a token, at most `reach` tokens later."""
        for start in range(at + 1, at + 2 + reach):
            for hit in self._beginning.get(start, ()):
                if not set(hit.labels).isdisjoint(labels):
                    return hit
        return None

    def beginning(self, at: int) -> Sequence[Hit]:
        """Return the hits that begin at a token."""
        return self._beginning.get(at, ())
