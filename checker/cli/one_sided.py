"""`--missing`: a note for each figure and date that one text alone gives."""

from __future__ import annotations

from dataclasses import replace

from checker.model.finding import Finding, Report, RuleCard, Side, fingerprint
from checker.model.verdict import Severity, Verdict
from checker.render import inert
from checker.render.coverage import COUNTED, State, coverage
from checker.render.places import places, short_names
from checker.render.wording import wording

RULE = "one-sided"


def with_one_sided(report: Report) -> Report:
    """Return the report with a note for each figure and date that has no counterpart."""
    if len(report.readings) == 1:
        return report
    covered, at, words = coverage(report), places(report), wording(report.language)
    names = short_names(report)
    found = []
    for reading in report.readings:
        for claim in reading.claims:
            if claim.kind not in COUNTED or covered.states[claim.id] is not State.ALONE:
                continue
            said = inert.line(at.words(claim))
            name = inert.line(names[claim.document])
            found.append(
                Finding(
                    rule=RULE,
                    verdict=Verdict.INCOMPARABLE,
                    severity=Severity.NOTE,
                    sides=(Side(claim=claim, reading=said),),
                    message=words("one_sided", words=said, name=name),
                    fingerprint=fingerprint(RULE, ((claim.kind.value, said),)),
                )
            )
    card = RuleCard(
        id=RULE,
        family="coverage",
        title=words("one_sided_title"),
        question=words("one_sided_question"),
        why=words("one_sided_why"),
    )
    judgement = replace(report.judgement, findings=(*report.judgement.findings, *found))
    return replace(report, judgement=judgement, rules=(*report.rules, card))
