"""Kind of rule on figures of which the two texts tell the part in their sentences differently."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.judge.conversion import comparable
from checker.judge.kinds.figures import (
    FITS,
    both_worlds,
    counterparts,
    firm,
    gap,
    said_alike,
    told_apart,
)
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.model.claim import Claim, Kind, Role
from checker.model.pair import Pair, Reason
from checker.model.values import Figure
from checker.model.verdict import Verdict, climb

SHAPES = {"other_role": Shape()}
BESIDE = frozenset({Role.RANK, Role.ORDINAL, Role.SCORE, Role.CLOCK, Role.MULTIPLE})  # no amounts
TELLING = 3  # digits that two figures hardly share by chance
TOGETHER = frozenset({Role.LEVEL, Role.COUNT, Role.RATE})  # set against one another by other rules


def other_role(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the verdict on pairs of which one side reads as a share, say, and the other as a rate.

    What «paid 41 %» and «put up 41 %» are of their measure is read from a word or two: where the
    figures fit they agree. Where they do not, only sentences that say the same are taken to speak
    of one thing, and a change and a level only as each other's sole counterparts.
    """
    for pair in context.paired(Kind.FIGURE):
        left, right = pair.left, pair.right
        if not firm(pair):
            continue
        if _unit_unsaid(left, right):
            yield _observation(pair, Verdict.AGREE, "same number, unit said once")
            continue
        if not _crossed(left, right) or not comparable(left.unit, right.unit):
            continue
        worlds = both_worlds(pair, context)
        if worlds is None:
            continue
        compared = climb(*worlds)
        kin = Role.CHANGE not in (left.role, right.role)
        near = said_alike(pair) and (kin or counterparts(pair))
        if compared.verdict in FITS:
            if near or kin or _telling(pair):
                yield _observation(pair, Verdict.AGREE, compared.step)
        elif near and not told_apart(pair, worlds, context) and left.sign * right.sign >= 0:
            yield Observation(
                verdict=compared.verdict,
                claims=(left, right),
                worlds=worlds,
                fields={"gap": gap(worlds, context.language)},
                reasons=(Reason(label=compared.step, detail=rule.id),),
                pair=pair,
            )


def _crossed(left: Claim, right: Claim) -> bool:
    """Whether the two are amounts of which no rule looks at both, their roles being two."""
    roles = {left.role or Role.LEVEL, right.role or Role.LEVEL}
    if not isinstance(left.value, Figure) or not isinstance(right.value, Figure):
        return False
    return len(roles) > 1 and not roles & BESIDE and not roles <= TOGETHER


def _telling(pair: Pair) -> bool:
    """Whether two figures of one measure, or of three digits, are the same to the last digit."""
    left, right = pair.left, pair.right
    if not isinstance(left.value, Figure) or not isinstance(right.value, Figure):
        return False
    digits = len(left.value.value.normalize().as_tuple().digits)
    one = left.subject.measure == right.subject.measure != ""
    return left.value.value == right.value.value and (one or digits >= TELLING)


def _unit_unsaid(left: Claim, right: Claim) -> bool:
    """Whether the same number bears a unit on one side only, and nothing counted on the other."""
    for bare, named in ((left, right), (right, left)):
        if bare.unit is None or named.unit is None:
            continue
        if bare.unit.dimension != "count" or named.unit.dimension == "count":
            continue
        one, two = bare.value, named.value
        if bare.unit.noun or not isinstance(one, Figure) or not isinstance(two, Figure):
            continue
        if one.value == two.value and one.upper == two.upper and one.value != Decimal(0):
            return True
    return False


def _observation(pair: Pair, verdict: Verdict, step: str) -> Observation:
    return Observation(
        verdict=verdict,
        claims=(pair.left, pair.right),
        reasons=(Reason(label=step),),
        pair=pair,
    )
