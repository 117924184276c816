from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from calling import DRAFT, outcome, two_texts

from checker.errors import ConfigError, InputError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return two_texts(tmp_path, monkeypatch)


def test_a_configuration_runs_its_pairs(folder: Path) -> None:
    (folder / "checker.toml").write_text(
        'output = ["json={pair}.json", "junit=all.xml"]\nfail-on = "never"\n'
        '[[pair]]\nname = "port"\ndraft = "draft.txt"\nreferences = ["other.txt"]\n'
        '[[pair]]\nname = "same/one"\ndraft = "other.txt"\nreferences = ["other.txt"]\n',
        "utf-8",
    )
    assert outcome("--fail-on", "error")[0] == 1
    assert json.loads(Path("port.json").read_text("utf-8"))["findings"]
    assert json.loads(Path("same-one.json").read_text("utf-8"))["findings"] == []
    assert Path("all.xml").read_text("utf-8").count("<testsuite ") == 2
    with pytest.raises(ConfigError, match=r"put \{pair\} into the name"):
        outcome("-o", "a.html")


def test_severity_select_and_ignore_are_heeded(folder: Path) -> None:
    before = json.loads(outcome("draft.txt", "other.txt", "-f", "json")[1])["findings"]
    rule = before[0]["rule"]
    (folder / "checker.toml").write_text(f'[severity]\n{rule} = "note"\n', "utf-8")
    found = json.loads(outcome("draft.txt", "other.txt", "-f", "json")[1])["findings"]
    assert [f["severity"] for f in found if f["rule"] == rule] == ["note"]
    text = outcome("draft.txt", "other.txt", "--isolated", "--ignore", rule, "-f", "json")[1]
    assert rule not in {f["rule"] for f in json.loads(text)["findings"]}
    text = outcome("draft.txt", "other.txt", "--isolated", "--select", "names", "-f", "json")[1]
    assert json.loads(text)["findings"] == []


def test_slack_that_does_not_exist_is_refused_and_what_if_is_answered(folder: Path) -> None:
    (folder / "checker.toml").write_text('[slack]\n"abut.loose" = 0.2\n', "utf-8")
    with pytest.raises(ConfigError, match=r"no share 'abut\.loose'; did you mean 'about\.loose'"):
        outcome("draft.txt", "other.txt")
    (folder / "checker.toml").unlink()
    words = ("explain", "draft.txt", "other.txt", "--lang", "fr", "--left", "3 200")
    text = outcome(*words, "--right", "2 900")[1]
    assert "VERDICT  conflict" in text
    assert "loose [2850.0, 2950.0]" in text
    text = outcome(*words, "--right", "2 900", "--slack", "bare.loose=0.01")[1]
    assert "loose [2850.0" not in text


def test_a_finding_is_signed_off_and_reopens_when_its_value_changes(folder: Path) -> None:
    assert outcome("draft.txt", "other.txt", "--lang", "fr", "-o", "r.json")[0] == 1
    (finding,) = json.loads(Path("r.json").read_text("utf-8"))["findings"]
    outcome("accept", finding["fingerprint"][:6], "--report", "r.json", "--because", "two counts")
    entry = tomllib.loads(Path("decisions.toml").read_text("utf-8"))["decision"][0]
    assert entry["fingerprint"] == finding["fingerprint"]
    assert entry["documents"] == ["draft.txt", "other.txt"]
    (folder / "draft.txt").write_text("Une phrase de plus, pour commencer.\n\n" + DRAFT, "utf-8")
    code, text = outcome("draft.txt", "other.txt", "--lang", "fr", "-f", "json")
    assert (code, json.loads(text)["accepted"][0]["because"]) == (0, "two counts")
    (folder / "draft.txt").write_text(DRAFT.replace("3 200", "3 300"), "utf-8")
    code, text = outcome("draft.txt", "other.txt", "--lang", "fr", "-f", "json")
    assert code == 1
    assert any("stale" in notice for notice in json.loads(text)["notices"])
    outcome("draft.txt", "other.txt", "--lang", "fr", "-o", "r.json")
    outcome("accept", "--prune", "--report", "r.json")
    assert "decision" not in tomllib.loads(Path("decisions.toml").read_text("utf-8"))


