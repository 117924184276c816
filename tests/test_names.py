"""Names of every kind, in every language, in sentences of our own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.mention import Mention
from checker.extract.names import find_names
from checker.lang import LANGUAGES
from checker.model.values import Name, NameKind
from checker.read import read


def names(text: str, code: str) -> dict[str, Name]:
    document = read("t.txt", text.encode(), index=0, language=code)
    found = find_names(document)
    for mention in found:
        assert isinstance(mention.value, Name)
        assert mention.span.of(document.text) == mention.value.surface
    return {m.value.surface: m.value for m in found if isinstance(m.value, Name)}


PEOPLE = [
    (
        "fr",
        "La ministre Odile Carnavon a reçu hier Hugo de la Brettonne à Dakar.",
        "Hugo de la Brettonne",
    ),
    ("en", "On Monday the mayor met Fiona Gathercole, head of the Bell Trust.", "Fiona Gathercole"),
    (
        "de",
        "Am Montag sprach Katrin Ziegelhuber mit dem Ausschuss über den Haushalt.",
        "Katrin Ziegelhuber",
    ),
    ("es", "El lunes habló Carmen Valdecantos con la prensa local.", "Carmen Valdecantos"),
    ("it", "Ieri ha parlato Giulia Montaldini davanti alla stampa.", "Giulia Montaldini"),
    ("pt", "Na segunda-feira falou João Vasconcelinhos aos jornalistas.", "João Vasconcelinhos"),
    ("nl", "Maandag sprak Pieter van der Wouden met de pers.", "Pieter van der Wouden"),
]


@pytest.mark.parametrize(("code", "text", "person"), PEOPLE)
def test_a_person_is_found_with_given_and_family_name(code, text, person):
    name = names(text, code)[person]
    assert name.kind is NameKind.PERSON
    assert name.given
    assert name.family in name.key


BODIES = [
    (
        "fr",
        "Hier, la Commission européenne a saisi la Cour des comptes.",
        "Commission européenne",
        "EUROPEAN_COMMISSION",
    ),
    (
        "en",
        "Later the European Commission answered the letter.",
        "European Commission",
        "EUROPEAN_COMMISSION",
    ),
    (
        "de",
        "Gestern hat die Europäische Kommission geantwortet.",
        "Europäische Kommission",
        "EUROPEAN_COMMISSION",
    ),
    (
        "es",
        "Ayer la Comisión Europea respondió a la carta.",
        "Comisión Europea",
        "EUROPEAN_COMMISSION",
    ),
    (
        "it",
        "Ieri la Commissione europea ha risposto alla lettera.",
        "Commissione europea",
        "EUROPEAN_COMMISSION",
    ),
    (
        "pt",
        "Ontem a Comissão Europeia respondeu à carta.",
        "Comissão Europeia",
        "EUROPEAN_COMMISSION",
    ),
    (
        "nl",
        "Gisteren heeft de Europese Commissie geantwoord.",
        "Europese Commissie",
        "EUROPEAN_COMMISSION",
    ),
]


@pytest.mark.parametrize(("code", "text", "body", "key"), BODIES)
def test_a_known_body_has_one_key_in_all_languages(code, text, body, key):
    assert names(text, code)[body].key == key


PLACES = [
    ("fr", "Il vit au Kazakhstan, puis à Samarcande.", "Kazakhstan", "Samarcande"),
    ("en", "He lived in Kazakhstan, then in Samarkand.", "Kazakhstan", "Samarkand"),
    ("de", "Er lebte in Kasachstan und danach in Samarkand.", "Kasachstan", "Samarkand"),
    ("es", "Vivió en Kazajistán y después en Samarcanda.", "Kazajistán", "Samarcanda"),
    ("it", "Visse in Kazakistan e poi a Samarcanda.", "Kazakistan", "Samarcanda"),
    ("pt", "Viveu no Cazaquistão e depois em Samarcanda.", "Cazaquistão", "Samarcanda"),
    ("nl", "Hij woonde in Kazachstan en daarna in Samarkand.", "Kazachstan", "Samarkand"),
]


@pytest.mark.parametrize(("code", "text", "country", "city"), PLACES)
def test_a_place_has_one_key_in_all_languages(code, text, country, city):
    found = names(text, code)
    assert found[country].key == "KZ"
    assert found[city].key == "samarkand"
    assert found[city].kind is NameKind.PLACE


DEMONYMS = [
    ("fr", "Les exportateurs italiens protestent.", "italiens", "IT"),
    ("en", "Some Dutch growers protested.", "Dutch", "NL"),
    ("de", "Die französischen Winzer protestieren.", "französischen", "FR"),
    ("es", "Los agricultores alemanes protestan.", "alemanes", "DE"),
    ("it", "I coltivatori tedeschi protestano.", "tedeschi", "DE"),
    ("pt", "Os produtores brasileiros protestam.", "brasileiros", "BR"),
    ("nl", "Veel Duitse telers protesteren.", "Duitse", "DE"),
]


@pytest.mark.parametrize(("code", "text", "word", "country"), DEMONYMS)
def test_a_nationality_word_stands_for_its_country(code, text, word, country):
    assert names(text, code)[word].key == country


SILENT = [
    ("fr", "Depuis lundi, les deux parties discutent. Nouvelle réunion demain."),
    ("en", "Since Monday the two sides have been talking. I’m told that nothing was agreed."),
    ("de", "Seit Montag beraten die Parteien über den Haushalt und die Preise für Strom."),
    ("es", "Desde el lunes las dos partes hablan. Nueva reunión mañana."),
    ("it", "Da lunedì le due parti discutono. Nuova riunione domani."),
    ("pt", "Desde segunda-feira as duas partes conversam. Nova reunião amanhã."),
    ("nl", "Sinds maandag praten de twee partijen. Nieuwe vergadering morgen."),
]


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_common_words_are_no_names(code, text):
    assert names(text, code) == {}


def test_a_family_name_alone_is_the_person_named_in_full():
    found = names("Le maire a cité Odile Carnavon. Selon lui, Carnavon a raison.", "fr")
    assert found["Carnavon"].key == found["Odile Carnavon"].key


def test_two_people_of_one_family_keep_the_family_name_open():
    found = names("He met Fiona Gathercole and Neil Gathercole. Then Gathercole left.", "en")
    assert found["Gathercole"].key not in {"fiona gathercole", "neil gathercole"}


def test_names_never_join_over_a_conjunction():
    found = names("Un accord lie désormais Brelmont et Castagnac.", "fr")
    assert set(found) == {"Brelmont", "Castagnac"}


def test_a_long_descriptive_name_is_whole_with_its_head():
    text = "Il a loué le Centre national de recherche sur les sols arides à Dakar."
    name = names(text, "fr")["Centre national de recherche sur les sols arides"]
    assert name.kind is NameKind.BODY
    assert name.head == "centre"
    assert "recherch" in name.rest


def test_a_small_long_form_is_a_name_when_an_acronym_follows():
    text = "On cite le pacte de transit et de commerce élargi (PTCE), signé hier."
    name = names(text, "fr")["pacte de transit et de commerce élargi"]
    assert name.kind is NameKind.TREATY
    assert name.head == "pacte"


def test_a_firm_is_one_with_and_without_its_legal_form():
    found = names("Die Ostwind Technik GmbH wächst. Auch Ostwind Technik stellt ein.", "de")
    assert found["Ostwind Technik GmbH"].key == found["Ostwind Technik"].key == "ostwind technik"
    assert found["Ostwind Technik"].kind is NameKind.FIRM


def test_a_title_of_a_work_keeps_its_article_and_small_words():
    found = names("Son roman Les Heures pâles, paru hier, plaît.", "fr")
    assert found["Les Heures pâles"].kind is NameKind.WORK


def test_a_ministry_is_a_name_but_a_portfolio_is_not():
    found = names("Le ministère de la Culture et du Sport répond au ministre de la Justice.", "fr")
    assert "ministère de la Culture et du Sport" in found
    assert "Justice" not in found


def test_acronyms_of_countries_need_capitals():
    assert "us" not in names("They told us so.", "en")
    assert names("Firms from the US came.", "en")["US"].key == "US"


def test_two_spellings_of_a_transcribed_name_share_a_key():
    found = names("Le président Tokaïev et le président Tokayev sont un.", "fr")
    assert found["Tokaïev"].key == found["Tokayev"].key


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Paul",
                "de",
                "la",
                "Kim",
                "(",
                ")",
                "EU",
                ",",
                "«",
                "»",
                "“",
                "Banque",
                "et",
                "l’",
                "'",
                ".",
                "\n",
                "–",
                "123",
                "ß",
                "İ",
                "ﬁ",
            ]
        ),
        max_size=30,
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_text_gives_ordered_names_that_do_not_overlap(words, code):
    document = read("t.txt", (" ".join(words) + " mot.").encode(), index=0, language=code)
    found: list[Mention] = find_names(document)
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
    for mention in found:
        assert mention.span.of(document.text) == mention.value.surface
