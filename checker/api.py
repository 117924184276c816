"""The checker as a library: one call, and three pandas frames to look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config.options import Options
from checker.errors import InputError
from checker.model.claim import Claim
from checker.model.finding import Report
from checker.model.verdict import Severity
from checker.pipeline import Run, Source, run
from checker.render import render
from checker.render.places import places

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a check gave; each frame is made when it is asked for."""

    run: Run

    @property
    def report(self) -> Report:
        """Return the whole report as objects."""
        return self.run.report

    @property
    def findings(self) -> pd.DataFrame:
        """Return a row for each side of each finding.

        Columns: finding (number, from 0), rule, severity, verdict, message, fingerprint, document,
        start, end, line, column, text, reading.
        """
        import pandas as pd  # noqa: PLC0415 - slow to import, and only frames need it

        place = _places(self.report)
        rows = [
            {
                "finding": number,
                "rule": finding.rule,
                "severity": str(finding.severity),
                "verdict": str(finding.verdict),
                "message": finding.message,
                "fingerprint": finding.fingerprint,
                **place(side.claim),
                "reading": side.reading,
            }
            for number, finding in enumerate(self.report.judgement.findings)
            for side in finding.sides
        ]
        return pd.DataFrame(rows, columns=[*_FINDING, *_PLACE, "reading"])

    @property
    def claims(self) -> pd.DataFrame:
        """Return a row for each claim.

        Columns: id, kind, role, measure, unit, dimension, period, language, document, start, end,
        line, column, text.
        """
        import pandas as pd  # noqa: PLC0415 - slow to import, and only frames need it

        place = _places(self.report)
        rows = [
            {**_claim_row(claim), **place(claim)}
            for reading in self.report.readings
            for claim in reading.claims
        ]
        return pd.DataFrame(rows, columns=[*_CLAIM, *_PLACE])

    @property
    def pairs(self) -> pd.DataFrame:
        """Return a row for each scored candidate pair: ids, features, score, gate, chosen."""
        return self.run.pairs

    def fails(self, threshold: Severity) -> bool:
        """Return whether a finding is at or above the threshold."""
        return any(f.severity >= threshold for f in self.report.judgement.findings)

    def render(self, form: str) -> bytes:
        """Return the report in a format, by name: `text`, `json`, `html`, …."""
        return render(self.report, form)


def _places(report: Report) -> Callable[[Claim], dict[str, object]]:
    at = places(report)

    def place(claim: Claim) -> dict[str, object]:
        span, spot = at.written(claim.document, claim.evidence), at.spot(claim)
        return {
            "document": claim.document,
            "start": span.start,
            "end": span.end,
            "line": spot.line,
            "column": spot.column,
            "text": at.words(claim),
        }

    return place


_PLACE = ("document", "start", "end", "line", "column", "text")
_FINDING = ("finding", "rule", "severity", "verdict", "message", "fingerprint")
_CLAIM = ("id", "kind", "role", "measure", "unit", "dimension", "period", "language")


def check(
    draft: str | Path | Source,
    *references: str | Path | Source,
    dates: Mapping[str, dt.date] | None = None,
    languages: Mapping[str, str] | None = None,
    options: Options | None = None,
) -> Result:
    """Return what a draft and its references claim, and where they disagree.

    Args:
        draft: a path, or a `text(…)` that is in memory.
        references: the texts that the draft must agree with; none checks the draft against itself.
        dates: publication date by document name.
        languages: two-letter code by document name; the key '' stands for every document.
        options: all other settings; `dates` and `languages` given here win over it.

    Raises:
        CheckerError: a document or setting that a person must mend.
    """
    base = options or Options()
    sources = [_source(item) for item in (draft, *references)]
    chosen = replace(base, dates=dates or base.dates, languages=languages or base.languages)
    return Result(run=run(sources, chosen))


def text(words: str, *, name: str) -> Source:
    """Return words in memory as a source for `check`, under a name of one's own."""
    return Source(name=name, data=words.encode())


def _source(item: str | Path | Source) -> Source:
    if isinstance(item, Source):
        return item
    try:
        return Source(name=str(item), data=Path(item).read_bytes())
    except OSError as error:
        raise InputError(
            str(item), f"cannot be read: {error.strerror}", "check the path"
        ) from error


def _claim_row(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "kind": str(claim.kind),
        "role": str(claim.role or ""),
        "measure": claim.subject.measure,
        "unit": claim.unit.symbol if claim.unit else "",
        "dimension": claim.unit.dimension if claim.unit else "",
        "period": claim.period.said if claim.period else "",
        "language": claim.language,
    }
