"""Calls of the commands in a folder of two small texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import check, group

DRAFT = "Le port de Valmer emploie 3 200 personnes. Le trafic a atteint 52,3 millions de tonnes.\n"
OTHER = "Le port de Valmer emploie 2 900 personnes. Le trafic a atteint 52,3 millions de tonnes.\n"


def two_texts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the two texts into a folder and go there."""
    monkeypatch.chdir(folder)
    (folder / "draft.txt").write_text(DRAFT, "utf-8")
    (folder / "other.txt").write_text(OTHER, "utf-8")
    return folder


def called(*words: str, stdin: str | None = None) -> Result:
    """Run `check`, or `checker` for its other commands, and return what came out."""
    command = group if words[0] in group.commands else check
    return CliRunner().invoke(command, words, input=stdin, standalone_mode=False)


def outcome(*words: str, stdin: str | None = None) -> tuple[int, str]:
    """Return exit status and output; raise what the command raised."""
    result = called(*words, stdin=stdin)
    if result.exception:
        raise result.exception
    return result.return_value or 0, result.stdout


PROGRAM = (sys.executable, "-c", "from checker.cli import check_command; check_command()")


def process(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run `check` as a process of its own."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([*PROGRAM, *words], check=False, **options)
