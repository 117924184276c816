"""Observations become findings: severity, surety, one finding for each discrepancy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.judge.named_days import month_and_day
from checker.judge.observation import Context, Observation, identity
from checker.judge.rule import Rule
from checker.judge.series import Place
from checker.judge.sisters import sisters
from checker.judge.wording import reading
from checker.model.claim import Claim, Kind
from checker.model.document import DateSource, Span
from checker.model.finding import Agreement, Finding, Side, fingerprint
from checker.model.pair import Pair, Reason
from checker.model.values import Acronym, Figure, Period
from checker.model.verdict import Severity, Verdict

SAID_ONCE = (Kind.FIGURE, Kind.DATE, Kind.TREND, Kind.LIST, Kind.NAME)
FITTING = (Verdict.AGREE, Verdict.COMPATIBLE)


def settled(
    seen: Sequence[tuple[Rule, Observation]], context: Context
) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
    """Return the findings, one for each discrepancy and worst first, and the agreements."""
    spoken: dict[str, Finding] = {}
    agreements: dict[tuple[str, ...], Agreement] = {}
    for rule, observation in _strongest(seen, context):
        severity = severity_of(rule, observation, context)
        if severity is None:
            if observation.verdict in FITTING:
                agreement = _agreement(rule, observation, context)
                agreements.setdefault(tuple(s.claim.id for s in agreement.sides), agreement)
            continue
        finding = _finding(rule, observation, severity, context)
        known = spoken.get(finding.fingerprint)
        spoken[finding.fingerprint] = finding if known is None else _merged(known, finding)
    findings = sorted(_apart(spoken.values()), key=_order)
    flagged = {s.claim.id for f in findings for s in f.sides}
    kept = [a for a in agreements.values() if not all(s.claim.id in flagged for s in a.sides)]
    kept.sort(key=lambda a: [(s.claim.document, s.claim.evidence) for s in a.sides])
    return tuple(findings), tuple(kept)


def severity_of(rule: Rule, observation: Observation, context: Context) -> Severity | None:
    """Return how severe the rule takes an observation, no more than the pair is sure; or None."""
    severity = rule.severity.get(observation.verdict)
    if severity is None:
        return None
    if observation.cap is not None:
        severity = min(severity, observation.cap)
    if observation.pair is None:
        return severity
    ceiling = _ceiling(observation.pair, context)
    if ceiling is None:
        return None
    if ceiling is Severity.NOTE and observation.verdict not in FITTING:
        return None
    return min(severity, ceiling)


def _ceiling(pair: Pair, context: Context) -> Severity | None:
    """Return the severest that a pair of this score and margin can carry; None for nothing."""
    surety = context.slack.sure(pair.left.kind)
    inside = pair.left.document == pair.right.document and pair.left.kind in SAID_ONCE
    if inside and (_side_by_side(pair) or _of_a_series(pair, context) or sisters(pair, context)):
        return None
    score = pair.score - context.slack.within * inside
    # Rivals of the same digits are the same figure said again, and no reason to doubt the pair.
    clear = _same_digits(pair)
    if score < surety.warning_score or (pair.margin < surety.warning_margin and not clear):
        return Severity.NOTE
    if score < surety.error_score or (pair.margin < surety.error_margin and not clear):
        return Severity.WARNING
    if pair.left.modality is not pair.right.modality:
        return Severity.WARNING
    if not context.slack.relative_error and _guessed(pair, context):
        return Severity.WARNING
    return Severity.ERROR


def _same_digits(pair: Pair) -> bool:
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Figure) or not isinstance(right, Figure):
        return False
    return left.value == right.value and pair.margin >= 0


def _side_by_side(pair: Pair) -> bool:
    """Whether two claims stand in one sentence or block, and so speak of two things."""
    left, right = pair.left, pair.right
    return left.sentence == right.sentence or left.block == right.block


def _of_a_series(pair: Pair, context: Context) -> bool:
    """Whether two claims of one text are items of a series, each with a figure of its own."""
    return all((c.document, c.evidence) in context.series for c in (pair.left, pair.right))


def _guessed(pair: Pair, context: Context) -> bool:
    """Whether a date of the pair was resolved against a publication date that was inferred.

    Two days of the year that are both named («6 March», «16 March») differ in any year.
    """
    named = [_named_day(claim.value) for claim in (pair.left, pair.right)]
    if None not in named and named[0] != named[1]:
        return False
    return any(
        isinstance(claim.value, Period)
        and claim.value.relative
        and context.readings[claim.document].document.date_source
        in (DateSource.INFERRED, DateSource.UNKNOWN)
        for claim in (pair.left, pair.right)
    )


def _named_day(value: object) -> tuple[int, int] | None:
    """Return month and day of a date that names both; None for any other value."""
    return month_and_day(value) if isinstance(value, Period) and not value.counted else None


def _strongest(
    seen: Sequence[tuple[Rule, Observation]], context: Context
) -> list[tuple[Rule, Observation]]:
    """Drop what a rule says of claims on which a rule that silences it has spoken."""
    told: dict[tuple[str, int, int], list[list[Place]]] = defaultdict(list)
    for rule, observation in seen:
        if rule.silences and severity_of(rule, observation, context) is not None:
            places = [_reach(claim) for claim in observation.claims]
            blocks = {(claim.document, claim.block) for claim in observation.claims}
            for weaker in rule.silences:
                for block in blocks:
                    told[weaker, *block].append(places)
    return [(rule, seen_) for rule, seen_ in seen if not _silenced(rule, seen_, told)]


def _silenced(
    rule: Rule, observation: Observation, told: Mapping[tuple[str, int, int], list[list[Place]]]
) -> bool:
    first = observation.claims[0]  # what lies on it lies in its block
    places = told.get((rule.id, first.document, first.block), ())
    return any(_covers(some, observation) for some in places)


def _reach(claim: Claim) -> Place:
    """Return where a claim stands; an acronym reaches back over its long form."""
    span = claim.evidence
    if isinstance(claim.value, Acronym):
        span = Span(max(0, span.start - len(claim.value.long) - 2), span.end)
    return claim.document, span


def _covers(places: list[Place], observation: Observation) -> bool:
    """Whether each of the first two claims lies on one of the places, a sentence with any of it."""
    return all(
        any(
            claim.document == document and _extent(claim).overlaps(span)
            for document, span in places
        )
        for claim in observation.claims[:2]
    )


def _extent(claim: Claim) -> Span:
    return claim.sentence if claim.kind is Kind.SENTENCE else claim.evidence


def _finding(rule: Rule, observation: Observation, severity: Severity, context: Context) -> Finding:
    claims = observation.claims
    fields = {
        "left": context.said(claims[0]),
        "right": context.said(claims[1]) if len(claims) > 1 else "",
        "gap": "",
        **observation.fields,
    }
    keys = observation.keys or tuple(identity(claim) for claim in claims[:2])
    return Finding(
        rule=rule.id,
        verdict=observation.verdict,
        severity=severity,
        sides=_sides(observation, context),
        message=rule.says(context.language, observation.verdict, fields),
        reasons=(*(observation.pair.reasons if observation.pair else ()), *observation.reasons),
        fingerprint=fingerprint(rule.id, keys),
    )


def _sides(observation: Observation, context: Context) -> tuple[Side, ...]:
    claims = [*observation.claims]
    if observation.pair is not None:
        claims += [twin for twin in observation.pair.twins if twin not in claims]
    worlds = [*observation.worlds, *[None] * len(claims)]
    known = context.vocabulary.measures
    return tuple(
        Side(claim=claim, reading=reading(claim, context.language, known), worlds=world)
        for claim, world in zip(claims, worlds, strict=False)
    )


def _agreement(rule: Rule, observation: Observation, context: Context) -> Agreement:
    return Agreement(rule=rule.id, verdict=observation.verdict, sides=_sides(observation, context))


def _merged(known: Finding, other: Finding) -> Finding:
    """Return one finding for a discrepancy that shows in several places; the severer leads."""
    first, second = (known, other) if known.severity >= other.severity else (other, known)
    ids = {side.claim.id for side in first.sides}
    more = tuple(side for side in second.sides if side.claim.id not in ids)
    if not more:
        return first
    repeated = Reason(label="said again", detail=str(len(more)))
    return replace(first, sides=(*first.sides, *more), reasons=(*first.reasons, repeated))


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Drop a finding whose claims another one of the same rule, at least as severe, holds all."""
    kept: list[Finding] = []
    held: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    ordered = sorted(findings, key=lambda f: (-f.severity, -len(f.sides), _order(f)))
    for finding in ordered:
        ids = frozenset(side.claim.id for side in finding.sides)
        if any(ids <= others for others in held[finding.rule, min(ids)]):
            continue
        for one in ids:
            held[finding.rule, one].append(ids)
        kept.append(finding)
    return kept


def _order(finding: Finding) -> tuple[int, int, int, str]:
    first = finding.sides[0].claim
    return (-finding.severity, first.document, first.evidence.start, finding.rule)
