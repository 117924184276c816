"""The closed set of kinds: which procedure answers a rule's question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker import plugins
from checker.judge.kinds import (
    acronyms,
    calendar,
    clocks,
    coverage,
    dates,
    elapsed,
    exchanged,
    figures,
    first_names,
    growth_across,
    growths,
    lists,
    margins,
    negations,
    opposites,
    other_role,
    parts,
    posts,
    ranks,
    sentences,
    slots,
    spelling,
    sums,
    terms,
    totals,
    trends,
)
from checker.judge.observation import Procedure
from checker.judge.rule import Reader, Shape
from checker.judge.slack import slack
from checker.model.claim import Role
from checker.model.values import NameKind

PROCEDURES: Mapping[str, Procedure] = {
    "figure": figures.figure,
    "slip": figures.slip,
    "other_role": other_role.other_role,
    "period": dates.period,
    "weekday": calendar.weekday,
    "missing_day": calendar.missing_day,
    "tense": calendar.tense,
    "clock": clocks.clock,
    "spelling": spelling.spelling,
    "slot": slots.slot,
    "given": first_names.given,
    "exchanged": exchanged.exchanged,
    "term": terms.term,
    "acronym": acronyms.acronym,
    "post": posts.post,
    "members": lists.members,
    "announced": lists.announced,
    "quote": sentences.quote,
    "duplicate": sentences.duplicate,
    "negation": negations.negation,
    "direction": trends.direction,
    "comparator": trends.comparator,
    "opposite": opposites.opposite,
    "parts": parts.parts,
    "excess": parts.excess,
    "shares": sums.shares,
    "growth": growths.growth,
    "growth_across": growth_across.growth_across,
    "multiple": growths.multiple,
    "margin": margins.margin,
    "product": margins.product,
    "table_total": totals.table_total,
    "age": sums.age,
    "open_rank": ranks.open_rank,
    "elapsed": elapsed.elapsed,
    "nothing": coverage.nothing,
}
SHAPES: Mapping[str, Shape] = {
    **figures.SHAPES,
    **other_role.SHAPES,
    **dates.SHAPES,
    **calendar.SHAPES,
    **clocks.SHAPES,
    **spelling.SHAPES,
    **slots.SHAPES,
    **first_names.SHAPES,
    **exchanged.SHAPES,
    **acronyms.SHAPES,
    **posts.SHAPES,
    **lists.SHAPES,
    **sentences.SHAPES,
    **negations.SHAPES,
    **trends.SHAPES,
    **opposites.SHAPES,
    **parts.SHAPES,
    **sums.SHAPES,
    **growths.SHAPES,
    **growth_across.SHAPES,
    **margins.SHAPES,
    **totals.SHAPES,
    **terms.SHAPES,
    **elapsed.SHAPES,
    **ranks.SHAPES,
    **coverage.SHAPES,
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
