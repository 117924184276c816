"""What parallel sentences leave over: each other's only counterpart, and figures swapped."""

from __future__ import annotations

import datetime as dt

from aligning import PERCENT, claim, document, figure, partners, reading

from checker.align import Alignment, align
from checker.model.claim import Claim, Entity, Kind, Reading, Role, Subject, Unit
from checker.model.document import Document
from checker.model.values import Grain, Period

METRE = Unit(symbol="meter", dimension="length")
ENGLISH = (
    "The abbey of Orlin, near Varn in Estria, has 12 towers and a nave of 70 metres, begun in 1030."
)
FRENCH = (
    "L’abbaye d’Orlin, près de Varn en Estrie, a 12 tours et une nef de 700 mètres, née en 1073."
)


def _read(text: Document, *claims: Claim) -> Reading:
    return reading(text, *claims)


def _abbeys(second: str, *, metres: str, begun: int) -> Alignment:
    one, two = document(ENGLISH, 0), document(second, 1, "fr")
    return align(
        _read(
            one,
            figure(one, "12 towers", "12"),
            figure(one, "70 metres", "70", METRE),
            claim(one, "1030", _year(1030), Kind.DATE),
        ),
        _read(
            two,
            figure(two, "12 tours", "12"),
            figure(two, f"{metres} mètres", metres, METRE),
            claim(two, str(begun), _year(begun), Kind.DATE),
        ),
    )


def _year(number: int) -> Period:
    return Period(
        first=dt.date(number, 1, 1),
        last=dt.date(number, 12, 31),
        grain=Grain.YEAR,
        said=str(number),
    )


def test_what_is_left_over_in_a_translation_belongs_together_however_far_apart() -> None:
    found = partners(_abbeys(FRENCH, metres="700", begun=1073))
    assert ("70 metres", "700 mètres") in found
    assert ("1030", "1073") in found


def test_what_has_its_equal_there_is_left_to_it() -> None:
    one = document("The abbey of Orlin has 12 towers, the castle of Orlin 9 towers.", 0)
    two = document("The abbey of Orlin has 12 towers, the castle of Orlin 4 towers.", 1)
    found = partners(
        align(
            _read(one, figure(one, "12 towers", "12"), figure(one, "9 towers", "9")),
            _read(two, figure(two, "12 towers", "12"), figure(two, "4 towers", "4")),
        )
    )
    assert found == [("12 towers", "12 towers"), ("9 towers", "4 towers")]


def test_figures_that_changed_places_keep_to_the_words_beside_them() -> None:
    one = document("The abbey has 12 towers, the castle 90 windows and a garden.", 0)
    two = document("The abbey has 90 towers, the castle 12 windows and a garden.", 1)
    nouns = {
        noun: Unit(symbol="count", dimension="count", noun=noun) for noun in ("tower", "window")
    }
    found = partners(
        align(
            _read(
                one,
                figure(one, "12 towers", "12", nouns["tower"]),
                figure(one, "90 windows", "90", nouns["window"]),
            ),
            _read(
                two,
                figure(two, "90 towers", "90", nouns["tower"]),
                figure(two, "12 windows", "12", nouns["window"]),
            ),
        )
    )
    assert sorted(found) == [("12 towers", "90 towers"), ("90 windows", "12 windows")]


def _of(text: Document, words: str, value: str, owner: str) -> Claim:
    names = frozenset({Entity(kind="place", key=owner)})
    return figure(text, words, value, PERCENT, subject=Subject(entities=names))


def _buyers(first: str, second: str) -> list[tuple[str, str]]:
    one = document("Of these bells Estria buys 14 percent and Vallia buys 13 percent.", 0)
    two = document("Of these bells 14 percent go abroad there, 13 percent here.", 1)
    left = _read(
        one, _of(one, "14 percent", "14", "estria"), _of(one, "13 percent", "13", "vallia")
    )
    right = _read(two, _of(two, "14 percent", "14", first), _of(two, "13 percent", "13", second))
    return partners(align(left, right))


def test_equal_figures_in_order_are_exchanged_when_each_has_the_other_s_owner() -> None:
    assert _buyers("vallia", "estria") == [
        ("13 percent", "14 percent"),
        ("14 percent", "13 percent"),
    ]
    assert _buyers("estria", "vallia") == [
        ("13 percent", "13 percent"),
        ("14 percent", "14 percent"),
    ]
    assert _buyers("estria", "estria") == [
        ("13 percent", "13 percent"),
        ("14 percent", "14 percent"),
    ]


