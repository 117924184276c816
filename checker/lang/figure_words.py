"""The words that figures are written with, one table a language, from its data file and CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from checker.lang import table
from checker.lang.cldr import (
    currency_codes,
    currency_names,
    currency_symbols,
    months,
    unit_names,
)
from checker.lang.number_words import NumberWords, number_words
from checker.lang.phrases import Phrases, by_value, pieces, unaccented

_SIGN = 3  # letters of the longest abbreviation, which takes no ending
# Codes that a letter for thousands or millions is written before; other codes are parts of words.
_TRADED = frozenset(
    {"EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "JPY", "CAD", "AUD", "PLN", "CZK"}
)
_SHARED = frozenset({"XAF", "XOF", "XPF", "XCD"})  # the currencies of several countries


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
        code_prefixes: letters glued before such a code to exponents of ten: MEUR.
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
    code_prefixes: Mapping[str, int]
    labels: Mapping[str, str]
    per_nouns: Phrases[str]
    parallel: Phrases[str]
    half: Phrases[str]
    months: frozenset[str]
    sections: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases[str]]
    late_ordinals: Phrases[int]
    starters: frozenset[str]
    glues: bool
    noun_reach: int
    capital_nouns: bool
    bare_years: bool
    m_is_million: bool
    rank_prefixes: Mapping[str, int]
    ordinal_endings: tuple[str, ...]
    ordinal_from: int
    elided: str

    def glued_ordinal(self, word: str) -> int | None:
        """Return the value of an ordinal in one word («zwanzigste», «ventunesimo»)."""
        for ending in self.ordinal_endings:
            if not word.endswith(ending):
                continue
            left = word.removesuffix(ending)
            for vowel in ("", *self.elided):
                value = self.numbers.in_one_word(left + vowel)
                if value is not None and value > self.ordinal_from:
                    return value
        return None

    def starts(self, word: str) -> bool:
        """Return whether a word may begin a number."""
        return word in self.starters or self.shaped(word)

    def shaped(self, word: str) -> bool:
        """Return whether a word may be a number by its parts: a beginning, ending or inner part."""
        numbers = self.numbers
        return (
            any(part in word for part in numbers.thousand_parts)
            or any(word.startswith(prefix) for prefix in self.rank_prefixes)
            or bool(self.ordinal_endings and word.endswith(self.ordinal_endings))
            or (bool(numbers.glue) and any(word.endswith(scale) for scale in numbers.scales))
        )

    def scaled_code(self, text: str) -> tuple[int, str] | None:
        """Return the exponent and the code of MEUR, kUSD and the like."""
        exponent, iso = self.code_prefixes.get(text[:1]), text[1:]
        known = exponent is not None and iso in self.currency_codes and iso in _TRADED
        return (exponent, iso) if exponent is not None and known else None


@cache
def figure_words(code: str) -> FigureWords:
    """Return the figure words of a language."""
    data = table(code, "figures") or table("en", "figures")
    numbers = number_words(data)
    compounds = data.get("compounds", {})
    ordinals = Phrases(_ordinals(data))
    multiples = Phrases(
        [(p, Decimal(v)) for v, names in data["multiples"].items() for p in names], accented=True
    )
    halves = Phrases([(p, p) for p in data["shares"]["halves"]])
    sections = dict(_sections(data))
    return FigureWords(
        code=code,
        numbers=numbers,
        fractions=Phrases(by_value(data["fractions"])),
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
        code_prefixes=data["scale_signs"]["codes"],
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
        glues=bool(numbers.glue),
        noun_reach=data["nouns"].get("reach", 0),
        capital_nouns=bool(data["nouns"].get("capitals")),
        bare_years=data["years"]["bare"],
        m_is_million=data["scale_signs"].get("m_is_million", False),
        rank_prefixes=data["ordinal"].get("prefixes", {}),
        ordinal_endings=tuple(compounds.get("ordinal_endings", ())),
        ordinal_from=compounds.get("ordinal_from", 0),
        elided="aeio" if compounds.get("elide") else "",
    )


def _ordinals(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    plural = data["ordinal"].get("plural", "")
    for word, value in by_value(data["ordinals"]):
        yield word, value
        if plural and value > 1 and not word.endswith(plural):
            yield word + plural, value


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
        if iso in data["bare_currencies"]:
            yield name.replace("-", " ").split()[0 if data.get("noun_first") else -1], iso


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
