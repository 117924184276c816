"""Kinds of rules on leads and products: a margin against two totals, a price times many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.judge.kinds.amounts import alike, amount, computed, figures, in_cell, reach, size
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang import table
from checker.lang.arithmetic_words import Cue, arithmetic_cues
from checker.lang.folding import fold
from checker.model.claim import Claim, Kind, Reading, Role
from checker.model.document import Span
from checker.model.values import Figure
from checker.model.verdict import Severity, Verdict

SHAPES = {
    "margin": Shape(fields=frozenset({"sum"})),
    "product": Shape(fields=frozenset({"sum"})),
}
BESIDE = 20  # characters between a figure and the word that calls it a lead
NEAR = Decimal(
    "0.5"
)  # by what share of itself a lead may be missed: beyond, other figures are meant
NEAR_PRODUCT = Decimal("0.35")
POINTS = Decimal(6)
SHARES = (Role.SHARE, Role.RATE)


def margin(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the leads that are not the difference of the two figures of their sentence."""
    del rule
    for index in sorted(context.readings):
        reading = context.readings[index]
        for sentence, told in sorted(_by_sentence(reading).items()):
            cues = arithmetic_cues(
                reading.document.text, sentence.start, sentence.end, told[0].language
            )
            leads = [claim for claim in told if _is_lead(claim, cues)]
            if len(leads) == 1:
                yield from _led(context, leads[0], [c for c in told if c is not leads[0]], cues)


def _by_sentence(reading: Reading) -> dict[Span, list[Claim]]:
    """Return the figures of each sentence of prose, elided counts among them."""
    found: dict[Span, dict[Span, Claim]] = defaultdict(dict)
    told = [claim for claim in reading.claims if claim.kind is Kind.FIGURE]
    for claim in (*figures(reading), *told):
        if not in_cell(reading, claim):
            found[claim.sentence][claim.evidence] = claim
    return {s: [by[span] for span in sorted(by)] for s, by in found.items()}


def _is_lead(claim: Claim, cues: Sequence[Cue]) -> bool:
    span = claim.evidence
    if claim.role is Role.SCORE or (claim.unit is not None and claim.unit.symbol == "percent"):
        return False
    return any(
        cue.label == "ahead"
        and (span.start - BESIDE <= cue.end <= span.start or span.end <= cue.start <= span.end + 2)
        for cue in cues
    )


def _led(
    context: Context, lead: Claim, others: Sequence[Claim], cues: Sequence[Cue]
) -> Iterator[Observation]:
    scores = [claim for claim in others if claim.role is Role.SCORE]
    if len(scores) == 1 and _goals(lead, cues):
        yield from _scored(context, lead, scores[0])
        return
    if lead.unit is not None and lead.unit.dimension == "point":
        pair = [claim for claim in others if claim.role in SHARES and claim.unit is not None]
        pair = [claim for claim in pair if claim.unit and claim.unit.symbol == "percent"]
        limit = POINTS
    else:
        pair = [claim for claim in others if alike(claim, _bare(lead, claim))]
        limit = size(lead) * NEAR
    if len(pair) != 2:  # noqa: PLR2004 - two sides
        return
    yield from _difference(context, lead, pair, limit)


def _bare(lead: Claim, claim: Claim) -> Claim:
    """Return a lead as of the time of another figure, whose sort alone matters here."""
    return replace(lead, period=claim.period, scope=claim.scope)


def _goals(lead: Claim, cues: Sequence[Cue]) -> bool:
    return any(
        cue.label == "goals" and lead.evidence.start <= cue.start < lead.evidence.end + 2
        for cue in cues
    )


def _scored(context: Context, lead: Claim, score: Claim) -> Iterator[Observation]:
    value = score.value
    behind = lead.evidence.start > score.evidence.end
    if not isinstance(value, Figure) or value.upper is None or not behind:
        return
    between = abs(value.value - value.upper)
    if size(lead) != between:
        yield computed(context, Verdict.CONFLICT, (lead, score), between, cap=Severity.WARNING)


def _difference(
    context: Context, lead: Claim, pair: Sequence[Claim], limit: Decimal
) -> Iterator[Observation]:
    one, two = pair
    ends = [reach(claim, context) for claim in (one, two, lead)]
    if any(end is None for end in ends):
        return
    first, second, said = (end for end in ends if end)
    exact = abs(size(one) - amount(two, one))
    low = max(Decimal(0), first[0] - second[1], second[0] - first[1])
    high = max(first[1] - second[0], second[1] - first[0])
    if low <= said[1] and said[0] <= high:
        return
    if abs(exact - size(lead)) > limit:
        return
    yield computed(context, Verdict.CONFLICT, (lead, one, two), exact)


def product(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the totals that are not so much a piece times so many pieces."""
    del rule
    for index in sorted(context.readings):
        for _, told in sorted(_by_sentence(context.readings[index]).items()):
            rates = [claim for claim in told if claim.unit is not None and claim.unit.per]
            if len(rates) == 1:
                yield from _multiplied(context, rates[0], [c for c in told if c is not rates[0]])


def _multiplied(context: Context, rate: Claim, others: Sequence[Claim]) -> Iterator[Observation]:
    counts = [claim for claim in others if _counts(claim, rate)]
    wholes = [
        claim
        for claim in others
        if claim.unit is not None
        and rate.unit is not None
        and claim.role in (Role.LEVEL, Role.COUNT)
        and (claim.unit.symbol, claim.unit.per, claim.unit.noun)
        == (rate.unit.symbol, "", rate.unit.noun)
        and claim not in counts
    ]
    if len(counts) != 1 or len(wholes) != 1:
        return
    ends = [reach(claim, context) for claim in (rate, counts[0], wholes[0])]
    if any(end is None for end in ends):
        return
    each, many, whole = (end for end in ends if end)
    exact = size(rate) * size(counts[0])
    fits = each[0] * many[0] <= whole[1] and whole[0] <= each[1] * many[1]
    if fits or abs(exact - size(wholes[0])) > size(wholes[0]) * NEAR_PRODUCT:
        return
    yield computed(context, Verdict.CONFLICT, (wholes[0], rate, counts[0]), exact)


def _counts(claim: Claim, rate: Claim) -> bool:
    """Whether a figure counts what another is taken per: shares, tonnes, nights."""
    if claim.unit is None or rate.unit is None or claim.unit.per:
        return False
    per = rate.unit.per
    if claim.unit.symbol == per:
        return True
    if claim.unit.dimension != "count" or not claim.unit.noun:
        return False
    nouns = table(rate.language, "figures").get("per", {}).get("nouns", {}).get(per, ())
    return claim.unit.noun == per or any(fold(n).startswith(claim.unit.noun) for n in nouns)
