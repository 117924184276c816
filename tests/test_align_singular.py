"""Claims that are the only ones of their sort in either text."""

from __future__ import annotations

import pytest

from checker.config.options import Options
from checker.model.verdict import Severity
from checker.pipeline import Source, run

PORT = (
    "The harbour of Tarley opened its new quay on Monday. Mayor Ida Holm praised the builders. "
    "The quay serves ferries to Calver and Brune. {} Fishermen had asked for it since the storm."
)
QUAY = (
    "Ida Holm, the mayor, cut the ribbon at the harbour of Tarley on Monday. The builders were "
    "praised. Ferries to Calver and Brune will use the new quay, which fishermen had asked for "
    "since the storm. {}"
)


def said(left: str, right: str) -> list[str]:
    """Return the rules of the findings above a note on two texts on one matter."""
    sources = [
        Source(name="a", data=PORT.format(left).encode()),
        Source(name="b", data=QUAY.format(right).encode()),
    ]
    found = run(sources, Options(languages={"": "en"})).report.judgement.findings
    return [finding.rule for finding in found if finding.severity > Severity.NOTE]


def test_equal_digits_that_stand_nowhere_else_in_another_unit_are_a_slip() -> None:
    left = "Its turbines have a capacity of 960 megawatts."
    assert said(left, "Power will come from turbines, 960 gigawatts in all.") == ["unit-slip"]
    assert said(left, "Power will come from turbines, 960 megawatts in all.") == []


@pytest.mark.parametrize("other", ["It took 960 tonnes of steel.", "Some 960 people came."])
def test_equal_digits_of_two_sorts_of_things_are_none(other: str) -> None:
    assert said("Its turbines have a capacity of 960 megawatts.", other) == []


def test_the_only_two_figures_of_a_measure_are_of_one_thing() -> None:
    left = "The work was finished after a delay of two years."
    assert said(left, "It came three years late.") == ["duration"]
    assert said(left, "It came two years late.") == []


def test_a_measure_told_of_twice_has_no_only_figure() -> None:
    left = "The work was finished after a delay of two years."
    right = "It came three years late. The bridge beside it had come two years late."
    assert said(left, right) == []
