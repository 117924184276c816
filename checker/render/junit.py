"""JUnit XML: a test case for every compared pair, so that agreement can be seen too."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from checker.model.claim import Claim
from checker.model.finding import Agreement, Finding, Report, Side
from checker.model.verdict import Severity
from checker.render import inert
from checker.render.coverage import GATE
from checker.render.places import Places, places
from checker.render.wording import wording


def junit(reports: Sequence[Report]) -> bytes:
    """Return a test suite for each report.

    A finding at warning or error is a failure; a note passes with its message as output; an
    agreement passes; a signed-off finding and a pair that may not be compared are skipped with
    the reason; a problem of the run is an error.
    """
    root = ET.Element("testsuites", {"name": "concordant"})
    for report in reports:
        suite = ET.SubElement(root, "testsuite", {"name": _names(report)})
        cases = list(_cases(report))
        suite.extend(cases)
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            suite.set(kind, str(sum(case.find(tag) is not None for case in cases)))
        suite.set("tests", str(len(cases)))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode", xml_declaration=False)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _names(report: Report) -> str:
    return " ↔ ".join(inert.line(reading.document.name) for reading in report.readings)


def _cases(report: Report) -> Iterator[ET.Element]:
    at, words = places(report), wording(report.language)
    for finding in report.judgement.findings:
        case = _case(finding, at)
        if finding.severity is Severity.NOTE:
            ET.SubElement(case, "system-out").text = _said(finding, at)
        else:
            told = {"message": inert.line(finding.message), "type": finding.verdict.value}
            ET.SubElement(case, "failure", told).text = _said(finding, at)
        yield case
    for agreement in report.judgement.agreements:
        yield _case(agreement, at)
    for accepted in report.accepted:
        case = _case(accepted.finding, at)
        because = inert.line(f"{accepted.because} ({accepted.source})")
        ET.SubElement(case, "skipped", {"message": because})
        yield case
    for pair in report.related:
        case = _element("related", [pair.left, pair.right], at)
        gate = pair.gate.label.removeprefix(GATE) if pair.gate else ""
        ET.SubElement(case, "skipped", {"message": inert.line(words.fixed("gate", gate))})
        yield case
    for problem in report.judgement.problems:
        case = ET.Element("testcase", {"classname": "run", "name": inert.line(problem.where)})
        ET.SubElement(case, "error", {"message": inert.line(problem.what)})
        yield case


def _case(what: Finding | Agreement, at: Places) -> ET.Element:
    return _element(what.rule, [side.claim for side in what.sides], at)


def _element(rule: str, claims: list[Claim], at: Places) -> ET.Element:
    spot = at.spot(claims[0])
    name = " / ".join(inert.line(at.words(claim))[:200] for claim in claims)
    return ET.Element(
        "testcase",
        {
            "classname": rule,
            "name": f"{name} ({spot.line}:{spot.column})",
            "file": inert.line(spot.name),
            "line": str(spot.line),
        },
    )


def _said(finding: Finding, at: Places) -> str:
    lines = [inert.xml(finding.message), *(_place(side, at) for side in finding.sides)]
    return "\n".join(lines)


def _place(side: Side, at: Places) -> str:
    return inert.line(f"{at.spot(side.claim)}: {at.words(side.claim)}")
