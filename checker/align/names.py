"""Which mentions of names meet: the same name, another spelling, another name in the same slot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
from rapidfuzz import fuzz

from checker.align.evidence import Evidence
from checker.align.likeness import letters, names
from checker.align.lone_names import PARALLEL, lone_names
from checker.align.spellings import may_be_one
from checker.lang.folding import fold
from checker.lang.name_likeness import one_word_apart
from checker.model.claim import Claim, Kind
from checker.model.values import Name, NameKind

_FAR = 40.0  # ratio of two keys below which nobody takes them for one name
_LASTING = {NameKind.PERSON, NameKind.FIRM, NameKind.OTHER}  # kinds that no language translates
_LONG = 4  # letters of a word that two names of one thing may share
_EXONYM = 55.0  # ratio from which two names of a place may be its names in two languages
_START = 3  # letters of a cut-off name that still tell whose it is
_MENTIONS = 20  # mentions of one name among which the two in the most parallel sentences are sought
_MOST = 400  # names of one text that are compared with those of the other by spelling


Mentions = Mapping[str, list[int]]


def name_candidates(evidence: Evidence) -> pd.DataFrame:
    """Return the pairs of mentions (`left`, `right`, row numbers) that are worth a score.

    One pair of mentions for a name that both texts have, one for two spellings of what may be one
    name, and the odd ones out of two parallel sentences.
    """
    one, two = mentions(evidence.left.claims), mentions(evidence.right.claims)
    found = set(_spellings(evidence, one, two))
    if not evidence.same:
        found |= {_closest(evidence, one[key], two[key]) for key in one.keys() & two.keys()}
        found |= set(_odd_ones(evidence))
        found |= {cell for cell, _ in lone_names(evidence)}
    else:
        found = {(min(i, j), max(i, j)) for i, j in found if i != j}
    pairs = pd.DataFrame(sorted(found), columns=["left", "right"], dtype="int64")
    return pairs.reset_index(drop=True)


def mentions(claims: tuple[Claim, ...]) -> dict[str, list[int]]:
    """Return the row numbers of the mentions of each name key, in order of place."""
    found: dict[str, list[int]] = defaultdict(list)
    for row, claim in enumerate(claims):
        if claim.kind is Kind.NAME and isinstance(claim.value, Name):
            found[claim.value.key].append(row)
    return dict(found)


def _spellings(evidence: Evidence, one: Mentions, two: Mentions) -> Iterator[tuple[int, int]]:
    """Yield a pair of mentions for two keys that may be one name, where either text lacks one."""
    left = [(key, evidence.left.claims[one[key][0]]) for key in sorted(one)[:_MOST]]
    right = [(key, evidence.right.claims[two[key][0]]) for key in sorted(two)[:_MOST]]
    near = may_be_one([claim for _, claim in left], [claim for _, claim in right])
    for row, column in np.argwhere(near).tolist():
        (mine, first), (yours, second) = left[row], right[column]
        settled = mine in two and yours in one and not evidence.same
        if mine == yours or settled or fuzz.ratio(mine, yours) < _FAR:
            continue
        if names(first, second):
            yield _closest(evidence, one[mine], two[yours])


def _closest(evidence: Evidence, one: list[int], two: list[int]) -> tuple[int, int]:
    """Return the two mentions that stand in the most parallel sentences, else the first of each."""
    strength = evidence.parallels.strength
    left, right = (
        zip(rows, evidence.columns.array(side, "sentence")[rows].tolist(), strict=True)
        for side, rows in enumerate((one[:_MENTIONS], two[:_MENTIONS]))
    )
    others = list(right)
    _, i, j = min((-strength.get((m, n), 0.0), i, j) for i, m in left for j, n in others)
    return i, j


def _odd_ones(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Yield the mentions that face each other in parallel sentences with no partner there.

    Two names that face each other again and again are two words for one thing, not a slip; only
    a person who is called otherwise throughout is still worth a look.
    """
    faced = list(_faced(evidence))
    times = Counter((one.key, two.key) for _, _, one, two in faced)
    for row, other, one, two in faced:
        if one.kind is NameKind.PERSON or times[one.key, two.key] == 1:
            yield row, other


def _faced(evidence: Evidence) -> Iterator[tuple[int, int, Name, Name]]:
    sides = []
    for side, reading in enumerate((evidence.left, evidence.right)):
        found: dict[int, list[tuple[int, Name]]] = defaultdict(list)
        for row, sentence in evidence.placed(side, Kind.NAME):
            if isinstance(name := reading.claims[row].value, Name):
                found[sentence].append((row, name))
        sides.append(found)
    for (i, j), strength in sorted(evidence.parallels.strength.items()):
        if strength < PARALLEL:
            continue
        mine, yours = sides[0].get(i, []), sides[1].get(j, [])
        keys = {name.key for _, name in mine} & {name.key for _, name in yours}
        odd_left = [(row, name) for row, name in mine if name.key not in keys]
        odd_right = [(row, name) for row, name in yours if name.key not in keys]
        yield from (
            (row, other, name, face)
            for row, name in odd_left
            for other, face in odd_right
            if _facing(name, face, one_language=evidence.one_language)
        )


def _facing(one: Name, two: Name, *, one_language: bool) -> bool:
    """Return whether two names in one slot may be two names, or one with a slip of the pen.

    Across languages only persons, firms and territories keep their names; the rest is translated.
    """
    if one_word_apart(one, two) or ({one.kind, two.kind} <= _LASTING and letters(one, two)):
        return True
    mine, yours = (set(fold(name.surface).split()) for name in (one, two))
    if one.kind is not two.kind or mine <= yours or yours <= mine:
        return False
    if any(
        a.startswith(b) or b.startswith(a)
        for a in mine
        for b in yours
        if a != b and min(len(a), len(b)) >= _START
    ):
        return False
    if one.kind is NameKind.PERSON:
        return True
    if any(len(word) >= _LONG for word in mine & yours):
        return False
    if one.kind is NameKind.PLACE and fuzz.ratio(fold(one.surface), fold(two.surface)) >= _EXONYM:
        return False
    coded = one.key.isupper() and two.key.isupper()
    return one_language or coded or one.kind is NameKind.FIRM
