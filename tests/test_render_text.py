from __future__ import annotations

import json
import tomllib
from dataclasses import replace

import jsonschema
import pytest
from hand_built import DRAFT, REFERENCE, accepted, claim, document, report
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ConfigError
from checker.model.claim import Reading
from checker.model.finding import Finding, Judgement, Problem, Report, Side
from checker.model.verdict import Severity, Verdict
from checker.render import inert, render
from checker.render.coverage import State, coverage
from checker.render.text_report import Look, text_report
from checker.shipped import shipped


def schema() -> dict:
    return json.loads((shipped("reports") / "finding.schema.json").read_text(encoding="utf-8"))


def test_the_caret_stands_under_the_words() -> None:
    lines = render(report(), "text").decode().split("\n")
    for number, line in enumerate(lines):
        if set(line.strip(" |")) == {"^"}:
            start, end = line.index("^"), len(line)
            words = lines[number - 1][start:end]
            assert words in DRAFT or words in REFERENCE
            assert words[0].isalnum()
            assert words[-1].isalnum() or words[-1] == "%"


def test_text_names_both_places_verdict_reason_and_counts() -> None:
    text = render(report(), "text").decode()
    assert "erreur  count  contradiction  0a1b2c3d4e5f6071" in text
    assert "draft.txt:3:89" in text
    assert "reference.txt:2:17" in text
    assert "3 200 personnes ici, 2 900 personnes là : écart de 300." in text
    assert "1 erreur, 1 alerte, 1 remarque" in text
    assert "draft.txt : 60\u00a0% (3 chiffres et dates comparés sur 5" in text


def test_colour_only_when_asked() -> None:
    assert b"\x1b[" not in text_report([report()])
    assert b"\x1b[31;1merreur\x1b[0m" in text_report([report()], Look(colour=True))


def test_concise_is_one_line_a_finding() -> None:
    first, *_, last = render(report(), "concise").decode().splitlines()
    assert first.startswith("draft.txt:3:89: error count 3 200 personnes ici")
    assert first.endswith("<-> reference.txt:2:17")
    assert last.startswith("1 erreur")


def test_json_follows_its_schema_and_its_offsets_hold_the_words() -> None:
    source = report()
    full = replace(
        source,
        accepted=(accepted(source),),
        judgement=replace(source.judgement, problems=(Problem(where="rule x", what="crashed"),)),
    )
    found = json.loads(render(full, "json"))
    jsonschema.validate(found, schema())
    for finding in found["findings"]:
        for side in finding["claims"]:
            text = (DRAFT, REFERENCE)[side["document"]]
            assert text[side["start"] : side["end"]] == side["text"]
            assert text.split("\n")[side["line"] - 1][side["column"] - 1 :].startswith(side["text"])
    assert found["coverage"]["skipped"][0]["reason"] == "phone"
    assert found["related"][0]["gate"]["label"] == "gate: currency"


def test_the_schema_refuses_another_severity() -> None:
    found = json.loads(render(report(), "json"))
    found["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema())


def test_json_lines_are_findings() -> None:
    rows = [json.loads(line) for line in render(report(), "jsonl").splitlines()]
    assert [row["rule"] for row in rows] == ["count", "amount", "growth"]
    row_schema = {**schema()["$defs"]["finding"], "$defs": schema()["$defs"]}
    for row in rows:
        jsonschema.validate(row, row_schema)
        assert row["claims"][1]["path"] == "reference.txt"


def test_coverage_says_what_became_of_each_claim() -> None:
    source = report()
    covered = coverage(source)
    by_words = {
        source.readings[0].document.text[c.evidence.start : c.evidence.end]: covered.states[c.id]
        for c in source.readings[0].claims
    }
    assert by_words == {
        "trente ans": State.ALONE,
        "frôlé les 50 millions de tonnes": State.ROUNDED,
        "17 %": State.ROUNDED,
        "3 200 personnes": State.DIFFERS,
        "12 millions d’euros": State.RELATED,
    }
    assert covered.tallies[0].share == pytest.approx(0.6)
    assert covered.tallies[1].skipped == 1


def test_nothing_compared_is_said_aloud() -> None:
    alone = document(0, "a.txt", "Rien ici.\n")
    other = document(1, "b.txt", "Rien là.\n")
    readings = (Reading(document=alone, claims=()), Reading(document=other, claims=()))
    text = render(Report(readings=readings, judgement=Judgement(), language="fr"), "text").decode()
    assert "Rien n’a été comparé" in text


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="one of text, concise, json"):
        render(report(), "pdf")


def test_the_two_languages_have_the_same_keys() -> None:
    tables = tomllib.loads((shipped("reports") / "texts.toml").read_text(encoding="utf-8"))
    assert set(tables["fr"]) == set(tables["en"])


def hostile(text: str) -> Report:
    a, b = document(0, "a\x1b[2J.txt", text), document(1, "b.txt", text)
    sides = tuple(Side(claim=claim(d, text), reading=text) for d in (a, b))
    finding = Finding(
        rule="count",
        verdict=Verdict.CONFLICT,
        severity=Severity.ERROR,
        sides=sides,
        message=text,
        fingerprint="00",
    )
    return Report(
        readings=tuple(
            Reading(document=d, claims=(s.claim,)) for d, s in zip((a, b), sides, strict=True)
        ),
        judgement=Judgement(findings=(finding,)),
    )


@given(st.text(min_size=1, max_size=60))
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    for form in ("text", "concise"):
        shown = render(hostile(text), form).decode("utf-8")
        assert all(inert.visible(line) == line for line in shown.split("\n"))


@given(st.text(max_size=60))
def test_a_cell_is_never_a_formula(text: str) -> None:
    shown = inert.cell(text).lstrip(" \u00a0\u202f")
    assert not shown.startswith(("=", "@", "\t", "\r", "＝", "＠"))
    if shown.startswith(("+", "-")):
        float(shown.replace(",", "."))
