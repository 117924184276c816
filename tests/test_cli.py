from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from docx import Document

from checker.cli import check, group
from checker.cli.outputs import Output, write
from checker.cli.waiting import Wait
from checker.errors import CheckerError, ConfigError, InputError, LimitError
from checker.shipped import shipped

DRAFT = "Le port de Valmer emploie 3 200 personnes. Le trafic a atteint 52,3 millions de tonnes.\n"
OTHER = "Le port de Valmer emploie 2 900 personnes. Le trafic a atteint 52,3 millions de tonnes.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    return tmp_path


def called(*words: str, stdin: str | None = None) -> Result:
    """Run `check`, or `checker` for its other commands, and return what came out."""
    command = group if words[0] in group.commands else check
    return CliRunner().invoke(command, words, input=stdin, standalone_mode=False)


def outcome(*words: str, stdin: str | None = None) -> tuple[int, str]:
    result = called(*words, stdin=stdin)
    if result.exception:
        raise result.exception
    return result.return_value or 0, result.stdout


def process(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    code = "from checker.cli import check_command; check_command()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, check=False, **options
    )


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
    assert (code, text) == (1, "")
    found = json.loads(Path("b.json").read_text("utf-8"))
    schema = json.loads((shipped("reports") / "finding.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert found["command"] == "check draft.txt other.txt"
    assert Path("a.html").read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(Path("c").read_text("utf-8"))["version"] == "2.1.0"
    assert Path("d.md").read_text("utf-8").startswith("## ")
    assert not list(Path().glob(".check-*"))


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


def test_a_link_to_the_draft_is_the_draft(folder: Path) -> None:
    (folder / "link.txt").symlink_to("draft.txt")
    with pytest.raises(ConfigError, match="one of the documents"):
        outcome("draft.txt", "other.txt", "-o", "text=link.txt")
    assert (folder / "draft.txt").read_text("utf-8") == DRAFT


def test_a_named_pipe_does_not_hold_the_run(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with pytest.raises(InputError, match="no regular file"):
        outcome("pipe", "other.txt")


def test_a_file_over_the_limit_names_the_limit(folder: Path) -> None:
    with (folder / "big.txt").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(LimitError, match="limit of 20 MB"):
        outcome("big.txt")


def test_a_failed_run_leaves_the_old_report(folder: Path) -> None:
    (folder / "a.html").write_text("old", "utf-8")
    with pytest.raises(InputError):
        outcome("draft.txt", "missing.txt", "-o", "a.html")
    assert (folder / "a.html").read_text("utf-8") == "old"


def test_all_files_are_written_or_none(folder: Path) -> None:
    (folder / "a.txt").write_text("old", "utf-8")
    wanted = [
        (Output(form="text", path="a.txt"), b"new"),
        (Output(form="text", path="no/b.txt"), b"new"),
    ]
    with pytest.raises(CheckerError, match=r"no/b\.txt: cannot be written"):
        write(wanted)
    assert (folder / "a.txt").read_text("utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "draft.txt", "other.txt"]


def test_coverage_may_be_demanded() -> None:
    assert outcome("draft.txt", "draft.txt", "--min-coverage", "100")[0] == 0
    Path("other.txt").write_text("Rien de tel ici.\n", "utf-8")
    result = called("draft.txt", "other.txt", "--min-coverage", "50", "--fail-on", "never")
    assert result.return_value == 1
    assert "coverage 0 % is under --min-coverage 50 %" in result.stderr


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
    assert "1 decisions" in outcome("accept", "--import", "exported.toml")[1]
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


def test_word_files_come_back_with_comments() -> None:
    made = Document()
    made.add_paragraph(DRAFT.strip())
    made.save("draft.docx")
    assert outcome("draft.docx", "other.txt", "-o", "docx=reviewed.docx")[0] == 1
    (comment,) = Document("reviewed.docx").comments
    assert "2 900 personnes" in comment.text


def test_completion_is_printed() -> None:
    assert "_CHECK_COMPLETE=bash_complete" in outcome("completion", "bash")[1]


def test_the_line_of_a_long_run_fits_and_hides_nothing() -> None:
    wait = Wait(jobs=4)
    wait.next("a")
    wait.next("b\x1b[2J" + "x" * 200)
    assert wait.line(60).startswith("[#####...............] 2/4 b\\u001b[2Jxxx")
    assert len(wait.line(60)) <= 60


@pytest.mark.parametrize("words", [("--help",), ("--version",)])
def test_help_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    assert_light("check", words)


@pytest.mark.parametrize("words", [("--help",), ("rules",), ("rules", "amount"), ("config",)])
def test_rules_load_nothing_heavy(words: tuple[str, ...]) -> None:
    assert_light("group", words)


def assert_light(command: str, words: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom checker.cli import check, group\n"
        f"try: {command}.main({list(words)!r})\nexcept SystemExit: pass\n"
        "heavy = {'pandas', 'numpy', 'pint', 'babel', 'jinja2', 'lxml', 'docx', 'trafilatura'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_errors_are_one_line_on_standard_error_and_status_two() -> None:
    done = process("missing\x1b[2J.txt", "other.txt")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"missing\\u001b[2J.txt" in done.stderr


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    code = "from checker.cli import check_command; check_command()"
    with os.fdopen(write_end, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-c", code, "draft.txt", "other.txt"],
            stdout=gone,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode not in (0, 1)


def test_a_full_disk_is_an_error() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        code = "from checker.cli import check_command; check_command()"
        done = subprocess.run(
            [sys.executable, "-c", code, "draft.txt", "other.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"No space left" in done.stderr


def test_the_report_can_be_printed_in_any_encoding() -> None:
    done = process("draft.txt", "other.txt", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"\\u2019" in done.stdout or b"\\u201c" in done.stdout
    done.stdout.decode("ascii")