def test_an_order_turned_round_is_no_swap() -> None:
    one = document("In Orlin 16 percent of voters came, against 34 percent in Varn.", 0)
    two = document("Against 34 percent in Varn, 16 percent of voters came in Orlin.", 1)
    found = partners(
        align(
            _read(
                one,
                figure(one, "16 percent", "16", PERCENT),
                figure(one, "34 percent", "34", PERCENT),
            ),
            _read(
                two,
                figure(two, "34 percent", "34", PERCENT),
                figure(two, "16 percent", "16", PERCENT),
            ),
        )
    )
    assert sorted(found) == [("16 percent", "16 percent"), ("34 percent", "34 percent")]


def test_figures_that_crossed_the_words_between_them_have_changed_places() -> None:
    one = document("In Orlin 1600 came to the opening of the arena, but 340 of them left.", 0)
    two = document("In Orlin 340 came to the opening of the arena, but 1600 of them left.", 1)
    left = _read(one, figure(one, "1600", "1600"), figure(one, "340", "340"))
    right = _read(two, figure(two, "340", "340"), figure(two, "1600", "1600"))
    assert partners(align(left, right)) == [("1600", "340"), ("340", "1600")]


def test_the_only_figures_of_two_sentences_have_changed_places() -> None:
    towers, bells = "The abbey of Orlin has {} towers.", "Varn keeps {} bells in its cathedral."
    one = document(f"{towers.format(12)} {bells.format(90)}", 0)
    two = document(f"{towers.format(90)} {bells.format(12)}", 1)
    left = _read(one, figure(one, "12", "12"), figure(one, "90", "90"))
    right = _read(two, figure(two, "90", "90"), figure(two, "12", "12"))
    assert partners(align(left, right)) == [("12", "90"), ("90", "12")]


def test_the_figure_of_a_neighbour_is_another() -> None:
    one = document("The port of Orlin counted 39 calls of ships.", 0)
    two = document("The port of Orlin counted 58 calls of ships.", 1)
    left = _read(one, figure(one, "39 calls", "39"))
    other = figure(two, "58 calls", "58", scope=frozenset({"another"}))
    alignment = align(left, _read(two, other))
    assert alignment.pairs == ()
    assert [pair.gate.detail for pair in alignment.related if pair.gate] == ["another"]


def test_a_slip_of_the_unit_is_seen_though_a_word_speaks_of_a_rival() -> None:
    one = document("The guard of Orlin drifted for 16 hours on the lake of Varn.", 0)
    two = document("The guard of Orlin drifted for 16 days on the lake of Varn.", 1)
    hours, days = (Unit(symbol=name, dimension="time") for name in ("hour", "day"))
    rival = figure(one, "16 hours", "16", hours, scope=frozenset({"another"}))
    right = _read(two, figure(two, "16 days", "16", days))
    assert partners(align(_read(one, rival), right)) == [("16 hours", "16 days")]


def test_growths_that_agree_may_name_the_year_or_the_one_that_they_start_from() -> None:
    one = document("Trade of Orlin grew by 12 percent on 2022.", 0)
    two = document("In 2023 the trade of Orlin grew by 11.8 percent.", 1)
    more: dict[str, object] = {"role": Role.CHANGE, "measure": "trade", "period_explicit": True}
    left = _read(one, figure(one, "12 percent", "12", PERCENT, period=_year(2022), **more))
    for value, found in (("11.8", [("12 percent", "11.8 percent")]), ("18", [])):
        growth = figure(two, "11.8 percent", value, PERCENT, period=_year(2023), **more)
        assert partners(align(left, _read(two, growth))) == found


def test_a_figure_at_the_height_of_things_is_not_that_of_another_day() -> None:
    one = document("Rain fell on the hills of Orlin. Some 640 rescuers are there.", 0)
    two = document("The lake of Varn froze. At its height 1150 rescuers dug.", 1)
    left = _read(one, figure(one, "640 rescuers", "640", measure="rescued"))
    more: dict[str, object] = {"measure": "rescued", "scope": frozenset({"height"})}
    alignment = align(left, _read(two, figure(two, "1150 rescuers", "1150", **more)))
    assert alignment.pairs == ()
    assert alignment.frame["gate"].tolist() in ([], ["scope"])
