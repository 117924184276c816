from __future__ import annotations

import pytest
from describing import described, document_of, trends_of
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.about.mentioned import describe
from checker.extract.about.scenes import scenes
from checker.extract.about.statements import find_statements
from checker.extract.about.trends import find_trends
from checker.lang import LANGUAGES
from checker.lang.about_words import about_words
from checker.model.claim import Modality, Role, Tense

LEVEL, CHANGE, SHARE, RATE, COUNT = Role.LEVEL, Role.CHANGE, Role.SHARE, Role.RATE, Role.COUNT


@pytest.mark.parametrize(
    ("code", "marked", "measures"),
    [
        ("fr", "Les ventes ont atteint {3 millions d'euros|money}.", ["revenue"]),
        ("fr", "La mine emploie {210 personnes|count personnes}.", ["employees"]),
        (
            "fr",
            "Le déficit, lourd, est de {9 millions|count}, et la dette de {40 millions|count}.",
            ["deficit", "debt"],
        ),
        ("fr", "La crue a fait {12 morts|count morts} et {30 blessés|count blessés}.",
         ["deaths", "injured"]),
        ("fr", "Un prêt de {3 millions|money} financera l'hôpital.", ["loans"]),
        ("en", "The quake killed {31 people|count people} and hurt {90|count}.",
         ["deaths", "injured"]),
        ("en", "Turnout was {61 %|percent}, against {58 %|percent} in {2019|2019}.",
         ["turnout", "turnout"]),
        ("en", "Revenue growth came to {8 %|percent}.", ["revenue"]),
        ("en", "Trains reach {310 km/h|speed}.", ["speed"]),
        ("en", "He got {12 years|time} in prison.", ["prison_term"]),
        ("en", "They took {1,200 samples|count samples} of water.", ["samples"]),
        ("de", "Der Umsatz stieg auf {4 Millionen Euro|money}.", ["revenue"]),
        ("de", "Die Zahl der Geburten sank auf {90.000|count}.", ["births"]),
        ("es", "El paro se situó en el {11 %|percent}.", ["unemployment"]),
        ("it", "L'inflazione è scesa al {2 %|percent}.", ["inflation"]),
        ("it", "Utile di {9 milioni|money}, in crescita dell'{8 %|percent}.", ["profit", "profit"]),
        ("pt", "As exportações subiram {3 %|percent} para {9 milhões|money}.",
         ["exports", "exports"]),
        ("nl", "De export steeg met {3 %|percent} tot {9 miljoen|money}.", ["exports", "exports"]),
    ],
)  # fmt: skip
def test_measure(code: str, marked: str, measures: list[str]) -> None:
    figures = [c for c in described(marked, code) if c.unit is not None]
    assert [c.subject.measure for c in figures] == measures


@pytest.mark.parametrize(
    ("code", "marked", "roles"),
    [
        ("fr", "Les loyers ont grimpé de {4 %|percent}.", [CHANGE]),
        ("fr", "Les loyers représentent {4 %|percent} du budget.", [SHARE]),
        ("fr", "Le chômage est tombé à {7 %|percent}.", [RATE]),
        ("fr", "La dette a reculé de {3 millions|money}, à {40 millions|money}.", [CHANGE, LEVEL]),
        ("fr", "Le loyer passe de {400 euros|money} à {450 euros|money}.", [LEVEL, LEVEL]),
        ("fr", "Les ventes font {4 %|percent} de mieux qu'en {2023|2023}.", [CHANGE]),
        ("en", "Sales were up {4 %|percent} at {$3 million|money}.", [CHANGE, LEVEL]),
        ("en", "The firm raised {$3 million|money}.", [LEVEL]),
        ("en", "Farms make up {4 %|percent} of the economy.", [SHARE]),
        ("en", "Prices rose, and a drop of {4 %|percent} in sales followed.", [CHANGE]),
        ("en", "The plant will shed {300 jobs|count jobs}.", [COUNT]),
        ("en", "The rate slipped to {3 %|percent} from {4 %|percent}.", [RATE, RATE]),
        ("de", "Die Mieten sind um {4 Prozent|percent} gestiegen.", [CHANGE]),
        ("de", "Die Quote liegt bei {4 Prozent|percent} der Stimmen.", [SHARE]),
        ("de", "Es kamen {4 Prozent|percent} weniger Gäste.", [CHANGE]),
        ("es", "El precio subió un {4 %|percent}.", [CHANGE]),
        ("es", "El paro bajó al {4 %|percent}.", [RATE]),
        ("it", "I prezzi sono calati del {4 %|percent}.", [CHANGE]),
        ("pt", "O lucro aumentou, mais {4 %|percent} do que em {2023|2023}.", [CHANGE]),
        ("nl", "De huren daalden met {4 procent|percent}.", [CHANGE]),
        ("nl", "De werkloosheid kwam uit op {4 procent|percent}.", [RATE]),
    ],
)
def test_role(code: str, marked: str, roles: list[Role]) -> None:
    figures = [c for c in described(marked, code) if c.unit is not None]
    assert [c.role for c in figures] == roles


