from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from calling import DRAFT, PROGRAM, outcome, process, two_texts

from checker.cli.outputs import Output, write
from checker.cli.waiting import Wait
from checker.errors import CheckerError, ConfigError, InputError, LimitError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return two_texts(tmp_path, monkeypatch)


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


def test_the_line_of_a_long_run_fits_and_hides_nothing() -> None:
    wait = Wait(jobs=4)
    wait.next("a")
    wait.next("b\x1b[2J" + "x" * 200)
    assert wait.line(60).startswith("[#####...............] 2/4 b\\u001b[2Jxxx")
    assert len(wait.line(60)) <= 60
    wait.step("comparing", "b ↔ c")
    assert wait.line(60).startswith("[#####...............] 2/4 comparing b ↔ c ")


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
    with os.fdopen(write_end, "wb") as gone:
        done = process("draft.txt", "other.txt", stdout=gone)
    assert done.stderr == b""
    assert done.returncode not in (0, 1)


def test_a_full_disk_is_an_error() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = process("draft.txt", "other.txt", stdout=full)
    assert done.returncode == 2
    assert b"No space left" in done.stderr


def test_the_report_can_be_printed_in_any_encoding() -> None:
    done = process("draft.txt", "other.txt", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"\\u2019" in done.stdout or b"\\u201c" in done.stdout
    done.stdout.decode("ascii")


def test_watching_checks_again_when_a_document_is_saved(folder: Path) -> None:
    words = ["draft.txt", "draft.txt", "--watch", "-f", "concise"]
    with subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith(("0 error", "0 erreur"))
        (folder / "draft.txt").write_text(DRAFT * 2, "utf-8")
        os.utime(folder / "draft.txt", (1, 1))
        assert running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130


def test_a_request_to_terminate_leaves_nothing(folder: Path) -> None:
    (folder / "long.txt").write_text(DRAFT * 3000, "utf-8")
    words = ["long.txt", "long.txt", "-o", "report.html"]
    with subprocess.Popen([*PROGRAM, *words], stderr=subprocess.PIPE) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(1.5)
        running.terminate()
        assert running.wait(60) == 143
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert not (folder / "report.html").exists()
    assert not list(folder.glob(".check-*"))
