"""Kinds of rules on arithmetic inside one text: parts and total, shares, growth, age from dates.

A sum is only called wrong when it nearly comes out: figures that are far from adding up were most
likely never meant to.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.judge.commit import figure_worlds
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.wording import number
from checker.model.claim import Claim, Kind, Modality, Role
from checker.model.pair import Reason
from checker.model.values import Edge, Figure, Grain, Modifier, Period
from checker.model.verdict import Severity, Verdict
from checker.model.worlds import Interval

SHAPES = {
    "parts": Shape(fields=frozenset({"sum"})),
    "shares": Shape(fields=frozenset({"sum"})),
    "growth": Shape(fields=frozenset({"sum"})),
    "age": Shape(fields=frozenset({"sum"})),
}
NEAR = Decimal("0.10")  # a sum within a tenth of its total was meant to make it
NEAR_SHARES = Decimal(5)
NEAR_TWO = Decimal(2)
NEAR_POINTS = Decimal(3)
NEAR_GROWTH = Decimal("0.35")
MANY = 3
MOST = 12
HUNDRED = Decimal(100)
BIRTHS = frozenset({"birth", "born", "births"})
DEATHS = frozenset({"death", "died", "deaths"})
LEVELS = (Role.LEVEL, Role.COUNT)


def parts(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the totals that the parts named after them in one paragraph nearly, but do not, make."""
    del rule
    for block in _by_block(context):
        told: set[str] = set()
        for at, total in enumerate(block):
            run = _run(block[at + 1 :], total)
            fits = [r for r in run if _sum_fits(total, r)]
            if fits or total.id in told:
                continue
            for items in reversed(run):
                if _meant(total, items, context):
                    told |= {claim.id for claim in items}
                    yield _sum(context, Verdict.CONFLICT, total, items, _added(items))
                    break


def _by_block(context: Context) -> Iterator[list[Claim]]:
    blocks: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in context.claims(Kind.FIGURE):
        if claim.role in LEVELS and claim.modality is Modality.STATED:
            blocks[claim.document, claim.block].append(claim)
    for key in sorted(blocks):
        yield sorted(blocks[key], key=lambda c: c.evidence)


def _run(following: Sequence[Claim], total: Claim) -> list[list[Claim]]:
    """Return the runs of figures of the total's sort that follow it, shortest first."""
    run: list[Claim] = []
    for claim in following[:MOST]:
        if not _alike(claim, total) or _size(claim) >= _size(total):
            break
        run.append(claim)
    return [run[:length] for length in range(2, len(run) + 1)]


def _alike(claim: Claim, total: Claim) -> bool:
    if claim.unit is None or total.unit is None:
        return False
    one, two = claim.unit, total.unit
    noun = one.noun == two.noun or not one.noun or not two.noun
    plain = isinstance(claim.value, Figure) and claim.value.modifier is not Modifier.BETWEEN
    return plain and (one.symbol, one.per) == (two.symbol, two.per) and noun


def _size(claim: Claim) -> Decimal:
    return claim.value.value if isinstance(claim.value, Figure) else Decimal(0)


def _added(items: Sequence[Claim]) -> Decimal:
    return sum((_size(claim) for claim in items), Decimal(0))


def _sum_fits(total: Claim, items: Sequence[Claim]) -> bool:
    return abs(_added(items) - _size(total)) <= _tolerance((total, *items))


def _tolerance(claims: Sequence[Claim]) -> Decimal:
    """Return how much rounding alone may put a sum off: half the last place of each."""
    steps = [
        Decimal(10) ** c.value.place
        for c in claims
        if isinstance(c.value, Figure) and not _counted(c)
    ]
    hedged = any(
        isinstance(c.value, Figure) and c.value.modifier is not Modifier.EXACT for c in claims
    )
    slack = _size(claims[0]) / 50 if hedged else Decimal(0)
    return sum(steps, Decimal(0)) / 2 + slack


def _counted(claim: Claim) -> bool:
    """Whether a figure counts things one by one, and so is not rounded."""
    exact = isinstance(claim.value, Figure) and claim.value.place == 0
    return exact and claim.unit is not None and claim.unit.dimension == "count"


def _meant(total: Claim, items: Sequence[Claim], context: Context) -> bool:
    """Whether the parts were meant to make the total: three in one sentence, or after a colon."""
    off = abs(_added(items) - _size(total))
    if not _size(total) or off > _size(total) * NEAR or _sum_fits(total, items):
        return False
    if len({claim.sentence for claim in items}) > 1:
        return False
    text = context.readings[total.document].document.text
    between = text[total.evidence.end : items[0].evidence.start]
    apart = items[0].block == total.block and len(items) >= MANY
    return ":" in between or apart


def _sum(
    context: Context, verdict: Verdict, lead: Claim, items: Sequence[Claim], value: Decimal
) -> Observation:
    shown = number(value, context.language)
    return Observation(
        verdict=verdict,
        claims=(lead, *items),
        fields={
            "sum": shown,
            "right": ", ".join(context.said(claim) for claim in items),
        },
        reasons=(Reason(label="computed", detail=shown),),
    )


