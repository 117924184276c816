"""Kind of rules on opposites: one text opens, accepts or gains what the other shuts or loses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.judge.kinds.sentences import in_common, like_length, weight
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.series import Place
from checker.model.claim import Claim, Kind
from checker.model.pair import Pair, Reason
from checker.model.values import Period, Pole, Statement
from checker.model.verdict import Severity, Verdict

SHAPES = {"opposite": Shape()}
COUNTERPART = 1.6  # what parallelism must add to the score of a pair of sentences
ASTRAY = 0.25  # share of a sentence by which two opposites may stand apart
TOGETHER = 0.7  # the same for two words that agree, and so are no one's opposite
BESIDE = 0.4  # in one language: share of what stands beside a word that both sides must have
SHARED = 2  # in one language: words beside it that both sides must have
MANY = 40  # places of one word beside one sort of opposite that are kept at most
CLOSE = 2  # content words on either side that stand right beside a word
CLEARLY = 0.6  # share beside it from which sentences need not be of like length
PLAINLY = 0.75  # share beside it, and of the two sentences, from which the finding is an error


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Two words of opposite meaning: the sort of opposition and how alike their places are."""

    left: Pole
    right: Pole
    sort: str
    beside: float


def opposite(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the pairs of sentences that say the same, but for a word that means the opposite."""
    del rule
    dated = _dated(context)
    matched: set[Place] = set()
    for pair in context.paired(Kind.SENTENCE):
        if not _counterparts(pair):
            continue
        matched |= {_sentence(pair.left), _sentence(pair.right)}
        facing = None if _of_other_days(pair.left, pair.right, dated) else _facing(pair)
        if facing is not None:
            cap = Severity.ERROR if _plain(pair, facing) else Severity.WARNING
            yield _observed(pair.left, pair.right, facing, cap, pair)
    for left, right, facing in _unmatched(context, matched):
        if not _of_other_days(left, right, dated):
            yield _observed(left, right, facing, Severity.WARNING, None)


def _observed(
    left: Claim, right: Claim, facing: Facing, cap: Severity, pair: Pair | None
) -> Observation:
    detail = f"{facing.left.stem} | {facing.right.stem}"
    return Observation(
        verdict=Verdict.CONFLICT,
        claims=(
            replace(left, evidence=facing.left.span),
            replace(right, evidence=facing.right.span),
        ),
        reasons=(Reason(label=f"opposites: {facing.sort}", detail=detail),),
        pair=pair,
        cap=cap,
    )


def _unmatched(
    context: Context, matched: Collection[Place]
) -> Iterator[tuple[Claim, Claim, Facing]]:
    """Give the opposites in like places of sentences that no counterpart was found for.

    In one language alone: the same words must stand right before and right after.
    """
    known: dict[tuple[str, str, int, str], list[tuple[Claim, Pole]]] = defaultdict(list)
    told: set[Place] = set()
    for claim in context.claims(Kind.SENTENCE):
        place = _sentence(claim)
        if place in matched or not isinstance(claim.value, Statement):
            continue
        for pole in claim.value.poles:
            for sort, sign in () if pole.denied else pole.sides:
                for stem in pole.before[:CLOSE]:
                    key = (claim.language, sort, sign, stem)
                    for other, there in known.get((*key[:2], -sign, stem), ()):
                        if other.document == claim.document or told & {place, _sentence(other)}:
                            continue
                        if _alike(other, claim, there, pole):
                            told |= {place, _sentence(other)}
                            facing = Facing(left=there, right=pole, sort=sort, beside=1.0)
                            yield other, claim, facing
                    if len(known[key]) < MANY:
                        known[key].append((claim, pole))


def _alike(left: Claim, right: Claim, one: Pole, other: Pole) -> bool:
    """Whether two words of opposite meaning are said of the same thing."""
    if not _framed(one, other) or len(_near(one) & _near(other)) <= SHARED:
        return False
    if not set(one.sides).isdisjoint(other.sides) or _turned(one, other):
        return False
    ones, others = left.subject.sentence_entities, right.subject.sentence_entities
    return not ones or not others or bool(ones & others)


def _counterparts(pair: Pair) -> bool:
    """Whether two sentences of two texts are each other's counterpart."""
    apart = pair.left.document != pair.right.document
    return apart and weight(pair, "parallel") >= COUNTERPART


def _plain(pair: Pair, facing: Facing) -> bool:
    alike = in_common(pair.left, pair.right)
    one_language = pair.left.language == pair.right.language
    return one_language and min(alike, facing.beside) >= PLAINLY


def _facing(pair: Pair) -> Facing | None:
    """Return the opposites of a pair that stand in the likest places, or None."""
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Statement) or not isinstance(right, Statement):
        return None
    one_language = pair.left.language == pair.right.language
    ones, others = left.poles, right.poles
    if one_language:
        ones, others = _without_common(ones, others)
    even = like_length(pair)
    found = []
    for sort, (here, there) in sorted(_opposed(ones, others).items()):
        if _settled(here, others) or _settled(there, ones):
            continue
        for one, other in zip(here, there, strict=False):
            beside = _beside(one, other)
            known = beside >= BESIDE and len(_near(one) & _near(other)) >= SHARED
            clear = beside >= CLEARLY or (one_language and _framed(one, other))
            level = clear or (even and abs(one.place - other.place) <= ASTRAY)
            if level and (known or not one_language) and not _turned(one, other):
                found.append(Facing(left=one, right=other, sort=sort, beside=beside))
    return max(found, key=lambda f: f.beside, default=None)


