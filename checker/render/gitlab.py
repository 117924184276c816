"""GitLab Code Quality."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from checker.model.finding import Report
from checker.render import inert
from checker.render.places import places

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def code_quality(reports: Sequence[Report]) -> bytes:
    """Return a Code Quality report: an array of issues, no byte order mark, fingerprints unique."""
    seen: Counter[str] = Counter()
    issues: list[dict[str, Any]] = []
    for report in reports:
        at = places(report)
        for finding in report.judgement.findings:
            seen[finding.fingerprint] += 1
            again = seen[finding.fingerprint]
            spot = at.spot(finding.sides[0].claim)
            also = "; ".join(
                f"{at.spot(side.claim)}: {at.words(side.claim)}" for side in finding.sides[1:]
            )
            described = f"{finding.message} ({also})" if also else finding.message
            issues.append(
                {
                    "description": inert.line(described),
                    "check_name": finding.rule,
                    "fingerprint": finding.fingerprint + (f"-{again}" if again > 1 else ""),
                    "severity": _SEVERITIES[str(finding.severity)],
                    "location": {
                        "path": inert.line(spot.name),
                        "lines": {"begin": spot.line, "end": spot.end_line},
                    },
                }
            )
    text = json.dumps(issues, ensure_ascii=False, allow_nan=False, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")