@pytest.mark.parametrize(
    ("code", "marked", "signs"),
    [
        ("fr", "Les ventes ont chuté de {4 %|percent}.", [-1]),
        ("fr", "Un chiffre d'affaires en repli de {4 %|percent}.", [-1]),
        ("en", "The deficit narrowed to {3 million|money} from {5 million|money}.", [-1, 0]),
        ("en", "Farms make up {4 %|percent} of the economy.", [0]),
        ("de", "Der Gewinn brach um {4 Prozent|percent} ein.", [-1]),
        ("pt", "Um lucro de {9 milhões|money}, mais {4 %|percent}.", [0, 1]),
        ("it", "Il deficit è di {9 milioni|money}, contro {8 milioni|money}.", [0, 0]),
    ],
)
def test_direction(code: str, marked: str, signs: list[int]) -> None:
    assert [c.sign for c in described(marked, code)] == signs


def test_what_a_share_is_of() -> None:
    (claim,) = described("Sugar makes up {80 %|percent} of the exports of {Fiji|place}.", "en")
    assert {"exports", "fiji"} <= set(claim.whole)
    (other,) = described("Sugar makes up {80 %|percent} of the jobs.", "en")
    assert not set(claim.whole) & set(other.whole)


def _periods(code: str, marked: str) -> list[str]:
    figures = [c for c in described(marked, code) if c.unit is not None]
    return [c.period.said if c.period else "" for c in figures]


@pytest.mark.parametrize(
    ("code", "marked", "periods"),
    [
        ("fr", "En {2024|2024}, le port a traité {3 tonnes|mass}.", ["2024"]),
        ("fr", "{3|mass} en {2024|2024} contre {2|mass} en {2023|2023}, soit {4 %|percent} de plus",
         ["2024", "2023", "2024"]),
        ("fr", "Le trafic gagne {4 %|percent} par rapport à {2023|2023}.", [""]),
        ("en", "Sales came to {3 million|money} ({2023|2023}: {2 million|money}).", ["", "2023"]),
        ("en", "Founded in {1998|1998}, the firm employs {30 people|count people}.", [""]),
        ("en", "The firm employs {30 people|count people}, it said on {Monday|day}.", [""]),
        ("de", "Nach {2 Tonnen|mass} im Jahr {2023|2023} waren es {3 Tonnen|mass}.",
         ["2023", ""]),
    ],
)  # fmt: skip
def test_period(code: str, marked: str, periods: list[str]) -> None:
    assert _periods(code, marked) == periods


