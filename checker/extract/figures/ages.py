"""Ages of people and things: «45 ans», "45-year-old", „Weber (52)“, «mort à 88 ans»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.figures.quantity import Quantity
from checker.extract.figures.spelled import phrase, phrase_before
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.model.claim import Role, Unit
from checker.model.values import Modifier

_OLDEST = 120
_GROWN, _ELDEST = 14, 105
_DYING = 8  # tokens between a word of dying and the age


def aged(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return the quantity as an age when the words around it say so."""
    if quantity.role is not None or quantity.number.value > _OLDEST:
        return quantity
    if quantity.unit is None:
        return _bare_age(tokens, quantity, words)
    if quantity.unit.dimension != "time" or quantity.unit.symbol not in (
        "year",
        "month",
        "week",
        "day",
    ):
        return quantity
    after = phrase(tokens, quantity.stop, words.phrases["ages.after"])
    if after is not None:
        return replace(quantity, role=Role.AGE, stop=after[1])
    if _names_age(tokens, quantity, words):
        return replace(quantity, role=Role.AGE)
    return quantity


def same_age(
    tokens: Sequence[Token], before: Quantity, quantity: Quantity, words: FigureWords
) -> Quantity:
    """Return the second of two ages («34 et 41 ans», "aged 34 and 41") as an age too."""
    if before.role is not Role.AGE or quantity.role is not None or quantity.number.scale:
        return quantity
    if quantity.unit is not None and quantity.unit != before.unit:
        return quantity
    between = [token.low for token in tokens[before.stop : quantity.first]]
    if len(between) != 1 or not (
        between[0] in words.sections["ranges.between_links"]
        or (between[0] == "," and _listed(tokens, quantity, words))
    ):
        return quantity
    return replace(quantity, unit=before.unit, role=Role.AGE)


def _listed(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> bool:
    """Return whether a list goes on behind the quantity, with a comma or «and» and a number."""
    at = quantity.stop
    if at + 1 >= len(tokens) or tokens[at + 1].sort is not Sort.NUMBER:
        return False
    return tokens[at].text == "," or tokens[at].low in words.sections["ranges.between_links"]


def _names_age(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> bool:
    at = quantity.first
    if phrase_before(tokens, at, words.phrases["ages.before<"]) is not None:
        return True
    if (
        quantity.unit is not None
        and quantity.unit.symbol == "year"
        and _at_death(tokens, at, words)
    ):
        return True
    if at > 1 and tokens[at - 1].low in words.sections["ages.of"]:
        people = words.sections["ages.people"]
        if any(token.low in people for token in tokens[max(0, at - 3) : at - 1]):
            return True
    year = quantity.unit is not None and quantity.unit.symbol == "year"
    if year and not quantity.number.words and _in_apposition(tokens, quantity, words):
        return True
    if at and tokens[at - 1].low in words.sections["ages.groups"]:
        return quantity.upper is not None or quantity.modifier is not Modifier.EXACT
    return False


def _at_death(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a word of dying stands before: «morto a Torino a 88 anni»."""
    if not at or tokens[at - 1].low not in words.sections["ages.at"]:
        return False
    died = words.sections["ages.died"]
    return any(token.low in died for token in tokens[max(0, at - _DYING) : at - 1])


def _in_apposition(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> bool:
    """Return whether the quantity stands between commas or brackets behind a name."""
    at, stop = quantity.first, quantity.stop
    if at and tokens[at - 1].low in words.sections["ages.links"]:
        at -= 1
    if at < 2 or stop >= len(tokens) or tokens[at - 1].text not in ",(":  # noqa: PLR2004 - name and comma
        return False
    if words.capital_nouns and not (at > 2 and tokens[at - 3].text[0].isupper()):  # noqa: PLR2004 - two names
        return False
    closing = ")" if tokens[at - 1].text == "(" else ",."
    name = tokens[at - 2]
    return (
        tokens[stop].text in closing
        and name.sort is Sort.WORD
        and name.text[0].isupper()
        and not name.text.isupper()
    )


def _bare_age(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> Quantity:
    """Return «, 45,» and «(45)» behind a name, and «45-jährig», as an age in years."""
    number = quantity.number
    if number.words and not words.sections["ages.suffixes"]:
        return quantity
    year = Unit(symbol="year", dimension="time")
    after = tokens[quantity.stop] if quantity.stop < len(tokens) else None
    suffixes = tuple(words.sections["ages.suffixes"])
    if (
        after is not None
        and suffixes
        and after.gap is not Gap.BREAK
        and after.low.startswith(suffixes)
    ):
        return replace(quantity, unit=year, role=Role.AGE, stop=quantity.stop + 1)
    plain = number.place == 0 and not number.words and not number.scale and number.value >= 1
    named = plain and (
        phrase_before(tokens, quantity.first, words.phrases["ages.before<"]) is not None
        or _at_death(tokens, quantity.first, words)
        or _after_surname(tokens, quantity, words)
        or (_in_apposition(tokens, quantity, words) and _person(tokens, quantity, words))
    )
    return replace(quantity, unit=year, role=Role.AGE) if named else quantity


def _after_surname(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> bool:
    """Return whether «(52)» stands behind a lone surname that opens or joins: „Weber (52) sagt“."""
    at, stop = quantity.first - 2, quantity.stop
    if (
        at < 0
        or stop + 1 >= len(tokens)
        or tokens[at + 1].text not in words.sections["ages.bracketed"]
    ):
        return False
    name, before = tokens[at], tokens[at - 1] if at else None
    opens = before is None or before.text in ".,;:" or before.low in words.numbers.joiners
    known = words.sections["nouns.function_words"] | words.months | words.starters
    return (
        opens
        and tokens[stop].text == ")"
        and (tokens[stop + 1].text.islower() or tokens[stop + 1].text == ",")
        and _GROWN <= quantity.number.value <= _ELDEST
        and name.sort is Sort.WORD
        and name.text.istitle()
        and name.low not in known
        and name.low not in words.labels
    )


def _person(tokens: Sequence[Token], quantity: Quantity, words: FigureWords) -> bool:
    """Return whether a person's name stands before the comma or bracket.

    That is two capitalised words, or one before a grown person's age between commas.
    """
    at = quantity.first - 3
    if _listed(tokens, quantity, words):
        return False
    if at >= 0 and tokens[at].sort is Sort.WORD and tokens[at].text[0].isupper():
        return True
    name, opening = tokens[at + 1], tokens[at + 2]
    known = words.sections["nouns.function_words"] | words.months | words.starters
    return (
        opening.text == ","
        and tokens[quantity.stop].text == ","
        and _GROWN <= quantity.number.value <= _ELDEST
        and name.low not in known
        and name.low not in words.labels
        and (at < 0 or tokens[at].text not in ",;/")
    )
