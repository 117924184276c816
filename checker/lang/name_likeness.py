"""How alike two names are: the same, a spelling variant, a transliteration, or different."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from checker.lang.folding import fold
from checker.model.values import Name, NameKind


class Likeness(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    VARIANT = "spelling variant"  # one name spelt in two ways within one language
    TRANSLITERATION = "transliteration"  # one name in the spellings of two languages
    DIFFERENT = "different"


SHORTEST = 5
"""Names with fewer letters are alike only when they are equal."""

SHORTEST_ENDING = 2
"""Letters that make another word of a name when they are added to it."""

CLOSE = 86
"""Least similarity, 0 to 100, of two skeletons that may be one name."""

_WORD = re.compile(r"[^\W_]+")
_GLIDE = re.compile(r"(?<=[aeou])j(?=[a-z])")  # German and Dutch write j for a Slavic y
# Spellings that transcription confuses, longest first. Each maps to one sign.
_SOUNDS = (
    ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("dsch", "j"), ("sh", "s"), ("ch", "s"), ("zh", "j"),
    ("dj", "j"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("tz", "ts"), ("ck", "k"),
    ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ou", "u"), ("ii", "i"), ("iy", "i"), ("ij", "i"),
    ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("x", "ks"),
)  # fmt: skip


def names_alike(a: Name, b: Name, languages: tuple[str, str]) -> Likeness:
    """Return whether two names are one, and if so how their spellings differ.

    Args:
        a: one name.
        b: the other.
        languages: the language in which each of them stands; a difference of spelling within one
            language is a variant, between two languages a transliteration.

    Territories are judged by their code alone. Names that the vocabulary gives one key are one.
    A part of a person's name stands for the whole («Tokaïev» for «Kassym-Jomart Tokaïev»).
    """
    apart = Likeness.VARIANT if languages[0] == languages[1] else Likeness.TRANSLITERATION
    if _is_code(a) or _is_code(b):
        return Likeness.SAME if a.key == b.key else Likeness.DIFFERENT
    left, right = _words(a.surface), _words(b.surface)
    if not left or not right:
        return Likeness.DIFFERENT
    if "".join(left) == "".join(right):
        return Likeness.SAME
    if a.kind != b.kind and NameKind.OTHER not in (a.kind, b.kind):
        return Likeness.DIFFERENT
    if a.key == b.key:
        return Likeness.SAME if _part(left, right) else apart
    if a.family and b.family:
        return _persons(a, b, apart)
    return apart if _alike(left, right) else Likeness.DIFFERENT


def _is_code(name: Name) -> bool:
    return name.key.isupper() or (name.key.isdigit() and name.kind is NameKind.PLACE)


def _persons(a: Name, b: Name, apart: Likeness) -> Likeness:
    families = _words(a.family), _words(b.family)
    same_family = "".join(families[0]) == "".join(families[1])
    if not same_family and not _alike(*families):
        return Likeness.DIFFERENT
    if not a.given or not b.given:
        return Likeness.SAME if same_family else apart
    given = _given(a.given, b.given)
    if given is Likeness.DIFFERENT:
        return given
    return Likeness.SAME if same_family and given is Likeness.SAME else apart


def _given(a: str, b: str) -> Likeness:
    left, right = _words(a), _words(b)
    if left == right or _part(left, right) or _initials(left, right):
        return Likeness.SAME
    # Martin and Martine, Daniel and Daniela are two people.
    if left[-1] + "e" == right[-1] or left[-1] + "a" == right[-1]:
        return Likeness.DIFFERENT
    if right[-1] + "e" == left[-1] or right[-1] + "a" == left[-1]:
        return Likeness.DIFFERENT
    return Likeness.VARIANT if _alike(left, right) else Likeness.DIFFERENT


def _initials(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    short, long = sorted((left, right), key=lambda words: len("".join(words)))
    return all(len(word) == 1 for word in short) and short[0] == long[0][0]


def _part(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return set(left) <= set(right) or set(right) <= set(left)


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether two names, word by word, are spellings of one."""
    if len(left) != len(right):
        return False
    return all(_word_alike(a, b) for a, b in zip(left, right, strict=True))


def _word_alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < SHORTEST or any(c.isdigit() for c in a + b):
        return False
    if _derived(a, b) or _derived(b, a):
        return False
    one, other = skeleton(a), skeleton(b)
    if one == other:
        return True
    return min(len(one), len(other)) >= SHORTEST and fuzz.ratio(one, other) >= CLOSE


def _derived(word: str, longer: str) -> bool:
    """Return whether one word is made from the other, as «Democratic» is from «Democrat»."""
    return longer.startswith(word) and len(longer) - len(word) >= SHORTEST_ENDING


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """Return the letters of a name with the spellings that transcription confuses made one."""
    letters = _GLIDE.sub("i", "".join(_WORD.findall(fold(text))))
    for written, sound in _SOUNDS:
        letters = letters.replace(written, sound)
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