def test_baseline_of_a_change() -> None:
    claim = described("Le trafic gagne {4 %|percent} par rapport à {2023|2023}.", "fr")[0]
    assert claim.baseline is not None
    assert claim.baseline.said == "2023"


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("fr", "Le trafic a gagné {17 %|percent} par rapport à la même période de {2023|2023}."),
        ("fr", "Le trafic a gagné {17 %|percent} par rapport à {2023|2023}."),
        ("en", "Traffic rose {17%|percent} compared with the same quarter of {2023|2023}."),
        ("en", "Traffic rose {17%|percent} compared with {2023|2023}."),
        ("de", "Der Verkehr stieg um {17 Prozent|percent} gegenüber dem Niveau von {2023|2023}."),
        ("de", "Der Verkehr stieg um {17 Prozent|percent} gegenüber {2023|2023}."),
        ("es", "El tráfico subió un {17 %|percent} respecto al mismo periodo de {2023|2023}."),
        (
            "it",
            "Il traffico è salito del {17%|percent} rispetto allo stesso periodo del {2023|2023}.",
        ),
        ("pt", "O tráfego subiu {17 %|percent} face ao mesmo período de {2023|2023}."),
        ("nl", "Het verkeer steeg {17%|percent} ten opzichte van dezelfde maand in {2023|2023}."),
    ],
)
def test_a_change_is_measured_from_its_base_not_told_of_it(code: str, marked: str) -> None:
    claim = described(marked, code)[0]
    assert claim.period is None
    assert claim.baseline is not None
    assert claim.baseline.said == "2023"


def test_a_figure_compared_with_belongs_to_an_earlier_time() -> None:
    _, before = described("Le port compte {9 navires|count navires}, contre {8|count}.", "fr")
    assert "previous" in before.scope


@pytest.mark.parametrize(
    ("code", "marked", "scope"),
    [
        ("fr", "À la mi-temps, {2 buts|count buts} séparaient les équipes.", "half_time"),
        ("en", "Partial results gave them {40 seats|count seats}.", "partial"),
        ("de", "Weltweit fallen {900 Stellen|count Stellen} weg.", "worldwide"),
        ("es", "El precio de salida era de {3 millones|money}.", "asked"),
        ("it", "Costa {3 milioni|money} all'anno.", "per_year"),
        ("pt", "No primeiro dia morreram {9 pessoas|count pessoas}.", "first_day"),
        ("nl", "Volgens de voorlopige telling kwamen {9 mensen|count mensen} om.", "provisional"),
    ],
)
def test_scope(code: str, marked: str, scope: str) -> None:
    assert scope in described(marked, code)[0].scope


@pytest.mark.parametrize(
    ("code", "marked", "modality"),
    [
        ("fr", "L'usine devrait produire {9 tonnes|mass}.", Modality.FORECAST),
        ("fr", "L'usine pourrait produire {9 tonnes|mass}.", Modality.HYPOTHETICAL),
        ("fr", "L'usine produira {9 tonnes|mass}.", Modality.FORECAST),
        ("fr", "L'usine a produit {9 tonnes|mass}.", Modality.STATED),
        ("en", "In {May|day} the plant made {9 tonnes|mass}.", Modality.STATED),
        ("de", "Der Bau wird durch {9 Kredite|count Kredite} finanziert.", Modality.STATED),
        ("de", "Der Bau wird {9 Millionen|money} kosten.", Modality.FORECAST),
        ("pt", "A taxa fixou-se em {9 %|percent}.", Modality.STATED),
    ],
)
def test_modality(code: str, marked: str, modality: Modality) -> None:
    figures = [c for c in described(marked, code) if c.unit is not None]
    assert figures[0].modality is modality


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("fr", "La mine emploie {210|count} mineurs et non {310|count}."),
        ("en", "The mine employs {210|count} miners, not {310|count}."),
        ("de", "Es waren {210|count} statt {310|count}."),
    ],
)
def test_a_corrected_figure_is_rejected(code: str, marked: str) -> None:
    assert [c.modality for c in described(marked, code)] == [Modality.STATED, Modality.REJECTED]


def test_a_future_that_is_over_tells_the_past() -> None:
    claim = described("Fin {2024|2024}, le commerce atteindra {9 millions|money}.", "fr")[1]
    assert claim.tense is Tense.FUTURE
    assert claim.modality is Modality.STATED


