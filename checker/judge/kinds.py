"""The closed set of kinds: which procedure answers a rule's question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker import plugins
from checker.judge import (
    kinds_acronyms,
    kinds_calendar,
    kinds_coverage,
    kinds_dates,
    kinds_elapsed,
    kinds_figures,
    kinds_lists,
    kinds_names,
    kinds_posts,
    kinds_ranks,
    kinds_sentences,
    kinds_sums,
    kinds_terms,
    kinds_trends,
)
from checker.judge.observation import Procedure
from checker.judge.rule import Reader, Shape
from checker.judge.slack import slack
from checker.model.claim import Role
from checker.model.values import NameKind

PROCEDURES: Mapping[str, Procedure] = {
    "figure": kinds_figures.figure,
    "slip": kinds_figures.slip,
    "period": kinds_dates.period,
    "weekday": kinds_calendar.weekday,
    "tense": kinds_calendar.tense,
    "spelling": kinds_names.spelling,
    "slot": kinds_names.slot,
    "given": kinds_names.given,
    "term": kinds_terms.term,
    "acronym": kinds_acronyms.acronym,
    "post": kinds_posts.post,
    "members": kinds_lists.members,
    "announced": kinds_lists.announced,
    "quote": kinds_sentences.quote,
    "duplicate": kinds_sentences.duplicate,
    "negation": kinds_sentences.negation,
    "direction": kinds_trends.direction,
    "comparator": kinds_trends.comparator,
    "parts": kinds_sums.parts,
    "shares": kinds_sums.shares,
    "growth": kinds_sums.growth,
    "age": kinds_sums.age,
    "open_rank": kinds_ranks.open_rank,
    "elapsed": kinds_elapsed.elapsed,
    "nothing": kinds_coverage.nothing,
}
SHAPES: Mapping[str, Shape] = {
    **kinds_figures.SHAPES,
    **kinds_dates.SHAPES,
    **kinds_calendar.SHAPES,
    **kinds_names.SHAPES,
    **kinds_acronyms.SHAPES,
    **kinds_posts.SHAPES,
    **kinds_lists.SHAPES,
    **kinds_sentences.SHAPES,
    **kinds_trends.SHAPES,
    **kinds_sums.SHAPES,
    **kinds_terms.SHAPES,
    **kinds_elapsed.SHAPES,
    **kinds_ranks.SHAPES,
    **kinds_coverage.SHAPES,
}
APPLIES: Mapping[str, tuple[str, ...] | None] = {
    "role": tuple(Role),
    "dimension": None,
    "not_dimension": None,
    "range": ("yes", "no"),
    "name": tuple(NameKind),
    "one": None,
    "other": None,
}


@cache
def procedures() -> Mapping[str, Procedure]:
    """Return every procedure by the name of its kind, those of plug-ins included.

    Raises:
        ConfigError: a plug-in could not be imported.
    """
    return {**plugins.load("checker.kinds"), **PROCEDURES}


def reader() -> Reader:
    """Return a reader of rule files that knows every kind."""
    shapes = {name: SHAPES.get(name, Shape()) for name in procedures()}
    return Reader(kinds=shapes, applies=APPLIES, stretches=tuple(slack().stretch))
