"""Kind of rule on coverage: two texts that have nothing to say to each other."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.model.claim import Claim, Kind
from checker.model.pair import Reason
from checker.model.verdict import Verdict

SHAPES = {"nothing": Shape(fields=frozenset({"draft", "reference"}))}
FACTS = (Kind.FIGURE, Kind.DATE, Kind.LIST, Kind.TREND, Kind.QUOTE, Kind.POST)
ENOUGH = 3
"""A text with fewer facts is too short to wonder at."""


def nothing(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give each reference of which not one fact meets a fact of the draft."""
    del rule
    if not context.readings:
        return
    draft = min(context.readings)
    met = {
        document
        for pair in context.pairs
        for document in (pair.left.document, pair.right.document)
        if pair.left.document != pair.right.document
    }
    facts = {index: _facts(context, index) for index in sorted(context.readings)}
    for index, claims in facts.items():
        if index == draft or index in met or min(len(claims), len(facts[draft])) < ENOUGH:
            continue
        yield Observation(
            verdict=Verdict.INCOMPARABLE,
            claims=(facts[draft][0], claims[0]),
            fields={
                "draft": context.readings[draft].document.name,
                "reference": context.readings[index].document.name,
            },
            reasons=(Reason(label="pairs", detail="0"),),
            keys=(("draft",), ("reference",)),
        )


def _facts(context: Context, index: int) -> list[Claim]:
    return [claim for claim in context.readings[index].claims if claim.kind in FACTS]
