"""GitHub workflow annotations and the Markdown summary of a job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model.finding import Finding, Report
from checker.model.verdict import Severity
from checker.render import inert
from checker.render.coverage import coverage
from checker.render.places import Places, places
from checker.render.text_report import counts, summary
from checker.render.wording import wording

PER_SEVERITY = 10  # GitHub shows no more of each kind for a step
SUMMARY_BYTES = 900_000  # it refuses a summary over 1 MiB
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def workflow_commands(reports: Sequence[Report]) -> bytes:
    """Return workflow commands, worst first, as many as GitHub shows, and a line for the rest."""
    found = [(f, at) for r in reports for at in [places(r)] for f in r.judgement.findings]
    found.sort(key=lambda pair: -pair[0].severity)
    told: Counter[Severity] = Counter()
    lines = []
    for finding, at in found:
        told[finding.severity] += 1
        if told[finding.severity] <= PER_SEVERITY:
            lines.append(_annotation(finding, at))
    left = sum(max(0, n - PER_SEVERITY) for n in told.values())
    if left:
        lines.append(f"{left} more in the report")
    for report in reports:
        words = wording(report.language)
        lines.append(_harmless(summary(report, words, coverage(report))))
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _annotation(finding: Finding, at: Places) -> str:
    spot = at.spot(finding.sides[0].claim)
    properties = {
        "file": spot.name,
        "line": spot.line,
        "endLine": spot.end_line,
        "col": spot.column,
        "endColumn": spot.end_column,
        "title": f"{finding.rule} ({finding.verdict.value})",
    }
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    also = "".join(f"\n{at.spot(side.claim)}: {at.words(side.claim)}" for side in finding.sides[1:])
    return f"::{_COMMANDS[finding.severity]} {named}::{_data(finding.message + also)}"


def _data(text: str) -> str:
    shown = _harmless(inert.visible(text, keep="\n"))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    # A path must stay as it is; in a line that is a command, the older form counts no more.
    shown = inert.visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown.replace(":", "%3A").replace(",", "%2C")


def _harmless(text: str) -> str:
    """Return the text with the older command form `##[…]` broken; it counts anywhere in a line."""
    return text.replace("##[", "##\u200b[")


def job_summary(reports: Sequence[Report]) -> bytes:
    """Return the findings as Markdown tables, within the size that GitHub takes."""
    parts: list[str] = []
    size = 0
    for report in reports:
        for part in _markdown(report):
            size += len(part.encode("utf-8", "backslashreplace")) + 1
            if size > SUMMARY_BYTES:
                parts.append("\nThe rest is in the report.\n")
                return "\n".join(parts).encode("utf-8", "backslashreplace")
            parts.append(part)
    return ("\n".join(parts) + "\n").encode("utf-8", "backslashreplace")


def _markdown(report: Report) -> Iterator[str]:
    at, words, covered = places(report), wording(report.language), coverage(report)
    names = " ↔ ".join(inert.markdown(r.document.name) for r in report.readings)
    yield f"## {names}\n"
    yield f"{inert.markdown(counts(report, words))}\n"
    for finding in report.judgement.findings:
        severity, verdict = words(str(finding.severity)), words(finding.verdict.value)
        yield f"### {severity}: {inert.markdown(finding.rule)}, {verdict}\n"
        yield f"{inert.markdown(finding.message)}\n"
        yield "| | | |\n|---|---|---|"
        for side in finding.sides:
            place = inert.markdown(str(at.spot(side.claim)))
            quoted = inert.markdown(at.words(side.claim))
            sentence = inert.markdown(at.sentence(side.claim)[:600])
            yield f"| {place} | **{quoted}** | {sentence} |"
        yield ""
    if report.accepted:
        yield f"{words('signed_off', n=len(report.accepted))}\n"
    yield f"### {words('coverage_head')}\n"
    columns = ("document", "share", "compared", "related", "alone", "skipped")
    yield f"| {' | '.join(words(f'column_{c}') for c in columns)} |\n|---|--:|--:|--:|--:|--:|"
    for tally, reading in zip(covered.tallies, report.readings, strict=True):
        cells = [inert.markdown(reading.document.name), words.percent(tally.share)]
        cells += [f"{tally.compared}/{tally.claims}"]
        cells += [str(n) for n in (tally.related, tally.alone, tally.skipped)]
        yield f"| {' | '.join(cells)} |"
    yield ""
    for notice in report.notices:
        yield f"* {inert.markdown(words.notice(notice))}"
    for problem in report.judgement.problems:
        shown = f"{inert.markdown(problem.where)}: {inert.markdown(problem.what)}"
        yield f"* **{words('problem')}** {shown}"
