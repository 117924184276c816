from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import junitparser
import markdown_it
import pytest
from hand_built import DRAFT, REFERENCE, accepted, claim, document, report
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import extract
from checker.model.claim import Reading
from checker.model.document import Span
from checker.model.finding import Finding, Judgement, Problem, Report, Side
from checker.model.verdict import Severity, Verdict
from checker.read import read
from checker.render import render, render_all
from checker.render.places import places

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
SARIF = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


def reading(name: str, text: str) -> Reading:
    return extract(read(name, text.encode(), index=0))


def about(text: str, name: str = "a.txt", *, copies: int = 1) -> Report:
    a, b = document(0, name, text), document(1, "b.txt", text)
    sides = tuple(Side(claim=claim(d, text), reading=text) for d in (a, b))
    finding = Finding(
        rule="count",
        verdict=Verdict.CONFLICT,
        severity=Severity.ERROR,
        sides=sides,
        message=text,
        fingerprint="0123456789abcdef",
    )
    return Report(
        readings=tuple(
            Reading(document=d, claims=(s.claim,)) for d, s in zip((a, b), sides, strict=True)
        ),
        judgement=Judgement(findings=(finding,) * copies),
    )


def test_sarif_is_valid_and_regions_hold_the_words() -> None:
    log = json.loads(render_all([report(), report("c.txt", "d.txt")], "sarif"))
    SARIF.validate(log)
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len({r["automationDetails"]["id"] for r in log["runs"]}) == 2
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for place in [*result["locations"], *result["relatedLocations"]]:
            physical = place["physicalLocation"]
            text = DRAFT if physical["artifactLocation"]["uri"] == "draft.txt" else REFERENCE
            region = physical["region"]
            line = text.split("\n")[region["startLine"] - 1]
            words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert words == region["snippet"]["text"]
    first = run["results"][0]
    assert first["message"]["text"].endswith("([2 900 personnes](1))")
    assert first["relatedLocations"][0]["id"] == 1
    assert first["partialFingerprints"]["primaryLocationLineHash"] == "0a1b2c3d4e5f6071:1"


def test_sarif_schema_refuses_a_wrong_level() -> None:
    log = json.loads(render(report(), "sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not SARIF.is_valid(log)


def test_sarif_text_holds_no_foreign_link_and_leaves_signed_off_findings_out() -> None:
    log = json.loads(render(about("[x](file:///etc/passwd)"), "sarif"))
    message = log["runs"][0]["results"][0]["message"]["text"]
    assert re.findall(r"(?<!\\)\]\(([^)]*)\)", message) == ["1"]
    source = report()
    done = replace(
        source,
        accepted=(accepted(source),),
        judgement=replace(source.judgement, findings=source.judgement.findings[1:]),
    )
    results = json.loads(render(done, "sarif"))["runs"][0]["results"]
    assert [r["ruleId"] for r in results] == ["amount", "growth"]


def runner_reads(line: str) -> list[tuple[str, str]]:
    """Find commands in a line of a log as the build server's runner does."""
    stripped = line.lstrip()
    if stripped.startswith("::") and "::" in stripped[2:]:
        name = re.split(r"[ :]", stripped[2:], maxsplit=1)[0]
        return [(name, stripped[2:].partition("::")[2])]
    return re.findall(r"##\[([\w-]+)[^]]*\](.*)", line)


def test_github_annotations_say_where_and_only_what_we_mean() -> None:
    lines = render(report(), "github").decode().splitlines()
    assert lines[0].startswith(
        "::error file=draft.txt,line=3,endLine=3,col=89,endColumn=104,title=count (conflict)::"
    )
    assert "17 %25 arrondit" in lines[2]
    assert [name for line in lines for name, _ in runner_reads(line)] == [
        "error",
        "warning",
        "notice",
    ]


def test_github_shows_the_worst_ten_and_says_how_many_more() -> None:
    lines = render(about("12 boats", copies=14), "github").decode().splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert "4 more in the report" in lines


@given(
    st.sampled_from(["::error::x", "##[add-mask]12", "a\n::stop-commands::t", "%0A::error::", ","])
    | st.text(min_size=1, max_size=40)
)
@settings(max_examples=150)
def test_no_text_becomes_a_workflow_command(text: str) -> None:
    for name in ("a.txt", text):
        lines = render(about(text, name), "github").decode().split("\n")
        assert [n for line in lines for n, _ in runner_reads(line)] == ["error"]


@pytest.mark.parametrize("form", ["text", "concise", "json", "jsonl"])
@pytest.mark.parametrize("text", ["##[add-mask]12", "::error::x", "::stop-commands::t"])
def test_no_report_that_is_logged_holds_a_command(form: str, text: str) -> None:
    shown = render(about(text, text), form).decode()
    assert [found for line in shown.split("\n") for found in runner_reads(line)] == []
    if form == "json":
        assert json.loads(shown)["documents"][0]["path"] == text


def test_gitlab_issues_have_what_the_merge_request_shows() -> None:
    data = render(about("12 boats", copies=3), "gitlab")
    assert not data.startswith(b"\xef\xbb\xbf")
    issues = json.loads(data)
    assert len({issue["fingerprint"] for issue in issues}) == 3
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] == 1
        assert set(issue) >= {"description", "check_name", "fingerprint", "severity", "location"}


def test_junit_has_a_case_for_every_pair() -> None:
    source = report()
    full = replace(
        source,
        accepted=(accepted(source),),
        judgement=replace(source.judgement, problems=(Problem(where="rule x", what="crashed"),)),
    )
    read = junitparser.JUnitXml.fromstring(render(full, "junit"))
    (suite,) = read
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (7, 2, 1, 2)
    passed = [case.name for case in suite if case.is_passed]
    assert "2024 / 2024 (3:48)" in passed
    assert any(name.startswith("17 % / 16,9 %") for name in passed)


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=100)
def test_junit_is_xml_whatever_the_text(text: str) -> None:
    read = junitparser.JUnitXml.fromstring(render(about(text, text), "junit"))
    assert sum(suite.failures for suite in read) == 1


