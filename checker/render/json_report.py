"""The report as JSON; its schema is `reports/finding.schema.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from typing import Any

from checker.model.claim import Claim
from checker.model.document import Document, Span
from checker.model.finding import Finding, Report, Side
from checker.model.pair import Reason
from checker.render.coverage import Coverage, State, coverage, skipped
from checker.render.places import Places, places

SCHEMA = 1
_PIECES = 1 << 14  # how much of a long report is put together at a time
_HALF = re.compile(r"[\ud800-\udfff]")
_HIDDEN = re.compile(r"[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_report(reports: Sequence[Report]) -> bytes:
    """Return one report as a JSON object, or several as an array of such objects."""
    objects = [report_object(report) for report in reports]
    return _bytes(objects[0] if len(objects) == 1 else objects, indent=1)


def json_lines(reports: Sequence[Report]) -> bytes:
    """Return one JSON object a line for each finding, with the names of its documents."""
    lines = []
    for report in reports:
        at = places(report)
        for finding in report.judgement.findings:
            row = finding_object(finding, at)
            for claim in row["claims"]:
                claim["path"] = report.readings[claim["document"]].document.name
            lines.append(_bytes({"schema": SCHEMA, **row}))
    return b"".join(lines)


def report_object(report: Report) -> dict[str, Any]:
    """Return the report as plain dicts, lists, strings and numbers, in a fixed order."""
    at, covered = places(report), coverage(report)
    return {
        "schema": SCHEMA,
        "language": report.language,
        "command": report.command,
        "documents": [document_object(reading.document, at) for reading in report.readings],
        "findings": [finding_object(f, at) for f in report.judgement.findings],
        "agreements": [
            {
                "rule": agreement.rule,
                "verdict": agreement.verdict.value,
                "claims": [side_object(side, at) for side in agreement.sides],
            }
            for agreement in report.judgement.agreements
        ],
        "accepted": [
            {
                **finding_object(accepted.finding, at),
                "by": accepted.by,
                "because": accepted.because,
                "until": accepted.until,
                "source": accepted.source,
            }
            for accepted in report.accepted
        ],
        "related": [
            {
                "gate": reason_object(pair.gate) if pair.gate else None,
                "claims": [claim_object(c, at) for c in (pair.left, pair.right)],
            }
            for pair in report.related
        ],
        "coverage": coverage_object(report, at, covered),
        "problems": [{"where": p.where, "what": p.what} for p in report.judgement.problems],
        "notices": list(report.notices),
    }


def document_object(document: Document, at: Places) -> dict[str, Any]:
    """Return a document's entry: what it is, and what was cut from it."""
    return {
        "index": document.index,
        "path": document.name,
        "language": document.language,
        "date": document.date.isoformat() if document.date else None,
        "date_source": document.date_source.value,
        "sha256": document.sha256,
        "words": sum(len(block.span.of(document.text).split()) for block in document.blocks),
        "characters": len(document.text),
        "cut": [
            {**_written(document.index, cut.span, at), "reason": cut.reason}
            for cut in document.cuts
        ],
        "notices": list(document.notices),
    }


def finding_object(finding: Finding, at: Places) -> dict[str, Any]:
    """Return a finding's entry."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "verdict": finding.verdict.value,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "reasons": [reason_object(reason) for reason in finding.reasons],
        "claims": [side_object(side, at) for side in finding.sides],
    }


def reason_object(reason: Reason) -> dict[str, Any]:
    """Return a reason's entry: its label, its weight, and what it rests on."""
    return {"label": reason.label, "weight": round(reason.weight, 6), "detail": reason.detail}


def side_object(side: Side, at: Places) -> dict[str, Any]:
    """Return a claim's entry with the way in which the rule read it."""
    return {**claim_object(side.claim, at), "reading": side.reading}


def claim_object(claim: Claim, at: Places) -> dict[str, Any]:
    """Return where a claim stands and its words."""
    spot = at.spot(claim)
    row: dict[str, Any] = {
        "document": claim.document,
        **_written(claim.document, claim.evidence, at),
        "line": spot.line,
        "column": spot.column,
        "text": at.words(claim),
        "kind": claim.kind.value,
    }
    if spot.label:
        row["place"] = spot.label
    return row


def coverage_object(report: Report, at: Places, covered: Coverage) -> dict[str, Any]:
    """Return how much was compared, in all and by document, and every claim that was not."""
    total = sum(tally.claims for tally in covered.tallies)
    compared = sum(tally.compared for tally in covered.tallies)
    return {
        "claims": total,
        "compared": compared,
        "share": _share(compared, total),
        "documents": [
            {
                "document": tally.document,
                "claims": tally.claims,
                "compared": tally.compared,
                "inner": tally.inner,
                "related": tally.related,
                "alone": tally.alone,
                "skipped": tally.skipped,
                "sentences": tally.sentences,
                "sentences_compared": tally.sentences_compared,
                "share": _share(tally.compared, tally.claims),
            }
            for tally in covered.tallies
        ],
        "alone": [
            claim_object(claim, at)
            for reading in report.readings
            for claim in reading.claims
            if covered.states[claim.id] is State.ALONE
        ],
        "skipped": [
            {"document": index, **_written(index, cut.span, at), "reason": cut.reason}
            for index in range(len(report.readings))
            for cut in skipped(report, index)
        ],
    }


def _written(document: int, span: Span, at: Places) -> dict[str, int]:
    written = at.written(document, span)
    return {"start": written.start, "end": written.end}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _bytes(row: dict[str, Any] | list[dict[str, Any]], *, indent: int | None = None) -> bytes:
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent)
    pieces = encoder.iterencode(row)  # no string is ever cut in two
    found = BytesIO()  # gives its bytes without a second copy of them
    while part := "".join(islice(pieces, _PIECES)):
        found.write(_shown(part).encode("utf-8"))
    found.write(b"\n")
    return found.getvalue()


def _shown(text: str) -> str:
    """Return JSON text that says the same to whoever reads JSON, and nothing to others.

    It holds no command to a build server that logs it, and no control or direction character to a
    terminal that shows it.
    """
    text = _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("##[", "#\\u0023["))
    # Half of a pair, from a file name that is no UTF-8, is no character: it is shown as written so.
    return _HALF.sub(lambda found: f"\\\\u{ord(found[0]):04x}", text)
