from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from aligning import (
    COUNT,
    DOLLAR,
    EURO,
    PERCENT,
    claim,
    day,
    document,
    figure,
    name,
    partners,
    reading,
    year,
)

from checker.align import align, explain
from checker.model.claim import Kind, Modality, Reading, Role
from checker.model.document import Span

LEFT = (
    "The quarry of Orlin employs 3200 people. Output rose by 17 percent in two years. "
    "Director Selma Brandt expects 45 new trucks. The owners paid 12 million euros."
)
RIGHT = (
    "The quarry of Orlin employs 2300 people. Output rose by 17 percent in two years. "
    "Director Selma Brand expects 54 new trucks. The owners paid 12 million dollars."
)


def _left() -> Reading:
    text = document(LEFT, 0)
    return reading(
        text,
        figure(text, "3200 people", "3200"),
        figure(text, "17 percent", "17", PERCENT, role=Role.CHANGE),
        name(text, "Selma Brandt"),
        figure(text, "45 new trucks", "45"),
        figure(text, "12 million euros", "12000000", EURO, role=Role.LEVEL),
    )


def _right() -> Reading:
    text = document(RIGHT, 1)
    return reading(
        text,
        figure(text, "2300 people", "2300"),
        figure(text, "17 percent", "17", PERCENT, role=Role.CHANGE),
        name(text, "Selma Brand"),
        figure(text, "54 new trucks", "54"),
        figure(text, "12 million dollars", "12000000", DOLLAR, role=Role.LEVEL),
    )


def test_claims_in_parallel_sentences_meet_though_value_name_or_currency_differ() -> None:
    assert partners(align(_left(), _right())) == [
        ("12 million euros", "12 million dollars"),
        ("17 percent", "17 percent"),
        ("3200 people", "2300 people"),
        ("45 new trucks", "54 new trucks"),
        ("Selma Brandt", "Selma Brand"),
    ]


def test_the_sides_may_be_swapped() -> None:
    swapped = [(b, a) for a, b in partners(align(_right(), _left()))]
    assert sorted(swapped) == partners(align(_left(), _right()))


def test_the_same_input_gives_the_same_alignment() -> None:
    one, two = align(_left(), _right()), align(_left(), _right())
    assert one.pairs == two.pairs
    assert one.related == two.related
    assert one.frame.equals(two.frame)


def test_a_score_is_the_sum_of_its_reasons() -> None:
    for pair in align(_left(), _right()).pairs:
        assert sum(reason.weight for reason in pair.reasons) == pytest.approx(pair.score, abs=0.01)


def test_a_claim_has_one_partner_at_most() -> None:
    pairs = align(_left(), _right()).pairs
    assert len({p.left.id for p in pairs}) == len({p.right.id for p in pairs}) == len(pairs)


def test_the_frame_has_a_row_for_each_pair_and_no_missing_cell() -> None:
    alignment = align(_left(), _right())
    chosen = alignment.frame[alignment.frame["chosen"]]
    assert set(zip(chosen["left_id"], chosen["right_id"], strict=True)) == {
        (p.left.id, p.right.id) for p in alignment.pairs
    }
    assert not alignment.frame.isna().any().any()


def test_any_two_claims_can_be_explained() -> None:
    left, right = _left(), _right()
    pair = explain(align(left, right), left.claims[0].id, right.claims[3].id)
    assert not pair.chosen
    assert {reason.label for reason in pair.reasons} >= {"bias"}


def test_what_has_no_id_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        explain(align(_left(), _right()), "0:0-1:figure", "1:0-1:figure")


def test_empty_readings_align_to_nothing() -> None:
    empty = reading(document("", 0))
    alignment = align(empty, reading(document("", 1)))
    assert alignment.pairs == alignment.related == alignment.alone == ()
    assert align(empty, empty).frame.empty


def test_unrelated_claims_of_equal_value_stay_alone() -> None:
    one, two = document("Snow closed 17 schools.", 0), document("Wine merchants drank 17 jugs.", 1)
    alignment = align(
        reading(one, figure(one, "17 schools", "17")), reading(two, figure(two, "17 jugs", "17"))
    )
    assert alignment.pairs == ()


