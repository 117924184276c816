"""Which words of the texts a report marks, and what each mark leads to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.model.finding import Finding, Report
from checker.render import inert
from checker.render.coverage import COUNTED, Coverage, State, all_findings
from checker.render.wording import Wording

SIGNS = {
    State.DIFFERS: "≠",
    State.ROUNDED: "≈",
    State.AGREES: "=",
    State.INNER: "↺",
    State.RELATED: "∥",
    State.ALONE: "○",
}
SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Marked words.

    Attributes:
        span: the words.
        id: of the element, or '' for digits that are no claim.
        state: a `State` value or `skipped`; names the style.
        sign: what tells the state without colour; for a finding with its number.
        target: id of the element that it leads to, or ''.
        title: what the mark means, in words.
        why: the reason alone, where there is one.
    """

    span: Span
    id: str
    state: str
    sign: str
    target: str
    title: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of each document in order of place, and the element id of each claim."""

    by_document: tuple[tuple[Mark, ...], ...]
    ids: dict[str, str]


def finding_ids(report: Report) -> tuple[str, ...]:
    """Return the element ids of all findings in order: the fingerprint, numbered where shared."""
    seen: Counter[str] = Counter()
    found = []
    for finding in all_findings(report):
        seen[finding.fingerprint] += 1
        again = seen[finding.fingerprint]
        found.append(f"f-{finding.fingerprint}" + (f"-{again}" if again > 1 else ""))
    return tuple(found)


def marks(report: Report, covered: Coverage, words: Wording) -> Marks:
    """Return what is marked in the texts of a report."""
    of = _findings_of(report)
    shown, ids = [], {}
    for index, reading in enumerate(report.readings):
        chosen = _without_overlap([c for c in reading.claims if shows(c, of)], of, covered)
        shown.append(chosen)
        starts = [claim.evidence.start for claim in chosen]
        for number, claim in enumerate(chosen):
            ids[claim.id] = f"c{index}-{number}"
        for claim in reading.claims:
            if claim.id not in ids:
                near = "" if claim.kind is Kind.SENTENCE else _covering(claim, chosen, starts)
                ids[claim.id] = near or _sentence(report, claim)
    targets = _targets(report, ids)
    titled = _Titles(report, covered, words, of)
    return Marks(
        by_document=tuple(
            tuple(
                sorted(
                    [
                        *(titled.mark(claim, ids, targets) for claim in chosen),
                        *titled.skipped(index, chosen),
                    ],
                    key=lambda mark: mark.span,
                )
            )
            for index, chosen in enumerate(shown)
        ),
        ids=ids,
    )


def sentence_id(document: int, span: Span) -> str:
    """Return the element id of a sentence."""
    return f"s{document}-{span.start}"


def _sentence(report: Report, claim: Claim) -> str:
    blocks = report.readings[claim.document].document.blocks
    if claim.block < len(blocks) and claim.sentence in blocks[claim.block].sentences:
        return sentence_id(claim.document, claim.sentence)
    return f"d{claim.document}"


def _findings_of(report: Report) -> dict[str, tuple[int, Finding]]:
    """Return the first finding that each claim is in, with its number from 1."""
    found: dict[str, tuple[int, Finding]] = {}
    for number, finding in enumerate(all_findings(report), 1):
        for side in finding.sides:
            found.setdefault(side.claim.id, (number, finding))
    return found


def shows(claim: Claim, of: Container[str]) -> bool:
    """Return whether a claim is marked: figures, dates, and whatever a finding speaks of."""
    if claim.kind is Kind.SENTENCE or not len(claim.evidence):
        return False
    return claim.kind in COUNTED or claim.id in of


def _without_overlap(
    claims: list[Claim], of: dict[str, tuple[int, Finding]], covered: Coverage
) -> list[Claim]:
    """Return the claims that can be marked side by side; those in findings come first."""
    states = list(State)

    def weight(claim: Claim) -> tuple[int, int, int, Span]:
        severity = -of[claim.id][1].severity if claim.id in of else 0
        return severity, states.index(covered.shown[claim.id]), len(claim.evidence), claim.evidence

    taken: dict[int, list[Claim]] = {}
    for claim in sorted(claims, key=weight):
        near = taken.setdefault(claim.block, [])
        if not any(claim.evidence.overlaps(other.evidence) for other in near):
            near.append(claim)
    flat = sorted((c for near in taken.values() for c in near), key=lambda c: c.evidence)
    return [c for n, c in enumerate(flat) if not n or flat[n - 1].evidence.end <= c.evidence.start]


def _covering(claim: Claim, chosen: list[Claim], starts: list[int]) -> str:
    at = bisect_right(starts, claim.evidence.start) - 1
    for number in (at, at + 1):
        if 0 <= number < len(chosen) and chosen[number].evidence.overlaps(claim.evidence):
            return f"c{claim.document}-{number}"
    return ""


def _targets(report: Report, ids: dict[str, str]) -> dict[str, str]:
    """Return what each claim's mark leads to: its finding, or else its counterpart's mark."""
    targets: dict[str, str] = {}
    for finding, name in zip(all_findings(report), finding_ids(report), strict=True):
        for side in finding.sides:
            targets.setdefault(side.claim.id, name)
    met = [[side.claim for side in agreement.sides] for agreement in report.judgement.agreements]
    met += [[pair.left, pair.right] for pair in report.related]
    for claims in met:
        first: dict[int, Claim] = {}
        for claim in claims:
            first.setdefault(claim.document, claim)
        for claim in claims:
            other = _other(claim, claims, first)
            if other is not None and other.id in ids:
                targets.setdefault(claim.id, ids[other.id])
    return targets


def _other(claim: Claim, claims: Sequence[Claim], first: Mapping[int, Claim]) -> Claim | None:
    """Return the first claim of another text, else the first other one of the same text."""
    if len(first) > 1:
        return next(other for other in first.values() if other.document != claim.document)
    return next((other for other in claims if other.id != claim.id), None)


class _Titles:
    """Makes marks: knows the numbers of findings and the words for states."""

    def __init__(
        self,
        report: Report,
        covered: Coverage,
        words: Wording,
        of: dict[str, tuple[int, Finding]],
    ) -> None:
        self.report, self.covered, self.words, self.of = report, covered, words, of

    def mark(self, claim: Claim, ids: dict[str, str], targets: dict[str, str]) -> Mark:
        state = self.covered.shown[claim.id]
        sign, title = SIGNS[state], self.words(f"state_{state.value}")
        why = self.words.fixed("gate", self.covered.why.get(claim.id, ""))
        if claim.id in self.of:
            number, finding = self.of[claim.id]
            sign = f"{sign}{number}"
            title = why = f"{number}. {inert.line(finding.message)}"
        elif why:
            title = f"{title}: {inert.line(why)}"
        return Mark(
            span=claim.evidence,
            id=ids[claim.id],
            state=state.value,
            sign=sign,
            target=targets.get(claim.id, ""),
            title=title,
            why=inert.line(why),
        )

    def skipped(self, index: int, chosen: list[Claim]) -> Iterator[Mark]:
        starts = [claim.evidence.start for claim in chosen]
        for cut in self.report.readings[index].skipped:
            at = bisect_right(starts, cut.span.end - 1) - 1
            if at >= 0 and chosen[at].evidence.overlaps(cut.span):
                continue
            why = self.words.fixed("skip", cut.reason)
            yield Mark(
                span=cut.span,
                id="",
                state=SKIPPED,
                sign="",
                target="",
                title=f"{self.words('state_skipped')}: {why}",
                why=why,
            )
