"""One run of `check`: options become a run, the run becomes reports and an exit status."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from checker.cli.inputs import sources
from checker.cli.outputs import Output, outputs, refuse_inputs, write
from checker.config.options import Options
from checker.errors import ConfigError
from checker.model.finding import Report
from checker.model.verdict import Severity
from checker.render import FORMS, render


def checked(paths: tuple[str, ...], given: Mapping[str, Any]) -> int:
    """Run `check` on the paths, write its reports, and return the exit status.

    Raises:
        CheckerError: a document, option or output that a person must mend.
    """
    from checker.pipeline import run  # noqa: PLC0415 - the pipeline loads pandas

    wanted = outputs(given["files"], given["form"] or "", tuple(FORMS))
    refuse_inputs(wanted, paths)
    options = Options(
        dates=dates(given["dates"], paths),
        languages=languages(given["languages"], paths),
        report_language=given["report_lang"] or "",
    )
    report = replace(run(sources(paths), options).report, command=command(paths, given))
    write([(output, rendered(report, output)) for output in wanted])
    return status(report, given["fail_on"] or "warning")


def rendered(report: Report, output: Output) -> bytes:
    """Return the report as an output wants it: in colour and as wide as the terminal on one."""
    return render(report, output.form)


def status(report: Report, fail_on: str) -> int:
    """Return 2 for a problem, 1 for a finding at or above the threshold, else 0."""
    if report.judgement.problems:
        return 2
    if fail_on == "never":
        return 0
    least = Severity[fail_on.upper()]
    return int(any(finding.severity >= least for finding in report.judgement.findings))


def dates(texts: Sequence[str], paths: Sequence[str]) -> dict[str, dt.date]:
    """Return publication dates by document name, from `NAME=2025-04-18`.

    Raises:
        ConfigError: no such document, or no such day.
    """
    found = {}
    for text in texts:
        name, _, day = text.rpartition("=")
        try:
            found[named("--date", name, paths)] = dt.date.fromisoformat(day)
        except ValueError as error:
            raise ConfigError("--date", f"{day!r} is no date", "write it as 2025-04-18") from error
    return found


def languages(texts: Sequence[str], paths: Sequence[str]) -> dict[str, str]:
    """Return languages by document name, '' for all, from `fr` or `NAME=fr`.

    Raises:
        ConfigError: no such document, or no such language.
    """
    from checker.lang import LANGUAGES  # noqa: PLC0415 - not needed for --help

    found = {}
    for text in texts:
        name, sign, code = text.rpartition("=")
        if code not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise ConfigError("--lang", f"{code!r} is no language that is read", f"one of {known}")
        found[named("--lang", name, paths) if sign else ""] = code
    return found


def named(option: str, name: str, paths: Sequence[str]) -> str:
    """Return the path that a name stands for: the path itself, or its last part.

    Raises:
        ConfigError: no document, or more than one, is called so.
    """
    fitting = [p for p in paths if p == name] or [p for p in paths if PurePath(p).name == name]
    if not name or len(set(fitting)) != 1:
        what = "names no document" if not fitting else "names several documents"
        raise ConfigError(option, f"{name!r} {what}", "one of " + ", ".join(paths))
    return fitting[0]


def command(paths: Sequence[str], given: Mapping[str, Any]) -> str:
    """Return the command that repeats the run; outputs are left out, as they change no finding."""
    words = ["check", *paths]
    for option, key in (("--date", "dates"), ("--lang", "languages")):
        for text in given[key]:
            words += [option, text]
    if given["report_lang"]:
        words += ["--report-lang", given["report_lang"]]
    return shlex.join(words)
