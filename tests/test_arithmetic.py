"""Sums, shares, growth, leads and totals inside one text, in the languages that are read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.config.options import Options
from checker.judge.rulebook import rules
from checker.lang import LANGUAGES, table
from checker.lang.arithmetic_words import arithmetic_cues
from checker.pipeline import Source, run

FILE = tomllib.loads(Path(__file__).with_name("arithmetic.toml").read_text("utf-8"))
CASES = [(group["rule"], case) for group in FILE.values() for case in group["cases"]]


def named_first(rule: str, text: str, code: str) -> list[str]:
    """Return the wording of the first claim of each finding of a rule."""
    asked = [one for one in rules() if one.id == rule]
    report = run(
        [Source(name="a.md", data=text.encode())], Options(languages={"a.md": code}), by=asked
    ).report
    assert not report.judgement.problems
    whole = report.readings[0].document.text
    return [f.sides[0].claim.evidence.of(whole) for f in report.judgement.findings]


@pytest.mark.parametrize(
    ("rule", "case"),
    CASES,
    ids=[f"{rule}-{case['code']}-{n}" for n, (rule, case) in enumerate(CASES)],
)
def test_what_does_not_add_up_is_named_and_nothing_else(rule, case):
    expected = [case["wrong"]] if case["wrong"] else []
    assert named_first(rule, case["text"], case["code"]) == expected


@settings(deadline=None, max_examples=15)
@given(st.lists(st.integers(11, 90), min_size=3, max_size=6), st.integers(1, 5))
def test_a_total_that_its_parts_make_is_never_called_wrong(parts, more):
    listed = ", ".join(f"{part} in town {chr(65 + n)}" for n, part in enumerate(parts))
    text = f"The firm cuts {{}} jobs: {listed}."
    assert named_first("parts-and-total", text.format(sum(parts)), "en") == []
    found = named_first("parts-and-total", text.format(sum(parts) + more), "en")
    assert found in ([], [f"{sum(parts) + more} jobs"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_names_totals_parts_and_remainders(code):
    words = table(code, "arithmetic")
    assert set(words) == set(table("en", "arithmetic"))
    for label, phrases in words.items():
        said = phrases[0].replace("*", "")
        assert label in {cue.label for cue in arithmetic_cues(said, 0, len(said), code)}
