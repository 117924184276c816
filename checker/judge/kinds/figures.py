"""Kinds of rules on figures: the same figure told twice, and slips of unit, scale or currency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fnmatch import fnmatchcase

from checker.judge.commit import figure_worlds
from checker.judge.conversion import comparable, in_one_unit, same_currency
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.slack import slack
from checker.judge.wording import percent
from checker.lang.folding import fold
from checker.model.claim import Claim, Kind, Modality, Role, Unit
from checker.model.pair import Pair, Reason
from checker.model.values import Figure, Modifier
from checker.model.verdict import Severity, Verdict, climb
from checker.model.vocabulary import Measure
from checker.model.worlds import Worlds
from checker.units import convert, dimension

SLIPS = frozenset({"unit", "currency", "magnitude", "points", "per", "counted"})
SHAPES = {"figure": Shape(), "slip": Shape(forms=SLIPS)}
FITS = (Verdict.AGREE, Verdict.COMPATIBLE)
POINTS = frozenset({"point", "points"})  # of percent, and of an index or a table
BOUNDS = frozenset(
    {Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER, Modifier.AT_MOST, Modifier.ALMOST}
)
POWERS = tuple(Decimal(10) ** n for n in (1, 2, 3, 6, 9))


def figure(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the verdict on each pair of figures that the rule applies to."""
    for pair in context.paired(Kind.FIGURE):
        left, right = pair.left, pair.right
        one, two = told_units(pair)
        if not (_applies(rule, left, one) and _applies(rule, right, two)) or not firm(pair):
            continue
        if (_ranged(left) or _ranged(right)) != ("range" in rule.applies):
            continue
        if not comparable(one, two) or _turned(pair):
            continue
        worlds = both_worlds(pair, context)
        if worlds is None:
            continue
        compared = climb(*worlds)
        verdict = _finer(compared.verdict, pair, context)
        if verdict not in FITS and told_apart(pair, worlds, context):
            continue
        yield Observation(
            verdict=verdict,
            claims=(left, right),
            worlds=worlds,
            fields={"gap": gap(worlds, context.language)},
            reasons=(Reason(label=compared.step, detail=rule.id),),
            pair=pair,
            cap=Severity.NOTE if verdict is Verdict.COMPATIBLE else None,
        )


def _turned(pair: Pair) -> bool:
    """Whether one side is a rise and the other a fall; a level has no sign of its own."""
    changes = Role.CHANGE in (pair.left.role, pair.right.role)
    return changes and pair.left.sign * pair.right.sign < 0


def _finer(verdict: Verdict, pair: Pair, context: Context) -> Verdict:
    """Return the verdict, mended where intervals alone tell too much or too little.

    A number of one round place more is the other one rounded; of two ranges the one may not end
    where the other begins, nor, in sentences that say the same, share one end alone.
    """
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Figure) or not isinstance(right, Figure):
        return verdict
    if verdict is Verdict.CONFLICT and _rounds(left, right, context):
        return Verdict.APPROXIMATE
    if verdict is Verdict.COMPATIBLE and said_alike(pair) and _hedged_apart(left, right):
        return Verdict.APPROXIMATE
    ends = (left.upper, right.upper)
    if None not in ends and (left.value == right.upper or right.value == left.upper):
        return Verdict.CONFLICT
    if verdict is not Verdict.CONFLICT and None not in ends and said_alike(pair):
        one_end = (left.value == right.value) != (left.upper == right.upper)
        return Verdict.CONFLICT if one_end else verdict
    return verdict


def _hedged_apart(left: Figure, right: Figure) -> bool:
    """Whether one word bounds two figures, of which the finer («over 707») bears no such word.

    «Over 1.5 million» is what is left of «over 1.53 million»; «over 700» is not written for
    «over 707».
    """
    if left.modifier is not right.modifier or left.modifier not in BOUNDS or left.words:
        return False
    rough, fine = sorted((left, right), key=lambda f: len(f.value.normalize().as_tuple().digits))
    precise = fine.value.normalize().as_tuple().exponent == fine.place
    return precise and abs(fine.value - rough.value) * 2 > Decimal(10) ** rough.place


def _rounds(left: Figure, right: Figure, context: Context) -> bool:
    """Whether one whole number is the other one rounded to tens, hundreds, thousands."""
    for rough, fine in ((left.value, right.value), (right.value, left.value)):
        step = rough.normalize().as_tuple().exponent
        if not isinstance(step, int) or step < 1 or not fine:
            continue
        near = abs(rough - fine) <= abs(fine) * context.slack["bare.tens"]
        if near and abs(rough - fine) * 2 <= Decimal(10) ** step and fine % 10**step:
            return True
    return False


def said_alike(pair: Pair) -> bool:
    """Return whether two claims stand in sentences that plainly say the same."""
    return _added(pair, "parallel", "pairs.alike")


