"""The sample report of the two example articles: snapshot, documentation, and what a person sees.

`pytest --golden tests/test_golden.py` writes it anew; read the difference before keeping it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import checker

ROOT = Path(__file__).parent.parent
EXAMPLES = ("examples/interview.txt", "examples/anniversaire.txt")
FORMS = {"text": "report.txt", "json": "report.json", "html": "report.html"}


@pytest.fixture(scope="module")
def result() -> checker.Result:
    draft, reference = ((ROOT / name).read_text("utf-8") for name in EXAMPLES)
    return checker.check(
        checker.text(draft, name=EXAMPLES[0]), checker.text(reference, name=EXAMPLES[1])
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_report_is_what_the_program_writes(
    form: str, result: checker.Result, golden: Callable[[Path, bytes], None]
) -> None:
    golden(ROOT / "reports" / "sample" / FORMS[form], result.render(form))


def test_two_runs_write_the_same_bytes(result: checker.Result) -> None:
    sources = [checker.text((ROOT / n).read_text("utf-8"), name=n) for n in EXAMPLES]
    again = checker.check(*sources)
    assert again.render("html") == result.render("html")
    assert again.render("json") == result.render("json")