def test_markdown_shows_findings_and_coverage_as_tables() -> None:
    html = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(
        render(report(), "markdown").decode()
    )
    assert html.count("<table>") == 4
    assert "<strong>3 200 personnes</strong>" in html
    assert "Couverture" in html


@given(
    st.sampled_from(
        ["<img src=x>", "![a](http://x.example/a.png)", "[x](javascript:1)", "@team", "```\n# no"]
    )
    | st.text(min_size=1, max_size=40)
)
@settings(max_examples=150)
def test_markdown_brings_nothing_of_a_text_to_life(text: str) -> None:
    shown = render(about(text, text), "markdown").decode()
    html = markdown_it.MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(shown)
    ours = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li"}
    assert set(re.findall(r"<(\w+)", html)) <= ours
    assert not re.search(r"@\w", shown)


def test_markdown_stays_within_the_summary_of_a_job() -> None:
    big = render(about("12 boats " * 200, copies=600), "markdown")
    assert len(big) < 1_000_000
    assert "The rest is in the report." in big.decode()


def test_csv_reads_back_as_it_was() -> None:
    rows = list(csv.DictReader(io.StringIO(render(report(), "csv").decode())))
    assert len(rows) == 6
    assert rows[0]["rule"] == "count"
    assert rows[1]["path"] == "reference.txt"
    assert rows[1]["text"] == "2 900 personnes"
    assert DRAFT[int(rows[0]["start"]) : int(rows[0]["end"])] == rows[0]["text"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    for row in csv.reader(io.StringIO(render(about(text), "csv").decode())):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝")) for cell in row)


@pytest.mark.parametrize(
    "form", ["text", "concise", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit"]
)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    assert render(report(), form) == render(report(), form)


def test_a_pages_places_count_the_characters_of_its_file() -> None:
    page = (
        "<!doctype html>\n<html lang='fr'><body><article>\n<h1>La halle de Brune</h1>\n"
        "<p>La halle a vu passer <b>48,7</b>&nbsp;millions de tonnes en 2024.\n"
        "Elle emploie 3&#8239;200&nbsp;personnes.</p></article></body></html>"
    )
    held = reading("a.html", page)
    shown = render(Report(readings=(held,), judgement=Judgement()), "json")
    alone = json.loads(shown)["coverage"]["alone"]
    written = {c["text"]: page[c["start"] : c["end"]] for c in alone}
    assert written["3\u202f200\u00a0personnes"] == "3&#8239;200&nbsp;personnes"
    assert written["48,7\u00a0millions de tonnes"] == "48,7</b>&nbsp;millions de tonnes"
    for row in alone:
        line = page.split("\n")[row["line"] - 1]
        assert page[row["start"] :].startswith(line[row["column"] - 1 :])


def test_every_character_of_a_page_leads_to_its_file_and_back() -> None:
    page = "<p>Une halle&nbsp;neuve&hellip;</p>\n<p>Elle a 12&#8239;000 <i>places</i>.</p>"
    held = reading("a.html", page)
    at = places(Report(readings=(held,), judgement=Judgement()))
    for offset in range(len(held.document.text)):
        start = at.written(0, Span(offset, offset + 1)).start
        back = at.shown(0, start)
        assert back == offset or held.document.text[offset].isspace()


def test_json_escapes_what_a_terminal_would_obey() -> None:
    raw = render(about("3 \x9b31m000 \u202e\u2028\x7fpersonnes"), "json").decode()
    assert not set("\x7f\x9b\u202e\u2028") & set(raw)
    assert json.loads(raw)["findings"][0]["claims"][0]["text"] == (
        "3 \x9b31m000 \u202e\u2028\x7fpersonnes"
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "gitlab"])
def test_a_name_that_is_no_utf8_gives_json_of_whole_characters(form: str) -> None:
    found = render(report("n\udcff.txt"), form)
    for line in found.decode("utf-8").splitlines() if form == "jsonl" else [found]:
        assert json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8")
