"""What parallel sentences leave over: each other's only counterpart, and figures swapped."""

from __future__ import annotations

import datetime as dt

from aligning import PERCENT, claim, document, figure, partners, reading

from checker.align import Alignment, align
from checker.model.claim import Claim, Entity, Kind, Reading, Subject, Unit
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


def test_the_figure_of_a_neighbour_is_another() -> None:
    one = document("The port of Orlin counted 39 calls of ships.", 0)
    two = document("The port of Orlin counted 58 calls of ships.", 1)
    left = _read(one, figure(one, "39 calls", "39"))
    other = figure(two, "58 calls", "58", scope=frozenset({"another"}))
    alignment = align(left, _read(two, other))
    assert alignment.pairs == ()
    assert [pair.gate.detail for pair in alignment.related if pair.gate] == ["another"]
