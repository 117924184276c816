"""Kinds of rules on names: one name in two spellings, another name in the same place, two terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.folding import fold, stem
from checker.lang.name_likeness import Likeness, names_alike, one_word_apart, skeleton
from checker.lang.name_words import fold_word, name_words
from checker.model.claim import Claim, Kind
from checker.model.pair import Pair, Reason
from checker.model.values import Name, NameKind
from checker.model.verdict import Severity, Verdict

SHAPES = {
    "spelling": Shape(),
    "slot": Shape(),
    "given": Shape(),
}


STEM = 5
ENDING = 3
"""Words with so many letters in common at the start, and no more after them, are of one stem."""
ARTICLE = re.compile(r"\b[^\W\d_]{1,2}['’]")
ARTICLE_REACH = 8
"""Characters before a name in which its article stands."""
CONTENT = 3
"""Shorter words of a name are articles and prepositions."""
CROWD = 120
"""Of a longer run of names that begin alike, only so many are set against each other."""
ROMAN = frozenset("ivxlcdm")


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
            found[claim.language, " ".join(fold(name.surface).split()), name.key].append(claim)
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
            yield observed(Verdict.AGREE, one, other, likeness)
        elif likeness is Likeness.SLIP:
            if _mistyped(one, other, context):
                yield observed(Verdict.APPROXIMATE, one, other, likeness)
        elif _turned(one, other):
            yield observed(Verdict.APPROXIMATE, one, other, "words in another order")
        elif likeness is Likeness.VARIANT and not _settled(one, other):
            exonym = NameKind.PLACE in (one.name.kind, other.name.kind) and _exonyms(one, other)
            verdict = Verdict.COMPATIBLE if exonym else Verdict.APPROXIMATE
            yield observed(verdict, one, other, likeness)


def _turned(one: Said, other: Said) -> bool:
    """Whether two titles of one language, articles and all, have the same words turned round."""
    if one.claims[0].language != other.claims[0].language:
        return False
    left, right = fold(one.name.surface).split(), fold(other.name.surface).split()
    same = left != right and sorted(left) == sorted(right) and left[0] == right[0]
    return same and left[0] in name_words(one.claims[0].language).definite


def _with_article(claim: Claim, context: Context) -> bool:
    """Whether a name of one word stands after an article, as nouns do that languages translate."""
    if " " in context.text(claim).strip():
        return False
    text = context.readings[claim.document].document.text
    before = text[max(claim.evidence.start - ARTICLE_REACH, 0) : claim.evidence.start]
    last = re.findall(r"[^\W\d_]+['’]?", before)[-1:]
    return bool(last) and fold_word(last[0]) in name_words(claim.language).definite


def _exonyms(one: Said, other: Said) -> bool:
    """Whether two names of a place are both in use: known as such, or written for one sound."""
    left, right = one.name, other.name
    return left.key == right.key or skeleton(left.surface) == skeleton(right.surface)


def _mistyped(one: Said, other: Said, context: Context) -> bool:
    """Whether two names that differ by a letter are one: neither text has both.

    One text that has both means two things by them, unless the rest of the name is the same.
    """
    if _plural(one.name, other.name):
        return False
    mine, yours = ({claim.document for claim in said.claims} for said in (one, other))
    # What else the two names have in common says that they are one, where one of them is rare.
    if any(_with_article(claim, context) for claim in (one.claims[0], other.claims[0])):
        return False
    if " " in one.name.surface.strip():
        return min(len(one.claims), len(other.claims)) == 1
    return not (mine & yours or _stands(one, yours, context) or _stands(other, mine, context))


def _stands(name: Said, documents: set[int], context: Context) -> bool:
    """Whether a word of a name stands in texts by itself or within another name."""
    odd = fold(name.name.surface).split()
    return any(
        word in fold(claim.value.surface).split()
        for claim in context.claims(Kind.NAME)
        if claim.document in documents and isinstance(claim.value, Name)
        for word in odd[-1:]
    )


def _candidates(names: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Give pairs of names that begin alike in one word, so that long texts stay cheap."""
    blocks: dict[str, list[Said]] = defaultdict(list)
    for one in names:
        words = fold(one.name.surface).split()
        for start in sorted({word[:2] for word in words if word}):
            if len(blocks[start]) < CROWD:
                blocks[start].append(one)
    given: set[tuple[int, int]] = set()
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if (id(one), id(other)) not in given:
                given.add((id(one), id(other)))
                yield one, other


