"""Lists of names among articles, nouns that say what they are, and announced numbers."""

from __future__ import annotations

import pytest

from checker.extract import extract
from checker.model.claim import Kind
from checker.model.values import Members
from checker.read import read


def lists(text: str, code: str) -> list[Members]:
    reading = extract(read("text", text.encode(), index=0, language=code))
    return [c.value for c in reading.claims if c.kind is Kind.LIST and isinstance(c.value, Members)]


def named(text: str, code: str) -> list[list[str]]:
    return [[m.surface for m in found.named] for found in lists(text, code)]


@pytest.mark.parametrize(
    ("code", "text", "members"),
    [
        (
            "it",
            "I finanziatori sono il Comune, la Regione e la Fondazione Belmonte.",
            ["Comune", "Regione", "Fondazione Belmonte"],
        ),
        (
            "fr",
            "Le tour de table réunit Osprey Partners, Banque Corvin et l’assureur Mutalys.",
            ["Osprey Partners", "Banque Corvin", "Mutalys"],
        ),
        ("de", "Neue Ziele sind Oslo, Tunis und Nerravik.", ["Oslo", "Tunis", "Nerravik"]),
    ],
)
def test_members_are_found(code, text, members):
    assert members in named(text, code)


@pytest.mark.parametrize(
    ("code", "text", "announced"),
    [
        ("fr", "Les cinq pays du lac, l’Estonie, la Lettonie et la Pologne, ont signé.", 5),
        ("en", "The four countries of the lake, Estonia, Latvia and Poland, have signed.", 4),
        ("en", "After two years, Estonia, Latvia and Poland have signed.", None),
        ("fr", "Cinq pays ont hésité, mais l’Estonie, la Lettonie et la Pologne ont signé.", None),
    ],
)
def test_a_number_announces_the_list_right_after_the_comma(code, text, announced):
    assert [found.announced for found in lists(text, code)] == [announced]


def test_a_list_without_a_last_and_stays_open():
    assert [found.open for found in lists("They saw Oslo, Tunis, Paris.", "en")] == [True]
    assert [found.open for found in lists("They saw Oslo, Tunis and Paris.", "en")] == [False]


@pytest.mark.parametrize(
    ("code", "text", "members"),
    [
        ("fr", "Le rapport cite les villes de Lannion et Penmarec.", ["Lannion", "Penmarec"]),
        ("es", "En las islas de Lanzada, Nerja y El Rompido.", ["Lanzada", "Nerja", "El Rompido"]),
        (
            "de",
            "Darunter sind Paul Wesel, Rauhstein und Georg Witt.",
            ["Paul Wesel", "Rauhstein", "Georg Witt"],
        ),
        ("de", "Drei Häfen, nämlich Nordau, Südau und Westau.", ["Nordau", "Südau", "Westau"]),
    ],
)
def test_two_names_and_bare_nouns_among_names_are_lists(code, text, members):
    assert members in named(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Chinese and American experts met on Monday."),
        ("es", "Viven en Lanzada y País de Caux desde entonces."),
        ("en", "They saw Valbrune, Lannion, then Penmarec and Anna Berg."),
    ],
)
def test_adjectives_and_halves_of_names_are_no_list_of_two(code, text):
    assert named(text, code) == []


def test_the_country_of_a_title_is_no_member_of_a_family():
    found = named("La ministre de Norvège, Anna Berg, son mari Nils et leur fille Ida, vote.", "fr")
    assert not any("Norvège" in members for members in found)
