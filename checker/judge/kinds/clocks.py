"""Kind of rule on times of day: one event at two hours.

A text for another country may tell the hour in its own time, so full hours apart are a conflict
between texts of one language alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.judge.kinds.figures import firm
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.wording import number
from checker.model.claim import Kind, Role
from checker.model.pair import Pair, Reason
from checker.model.values import Figure, Modifier
from checker.model.verdict import Verdict

SHAPES = {"clock": Shape(fields=frozenset({"minutes"}))}
HOUR, HALF_DAY, DAY = 60, 720, 1440
ROUND, NEAR = 15, 5  # an hour told in quarters is near what lies up to five minutes off
AROUND = 20  # minutes that «about» leaves open


def clock(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the verdict on each pair of times of day."""
    del rule
    for pair in context.paired(Kind.FIGURE):
        if (pair.left.role, pair.right.role) != (Role.CLOCK, Role.CLOCK) or not firm(pair):
            continue
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Figure) or not isinstance(right, Figure):
            continue
        apart = int(abs(left.value - right.value)) % DAY
        apart = min(apart, DAY - apart)
        yield Observation(
            verdict=_verdict(apart, left, right, pair),
            claims=(pair.left, pair.right),
            fields={"minutes": number(Decimal(apart), context.language)},
            reasons=(Reason(label="hours apart", detail=str(apart)),),
            pair=pair,
        )


def _verdict(apart: int, left: Figure, right: Figure, pair: Pair) -> Verdict:
    if not apart:
        return Verdict.AGREE
    if apart <= _slack(left, right):
        return Verdict.COMPATIBLE
    if pair.left.language != pair.right.language and apart % HOUR == 0:
        return Verdict.AGREE if apart == HALF_DAY else Verdict.APPROXIMATE
    return Verdict.CONFLICT


def _slack(left: Figure, right: Figure) -> int:
    """Return how many minutes two times may differ by their wording alone."""
    if (left.modifier, right.modifier) != (Modifier.EXACT, Modifier.EXACT):
        return AROUND
    rough = any(not value % ROUND for value in (left.value, right.value))
    fine = any(value % NEAR for value in (left.value, right.value))
    return NEAR if rough and fine else 0
