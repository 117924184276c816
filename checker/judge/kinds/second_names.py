"""Second names that a text itself explains: beside the first in brackets, or by its letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.judge.observation import Context
from checker.lang.folding import fold, stem
from checker.lang.name_words import name_words
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.model.values import Acronym, Name

GLOSS = 25
"""A second name within so many characters, behind a bracket or a comma, explains the first."""
CROWD = 300
"""Places of one name that are looked at, at most."""
SIGNS = frozenset('(,–—«“"/')
SHORTEST = 2
"""Letters that an acronym has at least."""


def named(context: Context) -> Mapping[str, Sequence[Claim]]:
    """Return every mention of each name, by its key, in order of document and place."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in context.claims(Kind.NAME):
        if isinstance(claim.value, Name):
            found[claim.value.key].append(claim)
    return found


def glossed(
    one: Claim, two: Claim, mentions: Mapping[str, Sequence[Claim]], context: Context
) -> bool:
    """Return whether a text sets the names of two claims side by side: one explains the other."""
    if not isinstance(one.value, Name) or not isinstance(two.value, Name):
        return False
    return side_by_side(mentions[one.value.key], mentions[two.value.key], context)


def side_by_side(one: Iterable[Claim], two: Iterable[Claim], context: Context) -> bool:
    """Return whether two claims of one sentence stand side by side, a bracket or comma between."""
    by_sentence: dict[tuple[int, Span], list[Claim]] = {}
    for claim in list(one)[:CROWD]:
        by_sentence.setdefault((claim.document, claim.sentence), []).append(claim)
    return any(
        _beside(near, claim, context)
        for claim in list(two)[:CROWD]
        for near in by_sentence.get((claim.document, claim.sentence), ())
    )


def _beside(one: Claim, two: Claim, context: Context) -> bool:
    first, second = sorted((one, two), key=lambda claim: claim.evidence)
    text = context.readings[one.document].document.text
    between = text[first.evidence.end : second.evidence.start]
    joined = name_words(one.language).and_first & {fold(word) for word in between.split()}
    return len(between) <= GLOSS and bool(set(between) & SIGNS) and not joined


def acronym_of(one: Claim, two: Claim, context: Context) -> bool:
    """Return whether one name is an acronym and the other its long form, or a part of that.

    Two acronyms of the same letters that are spelt out, each in its own words, are one as well.
    """
    return (
        _stands_for(one, two, context) or _stands_for(two, one, context) or _both(one, two, context)
    )


def _stands_for(short: Claim, long: Claim, context: Context) -> bool:
    letters = context.text(short).replace(".", "")
    if not letters.isupper() or len(letters) < SHORTEST:
        return False
    written = context.text(long)
    initials = "".join(word[0] for word in written.split() if word[0].isupper())
    if letters == initials:
        return True
    stems = {stem(word, long.language) for word in written.split()}
    return any(stems <= set(key) for key in _keys_of(letters, long.language, context))


def _both(one: Claim, two: Claim, context: Context) -> bool:
    a, b = context.text(one), context.text(two)
    if not (a.isupper() and b.isupper()) or sorted(fold(a)) != sorted(fold(b)) or a == b:
        return False
    return all(
        any(c.document == claim.document for c in _spelt_out(context.text(claim), context))
        for claim in (one, two)
    )


def _spelt_out(letters: str, context: Context) -> list[Claim]:
    return [
        claim
        for claim in context.claims(Kind.ACRONYM)
        if isinstance(claim.value, Acronym) and claim.value.short == letters and claim.value.long
    ]


def _keys_of(letters: str, language: str, context: Context) -> list[tuple[str, ...]]:
    found = _spelt_out(letters, context)
    return [
        claim.value.key
        for claim in found
        if isinstance(claim.value, Acronym) and claim.language == language
    ]
