"""Pairs and rules become findings."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.claim import Reading
from checker.model.finding import Judgement
from checker.model.pair import Pair


def judge(readings: Sequence[Reading], pairs: Sequence[Pair], *, language: str = "en") -> Judgement:
    """Return what the rules say of the pairs and of each reading by itself."""
    raise NotImplementedError
