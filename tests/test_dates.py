"""What the date reader reads in each language, and on what it stays silent."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from checker.extract.dates import find_dates
from checker.lang import LANGUAGES, table
from checker.model.document import Span
from checker.model.values import Edge, Grain

REFERENCE = dt.date(2025, 10, 25)  # a Saturday

EXAMPLES = tomllib.loads(
    Path(__file__).with_name("dates_examples.toml").read_text(encoding="utf-8")
)
READ = [
    (code, example["text"], example["dates"])
    for code in LANGUAGES
    for example in EXAMPLES[code]["read"]
]
SILENT = [(code, text) for code in LANGUAGES for text in EXAMPLES[code]["silent"]]


def mentions(text, code, reference=REFERENCE):
    return find_dates(text, Span(0, len(text)), code, reference)


def read(text, code, reference=REFERENCE):
    found = mentions(text, code, reference)
    return {m.span.of(text): f"{m.value.said} {m.value.edge}".strip() for m in found}


def one(text, code, reference=REFERENCE):
    (mention,) = mentions(text, code, reference)
    return mention.value


@pytest.mark.parametrize(("code", "text", "expected"), READ)
def test_it_reads(code, text, expected):
    assert read(text, code) == expected


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_it_stays_silent(code, text):
    assert read(text, code) == {}


def test_without_a_reference_relative_words_have_no_days():
    for text in ("hier", "l’an dernier", "mardi dernier", "il y a dix ans", "ce printemps"):
        period = one(text, "fr", None)
        assert (period.first, period.last, period.relative) == (None, None, True)


def test_without_a_reference_a_day_keeps_what_it_says():
    assert one("le 12 mai", "fr", None).said == "XXXX-05-12"
    assert one("au T3", "fr", None).said == "XXXX-Q3"


def test_a_day_without_a_year_is_that_of_the_text_unless_it_lies_far():
    assert one("le 16 avril", "fr").first == dt.date(2025, 4, 16)
    assert one("on 3 November", "en", dt.date(2025, 1, 10)).first == dt.date(2024, 11, 3)
    assert one("on 12 January", "en", dt.date(2025, 12, 20)).first == dt.date(2026, 1, 12)


def test_a_verb_in_the_future_sets_a_day_ahead_and_keeps_the_other_reading():
    period = one("Le forum se tiendra le 12 mars.", "fr")
    assert period.first == dt.date(2026, 3, 12)
    assert (dt.date(2025, 3, 12), dt.date(2025, 3, 12)) in period.others


def test_figures_that_may_be_two_dates_keep_both_in_english_alone():
    period = one("It is due 03/04/2025.", "en")
    assert period.first == dt.date(2025, 3, 4)
    assert period.others == ((dt.date(2025, 4, 3), dt.date(2025, 4, 3)),)
    assert one("Échéance le 03/04/2025.", "fr").others == ()


def test_the_habit_of_the_text_decides_on_the_order_of_figures():
    text = "It was signed 25/04/2025 and is due 03/05/2025."
    assert [m.value.first for m in mentions(text, "en")][1] == dt.date(2025, 5, 3)


def test_names_of_months_tell_the_order_of_figures_too():
    text = "It opened on 5 May 2024 and is due 03/04/2025."
    assert [m.value.first for m in mentions(text, "en")][1] == dt.date(2025, 4, 3)


def test_what_follows_counts_from_the_date_named_before_or_from_none():
    text = "En 1985, elle fonda un journal. L’année suivante, elle partit."
    assert read(text, "fr") == {"1985": "1985", "L’année suivante": "1986"}
    assert one("L’année suivante, elle partit.", "fr").first is None


def test_a_day_without_a_year_may_be_of_the_year_named_before():
    found = mentions("En 1945, la paix revint. Le 8 mai fut fêté.", "fr")
    assert (dt.date(1945, 5, 8), dt.date(1945, 5, 8)) in found[1].value.others


def test_days_that_the_calendar_lacks_are_no_dates():
    assert read("le 31/02/2025", "fr") == {}
    assert one("le 29 février 2024", "fr").first == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("fr", "le 29 février 2025", "2025-02-29"),
        ("fr", "le 31 juin", "XXXX-06-31"),
        ("en", "February 30, 2024", "2024-02-30"),
        ("de", "am 31. April 2024", "2024-04-31"),
        ("es", "el 31 de noviembre de 2024", "2024-11-31"),
        ("it", "il 30 febbraio 2024", "2024-02-30"),
        ("pt", "a 31 de setembro de 2024", "2024-09-31"),
        ("nl", "op 31 juni 2024", "2024-06-31"),
    ],
)
def test_a_day_by_name_that_the_calendar_lacks_is_kept_as_said(code, text, said):
    period = one(text, code)
    assert (period.said, period.first, period.missing) == (said, None, True)


@pytest.mark.parametrize(
    ("code", "text"),
    [("pt", "quinta-feira, dia 6"), ("fr", "mardi 13"), ("en", "the 25th of this month")],
)
def test_a_day_without_its_month_is_not_missing(code, text):
    assert not one(text, code).missing


def test_the_weekday_is_kept_whether_or_not_it_fits():
    assert one("mardi 3 mars 2025", "fr").weekday == 2  # a Monday in truth
    assert one("Tuesday, March 3, 2025", "en").weekday == 2


def test_open_periods_have_one_end():
    since, until = one("depuis 2008", "fr"), one("jusqu’en 2030", "fr")
    assert (since.first, since.last, since.edge) == (dt.date(2008, 1, 1), None, Edge.SINCE)
    assert (until.first, until.last, until.edge) == (None, dt.date(2030, 12, 31), Edge.UNTIL)


def test_a_bent_date_holds_the_whole_of_what_is_named():
    period = one("fin 2024", "fr")
    assert (period.first, period.last) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert (period.grain, period.edge) == (Grain.YEAR, Edge.END)


def test_a_winter_runs_over_the_turn_of_the_year():
    assert one("l’hiver 2023-2024", "fr").last == dt.date(2024, 2, 29)
    assert one("this winter", "en", dt.date(2025, 2, 1)).first == dt.date(2024, 12, 1)


def test_movable_feasts_move():
    assert one("Pâques 2025", "fr").first == dt.date(2025, 4, 20)
    assert one("Whit Monday 2024", "en").first == dt.date(2024, 5, 20)
    assert one("Karfreitag 2026", "de").first == dt.date(2026, 4, 3)


def test_a_later_year_counts_from_the_year_that_the_sentence_names():
    assert read("En 2019 il partit, trois ans plus tard il revint.", "fr") == {
        "2019": "2019",
        "trois ans plus tard": "2022",
    }
    assert one("Trois ans plus tard il revint.", "fr").first is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_kind_of_word(code):
    """Name what a language still lacks, measured by the French file."""
    optional = {"months", "shift_after", "relative", "bounds_after", "decades", "centuries"}
    data, model = table(code, "dates"), table("fr", "dates")
    lacking = {k for k, v in model.items() if isinstance(v, dict) and v and not data.get(k)}
    assert lacking <= optional
