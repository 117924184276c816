"""Kinds of rules on terms: one body, programme or firm that one language calls by two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.judge.kinds.names import Said, observed, said
from checker.judge.kinds.second_names import side_by_side
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.folding import fold, stem
from checker.model.claim import Claim, Kind
from checker.model.pair import Reason
from checker.model.values import Name, NameKind
from checker.model.verdict import Verdict

SHAPES = {
    "term": Shape(forms=frozenset({"vocabulary", "head", "renamed"}), fields=frozenset({"names"}))
}
CROWD = 300
"""Names that are set against each other, at most."""
SHORT = 8
"""No acronym is longer."""


def term(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the bodies, programmes and firms that one language calls by two names."""
    sees = {"vocabulary": _vocabulary, "head": _heads, "renamed": _renamed}[rule.form]
    yield from sees(context, said(context, rule))


def _vocabulary(context: Context, names: Sequence[Said]) -> Iterator[Observation]:
    """One finding for each term of the vocabulary that goes by two wordings."""
    terms = {entry.id for entry in context.vocabulary.terms}
    groups: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in names:
        if one.name.key in terms and not _short(one.name.surface):
            groups[one.claims[0].language, one.name.key].append(one)
    for (_, key), group in groups.items():
        distinct = [one for one in group if any(_apart(one, other, context) for other in group)]
        if len(distinct) > 1:
            claims = _first_places(distinct)
            fixed = distinct[0].name.kind in (NameKind.TREATY, NameKind.EVENT)
            surfaces = [one.name.surface for one in distinct]
            yield Observation(
                verdict=Verdict.COMPATIBLE if fixed else Verdict.APPROXIMATE,
                claims=claims,
                fields={"names": ", ".join(surfaces)},
                reasons=(Reason(label="one term of the vocabulary", detail=key),),
                keys=tuple(("term", fold(surface)) for surface in surfaces),
            )


def _first_places(names: Sequence[Said]) -> tuple[Claim, ...]:
    """Return the first place of each name in each text, the first two of different names."""
    first = [one.claims[0] for one in names]
    for one in names:
        seen = {one.claims[0].document}
        for claim in one.claims:
            if claim.document not in seen:
                seen.add(claim.document)
                first.append(claim)
    return tuple(first)


def _apart(one: Said, other: Said, context: Context) -> bool:
    """Whether two wordings differ in more than endings, capitals and words left out."""
    language = one.claims[0].language
    left, right = _stems(one.name, language), _stems(other.name, language)
    return not (left <= right or right <= left) and not _glossed(one, other, context)


def _stems(name: Name, language: str) -> set[str]:
    return {stem(word, language) for word in name.surface.split()}


def _short(surface: str) -> bool:
    """Whether a name is, or holds, an acronym: a word of capitals alone."""
    return any(
        word.isupper() and 1 < len(word) <= SHORT
        for word in surface.replace("’", " ").replace("'", " ").split()
    )


def _glossed(one: Said, other: Said, context: Context) -> bool:
    """Whether one text itself says that the two are one, side by side."""
    return side_by_side(one.claims, other.claims, context)


def _heads(context: Context, names: Sequence[Said]) -> Iterator[Observation]:
    """One description under two heads, or one head with a word of the description changed."""
    places = _place_words(context)
    described = [one for one in names if one.name.head and one.name.rest][:CROWD]
    told: set[frozenset[str]] = set()
    for one, other in combinations(described, 2):
        pair = frozenset((fold(one.name.surface), fold(other.name.surface)))
        if one.claims[0].language != other.claims[0].language or pair in told or len(pair) == 1:
            continue
        verdict = _described(one.name, other.name, places)
        if verdict is not None and not _glossed(one, other, context):
            told.add(pair)
            yield observed(verdict, one, other, "descriptive names")


def _place_words(context: Context) -> frozenset[str]:
    """Return the stems of the places that the texts name."""
    return frozenset(
        stem(word, claim.language)
        for claim in context.claims(Kind.NAME)
        if isinstance(claim.value, Name) and claim.value.kind is NameKind.PLACE
        for word in claim.value.surface.split()
    )


def _described(one: Name, other: Name, places: frozenset[str]) -> Verdict | None:
    """Two heads for one description, or one forum (fair, corridor …) put in two places."""
    left, right = set(one.rest), set(other.rest)
    if left == right and one.head != other.head and len(left) > 1:
        return Verdict.COMPATIBLE
    told, moved = left - places, left ^ right
    if (
        one.head == other.head
        and told
        and told == right - places
        and moved & left
        and moved & right
    ):
        return Verdict.APPROXIMATE
    return None


def _renamed(context: Context, names: Sequence[Said]) -> Iterator[Observation]:
    """A firm's former name in one place and its present one in another.

    A former name that lives on for a product means the firm only where the present one stands in
    the same place of the other text.
    """
    present = {fold(one.name.surface): one for one in names}
    facing = _facing(context)
    for one in names:
        found = context.vocabulary.renamed(one.name.surface)
        if found is None:
            continue
        firm, former = found
        now = next((present[fold(n)] for n in (firm.name, *firm.also) if fold(n) in present), None)
        if now is None or now is one or side_by_side(one.claims, now.claims, context):
            continue
        if former.in_use and frozenset((one.name.key, now.name.key)) not in facing:
            continue
        dates = [context.readings[claim.document].document.date for claim in one.claims]
        if all(date is not None and date.year <= former.until for date in dates):
            continue
        yield observed(Verdict.APPROXIMATE, one, now, f"renamed after {former.until}")


def _facing(context: Context) -> frozenset[frozenset[str]]:
    """Return the keys of names that stand in the same place of two texts."""
    return frozenset(
        frozenset((pair.left.value.key, pair.right.value.key))
        for pair in context.paired(Kind.NAME)
        if isinstance(pair.left.value, Name) and isinstance(pair.right.value, Name)
    )
