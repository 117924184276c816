"""Reads the labelled pairs of `corpus/`: two texts with their marks taken out and kept as spans."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from checker.model.document import Span

CORPUS = Path(__file__).parent / "corpus"
_MARK = re.compile(r"\{([dat]\d{1,3})\||\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One labelled item: its spans in the left text and in the right one."""

    id: str
    type: str
    severity: str
    left: tuple[Span, ...]
    right: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """Two texts, what is known about them, and what a careful colleague would say of them."""

    name: str
    texts: tuple[str, str]
    languages: tuple[str, str]
    dates: tuple[dt.date | None, dt.date | None]
    labels: tuple[Label, ...]


def labelled_pairs() -> list[LabelledPair]:
    """Return all pairs of the corpus in name order."""
    return [_pair(path) for path in sorted(CORPUS.glob("[0-9]*.md"))]


def _pair(path: Path) -> LabelledPair:
    head, left, right = re.split(
        r"^## (?:left|right)\n", path.read_text("utf-8"), flags=re.MULTILINE
    )
    facts = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    sides = [_unmark(side) for side in (left, right)]
    ids = sorted({i for _, spans in sides for i in spans}, key=lambda i: (i[0], int(i[1:])))
    one, two = facts["languages"].split()
    days = [None if d == "-" else dt.date.fromisoformat(d) for d in facts["dates"].split()]
    return LabelledPair(
        name=path.stem,
        texts=(sides[0][0], sides[1][0]),
        languages=(one, two),
        dates=(days[0], days[1]),
        labels=tuple(
            Label(
                id=i,
                type=facts.get(i, "-").split()[0],
                severity=facts.get(i, "- -").split()[1] if i in facts else "",
                left=tuple(sides[0][1].get(i, ())),
                right=tuple(sides[1][1].get(i, ())),
            )
            for i in ids
        ),
    )


def _unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    text, at, opened = "", 0, []
    spans: dict[str, list[Span]] = defaultdict(list)
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], len(text)))
        else:
            name, start = opened.pop()
            spans[name].append(Span(start, len(text)))
    assert not opened, "a mark is not closed"
    return text + marked[at:], spans
