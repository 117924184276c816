"""Findings that somebody has signed off: they stay silent until a value changes or a day comes."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.errors import ConfigError
from checker.model.finding import Accepted, Finding, Report
from checker.model.notice import Notice

KEYS = ("fingerprint", "rule", "what", "decision", "by", "because", "until", "documents")
DECISIONS = ("accepted", "dismissed")
TABLE = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of `decisions.toml`.

    Attributes:
        fingerprint: of the finding; it holds rule and values, no places, so that it survives
            edits elsewhere and dies when a value changes.
        rule: id of the rule, for a reader.
        what: the finding's message, for a reader.
        decision: `accepted` (the difference is real and may stand) or `dismissed` (false alarm).
        by: who decided.
        because: why.
        until: the last day on which it holds, or None.
        documents: names of the texts concerned; a decision on others is never called stale.
    """

    fingerprint: str
    rule: str = ""
    what: str = ""
    decision: str = "accepted"
    by: str = ""
    because: str = ""
    until: dt.date | None = None
    documents: tuple[str, ...] = ()


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file; none when there is no such file.

    Raises:
        ConfigError: the file is no list of decisions; the message names the entry.
    """
    if not path.exists():
        return ()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise ConfigError(str(path), f"is no TOML: {error}") from error
    entries = data.get(TABLE, [])
    if set(data) - {TABLE} or not isinstance(entries, list):
        raise ConfigError(str(path), "holds more than [[decision]] tables")
    return tuple(_decision(f"{path}, decision {n}", entry) for n, entry in enumerate(entries, 1))


def written(decisions: Sequence[Decision]) -> str:
    """Return decisions as the text of `decisions.toml`, in order of rule and fingerprint."""
    tables = [_table(d) for d in sorted(decisions, key=lambda d: (d.rule, d.what, d.fingerprint))]
    head = "# Findings that somebody has signed off. Written by `checker accept`; edit it freely.\n"
    return head + "".join(f"\n{table}" for table in tables)


def merged(old: Sequence[Decision], new: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return both, a new decision replacing an old one on the same finding."""
    return tuple(({d.fingerprint: d for d in old} | {d.fingerprint: d for d in new}).values())


def on(finding: Finding, report: Report, **given: Any) -> Decision:  # noqa: ANN401 - fields of Decision
    """Return a decision on a finding of a report."""
    names = {report.readings[side.claim.document].document.name for side in finding.sides}
    return Decision(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        what=finding.message,
        documents=tuple(sorted(names)),
        **given,
    )


def settled(
    reports: Sequence[Report], decisions: Sequence[Decision], source: str, today: dt.date
) -> tuple[Report, ...]:
    """Return the reports with signed-off findings set apart and expired or stale ones named.

    Args:
        reports: all reports of one run; a decision is stale only when none of them needs it.
        decisions: those in force and those that are not.
        source: name of the decisions file.
        today: the day on which `until` is looked at.
    """
    holding = {d.fingerprint: d for d in decisions if d.until is None or d.until >= today}
    done = [_applied(report, holding, source) for report in reports]
    present = {finding.fingerprint for r in reports for finding in r.judgement.findings}
    names = {reading.document.name for r in reports for reading in r.readings}
    notices = tuple(_notices(decisions, present, names, source, today))
    if notices and done:
        done[0] = replace(done[0], notices=(*done[0].notices, *notices))
    return tuple(done)


def _applied(report: Report, holding: dict[str, Decision], source: str) -> Report:
    findings = report.judgement.findings
    accepted = tuple(
        Accepted(
            finding=finding,
            by=holding[finding.fingerprint].by,
            because=holding[finding.fingerprint].because,
            until=_iso(holding[finding.fingerprint].until),
            source=source,
        )
        for finding in findings
        if finding.fingerprint in holding
    )
    left = tuple(f for f in findings if f.fingerprint not in holding)
    return replace(
        report,
        judgement=replace(report.judgement, findings=left),
        accepted=(*report.accepted, *accepted),
    )


def _notices(
    decisions: Sequence[Decision],
    present: Collection[str],
    names: Collection[str],
    source: str,
    today: dt.date,
) -> list[Notice]:
    said = []
    for decision in decisions:
        what = f"{decision.rule} {decision.fingerprint}: {decision.what}".strip()
        if decision.fingerprint in present:
            if decision.until is not None and decision.until < today:
                said.append(
                    Notice(
                        "{source}: expired on {day}: {what}",
                        source=source,
                        day=decision.until,
                        what=what,
                    )
                )
        elif not decision.documents or set(decision.documents) <= set(names):
            said.append(
                Notice(
                    "{source}: stale, nothing is found like it any more: {what}",
                    source=source,
                    what=what,
                )
            )
    return said


def _decision(where: str, entry: object) -> Decision:
    if not isinstance(entry, dict):
        raise ConfigError(where, "is no table")
    unknown = sorted(set(entry) - set(KEYS))
    if unknown:
        raise ConfigError(where, f"unknown key {unknown[0]!r}", "known: " + ", ".join(KEYS))
    if not isinstance(entry.get("fingerprint"), str) or not entry["fingerprint"]:
        raise ConfigError(where, "needs the fingerprint of a finding")
    for key in ("rule", "what", "decision", "by", "because"):
        if not isinstance(entry.get(key, ""), str):
            raise ConfigError(where, f"{key} is no text")
    if entry.get("decision", "accepted") not in DECISIONS:
        raise ConfigError(where, f"decision is none of {', '.join(DECISIONS)}")
    documents = entry.get("documents", [])
    if not isinstance(documents, list) or not all(isinstance(name, str) for name in documents):
        raise ConfigError(where, "documents is no list of names")
    return Decision(
        **{**entry, "documents": tuple(documents), "until": _day(where, entry.get("until", ""))}
    )


def _day(where: str, value: object) -> dt.date | None:
    if not value:
        return None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return dt.date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ConfigError(where, f"until {value!r} is no date", "write it as 2025-04-18") from error


def _table(decision: Decision) -> str:
    lines = [f"[[{TABLE}]]"]
    for key in KEYS:
        value = getattr(decision, key)
        if key == "until":
            lines += [f"until = {value.isoformat()}"] if value else []
        elif key == "documents":
            lines += (
                [f"documents = [{', '.join(_quoted(name) for name in value)}]"] if value else []
            )
        elif value or key in ("by", "because"):
            lines.append(f"{key} = {_quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return the text as a TOML basic string; JSON's escapes are a subset of TOML's."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
