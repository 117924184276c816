"""Kind of rule on years gone by: a number of years that two dates of the same text give as well.

Only plain cases are looked at: the dates beside the number, a foundation and its anniversary, an
event and «ten years after» it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang import table
from checker.lang.folding import fold
from checker.model.claim import Claim, Kind, Modality, Role, Tense
from checker.model.document import Document
from checker.model.pair import Reason
from checker.model.values import Edge, Figure, Grain, Modifier, Period
from checker.model.verdict import Verdict

SHAPES = {"elapsed": Shape(fields=frozenset({"sum"}))}
EVENTS = frozenset(
    {
        "signature",
        "founding",
        "opening",
        "launch",
        "adoption",
        "entry_into_force",
        "independence",
        "accession",
    }
)
DEATHS = frozenset({"death", "deaths"})
APPOSED = ((",", ","), ("(", ")"), (",", "."))  # what stands around an age in apposition
CREATIONS = frozenset({"founding", "opening", "launch"})
COUNTED_IN = 1  # years more or less that counting from another end makes
BESIDE = 2  # words at most between a number of years and the dates that give it
FEWEST, MOST = 2, 400  # years that a number of them may be
WORD = re.compile(r"[^\W_]+")


def elapsed(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the numbers of years that do not follow from the dates that stand with them."""
    del rule
    for index in sorted(context.readings):
        reading = context.readings[index]
        dates = [c for c in reading.claims if c.kind is Kind.DATE and not c.quoted]
        beside: dict[int, list[Claim]] = defaultdict(list)
        for date in dates:
            beside[date.sentence.start].append(date)
        for claim in reading.claims:
            if claim.kind is Kind.FIGURE and _years_of(claim) and not claim.quoted:
                near = beside[claim.sentence.start]
                yield from _stretched(claim, near, context)
                yield from _since(claim, near, context)
                yield from _anniversary(claim, near, context)
                yield from _after(claim, near, dates, context)
            elif claim.role is Role.AGE and not claim.quoted:
                yield from _age_now(claim, beside[claim.sentence.start], context)
        for near in beside.values():
            yield from _said_twice(near, context)


def _years_of(claim: Claim) -> int:
    """Return the whole number of years that a claim states, or 0."""
    value, unit = claim.value, claim.unit
    if not isinstance(value, Figure) or claim.modality is not Modality.STATED:
        return 0
    if value.modifier is not Modifier.EXACT or value.others or value.value % 1:
        return 0
    lasting = claim.role is Role.DURATION and unit is not None and unit.symbol == "year"
    jubilee = claim.role is Role.ORDINAL and claim.subject.measure == "anniversary"
    years = int(value.value) if lasting or jubilee else 0
    return years if FEWEST <= years <= MOST else 0


def _stretched(claim: Claim, near: Sequence[Claim], context: Context) -> Iterator[Observation]:
    """«For 15 years, from 1962 to 1977»: the stretch beside the number gives it."""
    for date in near:
        value = date.value
        if not isinstance(value, Period) or value.grain is not Grain.SPAN or value.relative:
            continue
        if value.first is None or value.last is None or not _beside(claim, date, context):
            continue
        years = value.last.year - value.first.year
        fits = abs(years - _years_of(claim)) <= COUNTED_IN
        if claim.role is Role.DURATION:
            verdict = Verdict.AGREE if fits else Verdict.CONFLICT
            yield _observed(verdict, claim, date, years)


def _since(claim: Claim, near: Sequence[Claim], context: Context) -> Iterator[Observation]:
    """«Since 2005, for twenty years»: the publication ends what the date begins."""
    published = _published(claim, context)
    for date in near:
        value = date.value
        if published is None or not isinstance(value, Period) or value.edge is not Edge.SINCE:
            continue
        if value.first is None or value.relative or not _goes_on(claim, date, context):
            continue
        if claim.role is not Role.DURATION or Tense.PAST in (claim.tense, date.tense):
            continue
        years = published.year - value.first.year
        fits = abs(years - _years_of(claim)) <= COUNTED_IN
        verdict = Verdict.AGREE if fits else Verdict.APPROXIMATE
        yield _observed(verdict, claim, date, years)


def _goes_on(claim: Claim, date: Claim, context: Context) -> bool:
    """Whether a number of years stands by the date from which it lasts until now."""
    if claim.evidence < date.evidence:
        return _beside(claim, date, context)
    text = context.readings[claim.document].document.text
    between = fold(text[date.evidence.end : claim.evidence.start])
    lists: dict[str, list[str]] = table(claim.language, "dates").get("lists", {})
    lasting = tuple(f" {fold(word)}" for word in lists.get("lasting", ()))
    few = len(WORD.findall(between)) <= BESIDE + 2
    return few and not set(between) & set(".;:!?()") and between.rstrip(" ,").endswith(lasting)


def _said_twice(near: Sequence[Claim], context: Context) -> Iterator[Observation]:
    """«Desde 2015, es decir, desde hace doce años»: two beginnings of one stretch."""
    for date, other in pairwise(sorted(near, key=lambda claim: claim.evidence)):
        one, two = date.value, other.value
        if not isinstance(one, Period) or not isinstance(two, Period) or one.first is None:
            continue
        if one.edge is not Edge.SINCE or one.relative or not two.counted or two.first is None:
            continue
        if two.grain is not Grain.YEAR or not _goes_on(other, date, context):
            continue
        published = _published(other, context)
        years = published.year - one.first.year if published else 0
        apart = abs(one.first.year - two.first.year)
        if published and apart > COUNTED_IN:
            yield _observed(Verdict.APPROXIMATE, other, date, years)


