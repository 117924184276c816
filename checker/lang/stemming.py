"""Snowball's stemmers, in which endings are looked up in tables rather than searched for."""

from __future__ import annotations

from functools import cache
from typing import Any

import snowballstemmer

_NAMES = {
    "fr": "french",
    "en": "english",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}
_Table = tuple[dict[str, Any], dict[str, tuple[int, ...]]]


class _Tables:
    """The two searches of a stemmer written in Python, which take half of its time.

    A list of endings names for each the next shorter one that it ends in, so that going through
    them by length finds the same. Nothing here is used where the stemmer is one of compiled code.
    """

    current: str
    cursor: int
    limit: int
    limit_backward: int
    _tables: dict[tuple[int, int], _Table]

    def find_among(self, v: list[Any]) -> Any:  # noqa: ANN401 - snowballstemmer has no types
        """Return the result of the longest entry that stands at the cursor, and move behind it."""
        at, text = self.cursor, self.current
        entries, sizes = self._table(v, 0)
        for size in sizes.get(text[at : at + 1], sizes[""]):
            entry = entries.get(text[at : at + size]) if at + size <= self.limit else None
            if entry is not None:
                self.cursor = at + size
                if entry.method is None or entry.method(self):
                    self.cursor = at + size
                    return entry.result
        return 0

    def find_among_b(self, v: list[Any]) -> Any:  # noqa: ANN401 - the same
        """Return the result of the longest entry that ends at the cursor, and move before it."""
        at, text, low = self.cursor, self.current, self.limit_backward
        entries, sizes = self._table(v, -1)
        for size in sizes.get(text[at - 1 : at], sizes[""]):
            entry = entries.get(text[at - size : at]) if at - size >= low else None
            if entry is not None:
                self.cursor = at - size
                if entry.method is None or entry.method(self):
                    self.cursor = at - size
                    return entry.result
        return 0

    def _table(self, v: list[Any], edge: int) -> _Table:
        key = id(v), edge  # the lists are of the stemmer's class, and stay
        found = self._tables.get(key)
        if found is None:
            found = self._tables[key] = _tabled(v, edge)
        return found


def _tabled(v: list[Any], edge: int) -> _Table:
    """Return a list's entries by their text, and their lengths by the letter at their edge."""
    edges = {entry.s[edge] for entry in v if entry.s} | {""}
    sizes = {
        letter: {len(entry.s) for entry in v if not entry.s or entry.s[edge] == letter}
        for letter in edges
    }
    ordered = {letter: tuple(sorted(found, reverse=True)) for letter, found in sizes.items()}
    return {entry.s: entry for entry in v}, ordered


@cache
def stemmer(code: str) -> Any:  # noqa: ANN401 - the same
    """Return the stemmer of a language, that of English for a language without one."""
    plain = snowballstemmer.stemmer(_NAMES.get(code, "english"))
    kind = type(plain)
    if not (hasattr(kind, "find_among") and hasattr(kind, "find_among_b")):
        return plain
    return type(kind.__name__, (_Tables, kind), {"_tables": {}})()
