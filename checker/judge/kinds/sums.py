"""Kinds of rules on arithmetic inside one text: shares of one whole, and age from dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.judge.kinds.amounts import HUNDRED, MANY, added, computed, in_cell, reach, size
from checker.judge.kinds.elapsed import full_years
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.arithmetic_words import arithmetic_cues
from checker.model.claim import Claim, Kind, Modality, Role
from checker.model.values import Edge, Figure, Grain, Period
from checker.model.verdict import Severity, Verdict

SHAPES = {
    "shares": Shape(fields=frozenset({"sum"})),
    "age": Shape(fields=frozenset({"sum"})),
}
NEAR_SHARES = Decimal(5)
NEAR_TWO = Decimal(2)
NEAR_VOTES = Decimal(15)  # of votes more than a hundred in a hundred are always one too many
MOST = 12
BIRTHS = frozenset({"birth", "born", "births"})
DEATHS = frozenset({"death", "died", "deaths"})
EXCLUSIVE = frozenset({"vote_share"})


def shares(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the shares named side by side that nearly, but do not, make a hundred.

    Shares of a vote exclude one another: they may not make much more, however many are left out.
    """
    del rule
    sentences: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in context.claims(Kind.FIGURE):
        if _share(claim) and not in_cell(context.readings[claim.document], claim):
            sentences[claim.document, claim.sentence.start].append(claim)
    for key in sorted(sentences):
        claims = sentences[key]
        wholes = {claim.whole for claim in claims if claim.whole}
        if len(claims) < 2 or len(wholes) > 1 or _some(context, claims):  # noqa: PLR2004 - a pair
            continue
        total = added(claims, claims[0])
        exclusive = all(claim.subject.measure in EXCLUSIVE for claim in claims)
        near = NEAR_SHARES if len(claims) >= MANY else NEAR_TWO
        if exclusive and len(claims) >= MANY and total > HUNDRED:
            near = NEAR_VOTES
        if _hundred(context, claims) or abs(total - HUNDRED) > near:
            continue
        cap = None if len(claims) >= MANY else Severity.WARNING
        yield computed(context, Verdict.CONFLICT, claims, total, cap=cap)


def _share(claim: Claim) -> bool:
    exact = isinstance(claim.value, Figure) and not claim.value.fraction
    percent = claim.unit is not None and claim.unit.symbol == "percent"
    told = claim.modality is Modality.STATED and "previous" not in claim.scope
    return claim.role is Role.SHARE and exact and percent and told


def _some(context: Context, claims: Sequence[Claim]) -> bool:
    """Whether a sentence names only some of the parts: «including», «among others»."""
    first = claims[0]
    text, sentence = context.readings[first.document].document.text, first.sentence
    cues = arithmetic_cues(text, sentence.start, sentence.end, first.language)
    return any(cue.label == "among" for cue in cues)


def _hundred(context: Context, claims: Sequence[Claim]) -> bool:
    """Whether shares can make a hundred, each rounded as it is written."""
    ends = [reach(claim, context) for claim in claims]
    if any(end is None for end in ends):
        return True
    low = sum((end[0] for end in ends if end), Decimal(0))
    high = sum((end[1] for end in ends if end), Decimal(0))
    return low <= HUNDRED <= high


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
    low, high = full_years(start.last, end.first), full_years(start.first, end.last)
    said = size(claim)
    if low <= said <= high or abs(said - low) > MOST:
        return
    yield computed(context, Verdict.CONFLICT, (claim, born, died), Decimal(high))
