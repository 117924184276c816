"""Numbers in digits and in words, each language's way of writing them."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from babel.numbers import format_compact_decimal, format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_rbnf import FormatPurpose, RbnfEngine

from checker.extract.figures.digits import Habit, digits, habit_of
from checker.extract.figures.numbers import numbers_in
from checker.extract.figures.tokens import tokens
from checker.lang import LANGUAGES
from checker.lang.cldr import compact_words
from checker.lang.figure_words import figure_words

_LOCALES = (*LANGUAGES, "pt_PT", "fr_CH", "de_CH", "de_AT", "en_GB", "fr_CA", "es_MX")


def _only(text: str, code: str, habit: Habit | None = None) -> Decimal:
    """Return the one number of a text, which must fill it."""
    found = numbers_in(text, code, habit or Habit())
    assert len(found) == 1, found
    span, value = found[0]
    assert span.of(text) == text
    return value


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009", "'", "’"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_thousands_may_stand_apart_by_any_blank(code, blank):
    assert _only(f"1{blank}250{blank}000", code) == 1250000


@pytest.mark.parametrize(
    ("written", "code", "habit", "value", "others"),
    [
        ("5.000", "de", "", "5000", ()),
        ("5.000", "de", ",", "5000", ()),
        ("5.000", "fr", "", "5000", ("5.000",)),
        ("5.000", "fr", ",", "5000", ()),
        ("5.000", "en", "", "5.000", ("5000",)),
        ("5.000", "en", ".", "5.000", ()),
        ("5,000", "en", "", "5000", ()),
        ("5,000", "es", "", "5.000", ("5000",)),
        ("5,000", "es", ".", "5000", ()),
        ("0,125", "fr", "", "0.125", ()),
        ("1.234,56", "it", "", "1234.56", ()),
        ("1,234.56", "es", "", "1234.56", ()),
        ("12,34,567", "en", "", "1234567", ()),
        ("48,7", "fr", "", "48.7", ()),
        ("12.345.678", "nl", "", "12345678", ()),
    ],
)
def test_both_readings_stay_until_the_documents_habit_decides(written, code, habit, value, others):
    read = digits(written, code, Habit(decimal=habit))
    assert read is not None
    assert read.value == Decimal(value)
    assert read.others == tuple(map(Decimal, others))


def test_the_habit_of_a_document_shows_in_its_plain_decimals():
    assert habit_of("Un taux de 3,5 % puis de 4,2 %.").decimal == ","
    assert habit_of("A rate of 3.5% and then 4.2%.").decimal == "."
    assert habit_of("Es waren 5.000 Leute.").decimal == ""
    assert habit_of("3,5 and 3.5").decimal == ""


def test_a_number_of_too_many_digits_is_none():
    assert numbers_in("9" * 500, "en", Habit()) == []
    assert digits("1" + " 234" * 40, "fr", Habit()) is None


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "soixante et onze", 71),
        ("fr", "soixante-et-onze", 71),
        ("fr", "septante-deux", 72),
        ("fr", "huitante", 80),
        ("fr", "nonante-neuf", 99),
        ("fr", "deux cent mille", 200000),
        ("fr", "deux millions et demi", 2500000),
        ("fr", "un milliard deux cents millions", 1200000000),
        ("fr", "sept virgule quatre", "7.4"),
        ("fr", "trois billions", 3 * 10**12),
        ("en", "a hundred and twenty-one", 121),
        ("en", "nineteen hundred", 1900),
        ("en", "two and a half million", 2500000),
        ("en", "half a million", 500000),
        ("en", "three point one four", "3.14"),
        ("en", "two trillion", 2 * 10**12),
        ("de", "einundzwanzig", 21),
        ("de", "zweitausendfünfhundertdrei", 2503),
        ("de", "anderthalb Millionen", 1500000),
        ("de", "zweieinhalb", "2.5"),
        ("de", "zwei Billionen", 2 * 10**12),
        ("es", "veintiún mil", 21000),
        ("es", "cincuenta mil millones", 50 * 10**9),
        ("es", "millón y medio", 1500000),
        ("es", "dos billones", 2 * 10**12),
        ("it", "quattrocentottantotto", 488),
        ("it", "ventuno", 21),
        ("it", "tremila e seicento", 3600),
        ("it", "due milioni e mezzo", 2500000),
        ("it", "mille miliardi", 10**12),
        ("pt", "cento e vinte e um", 121),
        ("pt", "dois bilhões", 2 * 10**9),
        ("pt", "dois mil milhões", 2 * 10**9),
        ("pt", "dois biliões", 2 * 10**12),
        ("pt", "dezassete", 17),
        ("nl", "eenentwintig", 21),
        ("nl", "tweeënhalf miljoen", 2500000),
        ("nl", "anderhalf", "1.5"),
        ("nl", "twee biljoen", 2 * 10**12),
        ("nl", "tweemiljoen", 2000000),
    ],
)
def test_number_words_follow_their_grammar(code, text, value):
    assert _only(text, code) == Decimal(value)


@pytest.mark.parametrize("locale", _LOCALES)
def test_every_scale_word_of_cldr_has_its_exponent(locale):
    scales = figure_words(locale[:2]).numbers.scales
    for word, exponent in compact_words(locale).items():
        if word.isalpha() and word.lower() in scales and len(word) > 3:
            assert scales[word.lower()] == exponent, word


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("exponent", [9, 12])
def test_the_words_of_a_thousand_million_and_a_million_million_are_read(locale, exponent):
    for factor in (1, 3, 48):
        written = format_compact_decimal(factor * 10**exponent, format_type="long", locale=locale)
        found = numbers_in(written, locale[:2], Habit())
        assert [value for _, value in found] == [factor * 10**exponent], written


@settings(max_examples=100, deadline=None)
@given(
    locale=st.sampled_from(_LOCALES),
    number=st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False),
)
def test_what_babel_writes_is_read_back(locale, number):
    written = format_decimal(number, locale=locale)
    found = numbers_in(written, locale[:2], habit_of(written))
    assert [value for _, value in found] == [number]


@settings(max_examples=150, deadline=None)
@given(code=st.sampled_from(LANGUAGES), number=st.integers(min_value=2, max_value=10**9))
def test_what_cldr_spells_is_read_back(code, number):
    engine = RbnfEngine.for_language(code)
    spelt = engine.format_number(number, FormatPurpose.CARDINAL).text
    assert [value for _, value in numbers_in(spelt, code, Habit())] == [number], spelt


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="12 345.,'’\u00a0\u00ad-–/€%ab é\u0301٣½", max_size=60))
def test_tokens_stand_in_order_and_inside_the_text(text):
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        at = token.end


def test_invisible_and_combining_characters_change_no_offset():
    text = "Plus de 3\u00ad000 socie\u0301te\u0301s et 12 mil\u00adliards"
    found = numbers_in(text, "fr", Habit())
    assert [value for _, value in found] == [3000, 12 * 10**9]
    assert found[1][0].of(text) == "12 mil\u00adliards"


def test_other_digits_are_read_as_ours():
    assert _only("٤٥", "en") == 45


def test_long_runs_of_bait_take_linear_time():
    rng = random.Random(7)  # noqa: S311 - bait, no secret
    for unit in ("1 234", "1.", "1,2", "mille ", "deux ", "un ", "1/2 ", "12-", "$", "'1"):
        bait = unit * (20000 // len(unit))
        tokens(bait)
        numbers_in(bait, rng.choice(LANGUAGES), Habit())


def test_a_thousand_numbers_in_a_row_are_read_one_after_another() -> None:
    text = "deux mille " * 1000
    assert len(numbers_in(text, "fr", habit_of(text))) > 100


@pytest.mark.parametrize(
    ("code", "word", "value"),
    [("it", "milleundici", 1011), ("de", "tausendundeins", 1001), ("nl", "duizendeneen", 1001)],
)
def test_the_part_behind_a_thousand_is_read_whole_before_a_link_is_looked_for(code, word, value):
    assert [n for _, n in numbers_in(word, code, Habit())] == [value]
