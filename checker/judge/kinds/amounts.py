"""What rules on arithmetic work with: figures of one sort, their reach, sums within rounding."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from checker.judge.commit import figure_worlds
from checker.judge.conversion import comparable
from checker.judge.observation import Context, Observation
from checker.judge.wording import number
from checker.lang.arithmetic_words import arithmetic_cues
from checker.model.claim import Claim, Kind, Modality, Reading, Role
from checker.model.document import BlockKind, Span
from checker.model.pair import Reason
from checker.model.values import Figure, Modifier
from checker.model.verdict import Severity, Verdict
from checker.model.worlds import Interval
from checker.units import convert

LEVELS = (Role.LEVEL, Role.COUNT)
HUNDRED = Decimal(100)
MANY = 3  # as many make a list
FEW = 10  # figures of which every choice is tried
_DIGITS = 6  # of a number that is read though nothing says what it counts
_YEARS = range(1800, 2101)
_AHEAD = 10  # characters in which the noun of the next figure may serve this one too
_BARE = frozenset({"bare number", "number in a name"})
_ROUND = 100  # counts that this divides may be rounded

Reach = tuple[Decimal, Decimal]


def size(claim: Claim) -> Decimal:
    """Return the value of a figure in its own unit, 0 for anything else."""
    return claim.value.value if isinstance(claim.value, Figure) else Decimal(0)


def alike(one: Claim, two: Claim) -> bool:
    """Return whether two figures are of one sort, so that they may be added up.

    Of counts that both name a noun the noun or the measure must be the same.
    """
    if one.unit is None or two.unit is None or not comparable(one.unit, two.unit):
        return False
    if not (isinstance(one.value, Figure) and isinstance(two.value, Figure)):
        return False
    if Modifier.BETWEEN in {one.value.modifier, two.value.modifier}:
        return False
    if one.unit.per != two.unit.per or _apart(one, two):
        return False
    nouns = one.unit.noun, two.unit.noun
    measures = one.subject.measure, two.subject.measure
    return nouns[0] == nouns[1] or "" in nouns or (measures[0] == measures[1] != "")


def alike_at_any_time(one: Claim, two: Claim) -> bool:
    """Return whether two figures are of one sort, whenever and in whatever scope each is."""
    bare = frozenset[str]()
    return alike(replace(one, period=None, scope=bare), replace(two, period=None, scope=bare))


def _apart(one: Claim, two: Claim) -> bool:
    """Whether two figures are said to be of two times."""
    if ("previous" in one.scope) != ("previous" in two.scope):
        return True
    if one.period is None or two.period is None:
        return False
    if not (one.period_explicit and two.period_explicit):
        return False
    first, second = one.period, two.period
    if not (first.first and first.last and second.first and second.last):
        return False
    return first.last < second.first or second.last < first.first


def amount(claim: Claim, like: Claim) -> Decimal:
    """Return the value of a figure in the unit of another that it is comparable with."""
    if claim.unit is None or like.unit is None:
        return size(claim)
    return convert(size(claim), claim.unit.symbol, like.unit.symbol)


def reach(claim: Claim, context: Context, like: Claim | None = None) -> Reach | None:
    """Return between what a careful reader takes a figure to lie; None where it has no end.

    What is counted one by one and is no round number is taken as it stands.
    """
    if not isinstance(claim.value, Figure):
        return None
    value = claim.value
    exact = value.modifier is Modifier.EXACT and value.place == 0
    counted = claim.unit is not None and claim.unit.dimension == "count"
    if exact and counted and value.value % _ROUND:
        ends: Reach = (value.value, value.value)
    else:
        first = figure_worlds(value, context.slack).strict[0]
        if not isinstance(first, Interval) or first.low is None or first.high is None:
            return None
        ends = (first.low, first.high)
    if like is None or like.unit is None or claim.unit is None:
        return ends
    low, high = (convert(end, claim.unit.symbol, like.unit.symbol) for end in ends)
    return low, high


def added(items: Iterable[Claim], like: Claim) -> Decimal:
    """Return the sum of figures in the unit of another."""
    return sum((amount(claim, like) for claim in items), Decimal(0))


def adds_up(total: Claim, items: Sequence[Claim], context: Context) -> bool:
    """Return whether figures can make a total, each rounded as it is written."""
    parts = [reach(claim, context, total) for claim in items]
    whole = reach(total, context)
    if whole is None or any(part is None for part in parts):
        return True
    low = sum((part[0] for part in parts if part), Decimal(0))
    high = sum((part[1] for part in parts if part), Decimal(0))
    return low <= whole[1] and whole[0] <= high


def some_add_up(total: Claim, items: Sequence[Claim], context: Context) -> bool:
    """Return whether two or more of some figures can make a total: then nothing is wrong with it.

    Of more than ten figures only runs of neighbours are tried.
    """
    if len(items) > FEW:
        runs = (
            items[first:last]
            for first in range(len(items))
            for last in range(first + 2, len(items) + 1)
        )
        return any(adds_up(total, run, context) for run in runs)
    return any(
        adds_up(total, choice, context)
        for count in range(2, len(items) + 1)
        for choice in combinations(items, count)
    )


def off(total: Claim, items: Sequence[Claim]) -> Decimal:
    """Return by what share of a total the sum of its parts misses it."""
    whole = size(total)
    return abs(added(items, total) - whole) / abs(whole) if whole else Decimal(1)


def in_cell(reading: Reading, claim: Claim) -> bool:
    """Return whether a claim stands in a cell of a table."""
    blocks = reading.document.blocks
    return claim.block < len(blocks) and blocks[claim.block].kind is BlockKind.CELL


def figures_by_sentence(reading: Reading) -> Mapping[Span, Sequence[Claim]]:
    """Return the figures of a text, in order, by the sentence that they stand in."""
    found: dict[Span, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        if claim.kind is Kind.FIGURE:
            found[claim.sentence].append(claim)
    return found


def figures(reading: Reading) -> list[Claim]:
    """Return the stated levels and counts of a text, bare numbers in their company among them.

    «41 seats for the League, 25 for the Union»: the second number counts what the first does.
    """
    told = [
        claim
        for claim in reading.claims
        if claim.kind is Kind.FIGURE and claim.role in LEVELS and claim.unit is not None
    ]
    by_sentence: dict[Span, list[Claim]] = defaultdict(list)
    for claim in told:
        by_sentence[claim.sentence].append(claim)
    found = [_named(claim) for claim in told if claim.modality is not Modality.REJECTED]
    bare = sorted(cut.span for cut in reading.skipped if cut.reason in _BARE)
    starts = [span.start for span in bare]
    for sentence, company in by_sentence.items():
        inside = bare[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found += [made for span in inside if (made := _elided(span, company, reading))]
    return sorted(found, key=lambda claim: claim.evidence)


def _named(claim: Claim) -> Claim:
    """Return a figure without a noun that is none, as in «the 190 remaining»."""
    surface = claim.unit.noun_surface if claim.unit else ""
    if claim.unit is None or not surface:
        return claim
    cues = arithmetic_cues(surface, 0, len(surface), claim.language)
    if not any(cue.label in {"rest", "among"} for cue in cues):
        return claim
    return replace(claim, unit=replace(claim.unit, noun="", noun_surface=""))


def _elided(span: Span, before: Sequence[Claim], reading: Reading) -> Claim | None:
    text = reading.document.text
    written = span.of(text)
    if (
        text[max(0, span.start - 1) : span.start].isalnum()
        or text[span.end : span.end + 1].isalnum()
    ):
        return None
    if not written.isdecimal() or len(written) > _DIGITS or int(written) in _YEARS:
        return None
    near = [claim for claim in before if claim.evidence.end <= span.start][-1:]
    near += [
        claim for claim in before if span.end <= claim.evidence.start <= span.end + _AHEAD
    ]  # «312 to 298 votes»
    if not near or near[0].unit is None or near[0].unit.dimension != "count":
        return None
    return replace(near[0], evidence=span, value=Figure(value=Decimal(written)))


def computed(
    context: Context,
    verdict: Verdict,
    claims: Sequence[Claim],
    value: Decimal,
    *,
    cap: Severity | None = None,
) -> Observation:
    """Return what was computed of some claims: the one that does not fit first, then the others."""
    shown = number(value, context.language)
    return Observation(
        verdict=verdict,
        claims=tuple(claims),
        fields={
            "left": context.said(claims[0]),
            "right": ", ".join(context.said(claim) for claim in claims[1:]),
            "sum": shown,
        },
        reasons=(Reason(label="computed", detail=shown),),
        cap=cap,
    )
