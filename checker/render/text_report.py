"""The report for a terminal: one finding after another, then counts and coverage."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model.finding import Finding, Report, Side
from checker.model.verdict import Severity
from checker.render import inert
from checker.render.coverage import Coverage, coverage
from checker.render.places import Places, places
from checker.render.wording import Wording, wording

_COLOURS = {
    "error": "31;1",
    "warning": "33;1",
    "note": "36",
    "name": "1",
    "caret": "32;1",
    "dim": "2",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a terminal report is set: in colour or not, and how wide."""

    colour: bool = False
    width: int = 100

    def paint(self, text: str, what: str) -> str:
        """Return the text in the colour of what it is."""
        return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if self.colour else text


def text_report(reports: Sequence[Report], look: Look | None = None) -> bytes:
    """Return the findings with the words concerned underlined on both sides, then the totals."""
    look = look or Look()
    parts = ["\n".join(_lines(report, look)) + "\n" for report in reports]
    return inert.log("\n".join(parts)).encode("utf-8", "backslashreplace")


def _lines(report: Report, look: Look) -> Iterator[str]:
    at, words, covered = places(report), wording(report.language), coverage(report)
    for finding in report.judgement.findings:
        yield from _finding(finding, at, words, look)
        yield ""
    yield from _totals(report, words, covered, look)


def concise(reports: Sequence[Report]) -> bytes:
    """Return one line a finding, `path:line:col: severity rule message`, and a summary line."""
    parts = ["\n".join(_concise(report)) + "\n" for report in reports]
    return inert.log("".join(parts)).encode("utf-8", "backslashreplace")


def _concise(report: Report) -> Iterator[str]:
    at, words = places(report), wording(report.language)
    for finding in report.judgement.findings:
        first, *others = [inert.line(str(at.spot(side.claim))) for side in finding.sides]
        also = "".join(f" <-> {other}" for other in others)
        message = inert.line(finding.message)
        yield f"{first}: {finding.severity} {finding.rule} {message}{also}"
    yield summary(report, words, coverage(report))


def summaries(reports: Sequence[Report]) -> bytes:
    """Return a line a report: the draft's name, then the run in one line."""
    lines = (
        f"{inert.line(report.readings[0].document.name)}: "
        f"{summary(report, wording(report.language), coverage(report))}\n"
        for report in reports
    )
    return inert.log("".join(lines)).encode("utf-8", "backslashreplace")


def summary(report: Report, words: Wording, covered: Coverage) -> str:
    """Return the run in one line: counts by severity, agreements, coverage."""
    claims = sum(tally.claims for tally in covered.tallies)
    compared = sum(tally.compared for tally in covered.tallies)
    return words(
        "summary",
        counts=counts(report, words),
        agreements=words.number(len(report.judgement.agreements)),
        compared=words.number(compared),
        claims=words.number(claims),
        share=words.percent(compared / claims if claims else 0.0),
    )


def counts(report: Report, words: Wording) -> str:
    """Return how many findings there are of each severity, worst first, all of them named."""
    found = Counter(finding.severity for finding in report.judgement.findings)
    parts = [words.counted(f"{s}s", found[s]) for s in sorted(Severity, reverse=True)]
    if report.accepted:
        parts.append(words.counted("accepted_count", len(report.accepted)))
    return ", ".join(parts)


def _finding(finding: Finding, at: Places, words: Wording, look: Look) -> Iterator[str]:
    severity = look.paint(words(str(finding.severity)), str(finding.severity))
    head = f"{severity}  {look.paint(finding.rule, 'name')}  {words(finding.verdict.value)}"
    yield f"{head}  {look.paint(finding.fingerprint, 'dim')}".rstrip()
    yield f"  {inert.line(finding.message)}"
    shown, again = _parted(finding.sides, at)
    for side in shown:
        yield from _side(side, at, words, look)
    if again:
        spots = ", ".join(inert.line(str(at.spot(side.claim))) for side in again)
        yield f"    {words('also_at')} {look.paint(spots, 'name')}"


def _parted(sides: Sequence[Side], at: Places) -> tuple[list[Side], list[Side]]:
    """Return the sides to be shown, and those that say again, word for word, what one says."""
    shown: list[Side] = []
    again: list[Side] = []
    for n, side in enumerate(sides):
        said = any(at.words(side.claim).casefold() == at.words(s.claim).casefold() for s in shown)
        (again if n > 1 and said else shown).append(side)
    return shown, again


