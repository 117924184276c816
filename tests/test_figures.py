"""Figures: what a careful reader takes from a sentence, in seven languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from babel.units import format_unit
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.figures import Habit, find_figures, habit_of
from checker.extract.mention import Mention
from checker.lang import LANGUAGES
from checker.lang.figure_words import figure_words
from checker.model.claim import Role
from checker.model.document import Span
from checker.model.values import Figure, Modifier


def _read(code: str, text: str, taken: tuple[Span, ...] = ()) -> list[Mention]:
    found = find_figures(text, Span(0, len(text)), code, habit_of(text), taken)
    for mention in found.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.number is not None
        assert mention.span.contains(mention.number)
    return list(found.mentions)


def _figure(mention: Mention) -> Figure:
    assert isinstance(mention.value, Figure)
    return mention.value


def _amounts(code: str, text: str) -> list[tuple[str, str]]:
    """Return (value, unit) of each figure, `low..high` for ranges, the noun for counts."""
    out = []
    for mention in _read(code, text):
        figure, unit = _figure(mention), mention.unit
        assert unit is not None
        value = f"{figure.value.normalize():f}"
        if figure.upper is not None:
            value += f"..{figure.upper.normalize():f}"
        symbol = unit.noun_surface if unit.symbol == "count" and unit.noun else unit.symbol
        out.append((value, f"{symbol}/{unit.per}" if unit.per else symbol))
    return out


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Le chantier coûte 3,4 milliards d’euros.", [("3400000000", "EUR")]),
        ("fr", "Elle a levé 12 M€ puis 900 k€.", [("12000000", "EUR"), ("900000", "EUR")]),
        ("fr", "La part du gaz : 25 ct/kWh.", [("25", "cent/kilowatt_hour")]),
        ("fr", "Il touche 1 800 euros par mois.", [("1800", "EUR/month")]),
        (
            "fr",
            "La ville verse 40 millions contre 31.",
            [("40000000", "count"), ("31000000", "count")],
        ),
        ("fr", "Elle paie 13 euros et 45 centimes.", [("13.45", "EUR")]),
        ("fr", "De 4 à 6 milliards de dollars.", [("4000000000..6000000000", "dollar")]),
        ("fr", "Sept, 12 et 15 %.", [("7", "percent"), ("12", "percent"), ("15", "percent")]),
        (
            "en",
            "Sales hit $4.1bn, up from $3.7 billion.",
            [("4100000000", "USD"), ("3700000000", "USD")],
        ),
        ("en", "It pays £14 a month per household.", [("14", "GBP/month")]),
        ("en", "Costs ran from 3 to 5 billion euros.", [("3000000000..5000000000", "EUR")]),
        ("en", "A 31-year-old drove at 70mph.", [("31", "year"), ("70", "mile_per_hour")]),
        ("en", "They hired 2,300 skilled foreign workers.", [("2300", "workers")]),
        ("en", "It took 2 hours and 20 minutes.", [("140", "minute")]),
        ("de", "Der Bau kostet knapp 3 Mrd. Euro.", [("3000000000", "EUR")]),
        ("de", "Er zahlt 1.200 Euro pro Jahr.", [("1200", "EUR/year")]),
        ("de", "Zwölf neue Gesetze gelten.", [("12", "Gesetze")]),
        ("es", "Son 4.800 millones de pesos.", [("4800000000", "peso")]),
        ("es", "Costó cincuenta mil millones de euros.", [("50000000000", "EUR")]),
        (
            "it",
            "Servono 14mila posti e 2,5 mld di euro.",
            [("14000", "posti"), ("2500000000", "EUR")],
        ),
        ("pt", "São 3,1 mil milhões de euros.", [("3100000000", "EUR")]),
        ("pt", "Custou R$ 2,5 bilhões.", [("2500000000", "BRL")]),
        ("nl", "Dat kost 1,2 biljoen euro.", [("1200000000000", "EUR")]),
        ("nl", "Ruim 1.400 nieuwe banen.", [("1400", "banen")]),
    ],
)
def test_amounts_are_read_with_scale_unit_and_noun(code, text, expected):
    assert _amounts(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text", "modifier"),
    [
        ("fr", "Ils frôlent les 30 millions d’euros.", Modifier.ALMOST),
        ("fr", "Plus de 300 élèves.", Modifier.OVER),
        ("fr", "Pas plus de 300 élèves.", Modifier.AT_MOST),
        ("fr", "300 élèves environ.", Modifier.ABOUT),
        ("fr", "Jusqu’à 300 élèves.", Modifier.UP_TO),
        ("fr", "Une trentaine d’élèves.", Modifier.ABOUT),
        ("en", "Just over 300 pupils.", Modifier.OVER),
        ("en", "No fewer than 300 pupils.", Modifier.AT_LEAST),
        ("en", "300 pupils or more.", Modifier.AT_LEAST),
        ("en", "Fewer than 300 pupils.", Modifier.UNDER),
        ("de", "Knapp 300 Schüler.", Modifier.ALMOST),
        ("de", "Gut 300 Schüler.", Modifier.OVER),
        ("de", "Bis zu 300 Schüler.", Modifier.UP_TO),
        ("es", "Al menos 300 alumnos.", Modifier.AT_LEAST),
        ("es", "Unos 300 alumnos.", Modifier.ABOUT),
        ("it", "Quasi 300 alunni.", Modifier.ALMOST),
        ("it", "Non più di 300 alunni.", Modifier.AT_MOST),
        ("pt", "Menos de 300 alunos.", Modifier.UNDER),
        ("pt", "Cerca de 300 alunos.", Modifier.ABOUT),
        ("nl", "Ruim 300 leerlingen.", Modifier.OVER),
        ("nl", "Hooguit 300 leerlingen.", Modifier.AT_MOST),
    ],
)
def test_modifiers_keep_their_side(code, text, modifier):
    (mention,) = _read(code, text)
    assert _figure(mention).modifier is modifier
    assert _figure(mention).value in (300, 30, 30000000)


@pytest.mark.parametrize(
    ("code", "text", "role", "value"),
    [
        ("fr", "Un élève sur quatre.", Role.SHARE, 25),
        ("en", "One in ten pupils.", Role.SHARE, 10),
        ("de", "Jeder fünfte Schüler.", Role.SHARE, 20),
        ("es", "Uno de cada cinco alumnos.", Role.SHARE, 20),
        ("it", "La metà degli alunni.", Role.SHARE, 50),
        ("pt", "Um em cada quatro alunos.", Role.SHARE, 25),
        ("nl", "Een op de vier leerlingen.", Role.SHARE, 25),
        ("fr", "La 41e édition du salon.", Role.ORDINAL, 41),
        ("en", "The 22nd summit of the league.", Role.ORDINAL, 22),
        ("de", "Die 18. Auflage der Messe.", Role.ORDINAL, 18),
        ("en", "The second-largest port.", Role.RANK, 2),
        ("de", "Der drittgrößte Hafen.", Role.RANK, 3),
        ("fr", "Une baisse de 0,4 point.", Role.CHANGE, Decimal("0.4")),
        ("en", "A rise of 1.5 degrees Celsius.", Role.CHANGE, Decimal("1.5")),
        ("fr", "Le convoi part à 20h30.", Role.CLOCK, 1230),
        ("de", "Der Zug fährt um 20.30 Uhr.", Role.CLOCK, 1230),
        ("en", "They won 4-1 at home.", Role.SCORE, 4),
        ("fr", "Les prix ont triplé.", Role.MULTIPLE, 3),
        ("en", "Three times as many ships.", Role.MULTIPLE, 3),
        ("nl", "De export is verdubbeld.", Role.MULTIPLE, 2),
        ("es", "Rosa Vidal, de 45 años, dimite.", Role.AGE, 45),
        ("de", "Die 45-jährige Ärztin.", Role.AGE, 45),
        ("it", "Il lavoro dura due anni.", Role.DURATION, 2),
    ],
)
def test_the_wording_itself_tells_the_role(code, text, role, value):
    (mention,) = _read(code, text)
    assert mention.role is role
    assert _figure(mention).value == value


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le G20, le Covid-19, le Boeing 747, l’article 12.4 et l’A380 en 2031."),
        ("fr", "Un projet et une charte lient l’un des pays ; les matières premières."),
        ("fr", "Entre 1402 et 1405, puis le 3 mai 1822 et en mars 2031."),
        ("en", "Article 9 and COP31, iPhone 12, version 2.4.1, page 88 of ISBN 978-1-23-456789-0."),
        ("en", "One of the partners came first; call +44 20 7946 0018 or 24/7."),
        ("en", "The 2031 elections and the 1990s, on 5 May and on March 7."),
        ("de", "Artikel 12, der Airbus A380 und 1999 beschloss man das erste Mal etwas."),
        ("es", "Un pacto y una carta obligan a uno de los socios; primero, la ley 12."),
        ("it", "Un patto e una carta legano uno dei soci; prima di tutto, l’articolo 12."),
        ("pt", "Um pacto e uma carta ligam um dos sócios; primeiro, o artigo 12."),
        ("nl", "De G20, een pact en artikel 12 in 2031; een van de partners."),
    ],
)
def test_names_labels_dates_and_articles_are_no_figures(code, text):
    assert _amounts(code, text) == []


def test_skipped_digits_say_why():
    text = "1. Article 12, tel. 0123, vol AF447, voir http://x.example/5 le 3/4/2031 [7]"
    found = find_figures(text, Span(0, len(text)), "fr", Habit())
    assert found.mentions == ()
    assert {cut.reason for cut in found.skipped} >= {
        "list number",
        "legal article",
        "number in a name",
        "web address",
        "date",
        "footnote mark",
    }


def test_what_another_reader_has_taken_is_left_alone():
    text = "Depuis 12 mois, 40 navires"
    taken = (Span(7, 14),)
    assert [m.span.of(text) for m in _read("fr", text, taken)] == ["40 navires"]


def test_a_change_of_level_is_two_figures_and_no_change():
    first, second = _read("fr", "La dette passe de 98 % à 112 % du total.")
    assert (_figure(first).value, _figure(second).value) == (98, 112)
    assert first.sign == second.sign == 0


@pytest.mark.parametrize(
    ("code", "text", "sign"),
    [
        ("fr", "Une hausse de 3 %.", 1),
        ("fr", "L’indice a cédé 3 %.", -1),
        ("en", "Sales rose 3 percent.", 1),
        ("en", "They cut fares by 3 percent.", -1),
        ("en", "Sales rose to 3 percent.", 0),
        ("de", "Der Kurs stieg um 3 Prozent.", 1),
        ("es", "Una caída del 3 %.", -1),
        ("it", "Un aumento del 3%.", 1),
        ("pt", "Caíram 3%.", -1),
        ("nl", "De prijs steeg met 3%.", 1),
        ("fr", "Un écart de -3 %.", -1),
    ],
)
def test_rise_and_fall_are_told_by_the_words_beside(code, text, sign):
    (mention,) = _read(code, text)
    assert mention.sign == sign


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\n", " \u00ad"])
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_blanks_apostrophes_and_line_breaks_change_no_reading(blank, apostrophe):
    text = "Plus de 3 000 navires et 48,7 milliards d'euros, soit 17 % de mieux que les 20-25 ans."
    plain = _amounts("fr", text)
    assert len(plain) == 4
    varied = text.replace("'", apostrophe).replace(" ", blank)
    assert _amounts("fr", varied) == plain


_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "KZT")
_UNITS = {
    "length-kilometer": "kilometer",
    "power-megawatt": "megawatt",
    "mass-tonne": "tonne",
    "volume-liter": "liter",
    "area-square-kilometer": "square_kilometer",
    "speed-kilometer-per-hour": "kilometer_per_hour",
    "temperature-celsius": "celsius",
}


@settings(max_examples=80, deadline=None)
@given(
    code=st.sampled_from(LANGUAGES),
    currency=st.sampled_from(_CURRENCIES),
    form=st.sampled_from(["standard", "name"]),
    amount=st.integers(min_value=2, max_value=10**9),
)
def test_money_that_babel_writes_is_read_back(code, currency, form, amount):
    written = format_currency(amount, currency, locale=code, format_type=form)
    (mention,) = _read(code, written)
    assert mention.unit is not None
    assert (_figure(mention).value, mention.unit.symbol) == (amount, currency)


@settings(max_examples=80, deadline=None)
@given(
    code=st.sampled_from(LANGUAGES),
    unit=st.sampled_from(sorted(_UNITS)),
    width=st.sampled_from(["long", "short"]),
    amount=st.integers(min_value=2, max_value=10**6),
)
def test_units_that_babel_writes_are_read_back(code, unit, width, amount):
    written = format_unit(amount, unit, width, locale=code)
    (mention,) = _read(code, written)
    assert mention.unit is not None
    assert (_figure(mention).value, mention.unit.symbol) == (amount, _UNITS[unit])


@settings(max_examples=100, deadline=None)
@given(
    code=st.sampled_from(LANGUAGES),
    text=st.lists(
        st.sampled_from(
            ["12", "3,5", "1 200", "%", "€", "$", "de", "à", "et", "un", "mille", "millions", "-",
             "ans", ",", ".", "en", "2031", "plus", "one", "half", "of", "zwei", "(", ")", "h"]
        ),
        max_size=25,
    ).map(" ".join),
)  # fmt: skip
def test_no_jumble_of_words_breaks_the_reader(code, text):
    _read(code, text)


@settings(max_examples=80, deadline=None)
@given(code=st.sampled_from(LANGUAGES), text=st.text(max_size=80))
def test_no_text_at_all_breaks_the_reader(code, text):
    _read(code, text)


_OWN = ("currenc", "units", "collectives", "scales", "multiples", "ordinals", "fractions")
"""Tables of names whose entries differ by language."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_language_lacks_a_section_that_english_has(code):
    ours, model = figure_words(code).sections, figure_words("en").sections
    shared = {name for name in model if not name.startswith(_OWN)}
    assert sorted(shared - set(ours) - {"nouns.irregular", "nouns.not_endings"}) == []