def test_accepting_needs_a_reason_and_a_finding_that_is_there() -> None:
    outcome("draft.txt", "other.txt", "-o", "r.json")
    with pytest.raises(ConfigError, match="needs a reason"):
        outcome("accept", "--all", "--report", "r.json")
    with pytest.raises(ConfigError, match="names no finding of the report"):
        outcome("accept", "ffffff", "--report", "r.json", "--because", "x")
    with pytest.raises(ConfigError, match="needs all its 16 digits"):
        outcome("accept", "ffffff", "--because", "x")
    with pytest.raises(InputError, match="no JSON report"):
        outcome("accept", "ffffff", "--report", "draft.txt", "--because", "x")


def test_what_the_page_exported_is_taken_over() -> None:
    Path("exported.toml").write_text(
        '[[decision]]\nfingerprint = "0123456789abcdef"\ndecision = "dismissed"\nbecause = "no"\n',
        "utf-8",
    )
    assert "1 decision (1 written" in outcome("accept", "--import", "exported.toml")[1]
    assert 'decision = "dismissed"' in Path("decisions.toml").read_text("utf-8")


def test_init_writes_a_configuration_once_and_config_shows_whence() -> None:
    outcome("init")
    with pytest.raises(ConfigError, match="is there already"):
        outcome("init")
    Path("checker.toml").write_text('fail-on = "note"\nselect = ["figures"]\n', "utf-8")
    text = outcome("config", "--ignore", "count")[1]
    assert 'fail-on = "note"  # checker.toml' in text
    assert 'ignore = ["count"]  # --ignore' in text
    assert "min-coverage = 0  # default" in text


def test_claims_and_pairs_are_tables() -> None:
    assert "3 200 personnes" in outcome("claims", "draft.txt")[1]
    head, *rows = outcome("pairs", "draft.txt", "other.txt", "-f", "csv")[1].splitlines()
    assert head.startswith("left,right,left_id,right_id,kind,")
    assert any(row.startswith("3 200 personnes,2 900 personnes,") for row in rows)
    lines = outcome("claims", "draft.txt", "-f", "jsonl")[1].splitlines()
    assert {json.loads(line)["text"] for line in lines} >= {"3 200 personnes"}


def test_claims_as_parquet_where_pyarrow_is_there() -> None:
    pyarrow = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    outcome("claims", "draft.txt", "-f", "parquet", "-o", "c.parquet")
    assert "3 200 personnes" in pyarrow.read_table("c.parquet")["text"].to_pylist()
    outcome("draft.txt", "other.txt", "-o", "f.parquet")
    assert "2 900 personnes" in pyarrow.read_table("f.parquet")["text"].to_pylist()


def test_explain_tells_reading_pairing_and_verdict() -> None:
    text = outcome("explain", "draft.txt", "other.txt", "--left", "3 200", "--right", "1:27")[1]
    for part in ("LEFT  draft.txt:1:27", "«2 900 personnes»", "PAIR  score", "VERDICT  conflict"):
        assert part in text
    text = outcome("explain", "draft.txt", "other.txt", "--left", "3 200", "--right", "52,3")[1]
    assert "VERDICT  none" in text
    with pytest.raises(ConfigError, match="no claim was read"):
        outcome("explain", "draft.txt", "other.txt", "--left", "1:900")


def test_rules_are_listed_and_each_has_a_page() -> None:
    assert "amount" in outcome("rules")[1]
    page = outcome("rules", "amount")[1]
    for heading in ("QUESTION", "WHY", "WHAT IT COMPARES", "EXAMPLES", "SEVERITY", "SOURCE"):
        assert f"\n{heading}\n" in page
    with pytest.raises(ConfigError, match="did you mean 'amount'"):
        outcome("rules", "amont")


def test_completion_is_printed() -> None:
    assert "_CHECK_COMPLETE=bash_complete" in outcome("completion", "bash")[1]
