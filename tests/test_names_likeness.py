"""How alike two names are."""

from __future__ import annotations

import pytest

from checker.lang.name_likeness import Likeness, names_alike
from checker.model.values import Name, NameKind


def other(surface: str) -> Name:
    return Name(surface=surface, key=surface.casefold())


def place(surface: str, key: str) -> Name:
    return Name(surface=surface, key=key, kind=NameKind.PLACE)


def person(given: str, family: str) -> Name:
    surface = f"{given} {family}".strip()
    return Name(
        surface=surface,
        key=surface.casefold(),
        kind=NameKind.PERSON,
        given=given.casefold(),
        family=family.casefold(),
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Vassilenko", "Vasilenko"),
        ("Tchekhov", "Chekhov"),
        ("Zourabov", "Zurabov"),
        ("Roedler", "Rödler"),
        ("Stennmark", "Stenmark"),
        ("Brelmajew", "Brelmayev"),
    ],
)
def test_spellings_of_one_name_are_alike(one, two):
    assert names_alike(other(one), other(two), ("fr", "fr")) is Likeness.VARIANT
    assert names_alike(other(one), other(two), ("fr", "en")) is Likeness.TRANSLITERATION
    assert names_alike(other(two), other(one), ("fr", "fr")) is Likeness.VARIANT


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Siemens", "Siemens Energy"),
        ("Shell", "Snell"),
        ("Astana", "Astana Hub"),
        ("Eni", "Ena"),
        ("A320", "A330"),
        ("Bremont", "Fremont"),
        ("Democrat", "Democratic"),
    ],
)
def test_different_names_are_different(one, two):
    assert names_alike(other(one), other(two), ("fr", "fr")) is Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("one", "code", "two", "code_two"),
    [
        ("Iran", "IR", "Irak", "IQ"),
        ("Niger", "NE", "Nigeria", "NG"),
        ("Austria", "AT", "Australia", "AU"),
        ("Guinée", "GN", "Guyane", "GF"),
        ("Slovénie", "SI", "Slovaquie", "SK"),
    ],
)
def test_territories_are_judged_by_their_codes(one, code, two, code_two):
    assert names_alike(place(one, code), place(two, code_two), ("fr", "fr")) is Likeness.DIFFERENT
    assert names_alike(place(one, code), place(two, code), ("fr", "en")) is Likeness.SAME


def test_exonyms_of_one_city_are_variants_within_a_language():
    one, two = place("Samarcande", "samarkand"), place("Samarkand", "samarkand")
    assert names_alike(one, two, ("fr", "fr")) is Likeness.VARIANT
    assert names_alike(one, two, ("fr", "en")) is Likeness.TRANSLITERATION


def test_a_family_name_stands_for_the_whole_name():
    assert (
        names_alike(person("Anna", "Brelmont"), person("", "Brelmont"), ("fr", "fr"))
        is Likeness.SAME
    )


def test_another_first_name_is_another_person():
    for given in ("Martine", "Paul"):
        alike = names_alike(person("Martin", "Brelmont"), person(given, "Brelmont"), ("fr", "fr"))
        assert alike is Likeness.DIFFERENT


def test_initials_stand_for_given_names():
    assert (
        names_alike(person("J.", "Brelmont"), person("Jeanne", "Brelmont"), ("fr", "fr"))
        is Likeness.SAME
    )


def test_blanks_and_accents_do_not_matter():
    assert names_alike(other("BlueRock"), other("Blue Rock"), ("en", "en")) is Likeness.SAME
    assert names_alike(other("Bélmont"), other("Belmont"), ("fr", "fr")) is Likeness.SAME


def test_a_firm_is_no_person():
    firm = Name(surface="Brelmonte", key="brelmonte", kind=NameKind.FIRM)
    assert names_alike(firm, person("", "Brelmont"), ("fr", "fr")) is Likeness.DIFFERENT
