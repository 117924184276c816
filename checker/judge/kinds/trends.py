"""Kinds of rules on direction: rose here, fell there; more than here, less than there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from checker.judge.kinds.figures import firm
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.wording import quoted
from checker.model.claim import Claim, Kind, Role
from checker.model.document import Span
from checker.model.pair import Pair, Reason
from checker.model.values import Figure, Modifier, Statement, Trend
from checker.model.verdict import Verdict

SHAPES = {"direction": Shape(), "comparator": Shape()}
ABOVE = (Modifier.OVER, Modifier.AT_LEAST)
WAYS = frozenset({"trend", "level", "quantity", "win", "profit", "height", "size", "breadth"})
BESIDE = 40  # characters between a figure and the word that says its direction
BELOW = (Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO, Modifier.ALMOST)


def direction(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the pairs of which one side rises and the other falls.

    What a change leads up to («fell 2 % to 31 million») is asked only where the change is not.
    """
    del rule
    told: set[tuple[tuple[int, Span], tuple[int, Span]]] = set()
    said = {(c.document, c.sentence): c for c in context.claims(Kind.SENTENCE)}
    for pair in sorted(context.pairs, key=_led_up_to):
        signs = (_sign(pair, left=True), _sign(pair, left=False))
        if pair.gate is not None or 0 in signs or not firm(pair):
            continue
        sentences = (
            (pair.left.document, pair.left.sentence),
            (pair.right.document, pair.right.sentence),
        )
        if _led_up_to(pair) and (sentences in told or not _one_value(pair, context)):
            continue
        sides = (("left", pair.left, signs[0]), ("right", pair.right, signs[1]))
        words = {
            side: word
            for side, claim, sign in sides
            if (word := _word(claim, sign, said)) is not None
        }
        if _led_up_to(pair) and not (len(words) == len(sides) or _trending(pair)):
            continue
        told.add(sentences)
        yield Observation(
            verdict=Verdict.AGREE if signs[0] == signs[1] else Verdict.CONFLICT,
            claims=(pair.left, pair.right, *words.values()),
            fields={
                side: quoted(_with(claim, words.get(side), context), context.language)
                for side, claim in (("left", pair.left), ("right", pair.right))
            },
            reasons=(Reason(label="direction", detail=f"{signs[0]:+d} / {signs[1]:+d}"),),
            pair=pair,
        )


def _with(claim: Claim, word: Claim | None, context: Context) -> str:
    """Return a claim's wording, with that of the word beside it which says its direction."""
    span = claim.evidence
    if word is not None:
        span = Span(min(span.start, word.evidence.start), max(span.end, word.evidence.end))
    return span.of(context.readings[claim.document].document.text)


def _trending(pair: Pair) -> bool:
    """Whether a side is itself a rise or fall, so that no word beside it need say so."""
    return any(isinstance(claim.value, Trend) for claim in (pair.left, pair.right))


def _word(claim: Claim, sign: int, said: Mapping[tuple[int, Span], Claim]) -> Claim | None:
    """Return the sentence's word that says the direction of a figure, where one stands beside."""
    sentence = said.get((claim.document, claim.sentence))
    if sentence is None or not isinstance(sentence.value, Statement):
        return None
    near = [
        (apart, pole.span)
        for pole in sentence.value.poles
        if (apart := _apart(pole.span, claim.evidence)) <= BESIDE
        and any(sort in WAYS and way == sign for sort, way in pole.sides)
    ]
    return replace(sentence, evidence=min(near)[1]) if near else None


def _apart(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _one_value(pair: Pair, context: Context) -> bool:
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Figure) or not isinstance(right, Figure):
        return False
    alike = left.value == right.value and pair.left.role == pair.right.role
    return alike and not any(_is_growth(claim, context) for claim in (pair.left, pair.right))


def _is_growth(claim: Claim, context: Context) -> bool:
    """Whether a level is itself a rate of growth: inflation slowed to 4 %, prices rose 4 %."""
    measure = context.vocabulary.measures.get(claim.subject.measure)
    return measure is not None and str(Role.CHANGE) in measure.fits


def _led_up_to(pair: Pair) -> bool:
    """Whether a side is no change but what a change leads up to: «fell 2 % to 31 million»."""
    sides = (pair.left, pair.right)
    return any(c.kind is Kind.FIGURE and c.role not in (Role.CHANGE, Role.MULTIPLE) for c in sides)


def _sign(pair: Pair, *, left: bool) -> int:
    claim = pair.left if left else pair.right
    if isinstance(claim.value, Trend):
        return claim.value.sign
    return claim.sign if claim.kind is Kind.FIGURE else 0


def comparator(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the figures that one text says is exceeded and the other that it is not reached."""
    del rule
    for pair in context.paired(Kind.FIGURE):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Figure) or not isinstance(right, Figure) or not firm(pair):
            continue
        sides = {left.modifier in ABOVE, right.modifier in ABOVE}
        if left.value != right.value or sides != {True, False}:
            continue
        if left.modifier not in BELOW and right.modifier not in BELOW:
            continue
        yield Observation(
            verdict=Verdict.CONFLICT,
            claims=(pair.left, pair.right),
            reasons=(Reason(label="bounds", detail=f"{left.modifier} / {right.modifier}"),),
            pair=pair,
        )