def both_worlds(pair: Pair, context: Context) -> tuple[Worlds, Worlds] | None:
    """Return what the two figures commit to, in one unit; None when one is no figure."""
    left, right = pair.left, pair.right
    if not isinstance(left.value, Figure) or not isinstance(right.value, Figure):
        return None
    one, two = (figure_worlds(value, context.slack) for value in (left.value, right.value))
    units = told_units(pair)
    return in_one_unit(one, units[0], two, units[1])


def told_units(pair: Pair) -> tuple[Unit | None, Unit | None]:
    """Return the units of a pair; what counts nothing named may be money, as the other side says.

    «The aid, 4.7 bn» leaves its currency out; that such a pair may be meant is for the alignment.
    """
    left, right = pair.left.unit, pair.right.unit
    if left is None or right is None or {left.dimension, right.dimension} != {"count", "money"}:
        return left, right
    bare, money = (left, right) if left.dimension == "count" else (right, left)
    return (left, right) if bare.noun else (money, money)


def firm(pair: Pair) -> bool:
    """Return whether neither side is a figure that its text quotes in order to correct it."""
    return Modality.REJECTED not in (pair.left.modality, pair.right.modality)


def counterparts(pair: Pair) -> bool:
    """Return whether the two are each other's only counterpart in sentences that say the same."""
    return _added(pair, "sole", "pairs.sole")


def _changed_places(pair: Pair) -> bool:
    """Whether two figures of one role have changed places in sentences that say the same."""
    return pair.left.role is pair.right.role and _added(pair, "swapped", "pairs.sole")


def _added(pair: Pair, label: str, limit: str) -> bool:
    """Whether one summand of a pair's score is as large as the slack asks."""
    least = slack()[limit]
    return any(reason.label == label and reason.weight >= least for reason in pair.reasons)


def told_apart(pair: Pair, worlds: tuple[Worlds, Worlds], context: Context) -> bool:
    """Return whether there is a reason why two figures may differ and both be right."""
    return grew(pair, context) or _per_unsaid(pair) or _other_whole(pair, worlds, context)


def _other_whole(pair: Pair, worlds: tuple[Worlds, Worlds], context: Context) -> bool:
    """Whether two shares far from each other are not known to be of one whole."""
    left, right = pair.left, pair.right
    if counterparts(pair) or _changed_places(pair):
        return False
    one, two = (set(claim.whole) - {claim.subject.measure} for claim in (left, right))
    if left.role is not Role.SHARE or (one and two and len(one & two) * 2 >= len(one | two)):
        return False
    first, second = (abs(side.nominal[0]) if side.nominal else Decimal(0) for side in worlds)
    return abs(first - second) > max(first, second) * context.slack["pairs.far"]


def _per_unsaid(pair: Pair) -> bool:
    """Whether one side is per day, head or year and the other does not say per what."""
    left, right = pair.left.unit, pair.right.unit
    return left is not None and right is not None and bool(left.per) != bool(right.per)


def grew(pair: Pair, context: Context) -> bool:
    """Return whether the later text has the larger figure of something that only grows."""
    left, right = pair.left, pair.right
    measures = {left.subject.measure, right.subject.measure} - {""}
    if not measures or not measures <= context.slack.growing:
        return False
    if left.unit is None or right.unit is None or left.unit.dimension != right.unit.dimension:
        return False
    if left.scope & right.scope & context.slack.fixed:
        return False
    days = [context.readings[c.document].document.date for c in (left, right)]
    if left.document == right.document or days[0] is None or days[1] is None:
        return left.document != right.document
    if not isinstance(left.value, Figure) or not isinstance(right.value, Figure):
        return False
    if days[0] == days[1]:
        return False
    return (days[0] < days[1]) == (left.value.value < right.value.value)


def _applies(rule: Rule, claim: Claim, unit: Unit | None) -> bool:
    if unit is None or not isinstance(claim.value, Figure):
        return False
    roles = rule.applies.get("role")
    dimensions = rule.applies.get("dimension")
    others = rule.applies.get("not_dimension", ())
    if roles is not None and (claim.role or Role.LEVEL) not in roles:
        return False
    if dimensions is not None and unit.dimension not in dimensions:
        return False
    return unit.dimension not in others


def _ranged(claim: Claim) -> bool:
    return isinstance(claim.value, Figure) and claim.value.modifier is Modifier.BETWEEN


def gap(worlds: tuple[Worlds, Worlds], language: str) -> str:
    """Return how far apart two figures are, as a percentage of the larger; '' for open ends."""
    if not (worlds[0].nominal and worlds[1].nominal):
        return ""
    left, right = worlds[0].nominal[0], worlds[1].nominal[0]
    size = max(abs(left), abs(right))
    return percent(abs(left - right) / size, language) if size else ""


