"""The words of dates in a language: CLDR's names, and what the language's data file adds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from babel import Locale

from checker.lang import table
from checker.lang.folding import fold

TOKEN = re.compile(r"[0-9]{1,12}|[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f]){0,60}|[^\s\w]|\w")
_KEY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "\u00ad": "", "‑": "-", "‐": "-"})
_FOLDED_LENGTH = 4

Phrase = tuple[str, ...]
Words = dict[str, tuple[tuple[Phrase, Any], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """What one language says of dates.

    Attributes:
        code: two-letter code of the language.
        order: order of day, month and year in figures, `dmy` or `mdy`.
        capitals: whether the names of months and weekdays are always written with a capital.
        bare_years: whether a year may stand in a clause without any preposition (German).
        dotted: whether days and months are written with full stops, 24.12. and 3.4.25.
        capital_nouns: whether every noun is written with a capital.
        numbered_months: whether the month's number may stand for its name («7 de 8 de 1968»).
        bracketed_days: whether a weekday may bear its day in brackets («terça-feira (14)»).
        ordinal_days: whether a day without its month bears an ordinal mark (the 25th, 25.).
        year_nouns_after: whether a year may stand before a noun ("the 2024 vote").
        forward: category → first word → phrases that begin with it, longest first, with values.
        terms: the same by first word, then by category: most words have none.
        backward: category → last word → phrases that end with it, longest first, with values.
        starts: words with which an expression of time may begin.
        seconds: second words of those that open phrases of several words alone.
        kinds: first word → the categories that have a phrase beginning with it.
        wide: full names of months and weekdays; shorter ones are read only beside a figure.
        cased: words that are a month or a weekday only when written with a capital.
        future: endings of verbs in the future tense.
        plurals: endings of nouns in the plural, which a number may count.
        spelled: how a year in one word begins („zweitausend…“).
        year_signs: words of which a year that is written in words has all of one phrase.
    """

    code: str
    order: str
    capitals: bool
    bare_years: bool
    dotted: bool
    capital_nouns: bool
    numbered_months: bool
    bracketed_days: bool
    ordinal_days: bool
    year_nouns_after: bool
    forward: dict[str, Words]
    terms: dict[str, Words]
    backward: dict[str, Words]
    starts: frozenset[str]
    seconds: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]
    wide: frozenset[Phrase]
    cased: frozenset[str]
    future: tuple[str, ...]
    spelled: tuple[str, ...]
    year_signs: tuple[Phrase, ...]
    plurals: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """Return the form under which a token is looked up; every time the same string."""
    return plain(word)


def plain(word: str) -> str:
    """Return words in lower case, composed, with plain apostrophes."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.translate(_KEY)).casefold().replace("ß", "ss")


def phrase(text: str) -> Phrase:
    """Return the keys of a phrase's tokens."""
    return tuple(key(m) for m in TOKEN.findall(text))


# Categories with which an expression may begin; the others only stand beside these.
_OPENING = (
    "months", "weekdays", "seasons", "days", "relative", "shift_before", "shift_after", "units",
    "quarter_codes", "half_codes", "quarters", "halves", "decade_before", "decades", "centuries",
    "century", "fiscal", "campaign",
    "ago_before", "ahead_before", "numbers", "ordinals", "holidays",
    "not_dates",
    "week", "half_nouns", "today",
    "first_last", "whole_units", "unsure_days", "year_openers", "one",
)  # fmt: skip


