"""Words of names: by ear, with a slip of the pen, brought over from another script."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from checker.lang.folding import fold

_WORD = re.compile(r"[^\W_]+")
_TRIPLED = re.compile(r"(.)\1\1")
_DOUBLED = re.compile(r"(.)\1")
_GLIDE = re.compile(r"(?<=[aeou])j(?=[a-z])")  # German and Dutch write j for a Slavic y
_BARE_Q = re.compile(r"q(?!u)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How alike two words or names must be to be one; `likeness.toml` says what each number is."""

    shortest: int
    ending: int
    close: int
    long: int
    spelt_out: int
    shared: int
    forms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """What languages and transcriptions do to a name.

    Attributes:
        usual: letters that stand for one another.
        mute: letters that some spellings leave out.
        sounds: spellings that transcription confuses, longest first, with the sign for each.
        endings: by these a name shows that it was brought over from another script.
        words: the same, as whole words.
        within: the same, as letters inside a word.
    """

    usual: frozenset[frozenset[str]]
    mute: frozenset[str]
    sounds: tuple[tuple[str, str], ...]
    endings: tuple[str, ...]
    words: frozenset[str]
    within: tuple[str, ...]


@cache
def bounds() -> Limits:
    """Return the limits of likeness."""
    return Limits(**_data()["limits"])


@cache
def spelling() -> Spelling:
    """Return what languages and transcriptions do to a name."""
    letters, foreign = _data()["spelling"], _data()["foreign"]
    sounds = (part.partition("=") for part in letters["sounds"].split(","))
    return Spelling(
        usual=frozenset(frozenset(pair) for pair in _parts(letters["usual"])),
        mute=frozenset(letters["mute"]),
        sounds=tuple((written.strip(), sound.strip()) for written, _, sound in sounds),
        endings=_parts(foreign["endings"]),
        words=frozenset(_parts(foreign["words"])),
        within=_parts(foreign["within"]),
    )


@cache
def _data() -> Mapping[str, Any]:
    path = Path(__file__).parent / "likeness.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """Return the letters of a name with the spellings that transcription confuses made one."""
    letters = _GLIDE.sub("i", "".join(_WORD.findall(fold(text))))
    for written, sound in spelling().sounds:
        letters = letters.replace(written, sound)
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])


def brought_over(word: str) -> bool:
    """Return whether a folded word looks brought over from another script."""
    known = spelling()
    if word in known.words or word.endswith(known.endings) or _BARE_Q.search(word):
        return True
    return any(letters in word for letters in known.within)


def slip(a: str, b: str, *, across: bool) -> bool:
    """Return whether one folded word may be the other with a letter or two mistyped.

    Across languages, what languages and transcriptions do to names is no slip: other endings, and
    letters that stand for one sound.
    """
    shorter, longer = sorted((len(a), len(b)))
    if shorter < bounds().shortest or any(c.isdigit() for c in a + b) or a[0] != b[0]:
        return False
    if OSA.distance(a, b) > (2 if longer >= bounds().long and not across else 1):
        return False
    if not across:
        return not (derived(a, b) or derived(b, a)) and a + "s" != b and b + "s" != a
    if _TRIPLED.search(a) or _TRIPLED.search(b):
        return True
    if skeleton(a) == skeleton(b) or a[: shorter - 1] == b[: shorter - 1]:
        return False
    if sorted(a) == sorted(b):
        return a[: -bounds().spelt_out] != b[: -bounds().spelt_out]
    return all(_unusual(a, b, *op) for op in Levenshtein.editops(a, b).as_list())


def _unusual(a: str, b: str, tag: str, at: int, to: int) -> bool:
    if tag == "replace":
        return frozenset((a[at], b[to])) not in spelling().usual
    letter, word, place = (a[at], a, at) if tag == "delete" else (b[to], b, to)
    doubled = letter in (word[place - 1 : place], word[place + 1 : place + 2])
    return letter not in spelling().mute and not doubled


def one_doubled(one: str, two: str) -> bool:
    """Return whether two folded words differ in one letter alone, doubled in one of them."""
    if min(len(one), len(two)) < bounds().shortest or abs(len(one) - len(two)) != 1:
        return False
    return _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", two)


def sounds_alike(a: str, b: str) -> bool:
    """Return whether two folded words may be spellings of one name."""
    if a == b:
        return True
    if min(len(a), len(b)) < bounds().shortest or any(c.isdigit() for c in a + b):
        return False
    if derived(a, b) or derived(b, a):
        return False
    one, other = skeleton(a), skeleton(b)
    if one == other:
        return True
    return (
        min(len(one), len(other)) >= bounds().shortest and fuzz.ratio(one, other) >= bounds().close
    )


def derived(word: str, longer: str) -> bool:
    """Return whether one word is made from the other, as «Democratic» is from «Democrat»."""
    return longer.startswith(word) and len(longer) - len(word) >= bounds().ending
