"""Findings as a table: a row for each side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from checker.model.finding import Report
from checker.render import inert
from checker.render.places import places

COLUMNS = (
    "finding",
    "rule",
    "severity",
    "verdict",
    "message",
    "fingerprint",
    "side",
    "path",
    "start",
    "end",
    "line",
    "column",
    "text",
    "reading",
)


def findings_csv(reports: Sequence[Report]) -> bytes:
    """Return the findings as CSV (RFC 4180, UTF-8, LF); no cell is a formula."""
    return csv_bytes(COLUMNS, findings_rows(reports))


def findings_rows(reports: Sequence[Report]) -> list[list[object]]:
    """Return a row for each side of each finding, in the order of `COLUMNS`."""
    rows: list[list[object]] = []
    number = 0
    for report in reports:
        at = places(report)
        for finding in report.judgement.findings:
            number += 1
            for order, side in enumerate(finding.sides, 1):
                spot = at.spot(side.claim)
                written = at.written(side.claim.document, side.claim.evidence)
                rows.append(
                    [
                        number,
                        finding.rule,
                        str(finding.severity),
                        finding.verdict.value,
                        finding.message,
                        finding.fingerprint,
                        order,
                        spot.name,
                        written.start,
                        written.end,
                        spot.line,
                        spot.column,
                        at.words(side.claim),
                        side.reading,
                    ]
                )
    return rows


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as CSV; texts are made inert, numbers stay as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert.cell(v) if isinstance(v, str) else v for v in row])
    return out.getvalue().encode("utf-8", "backslashreplace")
