from __future__ import annotations

import numpy as np
from aligning import document
from hypothesis import given
from hypothesis import strategies as st

from checker.align.sentences import Parallels, parallels
from checker.align.words import mass, overlap, read_words


def _parallels(left: str, right: str, languages: tuple[str, str] = ("en", "en")) -> Parallels:
    one, two = document(left, 0, languages[0]), document(right, 1, languages[1])
    words = read_words(one, two)
    return parallels(
        words,
        ({}, {}),
        weights=words[0].weights,
        same=False,
        one_language=languages[0] == languages[1],
    )


ENGLISH = (
    "The mayor of Valmora opened the new bridge on Monday. It cost 48 million crowns. "
    "Engineers from Belgrado tested the cables for nine months. "
    "Traffic on the old road had doubled since 1998. "
)
FRENCH = (
    "Lundi, le maire de Valmora a inauguré le nouveau pont. Il a coûté 84 millions de couronnes. "
    "Des ingénieurs de Belgrado ont testé les câbles pendant neuf mois. "
    "Le trafic sur l'ancienne route avait doublé depuis 1998. "
)


def test_a_translation_is_aligned_without_a_dictionary() -> None:
    found = _parallels(ENGLISH, FRENCH, ("en", "fr"))
    for number in range(4):
        row = {j: v for (i, j), v in found.strength.items() if i == number}
        assert max(row, key=lambda j: row[j]) == number
    assert found.order > 0.5


def test_reordered_sentences_still_find_each_other() -> None:
    sentences = ENGLISH.split(". ")
    found = _parallels(ENGLISH, ". ".join(reversed([s for s in sentences if s])) + ".")
    assert found.strength[0, 3] > 0.5
    assert found.strength[3, 0] > 0.5


def test_unrelated_texts_have_no_parallels() -> None:
    other = "Cheese makers met in autumn. Nobody there spoke of roads. Rain fell. Prices sank."
    assert all(value < 0.5 for value in _parallels(ENGLISH, other).strength.values())


def test_a_sentence_that_two_resemble_is_only_half_parallel() -> None:
    found = _parallels(
        "The harbour handled 12 ships in spring.",
        "The harbour handled 14 ships in spring. The harbour handled 15 ships in spring.",
    )
    assert 0 < found.strength[0, 0] < 1
    assert 0 < found.strength[0, 1] < 1


@given(st.frozensets(st.sampled_from("abcdef")), st.frozensets(st.sampled_from("abcdef")))
def test_overlap_is_symmetric_and_bounded(one: frozenset[str], two: frozenset[str]) -> None:
    weights = {"a": 3.0, "b": 0.5}
    shared, left, right = (np.array([mass(bag, weights)]) for bag in (one & two, one, two))
    found = overlap(shared, left, right)
    assert found == overlap(shared, right, left)
    assert 0 <= found[0] <= 1
    assert overlap(left, left, left) == (1 if one else 0)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_aligned(left: str, right: str) -> None:
    for value in _parallels(left, right, ("de", "it")).strength.values():
        assert 0 <= value <= 1
