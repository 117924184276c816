from __future__ import annotations

from pathlib import Path

import pytest

from checker.config.measures import TAGS, dimensions, measures, read_measures
from checker.config.vocabulary import vocabulary
from checker.errors import ConfigError
from checker.extract.about.phrases import Phrases, concept_phrases, tokens_of
from checker.lang import LANGUAGES
from checker.lang.folding import fold
from checker.shipped import shipped

HEAD = "# concept|broader|fits|en|fr\n"


def concepts(text: str, code: str) -> list[str]:
    hits = concept_phrases(code, vocabulary()).find(tokens_of(text, 0, len(text)))
    return [label for hit in hits for label in hit.labels]


def test_every_concept_has_terms_in_every_language() -> None:
    lacking = [
        (m.concept, code)
        for m in measures().values()
        for code in LANGUAGES
        if not m.terms.get(code)
    ]
    assert lacking == []


def test_no_concept_is_broader_than_itself() -> None:
    for measure in measures().values():
        seen = {measure.concept}
        broader = measure.broader
        while broader:
            assert broader not in seen
            seen.add(broader)
            broader = measures()[broader].broader


def test_every_concept_says_what_fits() -> None:
    assert [m.concept for m in measures().values() if not m.fits] == []
    assert "money" not in dimensions(measures()["deaths"])
    assert not dimensions(measures()["turnout"]) & TAGS


@pytest.mark.parametrize(
    ("code", "text", "concept"),
    [
        ("en", "the death toll", "deaths"),
        ("fr", "le chiffre d’affaires du groupe", "revenue"),
        ("fr", "le prix moyen d'un appartement", "house_price"),
        ("de", "der Jahresumsatz", "revenue"),
        ("de", "Außenhandel", "trade"),
        ("es", "la tasa de paro", "unemployment"),
        ("it", "il tasso di disoccupazione", "unemployment"),
        ("pt", "taxa de desemprego", "unemployment"),
        ("nl", "het dodental", "deaths"),
        ("nl", "de werkloosheid", "unemployment"),
    ],
)
def test_terms_are_found(code: str, text: str, concept: str) -> None:
    assert concept in concepts(text, code)


def test_a_phrase_may_hold_a_describing_word() -> None:
    phrases = Phrases([("x", "price of bread")], fillers=["average"])
    text = "price average of bread"
    assert [h.labels for h in phrases.find(tokens_of(text, 0, len(text)))] == [("x",)]


@pytest.mark.parametrize(
    ("pattern", "word", "found"),
    [
        ("export*", "exporting", True),
        ("export*", "port", False),
        ("*handel", "Binnenhandel", True),
        ("*handel", "Handelsweg", False),
        ("*umsatz*", "Jahresumsatzes", True),
        ("né", "née", False),
        ("né", "NÉ", True),
    ],
)
def test_wildcards(pattern: str, word: str, found: bool) -> None:
    hits = Phrases([("x", pattern)]).find(tokens_of(word, 0, len(word)))
    assert bool(hits) is found


def test_tokens_part_at_apostrophes_and_hyphens() -> None:
    text = "l’aide-soignant"
    assert [t.word for t in tokens_of(text, 0, len(text))] == ["l", "aide", fold("soignant")]


def test_kin() -> None:
    kin = vocabulary().kin
    assert kin("exports", "trade")
    assert kin("exports", "imports")
    assert not kin("exports", "deaths")
    assert not kin("", "deaths")


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("concept|broader|en\n", "m.tsv:1"),
        (HEAD + "a||money|x\n", "m.tsv:2"),
        (HEAD + "a||money|x|y\na||money|x|y\n", "m.tsv:3"),
        (HEAD + "a|b|money|x|y\n", "m.tsv"),
    ],
)
def test_a_bad_table_is_refused(tmp_path: Path, table: str, where: str) -> None:
    path = tmp_path / "m.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_measures(path)
    assert caught.value.where == where


def test_the_shipped_table_reads() -> None:
    found = read_measures(shipped("rules") / "vocabulary" / "measures.tsv")
    assert list(found) == list(measures())
