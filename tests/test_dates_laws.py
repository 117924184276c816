"""Laws of the date reader: what CLDR writes is read back, any text is survived, time is linear."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_rbnf import FormatPurpose, RbnfEngine

from checker.extract.dates import find_dates
from checker.extract.dates.spelled import spelled_year
from checker.lang import LANGUAGES
from checker.model.document import Span
from checker.model.values import Grain, Period

LANGUAGE = st.sampled_from(LANGUAGES)
REFERENCE = st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)))
# Words that occur in dates, so that arbitrary texts come close to them.
WORDS = """12 3. 2024 2024-25 1990s 24/02/2025 ’90 1er XXe siècle mars March dernier last year Jahr
vor il y a dix ans T3 Q4 H1 de à du - – ( ) , . ' l' premier trimestre fin mi- Pâques 31 30 29 et
lundi Monday next Ende neun ersten Monaten 99999999999999 ٣ 𝟓 12:30 a year earlier"""
PIECES = st.sampled_from([*WORDS.split(), "\u00ad", "\u202f", "\n", "3 000"])
TEXT = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))

SLOW_MACHINE = settings(deadline=None)


def mentions(text, code, reference=None):
    return find_dates(text, Span(0, len(text)), code, reference)


@pytest.mark.parametrize("form", ["full", "long", "medium", "short"])
@SLOW_MACHINE
@given(code=LANGUAGE, day=st.dates(dt.date(1975, 1, 1), dt.date(2049, 12, 31)))
def test_what_cldr_writes_is_read_back(form, code, day):
    text = format_date(day, format=form, locale=code)
    (mention,) = mentions(text, code)
    assert isinstance(mention.value, Period)
    assert (mention.value.first, mention.value.last) == (day, day)
    assert mention.value.grain is Grain.DAY
    assert mention.value.weekday == (day.isoweekday() if form == "full" else None)
    assert mention.span.of(text) == text


@pytest.mark.parametrize("width", ["MMMM y", "MMM y"])
@SLOW_MACHINE
@given(code=LANGUAGE, day=st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_month_with_its_year_is_read_back(width, code, day):
    text = format_date(day, format=width, locale=code)
    (mention,) = mentions(text, code)
    assert mention.value.said == f"{day.year}-{day.month:02d}"
    assert mention.value.grain is Grain.MONTH


@SLOW_MACHINE
@given(code=LANGUAGE, day=st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_quarter_with_its_year_is_read_back(code, day):
    for width in ("QQQ y", "QQQQ y"):
        (mention,) = mentions(format_date(day, format=width, locale=code), code)
        assert mention.value.said == f"{day.year}-Q{(day.month + 2) // 3}"


@SLOW_MACHINE
@given(code=LANGUAGE, year=st.integers(1701, 2199).filter(lambda year: year % 100))
def test_a_year_in_words_is_read_back(code, year):
    speller = RbnfEngine.for_language(code)
    text = speller.format_number(year, FormatPurpose.CARDINAL).text.replace("\u00ad", "")
    assert spelled_year(f"{text}.", code) == (year, len(text))


@SLOW_MACHINE
@given(year=st.integers(1110, 2099).filter(lambda year: year % 100 > 9 and not 2000 < year < 2010))
def test_an_english_year_is_read_by_its_halves(year):
    speller = RbnfEngine.for_language("en")
    text = speller.format_number(year, FormatPurpose.YEAR).text
    assert spelled_year(f"{text}, a year", "en") == (year, len(text))


@SLOW_MACHINE
@given(code=LANGUAGE, day=st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)))
def test_an_iso_date_is_read_in_every_language(code, day):
    (mention,) = mentions(f"({day.isoformat()})", code)
    assert mention.value.first == day


@SLOW_MACHINE
@given(text=TEXT, code=LANGUAGE, reference=REFERENCE)
def test_any_text_is_survived_and_spans_are_exact(text, code, reference):
    at = 0
    for mention in mentions(text, code, reference):
        assert at <= mention.span.start < mention.span.end <= len(text)
        assert not mention.span.of(text)[0].isspace()
        assert not mention.span.of(text)[-1].isspace()
        at = mention.span.end
        period = mention.value
        if period.first is not None and period.last is not None:
            assert period.first <= period.last


@SLOW_MACHINE
@given(text=TEXT, code=LANGUAGE, reference=REFERENCE)
def test_blanks_and_apostrophes_of_print_change_nothing(text, code, reference):
    def read(words):
        return [(m.span, m.value) for m in mentions(words, code, reference)]

    text = text.replace("'", "’")
    printed = text.replace(" ", "\u202f")
    assert read(text) == read(text.replace("’", "'"))
    assert read(text) == read(printed)


@SLOW_MACHINE
@given(text=TEXT, code=LANGUAGE, reference=REFERENCE, lead=st.integers(0, 5))
def test_a_block_is_read_alone_wherever_it_stands(text, code, reference, lead):
    around = "xyz " * lead
    inside = find_dates(
        f"{around}{text} 31.12.", Span(len(around), len(around) + len(text)), code, reference
    )
    alone = mentions(text, code, reference)
    assert [(m.span.shifted(-len(around)), m.value.said) for m in inside] == [
        (m.span, m.value.said) for m in alone
    ]


@SLOW_MACHINE
@given(code=LANGUAGE, reference=st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_the_ends_of_the_calendar_are_survived(code, reference):
    for word in ("hier", "last year", "nächste Woche", "el lunes", "negli ultimi cento anni"):
        mentions(word, code, reference)
