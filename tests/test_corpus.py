"""Our own labelled pairs: what is found of them may only rise, what is cried wolf at only fall."""

from __future__ import annotations

import tomllib

import pytest
from corpus_score import KEPT, difference, standing, totals
from labelled import CORPUS, labelled_pairs

from checker.lang import LANGUAGES

FLOOR = tomllib.loads((CORPUS / "floor.toml").read_text("utf-8"))


def test_the_corpus_is_large_and_speaks_every_language() -> None:
    pairs = labelled_pairs()
    assert len(pairs) >= 40
    assert {code for p in pairs for code in p.languages} >= set(LANGUAGES)


def test_no_pair_falls_below_the_floor(capsys: pytest.CaptureFixture[str]) -> None:
    standings = [standing(pair) for pair in labelled_pairs()]
    reached = totals(standings)
    with capsys.disabled():
        print(f"\ncorpus: {reached}")
        print("\n".join(difference([line for s in standings for line in s.lines])))
    assert reached["found"] >= FLOOR["found"]
    for name in ("alarms", "trapped", "flagged"):
        assert reached[name] <= FLOOR[name], name


def test_the_findings_are_kept_for_the_next_difference() -> None:
    assert KEPT.exists()