def shares(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the shares named side by side that nearly, but do not, make a hundred."""
    del rule
    sentences: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in context.claims(Kind.FIGURE):
        exact = isinstance(claim.value, Figure) and not claim.value.fraction
        if claim.role is Role.SHARE and exact and claim.unit and claim.unit.symbol == "percent":
            sentences[claim.document, claim.sentence.start].append(claim)
    for key in sorted(sentences):
        claims = sentences[key]
        total = _added(claims)
        off = abs(total - HUNDRED)
        near = NEAR_SHARES if len(claims) >= MANY else NEAR_TWO
        wholes = {claim.whole for claim in claims if claim.whole}
        if len(claims) < 2 or len(wholes) > 1:  # noqa: PLR2004 - a pair
            continue
        if off <= _tolerance(claims) or off > near:
            continue
        cap = None if len(claims) >= MANY else Severity.WARNING
        seen = _sum(context, Verdict.CONFLICT, claims[0], claims[1:], total)
        yield Observation(
            verdict=seen.verdict,
            claims=seen.claims,
            fields={**seen.fields, "left": context.said(claims[0])},
            reasons=seen.reasons,
            cap=cap,
        )


def growth(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the rates of growth that do not follow from the two levels told beside them."""
    del rule
    for index in sorted(context.readings):
        figures = [c for c in context.readings[index].claims if c.kind is Kind.FIGURE]
        for change in figures:
            if change.role is not Role.CHANGE or not change.unit or not change.sign:
                continue
            if change.unit.symbol != "percent":
                continue
            levels = _levels(figures, change)
            if levels is None:
                continue
            yield from _grown(context, change, *levels)


def _levels(figures: Sequence[Claim], change: Claim) -> tuple[Claim, Claim] | None:
    """Return the two levels that a change leads from and to: the only two of its sentence."""
    near = [
        claim
        for claim in figures
        if claim.sentence == change.sentence
        and claim.role in LEVELS
        and claim.unit is not None
        and claim.unit.dimension not in ("percent", "point")
        and claim.modality is change.modality
    ]
    if len(near) != 2 or not _alike(near[0], near[1]):  # noqa: PLR2004 - from and to
        return None
    small, large = sorted(near, key=_size)
    if _size(small) <= 0:
        return None
    return (small, large) if change.sign > 0 else (large, small)


def _grown(context: Context, change: Claim, old: Claim, new: Claim) -> Iterator[Observation]:
    first, second = (_strict(claim, context) for claim in (old, new))
    said = _strict(change, context)
    if first is None or second is None or said is None:
        return
    computed = (_size(new) / _size(old) - 1) * HUNDRED * change.sign
    low = ((second[0] / first[1]) - 1) * HUNDRED
    high = ((second[1] / first[0]) - 1) * HUNDRED
    bounds = sorted((low * change.sign, high * change.sign))
    reach = Interval(low=bounds[0], high=bounds[1])
    fits = reach.meets(Interval(low=said[0], high=said[1]))
    off = abs(computed - _size(change))
    if not fits and off > max(NEAR_POINTS, _size(change) * NEAR_GROWTH):
        return
    seen = _sum(
        context,
        Verdict.AGREE if fits else Verdict.CONFLICT,
        change,
        (old, new),
        round(computed, 1),
    )
    yield seen


def _strict(claim: Claim, context: Context) -> tuple[Decimal, Decimal] | None:
    if not isinstance(claim.value, Figure):
        return None
    first = figure_worlds(claim.value, context.slack).strict[0]
    if not isinstance(first, Interval) or first.low is None or first.high is None:
        return None
    return (first.low, first.high) if first.low > 0 else None


def age(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the ages that do not follow from the dates of birth and death in the same text."""
    del rule
    for index in sorted(context.readings):
        claims = context.readings[index].claims
        born = _dated(claims, BIRTHS)
        died = _dated(claims, DEATHS)
        if len(born) != 1 or len(died) > 1:
            continue
        ages = [c for c in claims if c.role is Role.AGE and _at_death(c, died)]
        for claim in ages[:1]:
            yield from _aged(context, claim, born[0], died[0] if died else None)


def _dated(claims: Sequence[Claim], events: frozenset[str]) -> list[Claim]:
    found = {
        (c.value.first, c.value.last): c
        for c in reversed(claims)
        if isinstance(c.value, Period)
        and c.value.first
        and c.value.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR)
        and c.value.edge is Edge.NONE
        and c.subject.measure in events
    }
    return list(found.values())


def _at_death(claim: Claim, died: Sequence[Claim]) -> bool:
    near = {claim.subject.measure} | claim.subject.concepts | claim.subject.sentence_concepts
    return bool(died) and bool(near & DEATHS)


def _aged(context: Context, claim: Claim, born: Claim, died: Claim | None) -> Iterator[Observation]:
    if died is None or not isinstance(born.value, Period) or not isinstance(died.value, Period):
        return
    start, end = born.value, died.value
    if not (start.first and start.last and end.first and end.last):
        return
    low, high = _years(start.last, end.first), _years(start.first, end.last)
    said = _size(claim)
    if low <= said <= high or abs(said - low) > MOST:
        return
    yield _sum(context, Verdict.CONFLICT, claim, (born, died), Decimal(high))


def _years(first: dt.date, last: dt.date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