def _settled(one: Said, other: Said) -> bool:
    """Whether two names differ in an ending, or are known as two terms and no two spellings."""
    left, right = one.name, other.name
    if _plural(left, right):
        return True
    if NameKind.PERSON in (left.kind, right.kind):
        return False
    code = one.claims[0].language
    stems = [[stem(word, code) for word in name.surface.split()] for name in (left, right)]
    known = left.key == right.key and " " in left.surface.strip()
    return known or stems[0] == stems[1] or _derived(fold(left.surface), fold(right.surface))


def _plural(left: Name, right: Name) -> bool:
    """«The Gallaghers» are more than one Gallagher."""
    one, two = fold(left.surface).split()[-1], fold(right.surface).split()[-1]
    return one + "s" == two or two + "s" == one


def _derived(one: str, two: str) -> bool:
    """Whether two words differ in their endings alone, as Victoria and Victorian do."""
    pairs = enumerate(zip(one, two, strict=False))
    common = next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))
    return common >= STEM and max(len(one), len(two)) - common <= ENDING


def observed(verdict: Verdict, one: Said, other: Said, step: str) -> Observation:
    """Return what is the case between two names, each shown at its first places."""
    claims = (one.claims[0], other.claims[0], *one.claims[1:2], *other.claims[1:2])
    return Observation(
        verdict=verdict,
        claims=claims,
        reasons=(Reason(label=step, detail=f"{one.name.surface} / {other.name.surface}"),),
        keys=(_key(one.name), _key(other.name)),
    )


def _key(name: Name) -> tuple[str, ...]:
    """Return what of a name goes into a fingerprint; a person is known by the family name."""
    last = fold(name.surface).split()[-1:]
    return ("person", *last) if name.kind is NameKind.PERSON else ("name", fold(name.surface))


