"""How far two values of one kind resemble each other, 0 to 1; one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rapidfuzz import fuzz

from checker.align.limits import limits
from checker.lang.name_likeness import Likeness, names_alike, one_word_apart
from checker.lang.spellings import bounds, skeleton
from checker.model.claim import Claim, Kind
from checker.model.values import Acronym, Members, Name, Period, Post, Quote, Statement, Trend

_PART = 0.8  # what a part of a quotation counts against the whole of it
_HAIR = 1e-6  # more than two ways of rounding one ratio can differ
_QUOTED = 4  # words from which a part of a quotation is told from a turn of phrase
_LONG = 4  # letters of a word in which a slip of the pen can be told from another word
_NAMES = {
    Likeness.SAME: 1.0,
    Likeness.VARIANT: 0.9,
    Likeness.TRANSLITERATION: 0.95,
    Likeness.SLIP: 0.85,
}


def dates(left: Claim, right: Claim) -> float:
    """Return 1 for the same stretch of days, else the share of day, month and year they share."""
    one, two = left.value, right.value
    if not isinstance(one, Period) or not isinstance(two, Period):
        return 0.0
    if one.said and one.said == two.said:
        return 1.0
    if None in (one.first or one.last, two.first or two.last):
        return 0.0
    if (one.first, one.last) == (two.first, two.last):
        return 1.0
    if meet(one, two):
        return 0.8
    parts = zip(_parts(one), _parts(two), strict=True)
    known = [(a, b) for a, b in parts if a is not None and b is not None]
    return 0.6 * sum(a == b for a, b in known) / max(1, len(known))


def meet(one: Period, two: Period) -> bool:
    """Return whether two periods have a day in common; an open end reaches for ever."""
    apart = one.last and two.first and one.last < two.first
    return not (apart or (two.last and one.first and two.last < one.first))


def _parts(period: Period) -> tuple[int | None, int | None, int | None]:
    first, last = period.first, period.last
    if first is None or last is None:
        return None, None, None
    days = (last - first).days
    month = first.month if days < 32 else None  # noqa: PLR2004 - no longer than a month
    return first.year, month, first.day if days == 0 else None


def names(left: Claim, right: Claim) -> float:
    """Return 1 for one name, 0.9 for two spellings of it, a half for one word changed, else 0."""
    one, two = left.value, right.value
    if not isinstance(one, Name) or not isinstance(two, Name):
        return 0.0
    if one.key == two.key:
        return 1.0
    alike = _NAMES.get(names_alike(one, two, (left.language, right.language)), 0.0)
    return alike or (limits().likeness.apart if one_word_apart(one, two) else 0.0)


def spelling(one: str, two: str) -> float:
    """Return how far two folded names resemble each other, 0 below a likely misspelling."""
    ratio = fuzz.ratio(skeleton(one), skeleton(two))
    close, shortest = bounds().close, bounds().shortest
    return ratio / 100 if ratio >= close and min(len(one), len(two)) >= shortest else 0.0


def letters(one: Name, two: Name) -> float:
    """Return how near two names come by the letters of their nearest words, 0 when not near."""
    pairs = [(a, b) for a in one.surface.split() for b in two.surface.split()]
    ratio = max(
        (fuzz.ratio(a, b) for a, b in pairs if a != b and min(len(a), len(b)) >= _LONG), default=0.0
    )
    return ratio / 100 if ratio >= limits().likeness.slip else 0.0


def acronyms(left: Claim, right: Claim) -> float:
    """Return 1 for the same long form, 0.8 for the same short form, else the shared long words."""
    one, two = left.value, right.value
    if not isinstance(one, Acronym) or not isinstance(two, Acronym):
        return 0.0
    if one.key and one.key == two.key:
        return 1.0
    long = jaccard(frozenset(one.key), frozenset(two.key))
    letters_alike = sorted(one.short) == sorted(two.short)
    return max(long, 0.8 if one.short == two.short else 0.0, 0.6 if letters_alike else 0.0)


def lists(left: Claim, right: Claim) -> float:
    """Return how many members two lists share, those spelt alike included.

    Two open lists of the same sort of things («firms such as …») are alike by that and one member.
    """
    one, two = left.value, right.value
    if not isinstance(one, Members) or not isinstance(two, Members):
        return 0.0
    mine, yours = {m.key for m in one.named}, {m.key for m in two.named}
    common = mine & yours
    near = sum(any(spelling(a, b) for b in sorted(yours - common)) for a in sorted(mine - common))
    share = (len(common) + near) / max(1, len(mine), len(yours))
    open_alike = one.open and two.open and one.group and one.group == two.group and common
    return max(share, limits().likeness.examples) if open_alike else share


def quotes(left: Claim, right: Claim) -> float:
    """Return how far the words of two quotations agree, in order; one may be the longer cut."""
    one, two = left.value, right.value
    if not isinstance(one, Quote) or not isinstance(two, Quote):
        return 0.0
    whole = fuzz.ratio(one.words, two.words) / 100
    if min(len(one.words), len(two.words)) < _QUOTED:
        return whole
    # Below this a part counts less than the whole does, and need not be looked for.
    least = 100 * whole / _PART - _HAIR
    part = fuzz.partial_ratio(" ".join(one.words), " ".join(two.words), score_cutoff=least) / 100
    return max(whole, _PART * part)


def posts(left: Claim, right: Claim) -> float:
    """Return 1 for the same person, else how far the words of the post agree, at most a half."""
    one, two = left.value, right.value
    if not isinstance(one, Post) or not isinstance(two, Post):
        return 0.0
    person = 1.0 if one.person == two.person else spelling(one.person, two.person)
    return max(person, 0.5 * jaccard(frozenset(one.words), frozenset(two.words)))


def trends(left: Claim, right: Claim) -> float:
    """Return 1 for the same direction."""
    one, two = left.value, right.value
    return float(isinstance(one, Trend) and isinstance(two, Trend) and one.sign == two.sign)


def statements(left: Claim, right: Claim) -> float:
    """Return how far the content words of two sentences agree, in order."""
    one, two = left.value, right.value
    if not isinstance(one, Statement) or not isinstance(two, Statement):
        return 0.0
    return fuzz.ratio(one.stems, two.stems) / 100


def jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    """Return the shared part of two sets."""
    return len(one & two) / len(one | two) if one | two else 0.0


LIKENESS: Mapping[Kind, Callable[[Claim, Claim], float]] = {
    Kind.DATE: dates,
    Kind.NAME: names,
    Kind.ACRONYM: acronyms,
    Kind.LIST: lists,
    Kind.QUOTE: quotes,
    Kind.POST: posts,
    Kind.TREND: trends,
    Kind.SENTENCE: statements,
}