def slip(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the pairs whose digits are the same and whose unit, scale, currency or «per» is not."""
    sees = {
        "unit": _unit,
        "currency": _currency,
        "magnitude": _magnitude,
        "points": _points,
        "per": _per,
        "counted": _counted,
    }[rule.form]
    for pair in context.paired(Kind.FIGURE):
        left, right = pair.left, pair.right
        if not isinstance(left.value, Figure) or not isinstance(right.value, Figure):
            continue
        one, two = told_units(pair)
        if one is None or two is None or not firm(pair):
            continue
        step = sees(left.value, one, right.value, two)
        if not step:
            continue
        worlds = both_worlds(pair, context) if comparable(one, two) else None
        if worlds is not None and rule.form != "counted" and climb(*worlds).verdict in FITS:
            continue
        if rule.form == "counted" and not _two_sorts(rule, left, right, context):
            continue
        yield Observation(
            verdict=Verdict.COMPATIBLE if _near_units(one, two) else Verdict.CONFLICT,
            claims=(left, right),
            worlds=worlds or (),
            fields={"gap": step},
            reasons=(Reason(label=f"slip: {rule.form}", detail=step),),
            pair=pair,
        )


def _near_units(one: Unit, two: Unit) -> bool:
    """Whether two units are nearly one, as ton and tonne are, and taken for each other."""
    if one.dimension != two.dimension or one.dimension == "money" or one.symbol == two.symbol:
        return False
    worth = convert(Decimal(1), one.symbol, two.symbol)
    return abs(worth - 1) <= slack()["pairs.near_units"]


def _same_digits(left: Figure, right: Figure) -> bool:
    """Whether the same digits are written; «a quarter» has none that 25 years could share."""
    return left.value == right.value != 0 and left.fraction is right.fraction


def _unit(left: Figure, one: Unit, right: Figure, two: Unit) -> str:
    money = "money" in (one.dimension, two.dimension)
    if money or {one.dimension, two.dimension} <= {"percent", *POINTS} or one.per != two.per:
        return ""
    if "count" in (one.dimension, two.dimension) or not _same_digits(left, right):
        return ""
    return "" if one.symbol == two.symbol else f"{one.symbol} / {two.symbol}"


def _currency(left: Figure, one: Unit, right: Figure, two: Unit) -> str:
    if one.dimension != "money" or two.dimension != "money" or not _same_digits(left, right):
        return ""
    return "" if same_currency(one.symbol, two.symbol) else f"{one.symbol} / {two.symbol}"


def _magnitude(left: Figure, one: Unit, right: Figure, two: Unit) -> str:
    if one.dimension != two.dimension or not left.value or not right.value:
        return ""
    if one.symbol != two.symbol and not same_currency(one.symbol, two.symbol):
        return ""
    ratio = max(abs(left.value), abs(right.value)) / min(abs(left.value), abs(right.value))
    return f"× {ratio.normalize():,f}" if ratio in POWERS else ""


def _points(left: Figure, one: Unit, right: Figure, two: Unit) -> str:
    dimensions = {one.dimension, two.dimension}
    mixed = "percent" in dimensions and dimensions & POINTS
    if not mixed or not _same_digits(left, right):
        return ""
    return f"{one.symbol} / {two.symbol}"


def _per(left: Figure, one: Unit, right: Figure, two: Unit) -> str:
    if one.symbol != two.symbol or not (one.per and two.per) or one.per == two.per:
        return ""
    # Per head and per day may both be left out; two times are told apart.
    if (dimension(one.per), dimension(two.per)) != ("time", "time"):
        return ""
    return f"{one.per} / {two.per}" if _same_digits(left, right) else ""


def _counted(left: Figure, one: Unit, right: Figure, two: Unit) -> str:
    if {one.dimension, two.dimension} != {"count"} or not _same_digits(left, right):
        return ""
    return f"{one.noun_surface} / {two.noun_surface}" if one.noun != two.noun else ""


def _two_sorts(rule: Rule, left: Claim, right: Claim, context: Context) -> bool:
    """Whether one side counts what the rule lists under `one`, the other what `other` lists."""
    ones, others = (set(rule.applies.get(key, ())) for key in ("one", "other"))
    table = context.vocabulary.measures
    a, b = _counts(left, ones, table), _counts(right, others, table)
    return (a and b) or (_counts(left, others, table) and _counts(right, ones, table))


def _counts(claim: Claim, concepts: set[str], table: Mapping[str, Measure]) -> bool:
    """Whether the noun that a figure counts is a term of one of the concepts."""
    noun = fold(claim.unit.noun_surface) if claim.unit else ""
    return any(
        fnmatchcase(noun, fold(term))
        for concept in sorted(concepts & table.keys())
        for term in table[concept].terms.get(claim.language, ())
    )
