"""What is a slip of the pen in a name, and what languages do to names by themselves."""

from __future__ import annotations

import pytest

from checker.lang.name_likeness import Likeness, names_alike, one_doubling, one_word_apart
from checker.lang.name_words import one_given_name
from checker.lang.spellings import slip
from checker.model.values import Name, NameKind


def person(given: str, family: str) -> Name:
    surface = f"{given} {family}"
    return Name(
        surface=surface,
        key=surface.casefold(),
        kind=NameKind.PERSON,
        given=given.casefold(),
        family=family.casefold(),
    )


def other(surface: str) -> Name:
    return Name(surface=surface, key=surface.casefold())


@pytest.mark.parametrize(
    ("one", "two"),
    [("cardiff", "cyrdiff"), ("wallasey", "wallsaey"), ("holsworth", "holworth")],
)
def test_no_language_changes_a_name_so(one, two):
    assert slip(one, two, across=True)
    assert slip(two, one, across=True)
    assert slip(one, two, across=False)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("algeria", "algerie"),
        ("marrakech", "marrakesh"),
        ("francfort", "frankfurt"),
        ("alexandre", "alexander"),
        ("nuremberg", "nurnberg"),
        ("parliament", "parlament"),
        ("philippe", "filippe"),
        ("tokyo", "tokio"),
    ],
)
def test_what_languages_do_to_names_is_no_slip(one, two):
    assert not slip(one, two, across=True)
    assert not slip(two, one, across=True)


def test_a_person_of_latin_script_keeps_the_name_in_every_language():
    one, two = person("Dan", "Bennett"), person("Dan", "Bennytt")
    assert names_alike(one, two, ("fr", "en")) is Likeness.SLIP


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Anton", "Lavrov"), ("Anton", "Lawrow")),
        (("Irina", "Belousova"), ("Irina", "Beloussova")),
        (("Jürg", "Weiss"), ("Jürg", "Weiß")),
    ],
)
def test_two_transcriptions_of_a_person_are_one(one, two):
    alike = names_alike(person(*one), person(*two), ("fr", "de"))
    assert alike in (Likeness.SAME, Likeness.TRANSLITERATION)


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("Calder Medical Center", "Calder Medical Harington", ("center", "harington")),
        ("Brett Kessler", "Brett Colby", ("kessler", "colby")),
        ("Henry III", "Enrique III", None),
        ("George Maniakes", "Jorge Maniakes", None),
        ("North Wales", "South Wales Police", None),
    ],
)
def test_one_word_of_a_name_changed(one, two, apart):
    assert one_word_apart(other(one), other(two)) == apart


def test_three_letters_in_a_row_are_a_slip_in_every_language():
    assert slip("maxwell", "maxwelll", across=True)


def test_a_letter_doubled_or_not_is_told_apart_from_other_changes():
    assert one_doubling(other("Bellanor"), other("Belanor"))
    assert not one_doubling(other("Bellanor"), other("Bellador"))
    assert not one_doubling(other("Anna"), other("Ana"))


@pytest.mark.parametrize(
    ("one", "two", "across"),
    [("bob", "robert", False), ("guillaume", "william", True), ("jean", "john", True)],
)
def test_first_names_have_short_forms_and_forms_in_other_languages(one, two, across):
    assert one_given_name(one, two, across=across)
    assert one_given_name(two, one, across=True)


def test_a_first_name_of_another_language_is_another_one_within_a_language():
    assert not one_given_name("guillaume", "william", across=False)
    assert not one_given_name("robert", "roland", across=True)
