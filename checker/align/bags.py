"""Sets of words and names: each is stored once, in little room, and known by its number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

Bag = frozenset[str]
Keys = frozenset[int]  # the same by the numbers of its keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Bags:
    """Sets by their numbers; as sets of Python two long texts would fill a hundred megabytes.

    Attributes:
        keys: the number of each key.
        texts: the keys by their numbers.
        packed: the keys of each set, by their numbers, in order, four bytes each.
        numbers: the number of each packed set.
    """

    keys: dict[str, int] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    packed: list[bytes] = field(default_factory=list)
    numbers: dict[bytes, int] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return how many different sets there are."""
        return len(self.packed)

    def key(self, text: str) -> int:
        """Return the number of a key, which is new when the key is."""
        found = self.keys.setdefault(text, len(self.texts))
        if found == len(self.texts):
            self.texts.append(text)
        return found

    def number(self, bag: Iterable[str]) -> int:
        """Return the number of a set, which is new when the set is."""
        texts = frozenset(bag)
        for text in sorted(text for text in texts if text not in self.keys):
            self.key(text)
        return self.numbered(map(self.keys.__getitem__, texts))

    def numbered(self, keys: Iterable[int]) -> int:
        """Return the number of a set of keys that are known by their numbers, each given once."""
        packed = array("i", sorted(keys)).tobytes()
        found = self.numbers.setdefault(packed, len(self.packed))
        if found == len(self.packed):
            self.packed.append(packed)
        return found

    def bag(self, number: int) -> Bag:
        """Return a set by its number."""
        return self.bags((number,))[number]

    def bags(self, numbers: Iterable[int]) -> dict[int, Bag]:
        """Return some sets by their numbers."""
        texts = self.texts
        return {n: frozenset([texts[key] for key in array("i", self.packed[n])]) for n in numbers}

    def keys_of(self, numbers: Iterable[int]) -> dict[int, Keys]:
        """Return some sets by their numbers, as the numbers of their keys."""
        return {number: frozenset(array("i", self.packed[number])) for number in numbers}
