"""Names that alone have no counterpart in a sentence of the other text that says the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from rapidfuzz import fuzz

from checker.align.evidence import Evidence
from checker.align.likeness import letters, names
from checker.align.meeting import Floats, Meeting
from checker.align.surroundings import sentence_words
from checker.config.vocabulary import vocabulary
from checker.lang.folding import fold
from checker.lang.name_likeness import one_word_apart
from checker.lang.name_words import fold_word, name_words
from checker.model.claim import Claim, Kind
from checker.model.values import Name, NameKind

PARALLEL = 0.5  # parallelism from which a name without counterpart is worth a look
_FULL = 0.9  # parallelism from which being alone tells fully
_WORDED = 0.4  # in one language: overlap of the words from which two sentences say the same
_TELLING = 1.0  # weight from which a shared word says that a name was put in other words
_EXONYM = 55.0  # ratio from which two names may be one in two languages
_LONG = 4  # letters of a word that two names of one thing may share
_COGNATE = 70.0  # ratio from which two words of names may be one in two languages
_AHEAD = 40  # characters after a name that are looked at
_OPENING = frozenset(":;.!?)]•–—")  # signs behind which a capital says nothing
_MOST_WORDS = 3  # a longer name is a description, which languages translate
_KEPT = {NameKind.PERSON, NameKind.PLACE, NameKind.FIRM, NameKind.OTHER}

Named = tuple[int, Claim, Name]


def lone(m: Meeting) -> Floats:
    """The only two names of parallel sentences that have no counterpart there."""
    known = dict(lone_names(m.evidence))
    found = np.array([known.get(cell, 0.0) for cell in m.claims()], dtype=float)
    if m.evidence.one_language:
        found *= np.clip(sentence_words(m) / _WORDED, 0.0, 1.0)
    return found


def lone_names(evidence: Evidence) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the rows of two such names, and 0 to 1 how plainly their sentences say the same."""
    if evidence.same:
        return
    found = list(_faced(evidence))
    times = Counter((one.key, two.key) for _, one, two, _ in found)
    for cell, one, two, strength in found:
        # Two names that face each other again and again are two words for one thing, not a slip.
        if times[one.key, two.key] == 1 and _comparable(one, two, evidence=evidence):
            yield cell, min(1.0, strength / _FULL)


def _faced(evidence: Evidence) -> Iterator[tuple[tuple[int, int], Name, Name, float]]:
    sides = tuple(_by_sentence(evidence, side) for side in (0, 1))
    for (i, j), strength in sorted(evidence.parallels.strength.items()):
        if strength < PARALLEL or i not in sides[0] or j not in sides[1]:
            continue
        mine, yours = sides[0][i], sides[1][j]
        odd = _odd(evidence, 0, mine, yours, j), _odd(evidence, 1, yours, mine, i)
        if len(odd[0]) == len(odd[1]) == 1:
            (row, one, name), (other, two, face) = odd[0][0], odd[1][0]
            cut = _goes_on(evidence, 0, one) or _goes_on(evidence, 1, two)
            opens = _opens(evidence, 0, one) or _opens(evidence, 1, two)
            if not opens and (evidence.one_language or not cut):
                yield (row, other), name, face, strength


def _by_sentence(evidence: Evidence, side: int) -> Mapping[int, list[Named]]:
    reading = (evidence.left, evidence.right)[side]
    found: dict[int, list[Named]] = defaultdict(list)
    for row, sentence in evidence.placed(side, Kind.NAME):
        claim = reading.claims[row]
        if isinstance(claim.value, Name):
            found[sentence].append((row, claim, claim.value))
    return found


def _odd(
    evidence: Evidence, side: int, mine: Sequence[Named], yours: Sequence[Named], sentence: int
) -> list[Named]:
    """Return the names of one sentence that the other neither has nor puts in other words."""
    words, others = evidence.words[side], evidence.words[1 - side]
    said = others.bag(others.sentences[sentence])
    odd: dict[str, Named] = {}
    for row, claim, name in mine:
        own = {
            key for key in words.bag(claim.evidence) if evidence.weights.get(key, 0.0) >= _TELLING
        }
        told = bool(own) and own <= said
        if not told and not any(_one(claim, other) for _, other, _ in yours):
            odd.setdefault(name.key, (row, claim, name))
    return list(odd.values())


