"""Money of every country, its smaller coins and its codes; ages and times of day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.figures import find_figures, habit_of
from checker.lang import LANGUAGES
from checker.model.claim import Role
from checker.model.document import Span
from checker.model.values import Figure, Modifier

SLOW_MACHINE = settings(deadline=None)
SPENT = st.sampled_from(
    ("AED", "BDT", "CHF", "CZK", "DKK", "EGP", "GHS", "HUF", "IDR", "ISK", "KES", "KWD", "MXN")
)


def read(code: str, text: str) -> list[tuple[Decimal, str]]:
    found = find_figures(text, Span(0, len(text)), code, habit_of(text)).mentions
    return [(m.value.value, m.unit.symbol) for m in found if isinstance(m.value, Figure) and m.unit]


def roles(code: str, text: str) -> list[Role | None]:
    found = find_figures(text, Span(0, len(text)), code, habit_of(text)).mentions
    return [m.role for m in found]


@SLOW_MACHINE
@given(code=st.sampled_from(LANGUAGES), iso=SPENT, number=st.integers(2, 90))
def test_what_cldr_calls_a_currency_is_that_currency(code, iso, number):
    name = str(Locale.parse(code).currencies[iso])
    assert (Decimal(number), iso) in read(code, f"({number} {name})")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_noun_that_names_one_currency_needs_no_country(code):
    nouns = {"GHS": "cédis" if code == "fr" else "cedi", "NGN": "naira", "HUF": "forint"}
    for iso, noun in nouns.items():
        assert read(code, f"400 {noun}") == [(Decimal(400), iso)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_letter_glued_to_a_code_is_its_scale(code):
    assert read(code, "120 MEUR") == [(Decimal(120_000_000), "EUR")]
    assert read(code, "35 kUSD") == [(Decimal(35_000), "USD")]
    assert "ALL" not in [unit for _, unit in read(code, "These 3 MALL owners")]


def test_a_german_t_is_a_thousand():
    assert read("de", "Der Umsatz stieg auf 12 TEUR.") == [(Decimal(12_000), "EUR")]


@pytest.mark.parametrize("sign", "₭₮₦₫₱₲₴₵₸₺₼₾৳៛฿₡₪₩₹₽")
@pytest.mark.parametrize("code", ["fr", "en", "de"])
def test_every_sign_of_money_is_read_on_both_sides(code, sign):
    (before,) = read(code, f"{sign}500")
    (after,) = read(code, f"500 {sign}")
    assert before == after
    assert len(before[1]) == len("XXX")


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "Le ticket coûte 15 dollars et 15.", "15.15"),
        ("fr", "Le ticket coûte 15€50.", "15.50"),
        ("fr", "Le ticket coûte 12 euros et demi.", "12.5"),
        ("es", "Cuesta 15 dólares y 20.", "15.20"),
        ("pt", "Custa 15 dólares e 25.", "15.25"),
        ("en", "It costs 15 dollars and 95 cents.", "15.95"),
    ],
)
def test_cents_behind_the_currency_are_part_of_the_amount(code, text, value):
    assert [v for v, _ in read(code, text)] == [Decimal(value)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Entre 15 dollars et 20."),
        ("fr", "Il a reçu 15 dollars et 20 livres."),
        ("en", "He scored 15 points and 20."),
    ],
)
def test_another_number_is_no_cents(code, text):
    assert Decimal("15.20") not in [v for v, _ in read(code, text)]


@pytest.mark.parametrize(
    ("code", "text", "role"),
    [
        ("fr", "Il est mort hier à Lyon à 88 ans.", Role.AGE),
        ("it", "È morto a Torino a 88 anni.", Role.AGE),
        ("de", "Sie starb mit 88 Jahren in Bonn.", Role.AGE),
        ("en", "She died at 88.", Role.AGE),
        ("pt", "Morreu ontem com 88 anos.", Role.AGE),
        ("nl", "Hij werd op 95 jarige leeftijd ziek.", Role.AGE),
        ("de", "Weber (52) sagte dies.", Role.AGE),
        ("fr", "Le taux à 10 ans a monté.", Role.DURATION),
        ("it", "A 5 anni dal terremoto si costruisce.", Role.DURATION),
    ],
)
def test_an_age_is_told_from_a_stretch_of_time(code, text, role):
    (only,) = roles(code, text)
    assert only is role


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "L’alerte est venue vers 21 h 45."),
        ("en", "The call came shortly before 9.45 p.m."),
        ("de", "Der Anruf kam gegen 21.45 Uhr."),
        ("es", "La llamada llegó hacia las 21.45 horas."),
        ("it", "La chiamata è arrivata verso le 21.45."),
        ("pt", "A chamada chegou por volta das 21h45."),
        ("nl", "De oproep kwam omstreeks 21.45 uur."),
    ],
)
def test_a_time_of_day_keeps_what_makes_it_rough(code, text):
    (only,) = find_figures(text, Span(0, len(text)), code, habit_of(text)).mentions
    assert only.role is Role.CLOCK
    assert isinstance(only.value, Figure)
    assert (only.value.value, only.value.modifier) == (Decimal(1305), Modifier.ABOUT)


@pytest.mark.parametrize(
    ("code", "text", "value", "unit"),
    [
        ("fr", "Le taux gagne un quart de point.", "0.25", "point"),
        ("fr", "Elle perd un demi-point de pourcentage.", "0.5", "percentage_point"),
        ("fr", "Une hausse de trois quarts de pour cent.", "0.75", "percent"),
        ("fr", "Un recul d’un pour cent et demi.", "1.5", "percent"),
        ("en", "Rates rose by half a percentage point.", "0.5", "percentage_point"),
        ("en", "Prices rose a quarter of a percent.", "0.25", "percent"),
        ("en", "Prices rose half of one per cent.", "0.5", "percent"),
        ("de", "Der Zins stieg um einen halben Prozentpunkt.", "0.5", "percentage_point"),
        ("de", "Die Preise stiegen um drei viertel Prozent.", "0.75", "percent"),
        ("es", "El tipo sube dos décimas de punto.", "0.2", "point"),
        ("es", "El tipo sube medio punto porcentual.", "0.5", "percentage_point"),
        ("it", "Il tasso sale di un quarto di punto.", "0.25", "point"),
        ("pt", "A taxa sobe meio ponto percentual.", "0.5", "percentage_point"),
        ("nl", "De rente stijgt een kwart procentpunt.", "0.25", "percentage_point"),
    ],
)
def test_a_part_of_one_percent_is_no_share(code, text, value, unit):
    (only,) = read(code, text)
    assert only[0] == Decimal(value)
    assert only[1].endswith(unit)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La moitié des points sont à nous."),
        ("fr", "Un quart des habitants votent."),
        ("en", "Half of the points are ours."),
        ("en", "A quarter of the budget is gone."),
        ("de", "Ein Viertel der Punkte gehört uns."),
    ],
)
def test_a_part_of_several_stays_a_share(code, text):
    (only,) = roles(code, text)
    assert only is Role.SHARE
