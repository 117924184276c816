"""How alike two names are: the same, a spelling variant, a transliteration, or different."""

from __future__ import annotations

from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from checker.lang.name_words import one_given_name
from checker.lang.spellings import (
    bounds,
    brought_over,
    one_doubled,
    slip,
    sounds_alike,
    words_of,
)
from checker.model.values import Name, NameKind


class Likeness(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    VARIANT = "spelling variant"  # one name spelt in two ways within one language
    TRANSLITERATION = "transliteration"  # one name in the spellings of two languages
    SLIP = "slip of the pen"  # so near that one may be the other mistyped, if nothing else speaks
    DIFFERENT = "different"


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
    left, right = words_of(a.surface), words_of(b.surface)
    if _is_code(a) is not _is_code(b) and NameKind.OTHER in (a.kind, b.kind):
        return _slipped(left, right, across=apart is Likeness.TRANSLITERATION)
    if _is_code(a) or _is_code(b):
        return Likeness.SAME if a.key == b.key else Likeness.DIFFERENT
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
    across = apart is Likeness.TRANSLITERATION
    slipped = _slipped(left, right, across=across)
    if across and slipped is Likeness.SLIP:
        return slipped
    return apart if _alike(left, right) else slipped


def _slipped(left: tuple[str, ...], right: tuple[str, ...], *, across: bool) -> Likeness:
    """Return SLIP for two names of which one word alone differs, by a letter or two."""
    odd = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    if len(left) != len(right) or len(odd) != 1:
        return Likeness.DIFFERENT
    turned = sorted(odd[0][0]) == sorted(odd[0][1])
    if len(left) == 1 and max(len(word) for word in odd[0]) <= bounds().shortest and not turned:
        return Likeness.DIFFERENT
    return Likeness.SLIP if slip(*odd[0], across=across) else Likeness.DIFFERENT


def one_doubling(a: Name, b: Name) -> bool:
    """Return whether two names differ in one letter alone, doubled in the one and not the other."""
    left, right = words_of(a.surface), words_of(b.surface)
    odd = [(one, two) for one, two in zip(left, right, strict=False) if one != two]
    return len(left) == len(right) and len(odd) == 1 and one_doubled(*odd[0])


def one_word_apart(a: Name, b: Name) -> tuple[str, str] | None:
    """Return the one word in which two names of several words differ, as said by either, or None.

    Words that may be two forms of one («George», «Jorge») do not count as apart.
    """
    left, right = words_of(a.surface), words_of(b.surface)
    if len(left) != len(right) or len(left) < 2:  # noqa: PLR2004 - a word in common and another
        return None
    odd = [(one, two) for one, two in zip(left, right, strict=True) if one != two]
    shared = [one for one, two in zip(left, right, strict=True) if one == two and not _roman(one)]
    if len(odd) != 1 or max((len(word) for word in shared), default=0) < bounds().shared:
        return None
    one, two = odd[0]
    short = min(len(one), len(two)) < bounds().shared or not (one + two).isalpha()
    if (
        short
        or one[: bounds().spelt_out] == two[: bounds().spelt_out]
        or fuzz.ratio(one, two) >= bounds().forms
    ):
        return None
    if one_given_name(one, two, across=True):
        return None
    return one, two


def _roman(word: str) -> bool:
    return set(word) <= set("ivxlcdm")


def transcribed(name: Name) -> bool:
    """Return whether a person's name looks brought over from another script."""
    return any(brought_over(word) for word in words_of(name.surface))


def _is_code(name: Name) -> bool:
    return name.key.isupper() or (name.key.isdigit() and name.kind is NameKind.PLACE)


def _persons(a: Name, b: Name, apart: Likeness) -> Likeness:
    families = words_of(a.family), words_of(b.family)
    same_family = "".join(families[0]) == "".join(families[1])
    if not same_family and _kept_family(a, b, apart):
        return Likeness.SLIP
    if not same_family and not _alike(*families):
        return _slipped(*families, across=apart is Likeness.TRANSLITERATION)
    if not a.given or not b.given:
        return Likeness.SAME if same_family else apart
    given = _given(a.given, b.given, across=apart is Likeness.TRANSLITERATION)
    if given is Likeness.DIFFERENT:
        return given
    return Likeness.SAME if same_family and given is Likeness.SAME else apart


def _kept_family(a: Name, b: Name, apart: Likeness) -> bool:
    """Return whether two languages spell one person in two ways although both write Latin script.

    The first name is the same, and neither name looks brought over from another script.
    """
    if apart is not Likeness.TRANSLITERATION or not a.given or a.given != b.given:
        return False
    if words_of(a.family)[-1] == words_of(b.family)[-1]:  # «da Gama», «de Gama»
        return False
    if _plain(a.family) == _plain(b.family):
        return False
    if transcribed(a) or transcribed(b):
        return slip(a.family, b.family, across=True)
    shorter = min(len(a.family), len(b.family))
    near = OSA.distance(a.family, b.family) <= (1 if shorter < bounds().long else 2)
    return near and shorter >= bounds().shortest - 1


def _plain(text: str) -> str:
    """Return letters with the ways to write an umlaut or a sharp s made one."""
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")


def _given(a: str, b: str, *, across: bool) -> Likeness:
    left, right = words_of(a), words_of(b)
    if left == right or _part(left, right) or _initials(left, right):
        return Likeness.SAME
    if left[1:] == right[1:] and one_given_name(left[0], right[0], across=across):
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
    return all(sounds_alike(a, b) for a, b in zip(left, right, strict=True))
