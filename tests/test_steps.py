"""The steps that led to a finding have names in every language of the reports."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import checker
from checker.render.wording import wording
from checker.shipped import shipped

NAMED = {"Reason": "label", "Compared": "step"}


def steps_in_code() -> Iterator[str]:
    """Give each step that stands in the judging code as a plain string."""
    root = Path(checker.__file__).parent
    for path in (*root.glob("judge/**/*.py"), *root.glob("model/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for word in node.keywords:
                    if word.arg == NAMED.get(node.func.id) and isinstance(word.value, ast.Constant):
                        yield word.value.value


def features() -> Iterator[str]:
    """Give each summand of a score, as the report names it."""
    data = tomllib.loads((shipped("rules") / "alignment.toml").read_text(encoding="utf-8"))
    for table in data.values():
        if isinstance(table, dict):
            for name in table.get("features", ()):
                yield name.replace("_", " ")


def sample() -> Iterator[str]:
    """Give each step of the sample report."""
    path = shipped("reports") / "sample" / "report.json"
    for finding in json.loads(path.read_text(encoding="utf-8"))["findings"]:
        yield from (reason["label"] for reason in finding["reasons"])


def test_every_step_has_a_french_name() -> None:
    path = shipped("reports") / "steps.toml"
    named = tomllib.loads(path.read_text(encoding="utf-8"))["fr"]
    labels = {*steps_in_code(), *features(), *sample()}
    assert len(labels) > 40
    assert sorted({p for label in labels for p in label.split(": ")} - set(named)) == []


def test_the_parts_of_a_step_are_named_one_by_one() -> None:
    assert wording("fr").step("slip: unit") == "méprise\u00a0: unité"
    assert wording("en").step("slip: unit") == "slip: unit"
    assert wording("fr").step("a step of an own kind") == "a step of an own kind"
