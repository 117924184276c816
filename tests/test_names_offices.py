"""Posts of the vocabulary: known again in every language, and which of them go together."""

from __future__ import annotations

import pytest

from checker.config.vocabulary import vocabulary
from checker.extract import extract
from checker.extract.names.lexicon import lexicon
from checker.extract.names.offices import named_offices
from checker.model.claim import Kind
from checker.model.values import Post
from checker.read import read


def posts(text: str, code: str) -> list[Post]:
    reading = extract(read("text", text.encode(), index=0, language=code))
    return [c.value for c in reading.claims if c.kind is Kind.POST and isinstance(c.value, Post)]


@pytest.mark.parametrize(
    ("code", "title", "office"),
    [
        ("fr", "directrice financière du groupe", "finance-chief"),
        ("en", "the group's chief financial officer", "finance-chief"),
        ("de", "Finanzvorständin", "finance-chief"),
        ("es", "directora financiera", "finance-chief"),
        ("it", "direttrice finanziaria", "finance-chief"),
        ("pt", "diretora financeira", "finance-chief"),
        ("nl", "financieel directeur", "finance-chief"),
        ("de", "Landesfinanzministerin", "finance-minister"),
        ("de", "Baudezernent", "building-commissioner"),
        ("en", "deputy mayor", "deputy-mayor"),
    ],
)
def test_a_title_names_an_office_in_every_language(code, title, office):
    assert office in named_offices(title, lexicon(code, vocabulary()))


@pytest.mark.parametrize(
    ("code", "title", "office"),
    [("en", "adviser to the mayor", "mayor"), ("fr", "porte-parole du maire", "mayor")],
)
def test_an_office_in_a_complement_is_another_persons(code, title, office):
    words = lexicon(code, vocabulary())
    assert named_offices(title, words)
    assert office not in named_offices(title, words)


def test_broader_posts_go_together_and_others_do_not():
    known = vocabulary()
    assert known.one_office("director", "finance-chief")
    assert known.one_office("finance-chief", "director")
    assert known.one_office("head", "ambassador")
    assert not known.one_office("finance-chief", "operations-chief")
    assert not known.one_office("ambassador", "envoy")
    assert not known.one_office("mayor", "deputy-mayor")


def test_every_post_has_names_in_french_and_english_or_serves_one_country():
    for office in vocabulary().offices.values():
        assert office.names, office.id
        assert "en" in office.names, office.id


def test_a_hill_with_a_post_is_a_person():
    assert [p.person for p in posts("Deputy mayor Tom Hill resigned.", "en")] == ["tom hill"]


def test_a_pronoun_takes_the_post_of_the_one_person_named_before():
    found = posts(
        "Anna Weber entre dans l’équipe. Elle sera directrice de collège de 1991 à 2007.", "fr"
    )
    assert [(p.person, p.title) for p in found] == [("anna weber", "directrice de collège")]


def test_a_pronoun_after_two_persons_is_nobodys():
    assert not posts("Anna Weber voit Paul Duval. Elle sera directrice de collège.", "fr")


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("nl", "Dat zei wethouder Anna Berg van Financiën.", ("wethouder", "financien")),
        ("nl", "Dat zei wethouder Anna Berg (Financiën).", ("wethouder", "financien")),
        ("nl", "Dat zei wethouder Anna Berg (VVD).", ("wethouder",)),
        ("fr", "Le président américain Adam Lowell a signé.", ("president", "us")),
        ("fr", "Adam Lowell, président des É.-U., a signé.", ("president", "us")),
    ],
)
def test_what_a_post_is_in_charge_of(code, text, words):
    assert [found.words for found in posts(text, code)] == [words]


def test_a_post_may_open_a_sentence_before_a_pronoun():
    text = "Claire Aubrac est née à Lannion. Directrice littéraire pendant dix ans, elle a écrit."
    assert [found.person for found in posts(text, "fr")] == ["claire aubrac"]