def _side(side: Side, at: Places, words: Wording, look: Look) -> Iterator[str]:
    spot = at.spot(side.claim)
    label = f" ({inert.line(spot.label)})" if spot.label else ""
    reading = inert.line(side.reading)
    if reading == inert.line(at.words(side.claim)):
        reading = ""
    reading = f"  {words('read_as')} {reading}" if reading else ""
    yield f"    {look.paint(inert.line(str(spot)), 'name')}{label}{look.paint(reading, 'dim')}"
    before, quoted, after = _window(side, at, look.width - 8)
    yield f"      | {before}{quoted}{after}"
    carets = "^" * max(1, _cells(quoted))
    yield f"      | {' ' * _cells(before)}{look.paint(carets, 'caret')}"


def _window(side: Side, at: Places, width: int) -> tuple[str, str, str]:
    """Return the words with what stands before and after them, cut to fit one line."""
    text = at.readings[side.claim.document].document.text
    sentence, evidence = side.claim.sentence, side.claim.evidence
    start = max(min(sentence.start, evidence.start), evidence.start - width)
    end = min(max(sentence.end, evidence.end), evidence.end + width)
    quoted = _shorter(inert.line(evidence.of(text)[: 4 * width]), width)
    room = max(0, width - _cells(quoted))
    before = _spaced(text[start : evidence.start], left=start > sentence.start)
    after = _spaced(text[evidence.end : end], left=False)
    left = min(_cells(before), max(room // 2, room - _cells(after)))
    before = before if _cells(before) <= left else "…" + _tail(before, left - 1)
    room -= _cells(before)
    after = after if _cells(after) <= room else _shorter(after, room)
    return before, quoted, after


def _spaced(text: str, *, left: bool) -> str:
    """Return the text on one line, with the blanks at its ends kept as single ones."""
    shown = inert.line(text)
    head = " " if text[:1].isspace() and not left else ""
    tail = " " if text[-1:].isspace() and shown else ""
    return f"{head if shown else ''}{shown}{tail}" if shown else (" " if text else "")


def _shorter(text: str, cells: int) -> str:
    if _cells(text) <= cells:
        return text
    taken, used = [], 1
    for char in text:
        used += _cells(char)
        if used > cells:
            break
        taken.append(char)
    return "".join(taken) + "…"


def _tail(text: str, cells: int) -> str:
    taken, used = [], 0
    for char in reversed(text):
        used += _cells(char)
        if used > cells:
            break
        taken.append(char)
    return "".join(reversed(taken))


def _cells(text: str) -> int:
    """Return how many terminal cells the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _totals(report: Report, words: Wording, covered: Coverage, look: Look) -> Iterator[str]:
    if not any(tally.compared + tally.inner for tally in covered.tallies):
        yield look.paint(words("nothing_to_compare"), "warning")
    elif not report.judgement.findings:
        yield words("no_findings")
    yield look.paint(words("coverage_head"), "name")
    for tally, reading in zip(covered.tallies, report.readings, strict=True):
        yield "  " + words(
            "coverage_line",
            name=inert.line(reading.document.name),
            compared=words.number(tally.compared),
            claims=words.number(tally.claims),
            share=words.percent(tally.share),
            related=words.number(tally.related),
            alone=words.number(tally.alone),
            skipped=words.number(tally.skipped),
        )
    yield from _notices(report, words, look)
    yield summary(report, words, covered)


def _notices(report: Report, words: Wording, look: Look) -> Iterator[str]:
    for reading in report.readings:
        document = reading.document
        if document.cuts:
            yield "  " + words(
                "cut_line",
                name=inert.line(document.name),
                n=words.number(sum(len(cut.span) for cut in document.cuts)),
                reasons=", ".join(
                    sorted({words.fixed("cut", cut.reason) for cut in document.cuts})
                ),
            )
        for notice in document.notices:
            said = inert.line(words.notice(notice))
            yield "  " + words("notice_line", name=inert.line(document.name), notice=said)
    for notice in report.notices:
        yield f"  {inert.line(words.notice(notice))}"
    for problem in report.judgement.problems:
        shown = f"{words('problem')}: {inert.line(problem.where)}: {inert.line(problem.what)}"
        yield look.paint(shown, "error")