def _one(one: Claim, two: Claim) -> bool:
    """Return whether two names may be one, or places of which one stands for the other."""
    a, b = one.value, two.value
    if not isinstance(a, Name) or not isinstance(b, Name):
        return False
    if one_word_apart(a, b):
        return False
    if names(one, two) or letters(a, b) or _home(a) & _home(b):
        return True
    if one.language != two.language and fuzz.ratio(fold(a.surface), fold(b.surface)) >= _EXONYM:
        return True
    mine, yours = (fold(name.surface).split() for name in (a, b))
    nouns = name_words(one.language).heads.keys() | name_words(two.language).heads.keys()
    return any(_same(x, y) for x in mine for y in yours if not {x, y} <= nouns)


def _same(one: str, two: str) -> bool:
    """Return whether two words of names may be one, in two languages or in one, or cut short."""
    cut = one.startswith(two) or two.startswith(one)
    return min(len(one), len(two)) >= _LONG and (cut or fuzz.ratio(one, two) >= _COGNATE)


def _goes_on(evidence: Evidence, side: int, claim: Claim) -> bool:
    """Return whether a name goes on with a small word and a capital, as titles do («Tomb of …»)."""
    text = (evidence.left, evidence.right)[side].document.text
    words = name_words(claim.language)
    after = text[claim.evidence.end : claim.evidence.end + _AHEAD].split()[:3]
    small = [word for word in after if fold(word) in words.genitive | words.articles]
    return bool(small) and after[0] == small[0] and any(w[:1].isupper() for w in after[1:])


def _home(name: Name) -> frozenset[str]:
    """Return the codes of the country that a place is or lies in: capitals stand for states."""
    if name.kind is not NameKind.PLACE:
        return frozenset()
    return frozenset({name.key, _countries().get(name.key, name.key)})


@cache
def _countries() -> Mapping[str, str]:
    return {place.id: place.country for place in vocabulary().places if place.country}


def _opens(evidence: Evidence, side: int, claim: Claim) -> bool:
    """Return whether a capital says nothing: a word at the head of a sentence, or behind a sign."""
    name = claim.value
    if not isinstance(name, Name) or name.kind is not NameKind.OTHER or " " in name.surface:
        return False
    text = (evidence.left, evidence.right)[side].document.text
    before = text[max(claim.sentence.start, claim.evidence.start - _AHEAD) : claim.evidence.start]
    last = before.rstrip()[-1:]
    return not any(c.isalpha() for c in before) or last in _OPENING


def _comparable(one: Name, two: Name, *, evidence: Evidence) -> bool:
    """Return whether two names can be told apart: of one kind, and not such as are translated."""
    if one.kind is not two.kind and NameKind.OTHER not in (one.kind, two.kind):
        return False
    if _letters(one) is not _letters(two):
        return False
    codes = [reading.document.language for reading in (evidence.left, evidence.right)]
    return evidence.one_language or (_kept(one, codes[0]) and _kept(two, codes[1]))


def _letters(name: Name) -> bool:
    """Return whether a name is an acronym, a plural one included («DVDs»)."""
    return len(name.surface) > 1 and name.surface.removesuffix("s").isupper()


def _kept(name: Name, code: str) -> bool:
    """Return whether languages leave a name as it is: no description, no acronym."""
    words = name.surface.split()
    plain = all(word[0].isupper() and not word.isupper() for word in words)
    parts = [part for word in words for part in word.split("-")]
    plain = plain and not (len(parts) > len(words) and name.kind is NameKind.OTHER)
    ordinary = name_words(code).translated | name_words(code).heads.keys()
    described = any(fold_word(word) in ordinary for word in words)
    short = len(words) <= _MOST_WORDS
    return name.kind in _KEPT and not name.head and plain and short and not described