def test_the_only_equal_value_of_two_texts_on_one_matter_is_partnered() -> None:
    start = "Floods in Orlin closed the bridge of Varn on Monday. "
    one = document(start + "Snow also shut 1,720 schools.", 0)
    two = document(start + "Teachers got free time in 1,720 places.", 1)
    twice = document(start + "Farms in 1,720 places lost 1,720 goats.", 2)
    left = reading(one, figure(one, "1,720 schools", "1720"))
    right = reading(two, figure(two, "1,720 places", "1720"))
    again = [figure(twice, f"1,720 {noun}", "1720") for noun in ("places", "goats")]
    found = align(left, right)
    assert partners(found) == [("1,720 schools", "1,720 places")]
    assert "rare value" in {reason.label for reason in found.pairs[0].reasons}
    repeated = align(left, reading(twice, *again)).frame
    assert not repeated["rare_value"].any()


def test_three_digits_of_which_two_changed_places_are_one_figure_of_one_matter() -> None:
    start = "Floods in Orlin closed the bridge of Varn on Monday. "
    one = document(start + "Snow also shut 2830 schools.", 0)
    for value, found in (("2380", [("2830 schools", "2380 places")]), ("2083", []), ("2850", [])):
        two = document(start + f"Teachers got free time in {value} places.", 1)
        left = reading(one, figure(one, "2830 schools", "2830"))
        right = reading(two, figure(two, f"{value} places", value))
        assert partners(align(left, right)) == found
        there = document(start + "Teachers got 2830 pens, free time in 2380 places.", 1)
        again = [figure(there, "2830 pens", "2830"), figure(there, "2380 places", "2380")]
        assert ("2830 schools", "2380 places") not in partners(align(left, reading(there, *again)))


def test_a_figure_quoted_to_correct_it_is_related_but_not_compared() -> None:
    one = document("The quarry of Orlin employs 3200 people, not 2300 people.", 0)
    two = document("The quarry of Orlin employs 2300 people in all.", 1)
    left = reading(one, figure(one, "2300 people", "2300", modality=Modality.REJECTED))
    alignment = align(left, reading(two, figure(two, "2300 people", "2300")))
    assert alignment.pairs == ()
    assert [pair.gate.detail for pair in alignment.related] == ["rejected"]


def test_a_change_does_not_meet_a_level() -> None:
    one = document("Output of the Orlin quarry rose by 40 percent.", 0)
    two = document("Output of the Orlin quarry rose to 45 percent.", 1)
    left = reading(one, figure(one, "40 percent", "40", PERCENT, role=Role.CHANGE))
    right = reading(two, figure(two, "45 percent", "45", PERCENT, role=Role.SHARE))
    assert align(left, right).pairs == ()


def test_two_scopes_do_not_meet() -> None:
    one = document("The Orlin team led by 3 goals at the break.", 0)
    two = document("The Orlin team led by 5 goals at the end.", 1)
    left = reading(one, figure(one, "3 goals", "3", scope=frozenset({"half_time"})))
    right = reading(two, figure(two, "5 goals", "5", scope=frozenset({"full_time"})))
    assert align(left, right).pairs == ()


def test_a_repetition_joins_its_twin() -> None:
    one = document("Orlin has 3200 workers. Those 3200 men of Orlin strike.", 0)
    two = document("Orlin has 3200 workers.", 1)
    first = figure(one, "3200 workers", "3200", measure="workers")
    again = figure(one, "3200 men", "3200", measure="workers")
    other = figure(two, "3200 workers", "3200", measure="workers")
    pairs = align(reading(one, first, again), reading(two, other)).pairs
    assert [(p.left, p.right, p.twins) for p in pairs] == [(first, other, (again,))]


def test_within_one_text_a_contradiction_is_found() -> None:
    text = document(
        "The quarry of Orlin employs 3200 people today. Rain fell all week. "
        "The quarry of Orlin employs 3400 people today.",
        0,
    )
    one = reading(
        text,
        figure(text, "3200 people", "3200", measure="staff"),
        figure(text, "3400 people", "3400", measure="staff"),
    )
    assert partners(align(one, one)) == [("3200 people", "3400 people")]


def test_two_figures_of_one_sentence_are_no_contradiction() -> None:
    text = document("Orlin employs 3200 men and 2900 women in its quarries.", 0)
    one = reading(text, figure(text, "3200 men", "3200"), figure(text, "2900 women", "2900"))
    assert align(one, one).pairs == ()


def test_many_claims_do_not_explode() -> None:
    text = " ".join(f"Plant {n} of Orlin made {n * 7 + 3} crates." for n in range(1500))
    sides = []
    for index in (0, 1):
        source = document(text, index)
        claims = [
            figure(source, f"made {n * 7 + 3} crates", str(n * 7 + 3), COUNT) for n in range(1500)
        ]
        sides.append(reading(source, *claims))
    alignment = align(*sides)
    assert len(alignment.frame) < 400_000
    assert len(alignment.pairs) > 1300


