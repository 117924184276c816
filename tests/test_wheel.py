"""The wheel carries everything: installed alone, it checks two articles from an empty folder."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, cwd=folder
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


def test_rules_reports_and_examples_are_inside_the_one_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} <= {
        "checker",
        next(n for n in (x.split("/")[0] for x in names) if n.endswith(".dist-info")),
    }
    for folder in ("rules", "reports", "examples"):
        assert any(name.startswith(f"checker/_shipped/{folder}/") for name in names)


def test_check_runs_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    assert run(sys.executable, "-m", "venv", fresh, cwd=tmp_path).returncode == 0
    lock = ROOT / "requirements" / "run.lock"
    pip = fresh / "bin" / "pip"
    locked = run(pip, "install", "-q", "--require-hashes", "-r", lock, cwd=tmp_path)
    assert locked.returncode == 0, locked.stderr
    assert run(pip, "install", "-q", "--no-deps", wheel, cwd=tmp_path).returncode == 0
    empty = tmp_path / "empty"
    empty.mkdir()
    texts = [ROOT / "examples" / name for name in ("interview.txt", "anniversaire.txt")]
    done = run(fresh / "bin" / "check", *texts, "--format", "json", cwd=empty)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["findings"]
    assert not list(empty.iterdir())
