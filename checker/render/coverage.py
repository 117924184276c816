"""What was compared and what was not: silence must never stand for «fine»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.model.claim import Claim, Kind
from checker.model.document import Cut, Span
from checker.model.finding import Finding, Report
from checker.model.verdict import Verdict

GATE = "gate: "
COUNTED = (Kind.FIGURE, Kind.DATE)


class State(StrEnum):
    """What became of a claim; the order of the members is that of weight."""

    DIFFERS = "differs"
    ROUNDED = "rounded"  # agrees after rounding, or within what the wording allows
    AGREES = "agrees"
    INNER = "inner"  # compared, but with its own text only
    RELATED = "related"  # something alike is there, and may not be compared
    ALONE = "alone"  # the other text says nothing of the kind


COMPARED = frozenset({State.DIFFERS, State.ROUNDED, State.AGREES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much of one document was compared; figures and dates are counted.

    Attributes:
        document: its index.
        claims: figures and dates read.
        compared: of these, compared with another text (or, in a run over one text, at all).
        inner: compared within the text only.
        related: related to a claim of another text, not comparable.
        alone: without a counterpart.
        skipped: digits that are no claim.
        sentences: all sentences.
        sentences_compared: those that hold a compared claim of any kind.
    """

    document: int
    claims: int
    compared: int
    inner: int
    related: int
    alone: int
    skipped: int
    sentences: int
    sentences_compared: int

    @property
    def share(self) -> float:
        """Return the compared share of the figures and dates, 0 to 1; 0 when there are none."""
        return self.compared / self.claims if self.claims else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What became of every claim of a report, and the tallies of its documents.

    Attributes:
        states: by claim id.
        shown: the same for display: a claim in a finding shows what the finding says.
        why: by claim id, the gate that a related claim failed.
        tallies: in order of the documents.
    """

    states: dict[str, State]
    shown: dict[str, State]
    why: dict[str, str]
    tallies: tuple[Tally, ...]


def coverage(report: Report) -> Coverage:
    """Return what was compared in a report and what was not, with the reasons."""
    states: dict[str, State] = {}
    across = len(report.readings) > 1
    for claim, state in _met(report, across=across):
        if claim.id not in states or _weight(state) < _weight(states[claim.id]):
            states[claim.id] = state
    why: dict[str, str] = {}
    for pair in report.related:
        for claim in (pair.left, pair.right):
            states.setdefault(claim.id, State.RELATED)
            if pair.gate is not None:
                why.setdefault(claim.id, pair.gate.label.removeprefix(GATE))
    for reading in report.readings:
        for claim in reading.claims:
            states.setdefault(claim.id, State.ALONE)
    tallies = tuple(_tally(report, index, states) for index in range(len(report.readings)))
    return Coverage(states=states, shown=states | _flagged(report), why=why, tallies=tallies)


def _flagged(report: Report) -> dict[str, State]:
    flagged: dict[str, State] = {}
    for finding in all_findings(report):
        state = State.DIFFERS if finding.verdict is Verdict.CONFLICT else State.ROUNDED
        for side in finding.sides:
            if flagged.get(side.claim.id) is not State.DIFFERS:
                flagged[side.claim.id] = state
    return flagged


def all_findings(report: Report) -> Iterator[Finding]:
    """Return the findings, open and signed off."""
    yield from report.judgement.findings
    yield from (accepted.finding for accepted in report.accepted)


def skipped(report: Report, index: int) -> tuple[Cut, ...]:
    """Return the digits of a document that are no claim, each with its reason, in order."""
    return tuple(sorted(report.readings[index].skipped, key=lambda cut: cut.span))


def _met(report: Report, *, across: bool) -> Iterator[tuple[Claim, State]]:
    for agreement in report.judgement.agreements:
        exact = agreement.verdict is Verdict.AGREE
        yield from _with_state(
            [side.claim for side in agreement.sides],
            State.AGREES if exact else State.ROUNDED,
            across=across,
        )
    for finding in all_findings(report):
        differs = finding.verdict is Verdict.CONFLICT
        yield from _with_state(
            [side.claim for side in finding.sides],
            State.DIFFERS if differs else State.ROUNDED,
            across=across,
        )


def _with_state(
    claims: list[Claim], state: State, *, across: bool
) -> Iterable[tuple[Claim, State]]:
    outer = not across or len({claim.document for claim in claims}) > 1
    settled = state if outer or state is State.DIFFERS else State.INNER
    return ((claim, settled) for claim in claims)


def _weight(state: State) -> int:
    return list(State).index(state)


def _tally(report: Report, index: int, states: dict[str, State]) -> Tally:
    reading = report.readings[index]
    counted = [states[claim.id] for claim in reading.claims if claim.kind in COUNTED]
    met = {claim.sentence for claim in reading.claims if states[claim.id] in COMPARED}
    sentences: list[Span] = [s for block in reading.document.blocks for s in block.sentences]
    return Tally(
        document=index,
        claims=len(counted),
        compared=sum(state in COMPARED for state in counted),
        inner=counted.count(State.INNER),
        related=counted.count(State.RELATED),
        alone=counted.count(State.ALONE),
        skipped=len(reading.skipped),
        sentences=len(sentences),
        sentences_compared=sum(sentence in met for sentence in sentences),
    )
