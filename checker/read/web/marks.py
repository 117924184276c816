"""How pages name their parts, and HTML's own grammar, read from `marks.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def marks(section: str, key: str) -> tuple[str, ...]:
    """Return the words under a key of a section, in order; empty when there is no such key."""
    return tuple(_data()[section].get(key, "").split())


@cache
def tags(key: str) -> frozenset[str]:
    """Return a set of tag names."""
    return frozenset(marks("tags", key))


@cache
def reasons() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the reasons for cutting a part of a page, with the names that such parts bear."""
    return tuple((reason, frozenset(words.split())) for reason, words in _data()["reasons"].items())


@cache
def _data() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "marks.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
