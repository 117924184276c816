"""Kind of rule on spelling: one name that one language spells in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.judge.kinds.names import Said, observed, said
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.slack import Slack
from checker.lang.folding import fold, stem
from checker.lang.name_likeness import Likeness, names_alike, one_doubling, transcribed
from checker.lang.name_words import fold_word, name_words
from checker.lang.spellings import skeleton
from checker.model.claim import Claim, Kind
from checker.model.values import Name, NameKind
from checker.model.verdict import Verdict

SHAPES = {"spelling": Shape()}
ARTICLE_REACH = 8
"""Characters before a name in which its article stands."""
CROWD = 120
"""Of a longer run of names that begin alike, only so many are set against each other."""


def spelling(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the names that one language spells in two ways, within a text and across texts."""
    names = said(context, rule)
    facing, words = _facing(names, context), _words(context)
    for one, other in facing:
        yield observed(Verdict.APPROXIMATE, one, other, "slip of the pen, in the same place")
    told = {frozenset((one.name.surface, other.name.surface)) for one, other in facing}
    for one, other in _candidates(names):
        if frozenset((one.name.surface, other.name.surface)) in told:
            continue
        languages = (one.claims[0].language, other.claims[0].language)
        likeness = names_alike(one.name, other.name, languages)
        if likeness is Likeness.TRANSLITERATION:
            yield observed(Verdict.AGREE, one, other, likeness)
        elif likeness is Likeness.SLIP:
            if _mistyped(one, other, words, context):
                yield observed(Verdict.APPROXIMATE, one, other, likeness)
        elif _turned(one, other):
            yield observed(Verdict.APPROXIMATE, one, other, "words in another order")
        elif likeness is Likeness.VARIANT and not _settled(one, other, context.slack):
            exonym = NameKind.PLACE in (one.name.kind, other.name.kind) and _exonyms(one, other)
            verdict = Verdict.COMPATIBLE if exonym else Verdict.APPROXIMATE
            yield observed(verdict, one, other, likeness)


def _facing(names: Sequence[Said], context: Context) -> list[tuple[Said, Said]]:
    """Return the names that differ by a letter and stand in one place of sentences that agree.

    There it does not matter whether a text has the right spelling elsewhere.
    """
    by_claim = {claim.id: one for one in names for claim in one.claims}
    found, least = [], context.slack["names.facing"]
    for pair in context.paired(Kind.NAME):
        one, other = by_claim.get(pair.left.id), by_claim.get(pair.right.id)
        if one is None or other is None or pair.left.document == pair.right.document:
            continue
        parallel = any(r.label == "parallel" and r.weight >= least for r in pair.reasons)
        if parallel and _slipped(one, other) and not _inflected(one, other):
            found.append((one, other))
    return found


def _slipped(one: Said, other: Said) -> bool:
    """Whether one of two names is the other with a letter wrong, or one letter of two left out."""
    left, right = one.name, other.name
    languages = (one.claims[0].language, other.claims[0].language)
    if names_alike(left, right, languages) is Likeness.SLIP:
        return True
    kept = NameKind.PLACE not in (left.kind, right.kind) and left.key != right.key
    kept = kept and all(name_words(code).keeps_doubles for code in languages)
    return kept and one_doubling(left, right) and not (transcribed(left) or transcribed(right))


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


def _mistyped(
    one: Said, other: Said, words: Mapping[int, frozenset[str]], context: Context
) -> bool:
    """Whether two names that differ by a letter are one: neither text has both.

    One text that has both means two things by them, unless the rest of the name is the same.
    """
    if _inflected(one, other):
        return False
    mine, yours = ({claim.document for claim in said.claims} for said in (one, other))
    # What else the two names have in common says that they are one, where one of them is rare.
    if any(_with_article(claim, context) for claim in (one.claims[0], other.claims[0])):
        return False
    if " " in one.name.surface.strip():
        return min(len(one.claims), len(other.claims)) == 1
    return not (mine & yours or _stands(one, yours, words) or _stands(other, mine, words))


def _stands(name: Said, documents: set[int], words: Mapping[int, frozenset[str]]) -> bool:
    """Whether the last word of a name stands in texts by itself or within another name."""
    odd = fold(name.name.surface).split()[-1:]
    return any(word in words[document] for document in documents for word in odd)


def _words(context: Context) -> Mapping[int, frozenset[str]]:
    """Return the folded words of the names of each text."""
    found: dict[int, set[str]] = {document: set() for document in context.readings}
    for claim in context.claims(Kind.NAME):
        if isinstance(claim.value, Name):
            found[claim.document].update(fold(claim.value.surface).split())
    return {document: frozenset(words) for document, words in found.items()}


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


def _settled(one: Said, other: Said, slack: Slack) -> bool:
    """Whether two names differ in an ending, or are known as two terms and no two spellings."""
    left, right = one.name, other.name
    if _inflected(one, other):
        return True
    if NameKind.PERSON in (left.kind, right.kind):
        return False
    code = one.claims[0].language
    stems = [[stem(word, code) for word in name.surface.split()] for name in (left, right)]
    known = left.key == right.key and " " in left.surface.strip()
    return known or stems[0] == stems[1] or _derived(fold(left.surface), fold(right.surface), slack)


def _inflected(one: Said, other: Said) -> bool:
    """«The Gallaghers» are more than one Gallagher, «Saudi Arabian» belongs to Saudi Arabia."""
    stem_, whole = sorted((fold(s.name.surface).split()[-1] for s in (one, other)), key=len)
    endings = ["s"]
    if NameKind.PLACE in (one.name.kind, other.name.kind):
        endings += map(fold, name_words(one.claims[0].language).place_endings)
    return any(stem_ + ending == whole for ending in endings)


def _derived(one: str, two: str, slack: Slack) -> bool:
    """Whether two words differ in their endings alone, as Victoria and Victorian do."""
    pairs, longest = enumerate(zip(one, two, strict=False)), max(len(one), len(two))
    common = next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))
    return common >= slack["names.stem"] and longest - common <= slack["names.ending"]
