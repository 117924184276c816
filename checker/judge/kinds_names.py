"""Kinds of rules on names: one name in two spellings, another name in the same place, two terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.folding import fold
from checker.lang.name_likeness import Likeness, names_alike
from checker.model.claim import Claim, Kind
from checker.model.pair import Reason
from checker.model.values import Name, NameKind
from checker.model.verdict import Severity, Verdict

SHAPES = {
    "spelling": Shape(),
    "slot": Shape(),
    "given": Shape(),
    "term": Shape(forms=frozenset({"vocabulary", "head", "renamed"})),
}
INTERNAL = 2
"""Names said in full have two words at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A name in one spelling, with every place where it stands."""

    name: Name
    claims: tuple[Claim, ...]

    @property
    def languages(self) -> frozenset[str]:
        """Return the languages in which it is spelt so."""
        return frozenset(claim.language for claim in self.claims)


def said(context: Context, rule: Rule) -> list[Said]:
    """Return every spelling of every name that the rule applies to, in order of first place."""
    kinds = rule.applies.get("name")
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in context.claims(Kind.NAME):
        name = claim.value
        if isinstance(name, Name) and (kinds is None or name.kind in kinds):
            found[claim.language, " ".join(name.surface.split()), name.key].append(claim)
    return [
        Said(name=first, claims=tuple(claims))
        for claims in found.values()
        if isinstance(first := claims[0].value, Name)
    ]


def spelling(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the names that one language spells in two ways, within a text and across texts."""
    for one, other in _candidates(said(context, rule)):
        languages = (one.claims[0].language, other.claims[0].language)
        likeness = names_alike(one.name, other.name, languages)
        if likeness is Likeness.TRANSLITERATION:
            yield _observed(Verdict.AGREE, one, other, likeness)
        elif likeness is Likeness.VARIANT and not _capitals(one.name, other.name):
            exonym = NameKind.PLACE in (one.name.kind, other.name.kind)
            verdict = Verdict.COMPATIBLE if exonym else Verdict.APPROXIMATE
            yield _observed(verdict, one, other, likeness)


def _candidates(names: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Give pairs of names that begin alike in one word, so that long texts stay cheap."""
    blocks: dict[str, list[Said]] = defaultdict(list)
    for one in names:
        words = fold(one.name.surface).split()
        for start in sorted({word[:1] for word in words if word}):
            blocks[start].append(one)
    given: set[tuple[int, int]] = set()
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if (id(one), id(other)) not in given:
                given.add((id(one), id(other)))
                yield one, other


def _capitals(one: Name, other: Name) -> bool:
    return fold(one.surface) == fold(other.surface)


def _observed(
    verdict: Verdict, one: Said, other: Said, step: str, cap: Severity | None = None
) -> Observation:
    claims = (one.claims[0], other.claims[0], *one.claims[1:2], *other.claims[1:2])
    return Observation(
        verdict=verdict,
        claims=claims,
        reasons=(Reason(label=step, detail=f"{one.name.surface} / {other.name.surface}"),),
        cap=cap,
        keys=(("name", one.name.surface), ("name", other.name.surface)),
    )


def slot(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the pairs of sentences that say the same of two different names."""
    kinds = rule.applies.get("name")
    present = _keys(context)
    for pair in context.paired(Kind.NAME):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Name) or not isinstance(right, Name):
            continue
        if left.kind is not right.kind or (kinds is not None and left.kind not in kinds):
            continue
        if pair.left.document == pair.right.document:
            continue
        languages = (pair.left.language, pair.right.language)
        if names_alike(left, right, languages) is not Likeness.DIFFERENT:
            yield Observation(verdict=Verdict.AGREE, claims=(pair.left, pair.right), pair=pair)
            continue
        # A name that the other text knows too was most likely set beside the wrong one.
        if left.key in present[pair.right.document] or right.key in present[pair.left.document]:
            continue
        yield Observation(
            verdict=Verdict.CONFLICT,
            claims=(pair.left, pair.right),
            reasons=(Reason(label="same place, other name", detail=f"{left.key} / {right.key}"),),
            pair=pair,
        )


def _keys(context: Context) -> dict[int, set[str]]:
    keys: dict[int, set[str]] = {index: set() for index in context.readings}
    for claim in context.claims(Kind.NAME):
        if isinstance(claim.value, Name):
            keys[claim.document].add(claim.value.key)
    return keys


def given(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the family names that each text gives one first name, and not the same one."""
    families: dict[str, dict[int, dict[str, Said]]] = defaultdict(lambda: defaultdict(dict))
    for one in said(context, rule):
        if one.name.family and one.name.given:
            for claim in one.claims:
                families[one.name.family][claim.document].setdefault(one.name.given, one)
    for documents in families.values():
        for first, second in combinations(sorted(documents), 2):
            mine, yours = documents[first], documents[second]
            if len(mine) == len(yours) == 1:
                yield from _first_names(*mine.values(), *yours.values())


def _first_names(one: Said, other: Said) -> Iterator[Observation]:
    languages = (one.claims[0].language, other.claims[0].language)
    if names_alike(one.name, other.name, languages) is Likeness.DIFFERENT:
        yield _observed(Verdict.APPROXIMATE, one, other, "same family name, other first name")


def term(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the bodies, programmes and firms that one language calls by two names."""
    sees = {"vocabulary": _vocabulary, "head": _heads, "renamed": _renamed}[rule.form]
    names = said(context, rule)
    groups: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for one in names:
        for key in _term_keys(one.name, rule.form):
            groups[(one.claims[0].language, *key)].append(one)
    given_pairs: set[frozenset[str]] = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            surfaces = frozenset((fold(one.name.surface), fold(other.name.surface)))
            verdict = sees(one.name, other.name)
            if verdict is not None and len(surfaces) > 1 and surfaces not in given_pairs:
                given_pairs.add(surfaces)
                yield _observed(verdict, one, other, f"term: {rule.form}")


def _term_keys(name: Name, form: str) -> Iterator[tuple[str, ...]]:
    if form != "head":
        yield ("key", name.key)
        return
    if name.head and len(name.rest) >= INTERNAL:
        yield ("rest", *name.rest)
        for left_out in name.rest:
            yield ("head", name.head, *(word for word in name.rest if word != left_out))


def _vocabulary(one: Name, other: Name) -> Verdict | None:
    """Two different wordings to which the vocabulary gives one key."""
    return None if _within(one, other) else Verdict.APPROXIMATE


def _renamed(one: Name, other: Name) -> Verdict | None:
    """Two different names of one firm or place, one of them an old one."""
    return None if fold(one.surface) == fold(other.surface) else Verdict.APPROXIMATE


def _heads(one: Name, other: Name) -> Verdict | None:
    """One description under two heads, or one head with a word of the description changed."""
    if one.rest == other.rest and one.head != other.head:
        return Verdict.COMPATIBLE
    if one.head == other.head and len(one.rest) == len(other.rest) and one.rest != other.rest:
        return Verdict.APPROXIMATE
    return None


def _within(one: Name, other: Name) -> bool:
    left, right = set(fold(one.surface).split()), set(fold(other.surface).split())
    return left <= right or right <= left
