"""Kind of rule on growth: a rate, a difference or a multiple against the two levels it is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.judge.kinds.amounts import (
    HUNDRED,
    LEVELS,
    alike_at_any_time,
    amount,
    computed,
    in_cell,
    reach,
    size,
)
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.about_words import about_words
from checker.lang.folding import fold
from checker.model.claim import Claim, Kind, Role
from checker.model.document import Span
from checker.model.values import Figure, Modifier
from checker.model.verdict import Severity, Verdict

SHAPES = {
    "growth": Shape(fields=frozenset({"sum"})),
    "multiple": Shape(fields=frozenset({"sum"})),
}
NEAR_POINTS = Decimal(3)
NEAR_GROWTH = Decimal("0.35")
LOOSE = Decimal("0.2")  # how far «doubled» may be from twice as much
FAR = Decimal("2.5")  # so many times too much, and something else was meant
_OPENING = 40  # characters at the head of a sentence in which «this rise» refers back


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Where something came from and where it got to, and whether that is said beyond doubt."""

    old: Claim
    new: Claim
    plain: bool


def growth(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the rates and amounts of change that do not follow from the levels told with them."""
    del rule
    for index in sorted(context.readings):
        for change, levels in _changes(context, index):
            if change.unit is None or not change.sign:
                continue
            if change.unit.symbol == "percent":
                yield from _rate(context, change, levels)
            elif change.unit.dimension == (levels.old.unit.dimension if levels.old.unit else ""):
                yield from _difference(context, change, levels)


def _changes(context: Context, index: int) -> Iterator[tuple[Claim, Levels]]:
    reading = context.readings[index]
    by_sentence: dict[Span, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        if claim.kind is Kind.FIGURE and not in_cell(reading, claim):
            by_sentence[claim.sentence].append(claim)
    before: Sequence[Claim] = ()
    for sentence in sorted(by_sentence):
        figures = by_sentence[sentence]
        for change in figures:
            if change.role is not Role.CHANGE:
                continue
            levels = _levels(figures, change)
            if levels is None and _refers_back(context, change) and not _told(figures):
                earlier = _levels(before, change) if _one_block(before, change) else None
                levels = earlier
            if levels is not None:
                yield change, levels
        before = figures


def _one_block(before: Sequence[Claim], change: Claim) -> bool:
    return bool(before) and before[0].block == change.block


def _told(figures: Sequence[Claim]) -> bool:
    return any(claim.role in LEVELS for claim in figures)


def _refers_back(context: Context, change: Claim) -> bool:
    """Whether the sentence of a change opens with «this», as «this rise of 4 %»."""
    text = context.readings[change.document].document.text
    start = change.sentence.start
    head = fold(text[start : min(change.evidence.start, start + _OPENING)]).split()
    return bool(head) and head[0] in about_words(change.language).phrases.get("anaphora", ())


def _levels(figures: Sequence[Claim], change: Claim) -> Levels | None:
    """Return the two levels that a change leads from and to: the only two of their sentence."""
    near = [
        claim
        for claim in figures
        if claim.role in LEVELS
        and claim.unit is not None
        and claim.unit.dimension not in ("percent", "point", "time")
        and claim.modality is change.modality
    ]
    if len(near) != 2 or not _of_one_sort(near[0], near[1]):  # noqa: PLR2004 - from and to
        return None
    one, two = near
    earlier = ["previous" in claim.scope for claim in near]
    small, large = sorted(near, key=lambda claim: amount(claim, two))
    if amount(small, two) <= 0:
        return None
    old, new = (small, large) if change.sign > 0 else (large, small)
    measures = {claim.subject.measure for claim in (one, two, change)}
    compared = earlier[0] != earlier[1]
    if not compared and _rivals(figures, change):
        return None
    apart = compared or one.period != two.period
    plain = apart and len(measures) == 1 and "" not in measures
    if compared and plain and old is not (one if earlier[0] else two):
        return None  # it went the other way: no matter of arithmetic
    return Levels(old=old, new=new, plain=plain)


def _rivals(figures: Sequence[Claim], change: Claim) -> bool:
    """Whether a sentence tells another change in the same unit, which either level may be of."""
    return any(
        claim is not change and claim.role is Role.CHANGE and claim.unit == change.unit
        for claim in figures
    )


def _of_one_sort(one: Claim, two: Claim) -> bool:
    """Whether two figures are of one sort, though of two times."""
    measures = {one.subject.measure, two.subject.measure}
    if len(measures) == 2 and "" not in measures:  # noqa: PLR2004 - one each
        return False
    return alike_at_any_time(one, two)


def _rate(context: Context, change: Claim, levels: Levels) -> Iterator[Observation]:
    first, second = (reach(claim, context, levels.new) for claim in (levels.old, levels.new))
    said = reach(change, context)
    if first is None or second is None or said is None or first[0] <= 0:
        return
    old, new = amount(levels.old, levels.new), size(levels.new)
    exact = (new / old - 1) * HUNDRED * change.sign
    bounds = sorted((end - 1) * HUNDRED * change.sign for end in _ratios(first, second))
    fits = bounds[0] <= said[1] and said[0] <= bounds[1]
    missed = abs(exact - size(change))
    if not fits and not levels.plain and missed > max(NEAR_POINTS, size(change) * NEAR_GROWTH):
        return
    verdict = Verdict.AGREE if fits else Verdict.CONFLICT
    yield computed(context, verdict, (change, levels.old, levels.new), round(exact, 1))


def _ratios(old: tuple[Decimal, Decimal], new: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    return new[0] / old[1], new[1] / old[0]


def _difference(context: Context, change: Claim, levels: Levels) -> Iterator[Observation]:
    first, second = (reach(claim, context, change) for claim in (levels.old, levels.new))
    said = reach(change, context)
    if first is None or second is None or said is None:
        return
    exact = (amount(levels.new, change) - amount(levels.old, change)) * change.sign
    bounds = sorted((second[0] - first[1], second[1] - first[0]))
    if change.sign < 0:
        bounds = sorted(-end for end in bounds)
    fits = bounds[0] <= said[1] and said[0] <= bounds[1]
    if not fits and abs(exact - size(change)) > size(change) * NEAR_GROWTH:
        return
    verdict = Verdict.AGREE if fits else Verdict.CONFLICT
    yield computed(context, verdict, (change, levels.old, levels.new), exact)


def multiple(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give words such as «doubled» that the two levels of their sentence do not bear out."""
    del rule
    for index in sorted(context.readings):
        by_sentence = _multiples(context, index)
        for sentence in sorted(by_sentence):
            figures = by_sentence[sentence]
            said = [claim for claim in figures if claim.role is Role.MULTIPLE]
            if len(said) != 1 or not isinstance(said[0].value, Figure) or size(said[0]) <= 0:
                continue
            yield from _times(context, said[0], figures)


def _multiples(context: Context, index: int) -> Mapping[Span, list[Claim]]:
    by_sentence: dict[Span, list[Claim]] = defaultdict(list)
    for claim in context.readings[index].claims:
        if claim.kind is Kind.FIGURE:
            by_sentence[claim.sentence].append(claim)
    return by_sentence


def _times(context: Context, said: Claim, figures: Sequence[Claim]) -> Iterator[Observation]:
    times = size(said)
    levels = _levels(figures, _turned(said, 1 if times > 1 else -1))
    if levels is None:
        return
    exact = size(levels.new) / amount(levels.old, levels.new)
    short = exact / times
    modifier = said.value.modifier if isinstance(said.value, Figure) else Modifier.EXACT
    low, high = 1 - LOOSE, 1 + LOOSE
    if modifier in {Modifier.OVER, Modifier.AT_LEAST}:
        low, high = Decimal("0.98"), FAR
    elif modifier is Modifier.ALMOST:
        high = Decimal("1.02")
    if low <= short <= high or not 1 / FAR <= short <= FAR:
        return
    claims = (said, levels.old, levels.new)
    yield computed(context, Verdict.CONFLICT, claims, round(exact, 2), cap=Severity.WARNING)


def _turned(claim: Claim, sign: int) -> Claim:
    return replace(claim, sign=sign)
