"""Prose in one language against a table of figures in another, as a fact-checker has them."""

from __future__ import annotations

import datetime as dt
import io
import tomllib
from pathlib import Path

import openpyxl
import pytest
from reading import opendocument, page, word, word_table

from checker.config.options import Options
from checker.model.verdict import Severity
from checker.pipeline import Source, run

CASES = tomllib.loads(Path(__file__).with_name("reference_tables.toml").read_text("utf-8"))["case"]
WINE = next(case["table"] for case in CASES if case["name"] == "wine.csv")


SALT = [
    ["Destination", "2023 (kt)", "2024 (kt)"],
    ["Italy", "351", "368"],
    ["France", "220", "214"],
    ["Total", "571", "582"],
]
MARKUP = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in SALT)
OPEN = "".join(
    "<table:table-row>"
    + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
    + "</table:table-row>"
    for row in SALT
)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in SALT:
        book.active.append([int(c) if c.isdigit() else c for c in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def said(prose: str, code: str, table: str | bytes, name: str) -> tuple[set[tuple[str, str]], int]:
    """Return the pairs of wordings that findings above a note speak of, and how many agree."""
    sources = [
        Source(name="draft.txt", data=prose.encode()),
        Source(name=name, data=table.encode() if isinstance(table, str) else table),
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


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", "\n".join(";".join(row) for row in SALT)),
        ("a.tsv", "\n".join("\t".join(row) for row in SALT)),
        ("a.txt", "\n".join("   ".join(f"{c:>12}" for c in row) for row in SALT)),
        ("a.md", "\n".join(f"| {' | '.join(row)} |" for row in [SALT[0], ["---"] * 3, *SALT[1:]])),
        ("a.html", page(f"<table>{MARKUP}</table>")),
        ("a.docx", word(word_table(SALT))),
        ("a.odt", opendocument(f"<table:table>{OPEN}</table:table>")),
        ("a.xlsx", workbook()),
    ],
)
def test_a_table_is_the_same_reference_in_every_format(name, table):
    prose = "Exports of salt to Italy came to 386,000 tonnes in 2024, to France 214,000 tonnes."
    found, agreements = said(prose, "en", table, name)
    assert found == {("386,000 tonnes", "368")}
    assert agreements >= 1
