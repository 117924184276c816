"""What the README shows is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_finding_shown_stands_in_the_sample_report() -> None:
    shown = re.findall(r"<!-- from (\S+) -->\n```text\n(.*?)```", README, re.DOTALL)
    assert shown
    for path, words in shown:
        assert words.strip()
        assert words in (ROOT / path).read_text("utf-8")


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target
