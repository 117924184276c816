from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import process
from click.testing import CliRunner

from checker.cli import check, group
from checker.config.configuration import configuration
from checker.render import FORMS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(guide: str) -> dict[str, str]:
    """Return the fenced blocks of a guide by what follows their language."""
    text = (DOCS / guide).read_text("utf-8")
    found = re.findall(r"^```(\w+)[ ]?(\S*)\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    return {name or f"{language} {n}": body for n, (language, name, body) in enumerate(found)}


def written(found: dict[str, str], *names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found[name], "utf-8")


def output(*words: str) -> str:
    command = group if words[0] in group.commands else check
    result = CliRunner().invoke(command, words, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.stdout


def test_the_finding_of_the_fact_checkers_guide_is_what_comes_out() -> None:
    found = blocks("guide-fact-checkers.md")
    written(found, "draft.md", "interview.txt")
    assert found["finding"] in output("draft.md", "interview.txt")


def test_the_rule_of_the_rule_writers_guide_works() -> None:
    found = blocks("guide-rules.md")
    written(found, "checker.toml", "our-rules/figures/area.toml")
    assert "to the digit" in output("rules", "area")
    rule = tomllib.loads(found["our-rules/figures/area.toml"])
    for example in rule["example"]:
        Path("a.txt").write_text(example["left"] + "\n", "utf-8")
        Path("b.txt").write_text(example["right"] + "\n", "utf-8")
        text = output("a.txt", "b.txt", "--lang", "en", "--select", "area", "-f", "json")
        verdicts = [f["verdict"] for f in json.loads(text)["findings"]]
        assert verdicts == [v for v in [example["verdict"]] if v != "silent"]


def test_the_kind_of_the_rule_writers_guide_works(folder: Path) -> None:
    found = blocks("guide-rules.md")
    written(found, "checker.toml", "our-rules/figures/round-figure.toml", "our_kinds.py")
    points = tomllib.loads(found["entry-points"])["project"]["entry-points"]["checker.kinds"]
    installed = folder / "our_kinds-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: our-kinds\nVersion: 1\n")
    lines = ["[checker.kinds]", *(f"{name} = {place}" for name, place in points.items())]
    (installed / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    for example in tomllib.loads(found["our-rules/figures/round-figure.toml"])["example"]:
        Path("a.txt").write_text(example["left"] + "\n", "utf-8")
        words = ("a.txt", "--lang", "en", "--select", "round-figure", "-f", "json")
        done = process(*words, env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"})
        verdicts = [f["verdict"] for f in json.loads(done.stdout)["findings"]]
        assert verdicts == [v for v in [example["verdict"]] if v != "silent"]


@pytest.mark.parametrize("guide", ["guide-ci.md", "guide-rules.md"])
def test_the_configurations_of_the_guides_can_be_read(guide: str) -> None:
    for name, body in blocks(guide).items():
        if name.startswith("toml "):
            Path("checker.toml").write_text(body, "utf-8")
            assert configuration(Path("checker.toml")).path


def test_the_ci_guide_lists_every_format() -> None:
    text = (DOCS / "guide-ci.md").read_text("utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
    assert set(listed) == {*FORMS, "docx", "parquet"}


def test_the_pages_of_the_rules_are_those_of_the_rules() -> None:
    cure = "run `checker rules --format markdown > docs/rules.md`"
    assert (DOCS / "rules.md").read_text("utf-8") == output("rules", "-f", "markdown"), cure