def _without_common(
    ones: Sequence[Pole], others: Sequence[Pole]
) -> tuple[tuple[Pole, ...], tuple[Pole, ...]]:
    """Return what is left when each word that the other side also has is taken away once."""
    kept, rest = [], list(others)
    for one in ones:
        same = next((o for o in rest if o.stem == one.stem), None)
        if same is None:
            kept.append(one)
        else:
            rest.remove(same)
    return tuple(kept), tuple(rest)


def _opposed(
    ones: Sequence[Pole], others: Sequence[Pole]
) -> dict[str, tuple[list[Pole], list[Pole]]]:
    """Return the words by sort of opposition, where all of one side oppose all of the other."""
    found = {}
    sides = (_by_sort(ones), _by_sort(others))
    for sort in sides[0].keys() & sides[1].keys():
        here, there = sides[0][sort], sides[1][sort]
        signs = ({sign for sign, _ in here}, {sign for sign, _ in there})
        plain = len(here) == len(there) and not any(pole.denied for _, pole in (*here, *there))
        if plain and len(signs[0]) == len(signs[1]) == 1 and signs[0] != signs[1]:
            found[sort] = ([pole for _, pole in here], [pole for _, pole in there])
    return found


def _by_sort(poles: Sequence[Pole]) -> Mapping[str, list[tuple[int, Pole]]]:
    found: dict[str, list[tuple[int, Pole]]] = defaultdict(list)
    for pole in poles:
        for sort, sign in pole.sides:
            found[sort].append((sign, pole))
    return found


def _settled(poles: Sequence[Pole], others: Sequence[Pole]) -> bool:
    """Whether a word agrees with one of the other side that stands about where it does."""
    return any(
        not set(pole.sides).isdisjoint(other.sides) and abs(pole.place - other.place) <= TOGETHER
        for pole in poles
        for other in others
    )


def _beside(one: Pole, other: Pole) -> float:
    least = min(len(_near(one)), len(_near(other)))
    return len(_near(one) & _near(other)) / least if least else 0.0


def _near(pole: Pole) -> frozenset[str]:
    return frozenset((*pole.before, *pole.after))


def _turned(one: Pole, other: Pole) -> bool:
    """Whether what stands before the one stands after the other: A beat B, and B lost to A."""
    return _meets(one.before, other.after) and _meets(one.after, other.before)


def _framed(one: Pole, other: Pole) -> bool:
    """Whether the same words stand right before and right after both: one subject, one object."""
    if not one.after and not other.after:  # «… wurde angenommen.»
        return len(set(one.before) & set(other.before)) >= SHARED
    return _meets(one.before[:CLOSE], other.before[:CLOSE]) and _meets(
        one.after[:CLOSE], other.after[:CLOSE]
    )


def _meets(one: Sequence[str], other: Sequence[str]) -> bool:
    return not set(one).isdisjoint(other)


def _dated(context: Context) -> Mapping[Place, list[Period]]:
    """Return the dates that each sentence names."""
    found: dict[Place, list[Period]] = defaultdict(list)
    for claim in context.claims(Kind.DATE):
        if isinstance(claim.value, Period):
            found[_sentence(claim)].append(claim.value)
    return found


def _sentence(claim: Claim) -> Place:
    return claim.document, claim.sentence


def _of_other_days(left: Claim, right: Claim, dated: Mapping[Place, list[Period]]) -> bool:
    """Whether both sentences name dates and none of them in common: they tell two events."""
    ones, others = dated.get(_sentence(left), ()), dated.get(_sentence(right), ())
    if not ones or not others:
        return False
    return not any(_meet(one, other) for one in ones for other in others)


def _meet(one: Period, other: Period) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last
