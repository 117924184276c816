"""What the README promises, each promise put to the test by a process of its own."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from calling import DRAFT, PROGRAM, process, two_texts
from reading import page, paragraph, pdf, word

SECONDS = 2.0  # from Ctrl-C to the end
PATIENCE = 60
LONG = "".join(
    f"Le port {n} a traité {n},3 millions de tonnes en {1950 + n % 70}.\n" for n in range(9000)
)
# The program, whose writing to the disk does not come to an end.
SLOW_DISK = (
    sys.executable,
    "-c",
    """
import os, time
os.fsync = lambda _: (print("writing", flush=True), time.sleep(60))
from checker.cli import check_command
check_command()
""",
)
# The program, which tells of each connection that is tried, and lets none be made.
OFFLINE = (
    sys.executable,
    "-c",
    """
import sys
def heard(event, _):
    if event.startswith(("socket.connect", "socket.get", "socket.send", "urllib")):
        sys.stderr.write(f"NETWORK {event}\\n")
        raise OSError(event)
sys.addaudithook(heard)
from checker.cli import check_command
check_command()
""",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return two_texts(tmp_path, monkeypatch)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def slack() -> float:
    """Return how many times slower than a quiet machine this one is now, 1 at least."""
    start = time.monotonic()
    subprocess.run([sys.executable, "-c", "import json, email, http.client"], check=True)
    return max(1.0, (time.monotonic() - start) / 0.1)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("draft.txt", "draft.txt"), 0),
        (("draft.txt", "other.txt"), 1),
        (("draft.txt", "missing.txt"), 2),
        (("draft.txt", "other.txt", "--no-such-option"), 2),
        (("draft.txt", "other.txt", "-f", "tablet"), 2),
        (("draft.txt", "other.txt", "--config", "missing.toml"), 2),
        (("draft.txt", "other.txt", "-o", "draft.txt"), 2),
        (("-", "other.txt"), 2),
        ((), 2),
    ],
)
def test_the_status_is_0_1_or_2_and_an_error_is_said_without_a_traceback(
    words: tuple[str, ...], status: int
) -> None:
    done = process(*words, stdin=subprocess.DEVNULL)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr + done.stdout
    assert bool(done.stderr) == (status == 2)
    # What was wrong with the command is said below how it is used.
    assert len([line for line in done.stderr.splitlines() if line.strip()]) <= 3


@pytest.mark.parametrize("form", ["json", "html"])
def test_the_same_texts_give_the_same_bytes_everywhere(folder: Path, form: str) -> None:
    told = set()
    for seed, zone, locale, order in (
        ("0", "UTC", "C.UTF-8", ("draft.txt", "other.txt")),
        ("4711", "Pacific/Auckland", "C", ("other.txt", "draft.txt")),
    ):
        home = folder / f"home-{seed}"
        home.mkdir()
        for name in order:
            shutil.copy(folder / name, home / name)
            os.utime(home / name, (int(seed), int(seed)))
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "HOME": str(home)}
        settings["PYTHONUTF8"] = "1"
        words = ("draft.txt", "other.txt", "-f", form)
        done = process(*words, env={**os.environ, **settings}, cwd=home)
        assert done.returncode == 1
        told.add(done.stdout)
    assert len(told) == 1


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_in_the_midst_of_the_work_ends_it_and_leaves_nothing(
    folder: Path, number: signal.Signals, status: int
) -> None:
    (folder / "long.txt").write_text(LONG, "utf-8")
    there = names(folder)
    factor = slack()
    with subprocess.Popen(
        [*PROGRAM, "long.txt", "other.txt", "-o", "report.html"], stderr=subprocess.PIPE
    ) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(2 * factor)
        start = time.monotonic()
        running.send_signal(number)
        assert running.wait(PATIENCE) == status
        assert time.monotonic() - start < SECONDS * factor
        assert running.stderr is not None
        assert not running.stderr.read().strip()
    assert names(folder) == there


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_a_report_is_written_leaves_the_old_one_and_nothing_else(
    folder: Path, number: signal.Signals, status: int
) -> None:
    (folder / "report.html").write_text("old", "utf-8")
    there = names(folder)
    with subprocess.Popen(
        [*SLOW_DISK, "draft.txt", "other.txt", "-o", "report.html"], stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"writing\n"
        running.send_signal(number)
        assert running.wait(PATIENCE) == status
    assert names(folder) == there
    assert (folder / "report.html").read_text("utf-8") == "old"


def test_a_disk_that_fills_up_leaves_the_old_report(folder: Path) -> None:
    (folder / "report.html").write_text("old", "utf-8")
    there = names(folder)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    done = process("draft.txt", "other.txt", "-o", "report.html", preexec_fn=little_room)
    assert done.returncode == 2
    assert b"report.html: cannot be written" in done.stderr
    assert names(folder) == there
    assert (folder / "report.html").read_text("utf-8") == "old"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that nobody may write to")
def test_a_folder_that_cannot_be_written_to_is_an_error() -> None:
    done = process("draft.txt", "other.txt", "-o", "/proc/report.html")
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: /proc/report.html: cannot be written: ")
    assert done.stderr.count(b"\n") == 1


def test_a_reader_of_the_first_line_alone_is_content() -> None:
    with subprocess.Popen(
        [*PROGRAM, "draft.txt", "other.txt", "-f", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(PATIENCE) in (1, 2)


def test_no_document_leads_to_a_connection(folder: Path) -> None:
    remote = "<img src='http://127.0.0.1:9/x'><link rel=stylesheet href='http://127.0.0.1:9/y'>"
    (folder / "a.html").write_text(page(f"{remote}<p>{DRAFT}</p>"), "utf-8")
    (folder / "a.docx").write_bytes(word(paragraph(DRAFT)))
    (folder / "a.pdf").write_bytes(pdf([[(50, 700, DRAFT.strip()[:80])]]))
    for references, status in (
        (["other.txt", "a.html", "a.docx", "a.pdf"], 1),
        (["http://127.0.0.1:9/a.txt"], 2),
    ):
        done = subprocess.run(
            [*OFFLINE, "draft.txt", *references, "-f", "html"], capture_output=True, check=False
        )
        assert b"NETWORK" not in done.stderr
        assert done.returncode == status


def test_what_texts_contain_is_shown_and_never_obeyed(folder: Path) -> None:
    bait = "<script>alert(1)</script> =1+1 ::error::x ##[add-mask]y \x1b[2J \u202e @team {{7*7}}"
    for name, count in (("a.txt", "3 200"), ("b.txt", "2 900")):
        words = f"Le port de Valmer emploie {count} personnes {bait}.\n{bait}\n"
        (folder / name).write_text(words, "utf-8")
    forms = ("text", "json", "csv", "github", "markdown", "sarif", "html", "junit")
    outputs = [word for form in forms for word in ("-o", f"{form}=report.{form}")]
    assert process("a.txt", "b.txt", *outputs).returncode == 1
    for form in forms:
        told = (folder / f"report.{form}").read_text("utf-8")
        assert "\x1b" not in told
        assert "\u202e" not in told
        # Files are not logged; what standard output shows may be.
        assert form in ("html", "junit", "sarif", "csv") or "##[add-mask]" not in told
        assert not any(line.lstrip().startswith("::error::x") for line in told.splitlines())
        if form in ("html", "markdown", "junit"):
            assert "<script>alert" not in told
        if form in ("json", "sarif"):
            assert json.loads(told)


def test_help_and_input_errors_start_as_fast_as_the_library_of_the_command_line_allows() -> None:
    def cost(*command: str) -> float:
        return min(_cpu(command) for _ in range(3))

    bare = cost(sys.executable, "-c", "import click")
    assert cost(*PROGRAM, "--help") < 6 * bare
    assert cost(*PROGRAM, "draft.txt", "missing.txt") < 8 * bare


def _cpu(command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
