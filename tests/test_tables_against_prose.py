"""Prose in one language against a table of figures in another, as a fact-checker has them."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from checker.config.options import Options
from checker.model.verdict import Severity
from checker.pipeline import Source, run

CASES = tomllib.loads(Path(__file__).with_name("reference_tables.toml").read_text("utf-8"))["case"]
WINE = next(case["table"] for case in CASES if case["name"] == "wine.csv")


def said(prose: str, code: str, table: str, name: str) -> tuple[set[tuple[str, str]], int]:
    """Return the pairs of wordings that findings above a note speak of, and how many agree."""
    sources = [
        Source(name="draft.txt", data=prose.encode()),
        Source(name=name, data=table.encode()),
    ]
    dates = {"draft.txt": dt.date(2025, 3, 20)}
    report = run(sources, Options(languages={"draft.txt": code}, dates=dates)).report
    texts = [reading.document.text for reading in report.readings]
    found = {
        tuple(side.claim.evidence.of(texts[side.claim.document]) for side in finding.sides[:2])
        for finding in report.judgement.findings
        if finding.severity > Severity.NOTE
    }
    return found, len(report.judgement.agreements)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_prose_is_held_against_the_cell_that_its_headings_name(case):
    found, agreements = said(case["prose"], case["language"], case["table"], case["name"])
    assert found == {tuple(pair) for pair in case["wrong"]}
    assert agreements >= case["agreeing"]


def test_a_column_of_an_earlier_year_is_not_what_prose_of_no_year_speaks_of():
    prose = "Sarno's exports of wine came to €300m."
    found, _ = said(prose, "en", WINE, "wine.csv")
    assert found == set()
    found, _ = said("Exports of wine from Sarno came to €321m.", "en", WINE, "wine.csv")
    assert found == {("€321m", "312")}