def _age_now(claim: Claim, near: Sequence[Claim], context: Context) -> Iterator[Observation]:
    """«Né en 1960, le peintre, 70 ans, expose»: the birth gives the age at publication."""
    text = context.readings[claim.document].document.text
    sides = text[: claim.evidence.start].rstrip()[-1:], text[claim.evidence.end :].lstrip()[:1]
    born = [d for d in near if d.subject.measure == "birth" and _whole(d)]
    published = _published(claim, context)
    alone = len(born) == len(near) == 1 and not claim.subject.sentence_concepts & DEATHS
    if published is None or not alone or sides not in APPOSED:
        return
    value = claim.value
    low, high = _full_years(born[0], published)
    if isinstance(value, Figure) and not low - COUNTED_IN <= value.value <= high + COUNTED_IN:
        yield _observed(Verdict.APPROXIMATE, claim, born[0], high)


def _anniversary(claim: Claim, near: Sequence[Claim], context: Context) -> Iterator[Observation]:
    """«Founded in 1975, the club keeps its 40th anniversary»: in the year it says, or now."""
    if claim.role is not Role.ORDINAL:
        return
    known = [d for d in near if isinstance(d.value, Period) and d.value.first and d.value.last]
    begun = [d for d in known if d.subject.measure in CREATIONS and not _relative(d)]
    others = [d for d in known if d not in begun]
    published = _published(claim, context)
    if len(begun) != 1 or len(others) > 1 or (not others and claim.tense is Tense.PAST):
        return
    then = others[0].value if others else None
    now = then.first if isinstance(then, Period) else published
    start = begun[0].value
    if now is None or not isinstance(start, Period) or start.first is None:
        return
    years = now.year - start.first.year
    apart = abs(years - _years_of(claim))
    if apart == COUNTED_IN or years < 0:
        return
    wrong = Verdict.CONFLICT if others and not _relative(others[0]) else Verdict.APPROXIMATE
    yield _observed(wrong if apart else Verdict.AGREE, claim, begun[0], years)


def _after(
    claim: Claim, near: Sequence[Claim], dates: Sequence[Claim], context: Context
) -> Iterator[Observation]:
    """«Ten years after the signature»: as of today, and the text dates the signature itself."""
    published = _published(claim, context)
    about = EVENTS & claim.subject.sentence_concepts
    told = [d for d in near if not _today(d, published)]
    if published is None or len(about) != 1 or claim.role is not Role.DURATION or told:
        return
    if claim.tense is Tense.PAST or not _followed_by_after(claim, context):
        return
    starts = [d for d in dates if d.subject.measure in about and _whole(d)]
    said = _years_of(claim)
    fitting = [d for d in starts if said in _full_years(d, published)]
    early = [d for d in starts if _year(d) == published.year - said and d not in fitting]
    if fitting or len(early) != 1:
        return
    years = max(_full_years(early[0], published))
    yield _observed(Verdict.COMPATIBLE, claim, early[0], years)


def _observed(verdict: Verdict, claim: Claim, date: Claim, years: int) -> Observation:
    shown = str(years)
    return Observation(
        verdict=verdict,
        claims=(claim, date),
        fields={"sum": shown},
        reasons=(Reason(label="computed", detail=shown),),
    )


def _published(claim: Claim, context: Context) -> dt.date | None:
    document: Document = context.readings[claim.document].document
    return document.date


def _relative(date: Claim) -> bool:
    return isinstance(date.value, Period) and date.value.relative


def _today(date: Claim, published: dt.date | None) -> bool:
    return isinstance(date.value, Period) and date.value.first == date.value.last == published


def _whole(date: Claim) -> bool:
    value = date.value
    plain = isinstance(value, Period) and value.edge is Edge.NONE and not value.relative
    return plain and isinstance(value, Period) and bool(value.first and value.last)


def _year(date: Claim) -> int:
    value = date.value
    return value.first.year if isinstance(value, Period) and value.first else 0


def _full_years(date: Claim, until: dt.date) -> tuple[int, int]:
    """Return how many years are full from the last and from the first day of a date."""
    value = date.value
    if not isinstance(value, Period) or value.first is None or value.last is None:
        return 0, 0
    fewest, most = full_years(value.last, until), full_years(value.first, until)
    return fewest, most


def _beside(claim: Claim, date: Claim, context: Context) -> bool:
    """Whether hardly a word stands between a number of years and a date."""
    first, second = sorted((claim.evidence, date.evidence))
    between = context.readings[claim.document].document.text[first.end : second.start]
    return not set(between) & set(".;:!?()") and len(WORD.findall(between)) <= BESIDE


def _followed_by_after(claim: Claim, context: Context) -> bool:
    """Whether the next word says «after»."""
    text = context.readings[claim.document].document.text
    following = WORD.search(text, claim.evidence.end, claim.sentence.end)
    if following is None or text[claim.evidence.end : following.start()].strip():
        return False
    bounds: dict[str, str] = table(claim.language, "dates").get("bounds", {})
    after = {fold(w) for w, e in bounds.items() if e == Edge.AFTER}
    return fold(following.group()) in after


def full_years(first: dt.date, last: dt.date) -> int:
    """Return how many years are full from one day to another, as an age is counted."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
