"""What makes aligning long texts cheap changes nothing of what is found."""

from __future__ import annotations

import pytest
from aligning import PERCENT, document, figure, name
from hypothesis import given
from hypothesis import strategies as st

from checker.align import align, scoring
from checker.align.bags import Bags
from checker.align.likeness import names
from checker.align.spellings import may_be_one
from checker.model.claim import Claim, Reading

LEFT = (
    "Exports of the port rose by 12 percent. The fleet has 48 ships. Tolls fell by 7 percent. "
    "The quay is 310 metres long. Anna Meridov leads 25 pilots."
)
RIGHT = (
    "Exports of the port rose by 14 percent. The fleet has 48 ships. Tolls fell by 7 percent. "
    "The quay is 301 metres long. Anna Meridow leads 25 pilots."
)
_SYLLABLES = st.sampled_from(["me", "ri", "dov", "dow", "an", "na", "kel", "ber", "ster", "tin"])
_WORDS = st.lists(_SYLLABLES, min_size=1, max_size=4).map(lambda parts: "".join(parts).title())
_NAMES = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


def _reading(text: str, index: int) -> Reading:
    source = document(text, index)
    words = text.split()
    numbers = [w for w in words if w.isdigit()]
    claims = [
        figure(source, f"{w} percent", w, PERCENT)
        if f"{w} percent" in text
        else figure(source, w, w)
        for w in numbers
    ]
    claims.append(name(source, "Anna Meridov" if "Meridov" in text else "Anna Meridow"))
    return Reading(document=source, claims=tuple(sorted(claims, key=lambda c: c.evidence)))


def test_the_size_of_a_part_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = _reading(LEFT, 0), _reading(RIGHT, 1)
    whole = align(one, two)
    monkeypatch.setattr(scoring, "_PART", 4)
    parted = align(one, two)
    assert parted.pairs == whole.pairs
    assert parted.related == whole.related
    assert len(whole.pairs) > 4
    assert parted.frame.equals(whole.frame)


def test_without_explanation_the_same_pairs_are_found() -> None:
    one, two = _reading(LEFT, 0), _reading(RIGHT, 1)
    told, bare = align(one, two), align(one, two, explained=False)
    assert (bare.pairs, bare.related, bare.alone) == (told.pairs, told.related, told.alone)
    assert len(told.frame)
    assert not len(bare.frame)
    assert list(bare.frame.columns) == list(told.frame.columns)
    assert bare.evidence is None


@given(st.lists(_NAMES, min_size=1, max_size=6), st.lists(_NAMES, min_size=1, max_size=6))
def test_no_two_names_that_are_alike_are_left_out(left: list[str], right: list[str]) -> None:
    one, two = _named(left, 0), _named(right, 1)
    near = may_be_one(one, two)
    for row, mine in enumerate(one):
        for column, yours in enumerate(two):
            assert near[row, column] or not names(mine, yours)


def _named(surfaces: list[str], index: int) -> list[Claim]:
    source = document(". ".join(surfaces) + ".", index)
    return [name(source, surface) for surface in surfaces]


@given(st.lists(st.frozensets(st.text(max_size=4), max_size=8), max_size=12))
def test_packed_sets_are_the_sets_again(sets: list[frozenset[str]]) -> None:
    bags = Bags()
    numbers = [bags.number(bag) for bag in sets]
    assert [bags.bag(number) for number in numbers] == sets
    assert len(bags) == len(set(sets))
