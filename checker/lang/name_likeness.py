"""How alike two names are: the same, a spelling variant, a transliteration, or different."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from checker.lang.folding import fold
from checker.lang.name_words import one_given_name
from checker.model.values import Name, NameKind


class Likeness(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    VARIANT = "spelling variant"  # one name spelt in two ways within one language
    TRANSLITERATION = "transliteration"  # one name in the spellings of two languages
    SLIP = "slip of the pen"  # so near that one may be the other mistyped, if nothing else speaks
    DIFFERENT = "different"


SHORTEST = 5
"""Names with fewer letters are alike only when they are equal."""

SHORTEST_ENDING = 2
"""Letters that make another word of a name when they are added to it."""

CLOSE = 86
"""Least similarity, 0 to 100, of two skeletons that may be one name."""

LONG = 9
"""Letters from which a word may have two slips."""

SPELT_OUT = 3
"""Last letters of a word that languages change to suit themselves (Algeria, Algérie)."""

SHORTEST_SHARED = 3
"""Letters of a word that makes two names one but for another word."""

FORMS = 60
"""Similarity, 0 to 100, from which two words may be forms of one name in two languages."""

# Letters that languages and transcriptions put for one another within a name.
_USUAL = frozenset(
    frozenset(pair)
    for pair in ("ck", "cz", "cs", "ct", "kq", "kg", "iy", "ij", "jy", "jg", "sz", "uw", "uv", "vw",
                 "fv", "bv", "ou", "ei", "ae", "nm", "td", "kx", "sx", "ch", "kh", "gh", "dz")
)  # fmt: skip
_MUTE = frozenset("hei")  # letters that some spellings leave out
_FOREIGN = re.compile(
    r"(?:[eo](?:v|w|ff)a?|sk(?:i|y|ij|yj|aya|aja|aia)|enko|chuk|tchouk|tschuk|dze|sh?vili|schwili|i[ay]n)$"
    r"|^(?:al|el|abd|ben|bin|ibn)$|kh|zh|dj|dzh|tch|tsch|iy|ii|yy|ij$|q(?!u)"
)

_WORD = re.compile(r"[^\W_]+")
_TRIPLED = re.compile(r"(.)\1\1")
_DOUBLED = re.compile(r"(.)\1")
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
    left, right = _words(a.surface), _words(b.surface)
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
    if len(left) == 1 and max(len(word) for word in odd[0]) <= SHORTEST and not turned:
        return Likeness.DIFFERENT
    return Likeness.SLIP if slip(*odd[0], across=across) else Likeness.DIFFERENT


def slip(a: str, b: str, *, across: bool) -> bool:
    """Return whether one folded word may be the other with a letter or two mistyped.

    Across languages, what languages and transcriptions do to names is no slip: other endings, and
    letters that stand for one sound.
    """
    shorter, longer = sorted((len(a), len(b)))
    if shorter < SHORTEST or any(c.isdigit() for c in a + b) or a[0] != b[0]:
        return False
    if OSA.distance(a, b) > (2 if longer >= LONG and not across else 1):
        return False
    if not across:
        return not (_derived(a, b) or _derived(b, a)) and a + "s" != b and b + "s" != a
    if _TRIPLED.search(a) or _TRIPLED.search(b):
        return True
    if skeleton(a) == skeleton(b) or a[: shorter - 1] == b[: shorter - 1]:
        return False
    if sorted(a) == sorted(b):
        return a[:-SPELT_OUT] != b[:-SPELT_OUT]
    return all(_unusual(a, b, *op) for op in Levenshtein.editops(a, b).as_list())


def _unusual(a: str, b: str, tag: str, at: int, to: int) -> bool:
    if tag == "replace":
        return frozenset((a[at], b[to])) not in _USUAL
    letter, word, place = (a[at], a, at) if tag == "delete" else (b[to], b, to)
    doubled = letter in (word[place - 1 : place], word[place + 1 : place + 2])
    return letter not in _MUTE and not doubled


def one_doubling(a: Name, b: Name) -> bool:
    """Return whether two names differ in one letter alone, doubled in the one and not the other."""
    left, right = _words(a.surface), _words(b.surface)
    odd = [(one, two) for one, two in zip(left, right, strict=False) if one != two]
    if len(left) != len(right) or len(odd) != 1 or min(map(len, odd[0])) < SHORTEST:
        return False
    once = [_DOUBLED.sub(r"\1", word) for word in odd[0]]
    return once[0] == once[1] and abs(len(odd[0][0]) - len(odd[0][1])) == 1


def one_word_apart(a: Name, b: Name) -> tuple[str, str] | None:
    """Return the one word in which two names of several words differ, as said by either, or None.

    Words that may be two forms of one («George», «Jorge») do not count as apart.
    """
    left, right = _words(a.surface), _words(b.surface)
    if len(left) != len(right) or len(left) < 2:  # noqa: PLR2004 - a word in common and another
        return None
    odd = [(one, two) for one, two in zip(left, right, strict=True) if one != two]
    shared = [one for one, two in zip(left, right, strict=True) if one == two and not _roman(one)]
    if len(odd) != 1 or max((len(word) for word in shared), default=0) < SHORTEST_SHARED:
        return None
    one, two = odd[0]
    short = min(len(one), len(two)) < SHORTEST_SHARED or not (one + two).isalpha()
    if short or one[:SPELT_OUT] == two[:SPELT_OUT] or fuzz.ratio(one, two) >= FORMS:
        return None
    if one_given_name(one, two, across=True):
        return None
    return one, two


def _roman(word: str) -> bool:
    return set(word) <= set("ivxlcdm")


def transcribed(name: Name) -> bool:
    """Return whether a person's name looks brought over from another script."""
    return any(_FOREIGN.search(word) for word in _words(name.surface))


def _is_code(name: Name) -> bool:
    return name.key.isupper() or (name.key.isdigit() and name.kind is NameKind.PLACE)


def _persons(a: Name, b: Name, apart: Likeness) -> Likeness:
    families = _words(a.family), _words(b.family)
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
    if _words(a.family)[-1] == _words(b.family)[-1]:  # «da Gama», «de Gama»
        return False
    if _plain(a.family) == _plain(b.family):
        return False
    if transcribed(a) or transcribed(b):
        return slip(a.family, b.family, across=True)
    shorter = min(len(a.family), len(b.family))
    near = OSA.distance(a.family, b.family) <= (1 if shorter < LONG else 2)
    return near and shorter >= SHORTEST - 1


def _plain(text: str) -> str:
    """Return letters with the ways to write an umlaut or a sharp s made one."""
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")


def _given(a: str, b: str, *, across: bool) -> Likeness:
    left, right = _words(a), _words(b)
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