def slot(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the pairs of sentences that say the same of two different names."""
    kinds = rule.applies.get("name")
    present = _keys(context)
    series = _series(context)
    for pair in context.paired(Kind.NAME):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Name) or not isinstance(right, Name):
            continue
        if pair.left.document == pair.right.document:
            continue
        if _one_word_changed(pair, left, right):
            if _asked(left, right, kinds) and _frame(pair) not in series:
                sure = context.slack.sure(Kind.NAME).error_score
                yield from _reworded_name(pair, present, sure)
            continue
        if kinds is not None and not {left.kind, right.kind} <= set(kinds):
            continue
        if left.kind is not right.kind and NameKind.OTHER not in (left.kind, right.kind):
            continue
        languages = (pair.left.language, pair.right.language)
        alike = names_alike(left, right, languages) is not Likeness.DIFFERENT
        if alike or _near(left, right, context.slack["names.near"]) or _reworded(pair):
            yield Observation(verdict=Verdict.AGREE, claims=(pair.left, pair.right), pair=pair)
            continue
        # A name that the other text knows too was most likely set beside the wrong one.
        if languages[0] != languages[1] and not _coded(left, right):
            continue
        if left.key in present[pair.right.document] or right.key in present[pair.left.document]:
            continue
        yield Observation(
            verdict=Verdict.CONFLICT,
            claims=(pair.left, pair.right),
            reasons=(Reason(label="same place, other name", detail=f"{left.key} / {right.key}"),),
            pair=pair,
            cap=Severity.WARNING if NameKind.OTHER in (left.kind, right.kind) else None,
        )


def _series(context: Context) -> frozenset[tuple[str, ...]]:
    """Return the words that several pairs of names share that differ in one word: translated."""
    frames: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for pair in context.paired(Kind.NAME):
        if isinstance(pair.left.value, Name) and _frame(pair):
            frames[_frame(pair)].add(pair.left.value.key)
    return frozenset(frame for frame, keys in frames.items() if len(keys) > 1)


def _frame(pair: Pair) -> tuple[str, ...]:
    """Return the words that two names share which differ in one word, () for other names."""
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Name) or not isinstance(right, Name):
        return ()
    if not _one_word_changed(pair, left, right):
        return ()
    return tuple(sorted(set(fold(left.surface).split()) & set(fold(right.surface).split())))


def _one_word_changed(pair: Pair, left: Name, right: Name) -> bool:
    """Whether two names differ in one word that is no other word for the same sort of thing."""
    odd = one_word_apart(left, right)
    if odd is None:
        return False
    sides = zip(odd, (pair.left, pair.right), strict=True)
    return not all(word in name_words(claim.language).heads for word, claim in sides)


def _asked(left: Name, right: Name, kinds: tuple[str, ...] | None) -> bool:
    """Whether a rule is about two names of which one may be of no known kind."""
    person = NameKind.PERSON in (left.kind, right.kind)
    return kinds is None or (NameKind.PERSON in kinds) == person


def _reworded_name(pair: Pair, present: dict[int, set[str]], sure: float) -> Iterator[Observation]:
    """Give two names of parallel sentences that differ in one word, unknown to the other text."""
    left, right = pair.left.value, pair.right.value
    assert isinstance(left, Name)  # noqa: S101 - the caller has seen to it
    assert isinstance(right, Name)  # noqa: S101 - the caller has seen to it
    strange = left.key not in present[pair.right.document]
    strange_too = right.key not in present[pair.left.document]
    # A name that the other text knows stands here for another where the sentences say the same.
    if not (strange and strange_too) and not ((strange or strange_too) and pair.score >= sure):
        return
    yield Observation(
        verdict=Verdict.CONFLICT,
        claims=(pair.left, pair.right),
        reasons=(Reason(label="one word changed", detail=f"{left.key} / {right.key}"),),
        pair=pair,
        cap=Severity.WARNING,
    )


def _near(left: Name, right: Name, least: Decimal) -> bool:
    """Whether two names are spelt so much alike that they are one, whatever the spelling."""
    one, two = fold(left.surface), fold(right.surface)
    if left.given and left.given == right.given:
        one, two = left.family, right.family
    return SequenceMatcher(None, one, two).ratio() >= least


def _reworded(pair: Pair) -> bool:
    """Whether one name says with the same words what the other says, in any order."""
    bags = [
        {stem(word, claim.language) for word in ARTICLE.sub(" ", claim.value.surface).split()}
        for claim in (pair.left, pair.right)
        if isinstance(claim.value, Name)
    ]
    long = [{word for word in bag if len(word) >= CONTENT} for bag in bags]
    return bool(long[0] and long[1]) and (long[0] <= long[1] or long[1] <= long[0])


def _coded(left: Name, right: Name) -> bool:
    """Whether two names can be told apart in any language: persons, and territories by code."""
    if left.kind is NameKind.PERSON:
        return True
    return all(name.kind is NameKind.PLACE and name.key.isupper() for name in (left, right))


def _keys(context: Context) -> dict[int, set[str]]:
    keys: dict[int, set[str]] = {index: set() for index in context.readings}
    for claim in context.claims(Kind.NAME):
        if isinstance(claim.value, Name):
            keys[claim.document].add(claim.value.key)
    return keys


def given(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the family names that each text gives one first name, and not the same one."""
    families: dict[str, dict[int, dict[str, Said]]] = defaultdict(lambda: defaultdict(dict))
    names = said(context, rule)
    persons = {one.name.family for one in names if one.name.given}
    least = context.slack["names.forms"]
    for one in names:
        first, family = _parted(one.name, persons)
        if first and set(family) - ROMAN:
            for claim in one.claims:
                families[family][claim.document].setdefault(first, one)
    for documents in families.values():
        for earlier, later in combinations(sorted(documents), 2):
            mine, yours = documents[earlier], documents[later]
            if len(mine) == len(yours) == 1:
                yield from _first_names(*mine.values(), *yours.values(), least=least)


def _parted(name: Name, persons: set[str]) -> tuple[str, str]:
    """Return first and family name; two words are a person's where a text shows the family."""
    if name.given or name.kind is not NameKind.OTHER or name.head:
        return name.given, name.family
    first, _, family = fold(name.surface).partition(" ")
    plain = first.isalpha() and len(first) >= CONTENT
    return (first, family) if family in persons and plain else ("", "")


def _first_names(one: Said, other: Said, *, least: Decimal) -> Iterator[Observation]:
    languages = (one.claims[0].language, other.claims[0].language)
    words = [set(fold(name.surface).split()) for name in (one.name, other.name)]
    if words[0] <= words[1] or words[1] <= words[0]:
        return
    forms = languages[0] != languages[1] and _forms(one.name, other.name, least)
    if not forms and names_alike(one.name, other.name, languages) is Likeness.DIFFERENT:
        yield observed(Verdict.APPROXIMATE, one, other, "same family name, other first name")


def _forms(one: Name, other: Name, least: Decimal) -> bool:
    """Whether two first names may be one in two languages («George», «Jorge»)."""
    left, right = fold(one.surface).split()[0], fold(other.surface).split()[0]
    return SequenceMatcher(None, left, right).ratio() >= least
