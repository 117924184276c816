"""The order of a run, as whoever waits for it is told."""

from __future__ import annotations

import pytest

from checker.config.options import Options
from checker.pipeline import Source, run

DRAFT = b"The port of Valmer employs 3,200 people."
OTHER = b"The port of Valmer employs 2,900 people."
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")


def test_whoever_waits_is_told_of_each_step() -> None:
    steps: list[tuple[str, str]] = []
    run(
        [Source(name="a", data=DRAFT), Source(name="b", data=OTHER)],
        Options(languages={"": "en"}),
        told=lambda step, what: steps.append((step, what)),
    )
    assert steps == [
        ("reading", "a"),
        ("reading", "b"),
        ("extracting", "a"),
        ("extracting", "b"),
        ("comparing", "a ↔ b"),
        ("comparing", "a ↔ a"),
        ("comparing", "b ↔ b"),
        ("judging", "a"),
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("joint", [",", " et", " and", " und", " y", " e", " en", " or", " ou"])
def test_a_list_that_breaks_off_is_no_reason_to_crash(code: str, joint: str) -> None:
    for names in ("Tarley, Calver", "Tarley", "Tarley, Calver, Brune"):
        text = f"{names}{joint}\n\n{names}{joint} {names}{joint}".encode()
        report = run([Source(name="a", data=text)], Options(languages={"": code})).report
        assert not report.judgement.problems
