"""Figures as running prose writes them: ages, clock times, heights, halves, levels, labels."""

from __future__ import annotations

import pytest

from checker.extract.figures import find_figures, habit_of
from checker.extract.mention import Mention
from checker.model.claim import Role
from checker.model.document import Span
from checker.model.values import Figure, Modifier


def _read(code: str, text: str, *taken: str) -> list[Mention]:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in taken]
    found = find_figures(text, Span(0, len(text)), code, habit_of(text), spans)
    return list(found.mentions)


def _value(mention: Mention) -> str:
    assert isinstance(mention.value, Figure)
    figure = mention.value
    low = f"{figure.value.normalize():f}"
    return low if figure.upper is None else f"{low}..{figure.upper.normalize():f}"


def _amounts(code: str, text: str) -> list[tuple[str, str]]:
    return [(_value(m), m.unit.symbol if m.unit else "") for m in _read(code, text)]


@pytest.mark.parametrize(
    ("code", "text", "minutes"),
    [
        ("en", "Doors open at 3pm.", "900"),
        ("en", "It ended by 8.40 p.m. local time.", "1240"),
        ("en", "The shop closes at 12 a.m.", "0"),
        ("en", "Lunch is at 12 p.m.", "720"),
        ("en", "The vote ran until 9:05 am.", "545"),
        ("fr", "La séance reprend à 9 heures du soir.", "1260"),
        ("fr", "La séance reprend à 9 heures du matin.", "540"),
        ("es", "Cerró a las 7 de la tarde.", "1140"),
        ("de", "Der Laden schließt um 8 Uhr abends.", "1200"),
        ("it", "La riunione finì alle ore 20.15.", "1215"),
    ],
)
def test_clock_times_are_hours_of_the_day(code: str, text: str, minutes: str) -> None:
    assert (minutes, "clock_minute") in _amounts(code, text)


@pytest.mark.parametrize(
    ("code", "text", "ages"),
    [
        ("en", "Orlov, 31, denied it.", ["31"]),
        ("en", "The boys, aged 12, 14 and 17, were found.", ["12", "14", "17"]),
        ("fr", "Deux frères âgés de 12, 14 et 17 ans.", ["12", "14", "17"]),
        ("en", "Among 20- to 34-year-olds it fell.", ["20..34"]),
        ("en", "Children of 5 to 9-year-olds are out.", ["5..9"]),
        ("en", "In Group A, 30, not 40, were chosen.", []),
        ("en", "Of Leeds, 12, 30, 45 were named.", []),
    ],
)
def test_ages_in_apposition_and_in_lists(code: str, text: str, ages: list[str]) -> None:
    assert [_value(m) for m in _read(code, text) if m.role is Role.AGE] == ages


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "The guard stands 6ft 4in tall.", ("76", "inch")),
        ("en", "A 5-foot-9 keeper played.", ("69", "inch")),
        ("en", "She is 5'7\" tall.", ("67", "inch")),
        ("en", "The gate is 3 ft 2 1⁄2 in wide.", ("38.5", "inch")),
        ("fr", "Il mesure 6 pi 3 po.", ("75", "inch")),
        ("fr", "Le procès a duré un an et demi.", ("1.5", "year")),
        ("fr", "Trois heures et demie plus tard.", ("3.5", "hour")),
        ("es", "Tardó dos horas y media.", ("2.5", "hour")),
        ("it", "Durò un'ora e mezza.", ("1.5", "hour")),
        ("pt", "Durou três anos e meio.", ("3.5", "year")),
        ("nl", "Het duurde twee en een half jaar.", ("2.5", "year")),
        ("en", "It took a year and a half.", ("1.5", "year")),
        ("en", "It cost one and a half million euros.", ("1500000", "EUR")),
        ("en", "Nine anxious minutes passed.", ("9", "minute")),
    ],
)
def test_the_part_behind_the_unit_belongs_to_the_amount(
    code: str, text: str, expected: tuple[str, str]
) -> None:
    assert _amounts(code, text) == [expected]


@pytest.mark.parametrize(
    ("code", "text", "taken", "modifier"),
    [
        ("fr", "La collecte a approché ce mois-ci les 3,5 millions.", "ce mois-ci", "almost"),
        ("fr", "L'usine a frôlé hier 40 tonnes.", "hier", "almost"),
        ("en", "Sales topped last year 40 tonnes.", "last year", "over"),
        ("es", "La obra superó ayer los 40 millones.", "ayer", "over"),
        ("en", "More than a year ago 40 tonnes sank.", "a year ago", "exact"),
    ],
)
def test_a_verb_qualifies_its_figure_across_a_date(
    code: str, text: str, taken: str, modifier: str
) -> None:
    (found,) = _read(code, text, taken)
    assert isinstance(found.value, Figure)
    assert found.value.modifier is Modifier(modifier)


