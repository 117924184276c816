"""Judging hand-built claims and pairs: policy, surety, merging, silence, a rule that crashes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from unittest.mock import Mock

import pytest

from checker.judge import judge, known_kinds, rules
from checker.model.claim import Claim, Kind, Modality, Reading, Role, Subject, Unit
from checker.model.document import DateSource, Document, Span
from checker.model.pair import Pair, Reason
from checker.model.values import Figure, Grain, Modifier, Name, NameKind, Period
from checker.model.verdict import Severity, Verdict

EUR = Unit(symbol="EUR", dimension="money")
PEOPLE = Unit(symbol="count", dimension="count", noun="person", noun_surface="people")
TEXT = "x" * 400


def reading(index: int, *claims: Claim, date: dt.date | None = None) -> Reading:
    source = DateSource.GIVEN if date else DateSource.UNKNOWN
    document = Document(
        index=index,
        name=f"{index}.txt",
        text=TEXT,
        sha256="",
        language="en",
        date=date,
        date_source=source,
    )
    return Reading(document=document, claims=claims)


def figure(document: int, value: str, at: int = 0, **more: object) -> Claim:
    number = Decimal(value)
    settings: dict[str, object] = {
        "unit": EUR,
        "role": Role.LEVEL,
        "value": Figure(value=number, place=int(number.as_tuple().exponent)),
        **more,
    }
    return Claim(
        document=document,
        kind=Kind.FIGURE,
        evidence=Span(at, at + 5),
        sentence=Span(at, at + 50),
        clause=Span(at, at + 50),
        block=at // 50,
        language="en",
        **settings,  # type: ignore[arg-type]
    )


def pair(left: Claim, right: Claim, score: float = 3.0, margin: float = 3.0) -> Pair:
    return Pair(left=left, right=right, score=score, margin=margin)


def told(*pairs: Pair, dates: tuple[dt.date | None, dt.date | None] = (None, None)):
    claims = [c for p in pairs for c in (p.left, p.right)]
    readings = [
        reading(index, *(c for c in claims if c.document == index), date=date)
        for index, date in enumerate(dates)
    ]
    return judge(readings, pairs)


def test_a_conflict_of_sums_is_an_error_with_both_commitments():
    found = told(pair(figure(0, "48.7"), figure(1, "52.3"))).findings
    assert [(f.rule, f.verdict, f.severity) for f in found] == [
        ("amount", Verdict.CONFLICT, Severity.ERROR)
    ]
    assert [side.worlds is not None for side in found[0].sides] == [True, True]


@pytest.mark.parametrize(
    ("score", "margin", "severity"),
    [(3.0, 3.0, Severity.ERROR), (0.2, 3.0, Severity.WARNING), (3.0, 0.2, None), (-2.0, 3.0, None)],
)
def test_a_conflict_is_only_as_severe_as_its_pair_is_sure(score, margin, severity):
    found = told(pair(figure(0, "48.7"), figure(1, "52.3"), score, margin)).findings
    assert [f.severity for f in found] == ([severity] if severity else [])


def test_figures_that_agree_are_an_agreement_and_no_finding():
    judgement = told(pair(figure(0, "48.7"), figure(1, "48.7")))
    assert not judgement.findings
    assert [a.rule for a in judgement.agreements] == ["amount"]


def test_a_discrepancy_that_shows_twice_is_one_finding_that_shows_every_place():
    left, again = figure(0, "48.7"), figure(0, "48.7", at=100)
    right = figure(1, "52.3")
    found = told(pair(left, right), pair(again, right)).findings
    assert len(found) == 1
    assert {side.claim.id for side in found[0].sides} == {left.id, again.id, right.id}


def test_another_currency_silences_the_amount():
    dollars = figure(1, "48.7", unit=replace(EUR, symbol="USD"))
    assert [f.rule for f in told(pair(figure(0, "48.7"), dollars)).findings] == ["currency"]


def test_a_great_number_without_a_currency_is_money_as_the_other_side_says():
    bare = Unit(symbol="count", dimension="count")
    for value, rules_ in (("4.7E+9", []), ("4.7E+6", ["magnitude"]), ("5.9E+9", ["amount"])):
        left = figure(0, value, unit=bare, role=Role.COUNT)
        assert [f.rule for f in told(pair(left, figure(1, "4.7E+9"))).findings] == rules_
    counted = figure(0, "5.9E+9", unit=PEOPLE, role=Role.COUNT)
    assert told(pair(counted, figure(1, "4.7E+9"))).findings == ()


def test_about_a_precise_figure_reaches_less_far():
    def about(value: str) -> Claim:
        plain = figure(0, value)
        assert isinstance(plain.value, Figure)
        return replace(plain, value=replace(plain.value, modifier=Modifier.ABOUT))

    for said, exact, verdicts in (
        ("846000", "864000", [Verdict.APPROXIMATE]),
        ("850000", "864000", []),
        ("84", "86", []),
    ):
        found = told(pair(about(said), figure(1, exact))).findings
        assert [f.verdict for f in found] == verdicts


def test_one_word_that_bounds_two_precise_figures_does_not_make_them_one():
    def over(document: int, value: str) -> Claim:
        plain = figure(document, value)
        assert isinstance(plain.value, Figure)
        return replace(plain, value=replace(plain.value, modifier=Modifier.OVER))

    for value, verdicts in (
        ("100006", [Verdict.APPROXIMATE]),
        ("100000", []),
        ("1.0E+5", []),
    ):
        both = replace(
            pair(over(0, "100000"), over(1, value)), reasons=(Reason(label="parallel", weight=1.6),)
        )
        assert [f.verdict for f in told(both).findings] == verdicts


def test_another_magnitude_silences_the_amount():
    found = told(pair(figure(0, "2.1E+9"), figure(1, "2.1E+6"))).findings
    assert [f.rule for f in found] == ["magnitude"]


def dead(document: int, value: str, **more: object) -> Claim:
    subject = Subject(measure="deaths")
    return figure(document, value, unit=PEOPLE, role=Role.COUNT, subject=subject, **more)


MONDAY, THURSDAY = dt.date(2024, 3, 4), dt.date(2024, 3, 7)


@pytest.mark.parametrize(
    ("dates", "flagged"),
    [
        ((MONDAY, THURSDAY), False),
        ((THURSDAY, MONDAY), True),
        ((MONDAY, MONDAY), True),
        ((None, None), False),
    ],
)
def test_a_toll_that_grew_between_two_dates_is_no_discrepancy(dates, flagged):
    found = told(pair(dead(0, "14"), dead(1, "19")), dates=dates).findings
    assert bool(found) == flagged


def test_a_toll_of_the_first_day_does_not_grow():
    first = frozenset({"first_day"})
    both = pair(dead(0, "14", scope=first), dead(1, "19", scope=first))
    assert told(both, dates=(MONDAY, THURSDAY)).findings


@pytest.mark.parametrize(
    ("modality", "severities"), [(Modality.FORECAST, [Severity.WARNING]), (Modality.REJECTED, [])]
)
def test_a_forecast_is_no_sure_contradiction_and_a_figure_corrected_is_none(modality, severities):
    found = told(pair(figure(0, "48.7"), figure(1, "52.3", modality=modality))).findings
    assert [f.severity for f in found] == severities


def test_a_figure_per_head_is_not_set_against_one_that_does_not_say_per_what():
    per = figure(1, "52.3", unit=replace(EUR, per="inhabitant"))
    assert not told(pair(figure(0, "48.7"), per)).findings


def test_two_claims_of_one_sentence_are_two_things():
    assert not told(
        pair(figure(0, "48.7"), replace(figure(0, "52.3"), evidence=Span(10, 15)))
    ).findings


def test_rising_here_and_falling_there_is_one_finding_of_direction():
    change = {"role": Role.CHANGE, "unit": Unit(symbol="percent", dimension="percent")}
    up, down = figure(0, "6.3", sign=1, **change), figure(1, "6.1", sign=-1, **change)
    assert [f.rule for f in told(pair(up, down)).findings] == ["direction"]


def test_a_fingerprint_survives_a_move_and_a_swap_and_dies_with_the_value():
    here = told(pair(figure(0, "48.7"), figure(1, "52.3"))).findings[0]
    moved = told(pair(figure(0, "48.7", at=50), figure(1, "52.3", at=150))).findings[0]
    swapped = told(pair(figure(0, "52.3"), figure(1, "48.7"))).findings[0]
    changed = told(pair(figure(0, "48.6"), figure(1, "52.3"))).findings[0]
    assert here.fingerprint == moved.fingerprint == swapped.fingerprint
    assert here.fingerprint != changed.fingerprint


def name(document: int, surface: str, at: int, **more: object) -> Claim:
    value = Name(surface=surface, key=surface.casefold(), kind=NameKind.PERSON, **more)  # type: ignore[arg-type]
    return replace(figure(document, "1", at=at), kind=Kind.NAME, value=value, unit=None, role=None)


def test_a_name_spelt_in_two_ways_is_found_without_any_pair():
    spelt = name(0, "Irina Kovalenko", 0, given="irina", family="kovalenko")
    misspelt = name(1, "Irina Kovalenco", 0, given="irina", family="kovalenco")
    found = judge([reading(0, spelt), reading(1, misspelt)], []).findings
    assert [(f.rule, f.severity) for f in found] == [("spelling", Severity.WARNING)]


def test_a_relative_date_resolved_against_an_unknown_date_is_no_error():
    def day(document: int, number: int) -> Claim:
        date = dt.date(2024, 5, number)
        value = Period(
            first=date,
            last=date,
            grain=Grain.DAY,
            said=str(date),
            relative=document > 0,
            counted=document > 0,
        )
        plain = figure(document, "1")
        return replace(plain, kind=Kind.DATE, value=value, unit=None, role=None)

    assert [f.severity for f in told(pair(day(0, 3), day(1, 9))).findings] == [Severity.WARNING]


def test_a_rule_that_crashes_is_a_problem_and_hides_no_other_rule(monkeypatch):
    crash = Mock(side_effect=ZeroDivisionError("by nought"))
    monkeypatch.setitem(known_kinds.PROCEDURES, "tense", crash)
    known_kinds.procedures.cache_clear()
    try:
        judgement = told(pair(figure(0, "48.7"), figure(1, "52.3")))
    finally:
        known_kinds.procedures.cache_clear()
    assert [p.where for p in judgement.problems] == ["rule tense"]
    assert "by nought" in judgement.problems[0].what
    assert [f.rule for f in judgement.findings] == ["amount"]


def test_only_the_rules_that_are_asked_speak():
    both = [pair(figure(0, "48.7"), figure(1, "52.3"))]
    readings = [reading(0, both[0].left), reading(1, both[0].right)]
    growth = [rule for rule in rules() if rule.id == "growth"]
    assert not judge(readings, both, by=growth).findings


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_message_shows_both_wordings(language):
    both = pair(figure(0, "48.7"), figure(1, "52.3"))
    found = judge([reading(0, both.left), reading(1, both.right)], [both], language=language)
    assert found.findings[0].message.count("xxxxx") == 2


def test_a_modifier_that_fits_is_an_agreement():
    about = replace(figure(0, "50"), value=Figure(value=Decimal(50), modifier=Modifier.ABOUT))
    assert not told(pair(about, figure(1, "49"))).findings
