"""How a language spells numbers, from its data file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.lang.phrases import Phrases, by_value, unaccented

_THOUSAND = 1000


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
        links: what may stand between the parts of such a word.
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
    links: tuple[str, ...]
    strong_signs: Mapping[str, int]
    weak_signs: Mapping[str, int]
    collectives: Phrases[int]
    exact: Phrases[Decimal]

    def in_one_word(self, word: str) -> int | None:
        """Return the value below a million of a number in one word («zweitausenddrei»)."""
        if not self.glue:
            return None
        value = self.glue.get(word)
        if value is not None:
            return value
        for part in self.thousand_parts:
            left, found, right = word.partition(part)
            high = self.glue.get(left) if left else 1
            low = self._low(right) if right else 0
            if found and high and low is not None:
                return high * _THOUSAND + low
        return None

    def _low(self, word: str) -> int | None:
        """Return the part behind the thousand, whole or after a link («tausendundeins»)."""
        whole = self.glue.get(word)
        linked = (self.glue.get(word.removeprefix(link)) for link in self.links)
        return whole if whole is not None else next((n for n in linked if n is not None), None)


def number_words(data: Mapping[str, Any]) -> NumberWords:
    """Return the number words of the `[figures]` table of a language's data file."""
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
        links=tuple(data.get("compounds", {}).get("links", ())),
        strong_signs=signs["strong"],
        weak_signs=signs["weak"],
        collectives=Phrases(by_value(data["collectives"])),
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
