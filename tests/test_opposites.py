"""Words of opposite meaning: their data, and sentences that say the contrary of each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.config.options import Options
from checker.judge import rules
from checker.lang import LANGUAGES
from checker.lang.folding import fold
from checker.lang.opposite_words import opposite_words
from checker.model.verdict import Severity
from checker.pipeline import Source, run

CONTRARY = (
    ("fr", "La mairie de Valbrune a augmenté", "La mairie de Valbrune a réduit", " le budget."),
    ("fr", "Le juge de Valbrune a condamné", "Le juge de Valbrune a acquitté", " le garagiste."),
    ("en", "The Carrowmore ferry arrived", "The Carrowmore ferry departed", " at noon in fog."),
    ("en", "The bishop of Carrowmore bought", "The bishop of Carrowmore sold", " the old mill."),
    ("de", "Der Verein Eschfeld gewann", "Der Verein Eschfeld verlor", " das Endspiel im Regen."),
    ("de", "Die Stadt Eschfeld erlaubt", "Die Stadt Eschfeld verbietet", " das Grillen am Ufer."),
    (
        "es",
        "La fábrica de Almenara contrató",
        "La fábrica de Almenara despidió",
        " a los soldadores.",
    ),
    ("es", "El puerto de Almenara importa", "El puerto de Almenara exporta", " madera de roble."),
    (
        "it",
        "La cantina di Roccalta ha venduto",
        "La cantina di Roccalta ha comprato",
        " due vigne.",
    ),
    (
        "it",
        "Il sindaco di Roccalta ha elogiato",
        "Il sindaco di Roccalta ha criticato",
        " i vigili.",
    ),
    (
        "pt",
        "A escola de Maralta abriu",
        "A escola de Maralta fechou",
        " a cantina ao lado do ginásio.",
    ),
    ("pt", "O conselho de Maralta aprovou", "O conselho de Maralta rejeitou", " o plano da ponte."),
    (
        "nl",
        "De brug bij Veldermeer is gesloopt",
        "De brug bij Veldermeer is gebouwd",
        " met kranen.",
    ),
    (
        "nl",
        "De raad van Veldermeer steunt",
        "De raad van Veldermeer bestrijdt",
        " het plan voor de haven.",
    ),
)
ACROSS = (
    (
        "fr",
        "en",
        "Les loyers du port de Valbrune ont augmenté depuis mars.",
        "Rents in the port of Valbrune have fallen since March.",
    ),
    ("de", "fr", "Die Partei Eschfeld verlor die Wahl.", "Le parti Eschfeld a gagné l’élection."),
    ("es", "it", "El museo de Almenara abrió tarde.", "Il museo di Almenara ha chiuso tardi."),
    (
        "nl",
        "en",
        "De partij Veldermeer verloor in 2019 de verkiezingen in Maralta.",
        "The Veldermeer party won the 2019 elections in Maralta.",
    ),
)
APART = (
    (
        "it",
        "Piove su Roccalta. La squadra ha protestato, ma la giuria ha respinto il reclamo.",
        "Roccalta festeggia. In serata la giuria ha accolto il reclamo presentato dalla squadra.",
    ),
)
SAME = (
    ("en", "The Carrowmore cut the risk of floods.", "The risk of floods fell in Carrowmore."),
    ("en", "The mill at Carrowmore did not close.", "The mill at Carrowmore stayed open."),
    ("nl", "De brug in Veldermeer is dicht.", "De brug in Veldermeer is niet open."),
    ("en", "Carrowmore beat Dunmorrow in the final.", "Dunmorrow lost to Carrowmore in the final."),
    ("fr", "Le déficit de Valbrune s’est réduit.", "Le déficit de Valbrune a diminué."),
    ("de", "Eschfeld liefert Holz nach Norden.", "Eschfeld liefert Holz an den Norden."),
)


def words(code: str, sort: str, sign: int) -> list[str]:
    return [fold(w) for s, n, w in opposite_words(code).phrases if (s, n) == (sort, sign)]


def clashes(code: str) -> Iterator[tuple[str, str, str]]:
    for sort in {sort for sort, _, _ in opposite_words(code).phrases}:
        for one in words(code, sort, 1):
            for other in words(code, sort, -1):
                if " " not in one + other and (meets(one, other) or meets(other, one)):
                    yield sort, one, other


def meets(one: str, other: str) -> bool:
    bare = other.rstrip("*")
    return bare == one or (one.endswith("*") and bare.startswith(one[:-1]))


def found(left: str, right: str, codes: tuple[str, str]) -> list[tuple[str, Severity]]:
    names = ("left.txt", "right.txt")
    sources = [
        Source(name=name, data=text.encode())
        for name, text in zip(names, (left, right), strict=True)
    ]
    options = Options(languages=dict(zip(names, codes, strict=True)), report_language="en")
    by = [rule for rule in rules() if rule.id == "opposite"]
    report = run(sources, options, by=by).report
    return [(f.rule, f.severity) for f in report.judgement.findings]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sorts_of_opposition_are_the_same_in_every_language(code: str) -> None:
    sorts = {(sort, sign) for sort, sign, _ in opposite_words(code).phrases}
    assert sorts == {(sort, sign) for sort, sign, _ in opposite_words("en").phrases}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_is_its_own_opposite(code: str) -> None:
    assert list(clashes(code)) == []


@pytest.mark.parametrize(("code", "left", "right", "rest"), CONTRARY)
def test_a_sentence_that_says_the_contrary_is_found(
    code: str, left: str, right: str, rest: str
) -> None:
    assert [rule for rule, _ in found(left + rest, right + rest, (code, code))] == ["opposite"]


@pytest.mark.parametrize(("one", "other", "left", "right"), ACROSS)
def test_it_is_found_in_another_language_too(one: str, other: str, left: str, right: str) -> None:
    assert found(left, right, (one, other)) == [("opposite", Severity.WARNING)]


@pytest.mark.parametrize(("code", "left", "right"), APART)
def test_the_same_words_around_it_are_enough(code: str, left: str, right: str) -> None:
    assert found(left, right, (code, code)) == [("opposite", Severity.WARNING)]


@pytest.mark.parametrize(("code", "left", "right"), SAME)
def test_a_sentence_turned_twice_says_the_same(code: str, left: str, right: str) -> None:
    assert found(left, right, (code, code)) == []
