"""The words that figures are written with, one table a language, from its data file and CLDR."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Generic, TypeVar

from checker.lang import table
from checker.lang.cldr import (
    currency_codes,
    currency_names,
    currency_symbols,
    months,
    unit_names,
)

T = TypeVar("T")
_SIGN = 3  # letters of the longest abbreviation, which takes no ending
_SHARED = frozenset({"XAF", "XOF", "XPF", "XCD"})  # the currencies of several countries
_PIECE = re.compile(r"[^\W\d_]{1,80}'?|[^\w\s-]|[0-9]+")


class Phrases(Generic[T]):
    """Phrases with what they stand for, found by their first word (or their last).

    Words are in lower case; a phrase's hyphens count as spaces.
    """

    __slots__ = ("_by_word",)

    def __init__(
        self, entries: Iterable[tuple[str, T]], *, backwards: bool = False, accented: bool = False
    ) -> None:
        """Take (phrase, meaning) pairs; the first meaning given for a phrase stays.

        Words without their accents are found too, unless the accents tell words apart.
        """
        by_word: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, meaning in entries:
            for words in _spellings(pieces(phrase), accented=accented):
                run = words[::-1] if backwards else words
                by_word.setdefault(run[0], {}).setdefault(run[1:], meaning)
        self._by_word = {
            word: tuple(sorted(rest.items(), key=lambda entry: -len(entry[0])))
            for word, rest in by_word.items()
        }

    def __contains__(self, word: str) -> bool:
        return word in self._by_word

    def heads(self) -> frozenset[str]:
        """Return the words that phrases start with."""
        return frozenset(self._by_word)

    def starting(self, word: str) -> tuple[tuple[tuple[str, ...], T], ...]:
        """Return (following words, meaning) of the phrases that start here, longest first."""
        return self._by_word.get(word, ())


def pieces(phrase: str) -> tuple[str, ...]:
    """Return a phrase as the words and signs that the reader of a text sees, in lower case."""
    return tuple(_PIECE.findall(phrase.lower().replace("’", "'")))


def _spellings(words: tuple[str, ...], *, accented: bool) -> Iterator[tuple[str, ...]]:
    """Yield the words as they are, and without their accents when they have any."""
    if not words:
        return
    yield words
    bare = tuple(unaccented(word) for word in words)
    if bare != words and not accented:
        yield bare


def unaccented(word: str) -> str:
    """Return a word without its accents."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(c for c in apart if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """How a language spells numbers.

    Attributes:
        cardinals: phrases to values below 1000.
        open_tens: tens that take 10 to 19 after them (soixante-dix).
        hundred: words that multiply by a hundred.
        thousand: words that multiply by a thousand.
        bare: whether «hundred» or «thousand» may stand without a number before it.
        scales: words of a million and more, to exponents of ten.
        joiners: words that may stand between the parts.
        joined_after: smallest step that a joiner may follow: 10 after tens, 100 after hundreds.
        joined_values: values that a joiner may lead to; empty for any.
        decimal: words of the decimal sign.
        halves_after: «et demi» and the like, to what they add.
        halves_before: «half a» and the like, to what they multiply a scale by.
        articles: words for one that need a scale or collective after them.
        glue: whether numbers are written as one word that must be taken apart.
        plain: single words to their values, glued ones included.
        thousand_parts: the thousand inside such a word.
        strong_signs: abbreviations of scales, as written, to exponents.
        weak_signs: those that need a currency or a glued digit («5M», «$5m»).
        exact: single words for numbers with a half («anderthalb»).
        collectives: dozen, dizaine, Dutzend … to values.
    """

    cardinals: Phrases[int]
    open_tens: frozenset[int]
    hundred: frozenset[str]
    thousand: frozenset[str]
    bare: bool
    scales: Mapping[str, int]
    joiners: frozenset[str]
    joined_after: int
    joined_values: frozenset[int]
    decimal: frozenset[str]
    halves_after: Phrases[Decimal]
    halves_before: Phrases[Decimal]
    articles: frozenset[str]
    glue: Mapping[str, int]
    plain: Mapping[str, int]
    thousand_parts: tuple[str, ...]
    strong_signs: Mapping[str, int]
    weak_signs: Mapping[str, int]
    collectives: Phrases[int]
    exact: Phrases[Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """What a language says around a number; word sets are in lower case.

    Attributes:
        code: the language.
        numbers: how it spells numbers.
        fractions: denominators («tiers») to values; ordinals may stand for them too.
        ordinals: ordinal words to values.
        before, after: modifiers that lead to, or follow, a figure; the names are those of the
            model's modifiers. Phrases in `before` are kept back to front.
        units: written unit names and signs in lower case to unit symbols.
        signs: signs whose case matters (MW, mW), as written.
        currencies: written names and signs to ISO codes or bare nouns.
        currency_signs: signs that stand before a number, back to front.
        currency_codes: ISO codes, in capitals.
        sections: the plain word sets of the data file, by name («ranges.links»).
    """

    code: str
    numbers: NumberWords
    fractions: Phrases[int]
    ordinals: Phrases[int]
    multiples: Phrases[Decimal]
    before: Phrases[str]
    after: Phrases[str]
    units: Phrases[str]
    signs: Mapping[str, str]
    currencies: Phrases[str]
    currency_signs: Phrases[str]
    currency_codes: frozenset[str]
    labels: Mapping[str, str]
    per_nouns: Phrases[str]
    parallel: Phrases[str]
    half: Phrases[str]
    months: frozenset[str]
    sections: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases[str]]
    late_ordinals: Phrases[int]
    starters: frozenset[str]
    noun_reach: int
    capital_nouns: bool
    bare_years: bool
    rank_prefixes: Mapping[str, int]

    def starts(self, word: str) -> bool:
        """Return whether a word may begin a number."""
        if word in self.starters:
            return True
        numbers = self.numbers
        return (
            any(part in word for part in numbers.thousand_parts)
            or any(word.startswith(prefix) for prefix in self.rank_prefixes)
            or (bool(numbers.glue) and any(word.endswith(scale) for scale in numbers.scales))
        )


@cache
def figure_words(code: str) -> FigureWords:
    """Return the figure words of a language."""
    data = table(code, "figures") or table("en", "figures")
    numbers = _number_words(data)
    ordinals = Phrases(_ordinals(data))
    multiples = Phrases(
        [(p, Decimal(v)) for v, names in data["multiples"].items() for p in names], accented=True
    )
    halves = Phrases([(p, p) for p in data["shares"]["halves"]])
    sections = dict(_sections(data))
    return FigureWords(
        code=code,
        numbers=numbers,
        fractions=Phrases(_by_value(data["fractions"])),
        ordinals=ordinals,
        multiples=multiples,
        before=Phrases(_named(data["before"]), backwards=True),
        after=Phrases(_named(data["after"])),
        units=Phrases(_units(data, code)),
        signs={n: s for n, s in unit_names(code).items() if n != n.lower()},
        currencies=Phrases(_currencies(data, code)),
        currency_signs=Phrases(
            [*_named(data["currency_signs"]), *currency_symbols(code).items()], backwards=True
        ),
        currency_codes=frozenset(filter(_spent, currency_codes())),
        labels={w: r for r, names in data["labels"].items() for n in names for w in pieces(n)[-1:]},
        per_nouns=Phrases(_named(data["per"]["nouns"])),
        parallel=Phrases([(p, p) for p in data["ranges"]["parallel"]], backwards=True),
        half=halves,
        months=months(code),
        sections=sections,
        phrases=dict(_phrases(data)),
        late_ordinals=Phrases(
            [(w, int(v)) for w, v in data["ordinal"].get("unit_forms", {}).items()]
        ),
        starters=frozenset().union(
            numbers.cardinals.heads(),
            numbers.collectives.heads(),
            numbers.exact.heads(),
            numbers.halves_before.heads(),
            numbers.articles,
            numbers.scales,
            numbers.hundred,
            numbers.thousand,
            numbers.plain,
            ordinals.heads(),
            multiples.heads(),
            halves.heads(),
            sections["ones"],
            sections["shares.each"],
            "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        ),
        noun_reach=data["nouns"].get("reach", 0),
        capital_nouns=bool(data["nouns"].get("capitals")),
        bare_years=data["years"]["bare"],
        rank_prefixes=data["ordinal"].get("prefixes", {}),
    )


def _number_words(data: Mapping[str, Any]) -> NumberWords:
    cardinals = dict(_cardinals(data))
    glue = dict(_glued(data))
    thousand = [w for name in data["thousand"] for w in (name, unaccented(name))]
    scales = {
        w: int(e) for e, names in data["scales"].items() for n in names for w in (n, unaccented(n))
    }
    signs = data["scale_signs"]
    return NumberWords(
        cardinals=Phrases(cardinals.items()),
        open_tens=frozenset(data.get("open_tens", ())),
        hundred=frozenset(data["hundred"]),
        thousand=frozenset(thousand),
        bare=data["bare_thousand"],
        scales=scales,
        joiners=frozenset(data["joiners"]),
        joined_after=data.get("joined_after", 10),
        joined_values=frozenset(data.get("joined_values", ())),
        decimal=frozenset(w for n in data["decimal_words"] for w in (n, unaccented(n))),
        halves_after=Phrases([(p, Decimal(v)) for p, v in data["halves_after"].items()]),
        halves_before=Phrases([(p, Decimal(v)) for p, v in data["halves_before"].items()]),
        articles=frozenset(data["articles"]),
        glue=glue,
        plain={word: v for word, v in cardinals.items() if word.isalpha()} | glue,
        thousand_parts=tuple(data.get("compounds", {}).get("thousand", ())),
        strong_signs=signs["strong"],
        weak_signs=signs["weak"],
        collectives=Phrases(_by_value(data["collectives"])),
        exact=Phrases(
            [(n, Decimal(v)) for v, names in data.get("cardinals_exact", {}).items() for n in names]
        ),
    )


def _cardinals(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for value, names in enumerate(data["below_twenty"]):
        yield from ((name, value) for name in names.split("|"))
    for step, names in enumerate(data["tens"], start=2):
        yield from ((name, 10 * step) for name in names.split("|"))
    for step, names in enumerate(data.get("hundreds", ()), start=1):
        yield from ((name, 100 * step) for name in names.split("|"))
    for value, names in data.get("cardinals", {}).items():
        yield from ((name, int(value)) for name in names)


def _glued(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield every number below 1000 that the language writes as one word."""
    rules = data.get("compounds")
    if not rules:
        return
    below = dict(_compound_tens(data, rules))
    yield from below.items()
    for hundred, rest in _hundreds(data, rules):
        yield hundred, rest
        for word, value in below.items():
            if value == 0:
                continue
            for link in ("", *rules.get("hundred_links", ())):
                yield hundred + link + word, rest + value
            if rules.get("elide") and word[0] in "aeiou":
                yield hundred[:-1] + word, rest + value


