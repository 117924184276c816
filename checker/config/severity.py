"""The newsroom's own severities: which rules speak, and how loud."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from checker.model.finding import Finding, Report
from checker.model.verdict import Severity

OFF = "off"


def graded(
    report: Report, spoken: Collection[str], policy: Mapping[str, Mapping[str, str]]
) -> Report:
    """Return the report with other rules' findings left out and the others graded anew.

    Args:
        report: as judged.
        spoken: ids of the rules that may speak.
        policy: by rule id or family: a severity or `off` by verdict, '' standing for all.
    """
    families = {card.id: card.family for card in report.rules}
    found = [
        graded_finding
        for finding in report.judgement.findings
        if finding.rule in spoken
        and (graded_finding := _graded(finding, families.get(finding.rule, ""), policy))
    ]
    # A stable sort, so that findings of one severity stay in order of place.
    found.sort(key=lambda finding: -finding.severity)
    agreements = tuple(a for a in report.judgement.agreements if a.rule in spoken)
    judgement = replace(report.judgement, findings=tuple(found), agreements=agreements)
    return replace(report, judgement=judgement)


def _graded(
    finding: Finding, family: str, policy: Mapping[str, Mapping[str, str]]
) -> Finding | None:
    for name in (finding.rule, family):
        by_verdict = policy.get(name, {})
        severity = by_verdict.get(finding.verdict.value, by_verdict.get("", ""))
        if severity == OFF:
            return None
        if severity:
            return replace(finding, severity=Severity[severity.upper()])
    return finding