@cache
def date_words(code: str) -> DateWords:
    """Return the date words of a language; English ones for a language without data."""
    data = table(code, "dates")
    if not data:
        return date_words("en")
    entries = {name: _phrases(value) for name, value in data.items() if isinstance(value, dict)}
    entries |= {name: _phrases(dict.fromkeys(words, 1)) for name, words in data["lists"].items()}
    names = _cldr(code)
    wide = {p for kind in names.values() for p, _, full in kind if full}
    wide |= {phrase(name) for name in data.get("full", ())}
    wide |= {tuple(map(fold, p)) for p in wide}
    for kind, known in names.items():
        entries[kind] = {p: value for p, value, _ in known} | entries.get(kind, {})
    entries["before_christ"] = _before_christ(code) | entries.get("before_christ", {})
    entries.pop("lists", None)
    entries = {name: _with_folded(words) for name, words in entries.items()}
    spelled = tuple(data.get("spelled", ()))
    forward = {name: _index(words, last=False) for name, words in entries.items()}
    return DateWords(
        code=code,
        order=data["order"],
        capitals=data["capitals"],
        bare_years=data.get("bare_years", False),
        dotted=data.get("dotted", False),
        capital_nouns=data.get("capital_nouns", False),
        numbered_months=data.get("numbered_months", False),
        bracketed_days=data.get("bracketed_days", False),
        ordinal_days=data.get("ordinal_days", False),
        year_nouns_after=data.get("year_nouns_after", False),
        forward=forward,
        terms=_by_word(forward),
        backward={name: _index(words, last=True) for name, words in entries.items()},
        starts=frozenset(p[0] for name in _OPENING for p in entries.get(name, ())),
        seconds=_seconds(entries),
        kinds=_kinds(entries),
        wide=frozenset(wide),
        cased=frozenset(data.get("cased", ())),
        future=tuple(data.get("future", ())),
        plurals=tuple(data.get("plurals", ())) or ("",),
        spelled=spelled or ("\0",),
        year_signs=(*((word,) for word in spelled), *entries.get("year_openers", ())),
    )


def _phrases(words: dict[str, Any]) -> dict[Phrase, Any]:
    return {phrase(text): value for text, value in words.items()}


def _with_folded(words: dict[Phrase, Any]) -> dict[Phrase, Any]:
    """Add the forms without accents, which capitals and hasty typing leave behind."""
    plain = {
        tuple(fold(w) for w in p): value
        for p, value in words.items()
        if sum(map(len, p)) >= _FOLDED_LENGTH
    }
    return plain | words


def _index(words: dict[Phrase, Any], *, last: bool) -> Words:
    found: dict[str, list[tuple[Phrase, Any]]] = {}
    for p, value in words.items():
        found.setdefault(p[-1 if last else 0], []).append((p, value))
    return {
        word: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[0])))
        for word, entries in found.items()
    }


def _by_word(forward: dict[str, Words]) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for category, words in forward.items():
        for word, phrases in words.items():
            found.setdefault(word, {})[category] = phrases
    return found


def _seconds(entries: dict[str, dict[Phrase, Any]]) -> dict[str, frozenset[str]]:
    phrases = [p for name in _OPENING for p in entries.get(name, ())]
    found: dict[str, set[str]] = {}
    for p in phrases:
        found.setdefault(p[0], set()).add(p[1] if len(p) > 1 else "")
    return {word: frozenset(after) for word, after in found.items() if "" not in after}


def _kinds(entries: dict[str, dict[Phrase, Any]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in entries.items():
        for p in words:
            found.setdefault(p[0], set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _before_christ(code: str) -> dict[Phrase, Any]:
    """Return CLDR's names of the era before ours."""
    eras = Locale.parse(code).eras
    return {phrase(str(eras[width][0])): 1 for width in ("wide", "abbreviated")}


def _cldr(code: str) -> dict[str, list[tuple[Phrase, int, bool]]]:
    """Return CLDR's names of months (1 to 12) and weekdays (1 to 7), and whether they are full."""
    locale = Locale.parse(code)
    found: dict[str, list[tuple[Phrase, int, bool]]] = {"months": [], "weekdays": []}
    for kind, contexts, step in (("months", locale.months, 0), ("weekdays", locale.days, 1)):
        for width in ("abbreviated", "wide"):
            for context in ("format", "stand-alone"):
                found[kind] += [
                    (phrase(str(name).rstrip(".")), number + step, width == "wide")
                    for number, name in contexts[context][width].items()
                ]
    return found