def _compound_tens(data: Mapping[str, Any], rules: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    units = [(n, v) for v, names in enumerate(data["below_twenty"]) for n in names.split("|")]
    yield from ((w, v) for n, v in units for w in {n, unaccented(n)})
    for step, names in enumerate(data["tens"], start=2):
        for ten in names.split("|"):
            yield ten, 10 * step
            for unit, value in units:
                if not 0 < value < 10:  # noqa: PLR2004 - units
                    continue
                joined = (
                    [unit + link + ten for link in rules["links"]]
                    if rules["order"] == "unit first"
                    else [ten + unit, *([ten[:-1] + unit] if unit[0] in "aeiou" else [])]
                )
                yield from ((w, 10 * step + value) for n in joined for w in (n, unaccented(n)))


def _hundreds(data: Mapping[str, Any], rules: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for hundred in data["hundred"]:
        yield hundred, 100
        for value, names in enumerate(data["below_twenty"]):
            if 1 <= value < rules["most_hundreds"]:
                yield from ((name + hundred, 100 * value) for name in names.split("|"))


def _ordinals(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    plural = data["ordinal"].get("plural", "")
    for word, value in _by_value(data["ordinals"]):
        yield word, value
        if plural and value > 1 and not word.endswith(plural):
            yield word + plural, value
    rules = data.get("compounds", {})
    endings = rules.get("ordinal_endings", ())
    for word, value in _glued(data) if endings else ():
        stem = word[:-1] if rules.get("elide") and word[-1] in "aeio" else word
        yield from ((stem + ending, value) for ending in endings if value > rules["ordinal_from"])


def _units(data: Mapping[str, Any], code: str) -> Iterator[tuple[str, str]]:
    yield from _named(data["units"])
    for name, symbol in unit_names(code).items():
        yield name, symbol
        if len(name) > _SIGN:
            yield from ((name + ending, symbol) for ending in data.get("unit_endings", ()))


def _currencies(data: Mapping[str, Any], code: str) -> Iterator[tuple[str, str]]:
    yield from _named(data["currencies"])
    yield from _named(data["currency_signs"])
    yield from currency_symbols(code).items()
    for name, iso in currency_names(code).items():
        if _spent(iso):
            yield from ((form, iso) for form in _inflected(name, data["currency_endings"]))


def _inflected(name: str, endings: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield a currency name, and its inflections where the language bends the adjective."""
    yield name
    adjective, blank, noun = name.partition(" ")
    for ending, others in endings.items():
        if blank and adjective.endswith(ending):
            yield from (f"{adjective.removesuffix(ending)}{other} {noun}" for other in others)


def _spent(iso: str) -> bool:
    """Return whether an ISO code is of money that is spent, not of a metal or a unit of account."""
    return iso[0] != "X" or iso in _SHARED


def _named(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for meaning, phrases in names.items():
        yield from ((phrase, meaning) for phrase in phrases)


def _by_value(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, int]]:
    for value, phrases in names.items():
        yield from ((phrase, int(value)) for phrase in phrases)


def _sections(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Yield every plain list of words as a set, named by its path in the file."""
    for name, entry in data.items():
        if isinstance(entry, list) and all(isinstance(word, str) for word in entry):
            words = {piece for word in entry for piece in _set_forms(word)}
            yield prefix + name, frozenset(words)
        elif isinstance(entry, dict) and not prefix:
            yield from _sections(entry, f"{name}.")


def _set_forms(word: str) -> tuple[str, ...]:
    low = word.lower().replace("’", "'")
    return (low, unaccented(low))


def _phrases(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Phrases[str]]]:
    """Yield every plain list of words as phrases, named by its path in the file."""
    for name, entry in data.items():
        if isinstance(entry, list) and all(isinstance(word, str) for word in entry):
            yield prefix + name, Phrases([(p, p) for p in entry])
            yield f"{prefix}{name}<", Phrases([(p, p) for p in entry], backwards=True)
        elif isinstance(entry, dict) and not prefix:
            yield from _phrases(entry, f"{name}.")
