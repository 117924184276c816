"""Which dates of two texts exclude each other, and which only look as if they did."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.config.options import Options
from checker.model.verdict import Severity
from checker.pipeline import Source, run

MAY = dt.date(2025, 5, 20)


def loud(left: str, right: str, codes: str, *dates: dt.date | None) -> list[tuple[str, Severity]]:
    """Return rule and severity of the findings above a note."""
    names = ("left.txt", "right.txt")
    found = run(
        [Source(name=n, data=t.encode()) for n, t in zip(names, (left, right), strict=True)],
        Options(
            dates={n: d for n, d in zip(names, dates, strict=False) if d},
            languages=dict(zip(names, codes.split(), strict=True)),
            report_language="en",
        ),
    ).report.judgement.findings
    return [(f.rule, f.severity) for f in found if f.severity > Severity.NOTE]


@pytest.mark.parametrize(
    ("codes", "left", "right"),
    [
        (
            "fr fr",
            "Le précédent accident, en 2006, avait tué vingt personnes à Varmont.",
            "Un accident de train avait tué vingt personnes à Varmont en 2001.",
        ),
        (
            "en en",
            "Another bridge, built in 2014, crosses the Wend at Tarley.",
            "The bridge that crosses the Wend at Tarley was built in 2017.",
        ),
        (
            "en en",
            "The port of Calver had 52 calls, up 8% compared with 2023.",
            "The port of Calver had 52 calls, up 8%, last year.",
        ),
        (
            "de nl",
            "Die Firma Halmer wurde 1924 gegründet und machte im Vorjahr Verlust.",
            "De firma Halmer is opgericht in 1924 en maakte vorig jaar verlies.",
        ),
    ],
)
def test_dates_of_two_occasions_are_not_set_against_each_other(codes, left, right):
    assert loud(left, right, codes, MAY, MAY) == []


def test_the_day_of_a_statement_is_no_year():
    left = "Le chômage recule à Valbrune, a annoncé jeudi la mairie."
    right = "Le chômage recule à Valbrune, du jamais vu depuis 2018, a annoncé la mairie."
    assert loud(left, right, "fr fr", MAY, MAY) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tickets went on sale in September at Tarley.", "By Thursday tickets at Tarley had gone."),
        ("June at Tarley was warmer than in 1991 to 2020.", "At Tarley it was too warm in June."),
    ],
)
def test_dates_of_two_sorts_are_not_set_against_each_other(left, right):
    assert loud(left, right, "en en", MAY, MAY) == []


def test_what_is_counted_from_a_guessed_day_lies_no_earlier():
    known = "On 3 March 2025 the council of Tarley met. It opened the new library on {}."
    late, early = known.format("12 May 2025"), known.format("10 February 2025")
    guessed = "On 3 March 2025 the council of Tarley met. It opened the new library on Monday."
    assert loud(late, guessed, "en en", MAY) == []
    assert loud(early.replace("10 February", "11 February"), guessed, "en en", MAY) != []


def test_two_texts_without_a_date_agree_on_last_monday():
    left = "Le 4 mars 2024, la mairie de Valbrune a fermé. Le maire est parti lundi dernier."
    right = "Le 9 mars 2024, la mairie de Valbrune a fermé. Le maire est parti lundi dernier."
    said = [rule for rule, _ in loud(left, right, "fr fr")]
    assert said == ["event-date"]  # the 4th and the 9th, and not the Mondays


@pytest.mark.parametrize(
    ("left", "right", "rules"),
    [
        ("le 6 novembre", "le 23 novembre", ["event-date"]),
        ("mardi", "jeudi", ["event-date"]),
        ("le 6 novembre", "le 6 novembre", []),
        ("mardi", "mardi", []),
    ],
)
def test_without_any_year_days_are_compared_by_name(left, right, rules):
    text = "Le maire de Valbrune présentera son projet de musée {}."
    assert [r for r, _ in loud(text.format(left), text.format(right), "fr fr")] == rules


def test_two_named_days_differ_whatever_the_year():
    dated = "Le 3 janvier 2025, la mairie de Valbrune a promis un musée. Il ouvrira le {}."
    bare = "La mairie de Valbrune ouvrira son musée de la mer le {}."
    for text in (dated, bare):
        found = loud(text.format("6 novembre"), text.format("16 novembre"), "fr fr")
        assert found == [("event-date", Severity.ERROR)]


def test_a_stretch_up_to_now_has_a_length():
    text = "Over the past {}, the town of Tarley has planted nine thousand trees."
    assert loud(text.format("18 months"), text.format("18 years"), "en en", MAY, MAY) != []
    assert loud(text.format("ten years"), text.format("decade"), "en en", MAY, MAY) == []


def test_a_date_that_names_a_vote_is_not_the_day_after_which():
    text = "Tension remains high in Valbrune after the {} referendum on the harbour."
    assert loud(text.format("1 October"), text.format("8 October"), "en en") != []
    assert loud(text.format("1 October"), text.format("1 October"), "en en") == []


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("before 30 June 2027", "until 30 June 2028", ["event-date"]),
        ("before 30 June 2027", "until 30 June 2027", []),
        ("before 1 July 2027", "until 30 June 2027", []),
    ],
)
def test_a_deadline_is_said_in_two_ways(left, right, said):
    texts = (
        f"Member states must submit their coastal plans {left}.",
        f"Member states have {right} to submit their coastal plans.",
    )
    assert [rule for rule, _ in loud(*texts, "en en")] == said


def alone(text: str, code: str) -> list[str]:
    """Return the rules that speak up about one text, published in May 2025."""
    options = Options(dates={"a": MAY}, languages={"a": code}, report_language="en")
    found = run([Source(name="a", data=text.encode())], options).report.judgement.findings
    return [f.rule for f in found if f.severity > Severity.NOTE]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le musée reçoit des écoles depuis 2015, soit depuis {} ans. Il ferme le lundi."),
        ("en", "The museum has had schools since 2015, that is for {} years. It shuts on Mondays."),
        ("de", "Das Museum führt seit 2015, also seit {} Jahren, Klassen. Montags ist zu."),
        ("es", "El museo recibe clases desde 2015, es decir, desde hace {} años. Cierra hoy."),
        ("it", "Il museo accoglie classi dal 2015, cioè da {} anni. Chiude il lunedì."),
        ("pt", "O museu recebe turmas desde 2015, ou seja, há {} anos. Fecha hoje."),
        ("nl", "Het museum ontvangt sinds 2015, dus al {} jaar, klassen. Het sluit maandag."),
        ("fr", "Né en 1960, le peintre Armand Valdour, {} ans, expose à Lyon. Il vit à Nice."),
        ("en", "Born in 1960, the painter Arthur Dellow, {}, shows in Leeds. He lives in York."),
        ("de", "Der Maler Armin Delbach ({}), geboren 1960, stellt aus. Er lebt in Köln."),
    ],
)
def test_years_gone_by_follow_from_the_year_beside_them(code, text):
    right, wrong = (65, 72) if "1960" in text else (10, 14)
    assert alone(text.format(right), code) == []
    assert alone(text.format(wrong), code) == ["years-between"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Recherché depuis 2015, condamné à douze ans de prison, il fut pris. Il se tait."),
        ("en", "Sought since 2015, sentenced to 12 years in jail, he was caught. He is silent."),
        ("fr", "Né en 1960, il publie à 30 ans un premier roman. Il vit à Nice."),
    ],
)
def test_years_of_another_matter_are_left_alone(code, text):
    assert alone(text, code) == []
