"""SARIF 2.1.0, in the shape that GitHub code scanning reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.model.finding import Finding, Report, Side
from checker.render import inert
from checker.render.places import Places, places

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RESULTS = 5_000  # GitHub keeps no more of a run
LOCATIONS = 100  # and shows no more related places of a result
_LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def sarif(reports: Sequence[Report]) -> bytes:
    """Return a SARIF log with a run for each report.

    The first side of a finding is its location; the other sides are related locations, linked from
    the message. Columns count code points; ends are exclusive. Signed-off findings are left out,
    because code scanning shows suppressed results as open alerts.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report) for report in reports]}
    text = json.dumps(log, ensure_ascii=False, allow_nan=False, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _run(report: Report) -> dict[str, Any]:
    at = places(report)
    findings = report.judgement.findings[:RESULTS]
    rules = _rules(report, findings)
    order = {rule["id"]: number for number, rule in enumerate(rules)}
    names = "+".join(inert.line(reading.document.name) for reading in report.readings)
    return {
        "tool": {"driver": {"name": "concordant", "semanticVersion": __version__, "rules": rules}},
        "automationDetails": {"id": f"concordant/{names}/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, order[finding.rule], at) for finding in findings],
    }


def _rules(report: Report, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    cards = {card.id: card for card in report.rules}
    rules = []
    for name in sorted({finding.rule for finding in findings}):
        card = cards.get(name)
        title = (card.title if card else "") or name
        question = (card.question if card else "") or title
        why = (card.why if card else "") or question
        rules.append(
            {
                "id": name,
                "shortDescription": {"text": title},
                "fullDescription": {"text": question},
                "help": {"text": f"{question}\n\n{why}", "markdown": f"**{question}**\n\n{why}"},
                "properties": {"tags": [card.family] if card and card.family else []},
            }
        )
    return rules


def _result(finding: Finding, rule: int, at: Places) -> dict[str, Any]:
    first, *others = finding.sides[: LOCATIONS + 1]
    links = [f"[{_text(at.words(side.claim))}]({number})" for number, side in enumerate(others, 1)]
    message = _text(finding.message) + (f" ({'; '.join(links)})" if links else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[str(finding.severity)],
        "message": {"text": message},
        "locations": [_location(first, at)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "concordant/v1": finding.fingerprint,
        },
        "properties": {"verdict": finding.verdict.value},
    }
    if others:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _text(side.reading or at.words(side.claim))},
                **_location(side, at),
            }
            for number, side in enumerate(others, 1)
        ]
    return result


def _location(side: Side, at: Places) -> dict[str, Any]:
    spot = at.spot(side.claim)
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(spot.name)},
            "region": {
                "startLine": spot.line,
                "startColumn": spot.column,
                "endLine": spot.end_line,
                "endColumn": spot.end_column,
                "snippet": {"text": inert.visible(at.words(side.claim), keep="\n\t")},
            },
        }
    }
    if spot.label:
        location["logicalLocations"] = [{"fullyQualifiedName": inert.line(spot.label)}]
    return location


def _uri(name: str) -> str:
    try:
        raw = name.encode("utf-8", "surrogateescape")  # the bytes of the name, whatever they are
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "replace")
    raw = raw.replace(b"\\", b"/")
    return quote(raw, safe="/") or "-"


def _text(text: str) -> str:
    """Return the text so that no embedded link comes alive in it."""
    shown = inert.line(text).replace("\\", "\\\\")
    return shown.replace("[", "\\[").replace("]", "\\]")