@pytest.mark.parametrize(
    ("code", "marked", "event"),
    [
        ("fr", "Le traité, signé en {1992|1992}, est entré en vigueur en {1993|1993}.",
         ["signature", "entry_into_force"]),
        ("fr", "Le second tour aura lieu le {7 juillet|day}.", ["election"]),
        ("en", "She was born in {1950|1950} and died in {2010|2010}.", ["birth", "died"]),
        ("de", "Die Firma wurde {1950|1950} gegründet.", ["founding"]),
        ("es", "El acuerdo entró en vigor en {1993|1993}.", ["entry_into_force"]),
        ("nl", "Hij werd in {1950|1950} geboren.", ["birth"]),
    ],
)  # fmt: skip
def test_event_of_a_date(code: str, marked: str, event: list[str]) -> None:
    assert [c.subject.measure for c in described(marked, code)] == event


@pytest.mark.parametrize(
    ("code", "marked", "actors"),
    [
        ("en", "{Orlo|firm} made a profit of {3 million|money}.", {"orlo"}),
        ("en", "Exports of {Fiji|place} to {Peru|place} reached {3 million|money}.", {"fiji"}),
        ("en", "{Swiss|place} insurer {Orlo|firm} holds {3 %|percent}.", {"orlo"}),
        ("fr", "Le chômage en {Corse|place} est de {7 %|percent}.", {"corse"}),
        ("fr", "Selon {Orlo|firm}, le chômage est de {7 %|percent}.", set()),
    ],
)
def test_actors(code: str, marked: str, actors: set[str]) -> None:
    assert {e.key for e in described(marked, code)[0].subject.actors} == actors


def test_its_figure_is_that_of_the_sentence_before() -> None:
    marked = "{Orlo|firm} grew.\nIts profit was {3 million|money}."
    assert {e.key for e in described(marked, "en")[0].subject.actors} == {"orlo"}


def test_a_speaker_is_named_by_verb_or_quotation() -> None:
    said = described("«{On a {2 tonnes|mass}|quote}», a dit {Ada|person}.".replace(
        "{On a {2 tonnes|mass}|quote}", "On a {2 tonnes|mass}"), "fr")  # fmt: skip
    assert said[0].speaker == "ada"


@pytest.mark.parametrize(
    ("code", "marked", "signs"),
    [
        ("fr", "Le chômage recule. Il faut accroître les recettes.", [-1]),
        ("en", "Unemployment did not rise.", []),
        ("en", "Exports fell sharply.", [-1]),
        ("en", "They want to raise taxes.", []),
        ("de", "Die Mieten stiegen.", [1]),
        ("es", "El déficit se redujo.", [-1]),
        ("it", "Le esportazioni sono aumentate.", [1]),
        ("pt", "O desemprego diminuiu.", [-1]),
        ("nl", "De uitstoot daalde.", [-1]),
        ("en", "Exports fell by {3 %|percent}.", []),
    ],
)
def test_trends(code: str, marked: str, signs: list[int]) -> None:
    assert [c.sign for c in trends_of(marked, code)] == signs


def test_statements_hold_stems_and_denial() -> None:
    document, _ = document_of("The old harbour bridge never reopened for lorries.", "en")
    (claim,) = find_statements(list(scenes(document, [])))
    assert claim.value.denials == 1  # type: ignore[union-attr]
    assert "bridg" in claim.subject.stems
    assert find_statements(list(scenes(document_of("Not now.", "en")[0], []))) == []


def test_every_language_has_the_same_cues() -> None:
    wanted = set(about_words("en").phrases)
    assert {code: wanted ^ set(about_words(code).phrases) for code in LANGUAGES} == {
        code: set() for code in LANGUAGES
    }


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_any_text_is_described(text: str, code: str) -> None:
    plain = text.replace("{", "").replace("}", "").replace("|", "")
    document, mentions = document_of(f"{plain} {{3 %|percent}} {plain} {{2023|2023}}", code)
    for claim in describe(list(scenes(document, mentions)), mentions):
        assert claim.clause.contains(claim.evidence)
        assert 0 <= claim.sentence.start <= claim.sentence.end <= len(document.text)
    find_trends(list(scenes(document, mentions)))
