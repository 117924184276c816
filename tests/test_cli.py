from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import Mock

import jsonschema
import pytest
from calling import DRAFT, called, outcome, two_texts
from docx import Document

from checker.errors import CheckerError
from checker.judge import known_kinds
from checker.shipped import shipped


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return two_texts(tmp_path, monkeypatch)


def test_a_conflict_ends_with_one_and_agreement_with_zero() -> None:
    code, text = outcome("draft.txt", "other.txt", "--lang", "fr")
    assert code == 1
    assert "draft.txt:1:27" in text
    assert "contradiction" in text
    code, text = outcome("draft.txt", "draft.txt", "--report-lang", "fr")
    assert code == 0
    assert "Aucune discordance" in text


def test_the_threshold_decides_the_status() -> None:
    assert outcome("draft.txt", "other.txt", "--fail-on", "never")[0] == 0
    assert outcome("draft.txt", "other.txt", "--fail-on", "error")[0] == 1
    assert outcome("draft.txt", "draft.txt", "--fail-on", "note")[0] == 0


def test_several_outputs_in_one_run() -> None:
    code, text = outcome(
        "draft.txt", "other.txt", "-o", "html=a.html", "-o", "b.json", "-o", "sarif=c", "-o", "d.md"
    )
    assert code == 1
    assert text.startswith("draft.txt: 1 ")  # where no report is shown, its totals are
    assert text.count("\n") == 1
    found = json.loads(Path("b.json").read_text("utf-8"))
    schema = json.loads((shipped("reports") / "finding.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert found["command"] == "check draft.txt other.txt"
    assert Path("a.html").read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(Path("c").read_text("utf-8"))["version"] == "2.1.0"
    assert Path("d.md").read_text("utf-8").startswith("## ")
    assert not list(Path().glob(".check-*"))


def test_a_crashed_rule_is_told_where_the_report_goes_into_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(known_kinds.PROCEDURES, "tense", Mock(side_effect=KeyError("\x1b[2J")))
    known_kinds.procedures.cache_clear()
    try:
        result = called("draft.txt", "other.txt", "-o", "a.html")
    finally:
        known_kinds.procedures.cache_clear()
    assert result.return_value == 2
    said = result.stderr
    assert said.startswith("rule tense: ")
    assert said.count("\n") == 1
    assert "\x1b" not in said


def test_standard_input_is_a_document() -> None:
    code, text = outcome("-", "other.txt", "--format", "json", stdin=DRAFT)
    assert code == 1
    assert json.loads(text)["documents"][0]["path"] == "-"


def test_dates_and_languages_go_to_the_document_named() -> None:
    _, text = outcome(
        "draft.txt", "other.txt", "--date", "draft.txt=2025-04-18", "--lang", "fr", "-f", "json"
    )
    found = json.loads(text)["documents"]
    assert found[0]["date"] == "2025-04-18"
    assert found[0]["date_source"] == "given"
    assert found[1]["language"] == "fr"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("draft.txt", "--date", "x.txt=2025-04-18"), "--date: 'x.txt' names no document"),
        (("draft.txt", "--date", "draft.txt=soon"), "--date: 'soon' is no date"),
        (("draft.txt", "--lang", "xx"), "--lang: 'xx' is no language that is read"),
        (("draft.txt", "-o", "draft.txt"), "-o: draft.txt is one of the documents"),
        (("draft.txt", "-o", "no/a.html"), "-o: there is no folder no"),
        (("draft.txt", "-o", "."), "-o: . is a folder"),
        (("draft.txt", "-o", "htm=a"), "-o: no format is called 'htm'"),
        (("draft.txt", "-o", "a", "-o", "a"), "-o: two reports go to a"),
        (("draft.txt", "-o", "docx=a.docx"), "-o: none of draft.txt is a .docx file"),
        (("draft.txt", "--select", "amont"), "amont"),
        (("draft.txt", "--config", "no.toml"), "no.toml: No such file"),
        (("draft.tx",), "draft.tx: No such file or directory; did you mean draft.txt?"),
        (("https://a.example/b",), "addresses are not fetched"),
        ((".",), "is a folder"),
        (("-", "-"), "standard input can be only one"),
    ],
)
def test_what_must_be_mended_is_said_in_one_line(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(CheckerError) as caught:
        outcome(*words)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_coverage_may_be_demanded() -> None:
    assert outcome("draft.txt", "draft.txt", "--min-coverage", "100")[0] == 0
    Path("other.txt").write_text("Rien de tel ici.\n", "utf-8")
    result = called("draft.txt", "other.txt", "--min-coverage", "50", "--fail-on", "never")
    assert result.return_value == 1
    assert "coverage 0 % is under --min-coverage 50 %" in result.stderr


def test_word_files_come_back_with_comments() -> None:
    made = Document()
    made.add_paragraph(DRAFT.strip())
    made.save("draft.docx")
    assert outcome("draft.docx", "other.txt", "-o", "docx=reviewed.docx")[0] == 1
    (comment,) = Document("reviewed.docx").comments
    assert "2 900 personnes" in comment.text


def test_what_one_text_alone_says_is_told_when_asked(folder: Path) -> None:
    (folder / "other.txt").write_text(
        DRAFT + "La ville compte 88 000 habitants en 2023.\n", "utf-8"
    )
    words = ("draft.txt", "other.txt", "-f", "json", "--lang", "fr")
    assert "one-sided" not in outcome(*words)[1]
    code, text = outcome(*words, "--missing", "--ignore", "figures")
    found = [f for f in json.loads(text)["findings"] if f["rule"] == "one-sided"]
    assert code == 0
    assert "88 000 habitants" in {f["claims"][0]["text"] for f in found}
    assert {f["severity"] for f in found} == {"note"}