def test_a_toll_that_grew_between_two_dates_is_related_only() -> None:
    one = replace(document("The Orlin quake killed 41 people.", 0), date=dt.date(2025, 2, 17))
    two = replace(document("The Orlin quake killed 137 people.", 1), date=dt.date(2025, 2, 21))
    left = reading(one, figure(one, "41 people", "41", measure="deaths"))
    right = reading(two, figure(two, "137 people", "137", measure="deaths"))
    assert align(left, right).pairs == ()


def test_a_toll_that_shrank_is_compared() -> None:
    one = replace(document("The Orlin quake killed 47 people.", 0), date=dt.date(2025, 2, 17))
    two = replace(document("The Orlin quake killed 41 people.", 1), date=dt.date(2025, 2, 21))
    left = reading(one, figure(one, "47 people", "47", measure="deaths"))
    right = reading(two, figure(two, "41 people", "41", measure="deaths"))
    assert partners(align(left, right)) == [("47 people", "41 people")]


def test_periods_that_do_not_meet_keep_unlike_figures_apart() -> None:
    one = document("In 2023 the Orlin ferry carried 390 trucks.", 0)
    two = document("In 2024 the Orlin ferry carried 470 trucks.", 1)
    left = reading(one, figure(one, "390 trucks", "390", period=year(2023), period_explicit=True))
    right = reading(two, figure(two, "470 trucks", "470", period=year(2024), period_explicit=True))
    assert align(left, right).pairs == ()


def test_shares_of_other_wholes_are_not_compared() -> None:
    one = document("Orlin makes 80 percent of the cheese of the valley.", 0)
    two = document("Orlin makes 40 percent of the wine of the coast.", 1)
    share = {"unit": PERCENT, "role": Role.SHARE}
    left = reading(one, figure(one, "80 percent", "80", **share, whole=("cheese", "valley")))
    right = reading(two, figure(two, "40 percent", "40", **share, whole=("wine", "coast")))
    assert align(left, right).pairs == ()


def test_what_the_other_text_says_just_so_contradicts_nothing() -> None:
    one = document("The ice of Orlin is 162 cm thick, against 204 cm before.", 0)
    two = document("The ice of Orlin is 162 cm thick, so 162 cm.", 1)
    left = reading(one, figure(one, "162 cm", "162"), figure(one, "204 cm", "204"))
    again = replace(figure(two, "162 cm", "162"), evidence=Span(36, 42))
    pairs = align(left, reading(two, figure(two, "162 cm", "162"), again)).pairs
    assert [(p.left.value.value, p.right.value.value) for p in pairs] == [(162, 162)]


def test_another_person_in_the_same_place_is_paired_and_a_part_of_the_name_is_not() -> None:
    one = document("Mayor Selma Brandt opened the new bridge of Orlin on Monday.", 0)
    two = document("Mayor Irma Kolbe opened the new bridge of Orlin on Monday.", 1)
    three = document("Mayor Brandt opened the new bridge of Orlin on Monday.", 2)
    left = reading(one, name(one, "Selma Brandt"))
    assert partners(align(left, reading(two, name(two, "Irma Kolbe")))) == [
        ("Selma Brandt", "Irma Kolbe")
    ]
    pairs = align(left, reading(three, name(three, "Brandt"))).pairs
    assert all("likeness" in {reason.label for reason in pair.reasons} for pair in pairs)


def test_a_date_is_never_paired_by_its_value_alone() -> None:
    one = document("Heavy snow closed every mountain pass on 3 May 2019. Rain fell.", 0)
    two = document("Both ministers signed their fishing treaty on 3 May 2019. Bells rang.", 1)
    sides = [reading(d, claim(d, "3 May 2019", day(2019, 5, 3), Kind.DATE)) for d in (one, two)]
    assert align(*sides).pairs == ()


def test_publication_dates_are_not_compared() -> None:
    one = replace(document("Orlin, 3 May 2019", 0), date=dt.date(2019, 5, 3))
    two = replace(document("Orlin, 4 May 2019", 1), date=dt.date(2019, 5, 4))
    left = reading(one, claim(one, "3 May 2019", day(2019, 5, 3), Kind.DATE))
    right = reading(two, claim(two, "4 May 2019", day(2019, 5, 4), Kind.DATE))
    assert align(left, right).pairs == ()
