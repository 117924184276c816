from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import checker
from checker.errors import InputError
from checker.model.verdict import Severity

DRAFT = "Le port de Brenville a exporté 412 000 tonnes de blé en 2023, selon la capitainerie."
REFERENCE = "En 2023, le port de Brenville a exporté 421 000 tonnes de blé, dit la capitainerie."


@pytest.fixture(scope="module")
def result() -> checker.Result:
    return checker.check(
        checker.text(DRAFT, name="draft"),
        checker.text(REFERENCE, name="reference"),
        dates={"draft": dt.date(2024, 2, 1)},
        languages={"": "fr"},
    )


def test_a_swapped_digit_is_one_finding_with_both_wordings(result: checker.Result) -> None:
    rows = result.findings
    assert list(rows["text"]) == ["412 000 tonnes", "421 000 tonnes"]
    assert set(rows["severity"]) == {"error"}
    assert list(rows["document"]) == [0, 1]


def test_the_frames_quote_the_texts_exactly(result: checker.Result) -> None:
    texts = [DRAFT, REFERENCE]
    for row in result.claims.to_dict("records"):
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"]
    assert not result.pairs.empty


def test_a_threshold_decides_whether_the_run_fails(result: checker.Result) -> None:
    assert result.fails(Severity.ERROR)


def test_a_text_against_itself_says_nothing() -> None:
    one = checker.text(DRAFT, name="one")
    assert checker.check(one, checker.text(DRAFT, name="two")).findings.empty


def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: cannot be read"):
        checker.check(tmp_path / "nowhere.txt")


def test_many_pairs_go_through_one_process() -> None:
    for number in range(30):
        checker.check(checker.text(f"Elle a vendu {number + 2} maisons en mai.", name="a"))
