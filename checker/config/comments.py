"""Comments in a text that silence a rule there: `<!-- check: ignore RULE: reason -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from checker.model.document import Document, Span, line_and_column, line_starts
from checker.model.finding import Accepted, Finding, Report
from checker.model.notice import Notice

SUFFIXES = (".md", ".markdown")  # elsewhere the reader of the format says what was remarked
ALL = "all"
_COMMENT = re.compile(
    r"<!--\s{0,9}check:\s{0,9}ignore\s{1,9}([\w-]{1,60})\s{0,9}(?::([^>]{0,300}?))?\s{0,9}-->"
)
_REST_OF_LINE = re.compile(r"[^\r\n]{0,100000}")
_LINE_BELOW = re.compile(r"[ \t]{0,99}(?:\r?\n|\r)(?:[ \t]{0,99}(?:\r?\n|\r))?[^\r\n]{0,100000}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A comment that silences a rule, family or all rules near it.

    In Markdown on its own line, or on the one below when it stands alone; in a page of HTML in
    the block in which it stands, behind which on its line, or before which.
    """

    document: int
    rule: str
    reason: str
    reach: Span
    where: str


def ignores(document: Document) -> tuple[Ignore, ...]:
    """Return the comments of a Markdown or HTML document that silence a rule."""
    if document.remarks:
        remarked = ((_COMMENT.match(r.words), r.about, r.line) for r in document.remarks)
        return tuple(_ignore(document, c, reach, line) for c, reach, line in remarked if c)
    if PurePath(document.name).suffix.lower() not in SUFFIXES:
        return ()
    starts = line_starts(document.text)
    found = []
    for comment in _COMMENT.finditer(document.text):
        line, _ = line_and_column(starts, comment.start())
        reach = Span(starts[line - 1], _reach(document.text, starts[line - 1], comment))
        found.append(_ignore(document, comment, reach, line))
    return tuple(found)


def _ignore(document: Document, comment: re.Match[str], reach: Span, line: int) -> Ignore:
    return Ignore(
        document=document.index,
        rule=comment[1],
        reason=" ".join((comment[2] or "").split()),
        reach=reach,
        where=f"{document.name}:{line}",
    )


def _reach(text: str, line_start: int, comment: re.Match[str]) -> int:
    """Return where the comment's reach ends: with its line, or below when it stands alone."""
    alone = not text[line_start : comment.start()].strip()
    found = (alone and _LINE_BELOW.match(text, comment.end())) or _REST_OF_LINE.match(
        text, comment.end()
    )
    return found.end() if found else comment.end()


def heeded(report: Report) -> Report:
    """Return the report with the findings that comments silence set apart, and idle ones named."""
    every = [i for reading in report.readings for i in ignores(reading.document)]
    if not every:
        return report
    families = {card.id: card.family for card in report.rules}
    left: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[str] = set()
    for finding in report.judgement.findings:
        fitting = [i for i in every if i.reason and _fits(i, finding, families)]
        if fitting:
            used.update(i.where + i.rule for i in fitting)
            because, where = fitting[0].reason, fitting[0].where
            accepted.append(Accepted(finding=finding, because=because, source=where))
        else:
            left.append(finding)
    return replace(
        report,
        judgement=replace(report.judgement, findings=tuple(left)),
        accepted=(*report.accepted, *accepted),
        notices=(*report.notices, *_notices(every, used)),
    )


def _fits(ignore: Ignore, finding: Finding, families: dict[str, str]) -> bool:
    return ignore.rule in (ALL, finding.rule, families.get(finding.rule)) and any(
        side.claim.document == ignore.document and side.claim.evidence.overlaps(ignore.reach)
        for side in finding.sides
    )


def _notices(every: list[Ignore], used: set[str]) -> list[Notice]:
    said = []
    for ignore in every:
        if not ignore.reason:
            pattern = "{where}: the comment that ignores {rule} gives no reason"
            said.append(Notice(pattern, where=ignore.where, rule=ignore.rule))
        elif ignore.where + ignore.rule not in used:
            pattern = "{where}: the comment that ignores {rule} silences nothing"
            said.append(Notice(pattern, where=ignore.where, rule=ignore.rule))
    return said
