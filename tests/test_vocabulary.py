"""The shipped vocabulary is whole and does not contradict itself."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.config.vocabulary import LANGUAGES, vocabulary
from checker.lang import name_words
from checker.lang.territories import demonym, territories


def test_every_place_has_a_country_that_cldr_knows():
    codes = set(territories("en").values())
    assert {p.country for p in vocabulary().places if p.country} <= codes


def test_no_name_of_a_place_belongs_to_two_places():
    names = Counter(
        (code, name)
        for place in vocabulary().places
        for code in LANGUAGES
        for name in set(place.in_language(code))
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_no_acronym_of_one_language_stands_for_two_bodies():
    names = Counter(
        (code, name)
        for body in vocabulary().bodies
        for code in LANGUAGES
        for name in set(body.in_language(code))
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_a_former_name_leads_to_the_firm():
    found = vocabulary().renamed("Statoil")
    assert found is not None
    firm, former = found
    assert (firm.name, former.until) == ("Equinor", 2018)
    assert vocabulary().renamed("Equinor") is None


def test_no_firm_is_its_own_former_name():
    for firm in vocabulary().firms:
        assert firm.name not in {former.name for former in firm.former}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_lacks_no_kind_of_word(code):
    words = name_words.name_words(code)
    assert words.never
    assert words.links
    assert words.honorifics
    assert {"body", "place", "event", "programme", "treaty"} == set(words.heads.values())
    assert name_words.post_words(code).heads
    assert name_words.list_words(code).open_before
    assert name_words.quote_words(code).verbs


@pytest.mark.parametrize(
    ("code", "word", "country"),
    [
        ("fr", "kazakhes", "KZ"),
        ("en", "Dutch", "NL"),
        ("de", "polnischer", "PL"),
        ("es", "italianas", "IT"),
        ("it", "tedesche", "DE"),
        ("pt", "brasileiras", "BR"),
        ("nl", "Duitse", "DE"),
    ],
)
def test_demonyms_bend(code, word, country):
    assert demonym(word, code) == country


@pytest.mark.parametrize("word", ["francs", "polo", "indice"])
def test_what_only_resembles_a_demonym(word):
    assert demonym(word, "fr") == ""
