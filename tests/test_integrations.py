from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
yaml = pytest.importorskip("ruamel.yaml", reason="check-jsonschema is not installed")

DRAFT = "Le port de Valmer emploie 3 200 personnes, et le trafic a fortement augmenté.\n"


def loaded(path: Path | str) -> dict:
    text = path if isinstance(path, str) else path.read_text("utf-8")
    return yaml.YAML(typ="safe", pure=True).load(text)


def valid(name: str, path: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}"]
    return subprocess.run([*words, str(path)], capture_output=True, text=True, check=False)


def fenced(name: str, language: str) -> list[str]:
    text = (ROOT / "docs" / name).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def test_the_action_is_valid() -> None:
    done = valid("github-actions", ROOT / "action.yml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_is_valid() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    (hook,) = clientlib.load_manifest(ROOT / ".pre-commit-hooks.yaml")
    assert hook["id"] == "concordant"
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "drafts/trade.md")
    assert not re.search(hook["files"], "setup.py")


def test_the_documented_jobs_are_valid(tmp_path: Path) -> None:
    jobs = fenced("guide-ci.md", "yaml")
    kinds = {"github-workflows": "jobs:", "gitlab-ci": "script:"}
    for kind, sign in kinds.items():
        (job,) = [
            text for text in jobs if sign in text and (sign != "script:" or "jobs:" not in text)
        ]
        path = tmp_path / f"{kind}.yml"
        path.write_text(job, "utf-8")
        done = valid(kind, path)
        assert done.returncode == 0, done.stdout + done.stderr
    assert any(loaded(text).get("repos") for text in jobs)


def test_the_action_takes_inputs_through_the_environment_alone() -> None:
    for step in loaded(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(("other", "status"), [("2 900", 1), ("3 200", 0)])
def test_the_action_checks_and_reports(tmp_path: Path, other: str, status: int) -> None:
    (tmp_path / "a b.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "r.txt").write_text(DRAFT.replace("3 200", other), "utf-8")
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    script = bin_folder / "check"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker check "$@"\n', "utf-8")
    script.chmod(script.stat().st_mode | stat.S_IEXEC)
    (step,) = [s for s in loaded(ROOT / "action.yml")["runs"]["steps"] if s.get("id") == "check"]
    summary, output = tmp_path / "summary", tmp_path / "output"
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(output),
            "DRAFT": "a b.txt",
            "REFERENCES": "r.txt\n\n",
            "CONFIG": "",
            "FAIL_ON": "",
            "MIN_COVERAGE": "",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert ("::error file=a b.txt,line=1" in done.stdout) is bool(status)
    assert summary.read_text("utf-8").startswith("## a b.txt ↔ r.txt")
    said = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
    assert said["findings"] == str(status)
    assert int(said["coverage"]) == 100
    reports = {path.name for path in Path(said["report"]).iterdir()}
    assert reports == {"report.sarif", "report.json", "summary.md", "a-b.txt.html"}