@pytest.mark.parametrize(
    ("code", "text", "modifier"),
    [
        ("nl", "De omzet steeg tot 20 miljoen euro.", Modifier.EXACT),
        ("nl", "De boete bedraagt tot 20 miljoen euro.", Modifier.UP_TO),
        ("es", "La deuda subió hasta 20 millones de euros.", Modifier.EXACT),
        ("es", "La multa es de hasta 20 millones de euros.", Modifier.UP_TO),
        ("pt", "A dívida subiu até 20 milhões de euros.", Modifier.EXACT),
    ],
)
def test_a_level_that_a_rise_reaches_is_no_bound(code: str, text: str, modifier: Modifier) -> None:
    (found,) = _read(code, text)
    assert isinstance(found.value, Figure)
    assert found.value.modifier is modifier


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Output rose by 41,000 to 7.3 million.", ["41000", "7300000"]),
        ("en", "Between 8 percent and 3 million were named.", ["8", "3000000"]),
        ("en", "Oslo's $5 toll stayed.", ["5"]),
        ("en", "The F125 frigate and the S1 protein.", []),
        ("en", "The lab follows Level 3 rules.", []),
        ("en", "See ISBN 3 540 12345 6 and ring phone 0043 1 23456.", []),
    ],
)
def test_neighbours_and_labels_are_kept_apart(code: str, text: str, expected: list[str]) -> None:
    assert [_value(m) for m in _read(code, text)] == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "The number of paid members is 210.", ("210", "member")),
        ("en", "The number of cases rose to 340 in a week.", ("340", "case")),
        ("fr", "Le nombre de blessés est de 14.", ("14", "bless")),
        ("it", "I morti sono 14.", ("14", "mort")),
        ("es", "Los muertos son 14.", ("14", "muert")),
        ("de", "Die Zahl der Toten beträgt 14.", ("14", "tot")),
        ("pt", "O número de mortos subiu para 14.", ("14", "mort")),
        ("nl", "Het aantal doden bedraagt 14.", ("14", "dood")),
        ("es", "Los niños son 14.", None),
        ("de", "Der Index stieg auf 14.", None),
    ],
)
def test_a_bare_number_behind_a_verb_counts_the_subject(
    code: str, text: str, expected: tuple[str, str] | None
) -> None:
    found = [(_value(m), m.unit.noun if m.unit else "") for m in _read(code, text)]
    assert [pair for pair in found if pair[0] != "1"] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("code", "headings", "cell", "expected"),
    [
        ("en", ("2021", "Wheat (Mt)"), "3.2", [("3.2", "megatonne")]),
        ("en", ("2021", "Wheat", "Harvest, in thousand tonnes"), "410", [("410000", "tonne")]),
        ("en", ("Sales (EUR million)",), "1,250", [("1250000000", "EUR")]),
        ("de", ("Umsatz (Mio. €)",), "3,2", [("3200000", "EUR")]),
        ("fr", ("Part (en %)",), "12,5", [("12.5", "percent")]),
        ("en", ("Passengers",), "14", [("14", "count")]),
        ("en", ("Wheat (kt)",), "2021", [("2021", "kilotonne")]),
        ("en", ("Revenue, £m",), "1,250", [("1250000000", "GBP")]),
        ("en", ("Revenue in EUR bn",), "1.2", [("1200000000", "EUR")]),
        ("en", ("Visitors ('000)",), "14.5", [("14500", "count")]),
        ("fr", ("Effectif (en milliers)",), "12,5", [("12500", "count")]),
        ("fr", ("Chiffre d'affaires (k€)",), "1 250", [("1250000", "EUR")]),
        ("fr", ("Récolte (1 000 t)",), "12,5", [("12500", "tonne")]),
        ("de", ("Umsatz in TEUR",), "1.250", [("1250000", "EUR")]),
        ("es", ("miles de toneladas",), "12,5", [("12500", "tonne")]),
        ("it", ("(migliaia)",), "12,5", [("12500", "count")]),
        ("it", ("valori percentuali",), "12,5", [("12.5", "percent")]),
        ("pt", ("em milhares",), "12,5", [("12500", "count")]),
        ("nl", ("x 1.000 euro",), "12,5", [("12500", "EUR")]),
        ("nl", ("in procenten",), "12,5", [("12.5", "percent")]),
        ("en", ("Wheat (Mt)",), "12 %", [("12", "percent")]),
    ],
)
def test_headings_give_a_cell_its_unit(
    code: str, headings: tuple[str, ...], cell: str, expected: list[tuple[str, str]]
) -> None:
    text = "\n\n".join((*headings, cell))
    spans = [Span(text.index(h), text.index(h) + len(h)) for h in headings]
    span = Span(len(text) - len(cell), len(text))
    found = find_figures(text, span, code, habit_of(text), headings=spans)
    assert [(_value(m), m.unit.symbol if m.unit else "") for m in found.mentions] == expected


@pytest.mark.parametrize(
    ("code", "text", "amounts"),
    [
        ("en", "A 6.8 magnitude quake hit the coast, killing nine.", ["6.8", "9"]),
        ("en", "Crews of four, a total of 18, row home.", ["4", "18"]),
        ("en", "He told a team of one of the firms.", []),
        ("fr", "Le séisme, d’une magnitude de 7,5, a frappé la côte, tuant neuf.", ["7.5", "9"]),
        ("de", "Ein Beben der Stärke 6,8 traf die Küste.", ["6.8"]),
        ("es", "Un seísmo de magnitud 6,8 sacudió la costa, con un total de 12.", ["6.8", "12"]),
        ("it", "Una scossa di magnitudo 5,1 scuote la costa.", ["5.1"]),
        ("pt", "Um sismo de magnitude 5,1 abalou a costa.", ["5.1"]),
        ("nl", "Een beving met een kracht van 5,1 trof de kust.", ["5.1"]),
        ("en", "It struck at a magnitude of", []),
    ],
)
def test_some_words_say_that_a_number_without_a_noun_claims_something(
    code: str, text: str, amounts: list[str]
) -> None:
    assert _amounts(code, text) == [(value, "count") for value in amounts]


def test_a_scale_written_twice_counts_once() -> None:
    assert _amounts("fr", "Plus de 20,4 millions millions de gens ont voté.") == [
        ("20400000", "count")
    ]
    assert _amounts("en", "It cost 3 thousand million dollars.")[0][0] == "3000000000"


def test_nothing_less_than_is_at_least() -> None:
    (figure,) = _read("es", "Describió nada menos que 700 preparados.")
    assert isinstance(figure.value, Figure)
    assert figure.value.modifier is Modifier.AT_LEAST
