"""Stories an editor could write: prose, two texts, and what should be said of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import checker

STORIES = sorted((Path(__file__).parent / "stories").glob("*.md"))


@pytest.mark.parametrize("path", [p for p in STORIES if p.stem != "README"], ids=lambda p: p.stem)
def test_story(path: Path) -> None:
    fences = dict(
        re.findall(r"^```(\w+)\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
    result = checker.check(
        checker.text(fences["draft"], name="draft"),
        checker.text(fences["reference"], name="reference"),
    )
    said = [
        f"{f.severity} {f.rule}: "
        + " | ".join(
            s.claim.evidence.of(result.report.readings[s.claim.document].document.text)
            for s in f.sides
        )
        for f in result.report.judgement.findings
    ]
    assert sorted(said) == sorted(fences["findings"].splitlines())
