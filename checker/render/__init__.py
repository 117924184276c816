"""A report becomes text, JSON, HTML and other formats."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence

from checker.errors import ConfigError
from checker.model.finding import Report

FORMS = {
    "text": "text_report:text_report",
    "concise": "text_report:concise",
    "json": "json_report:json_report",
    "jsonl": "json_report:json_lines",
    "html": "html_report:html_report",
    "sarif": "sarif:sarif",
    "github": "github:workflow_commands",
    "markdown": "github:job_summary",
    "gitlab": "gitlab:code_quality",
    "junit": "junit:junit",
    "csv": "tables:findings_csv",
}


def render(report: Report, form: str) -> bytes:
    """Return the report in a format, by name; text formats are UTF-8.

    Raises:
        ConfigError: there is no such format.
    """
    return render_all((report,), form)


def render_all(reports: Sequence[Report], form: str) -> bytes:
    """Return several reports of one run as one document in a format.

    Raises:
        ConfigError: there is no such format, or it holds one report only.
    """
    if form not in FORMS:
        raise ConfigError("--format", f"no format is called {form!r}", "one of " + ", ".join(FORMS))
    return _renderer(form)(reports)


def _renderer(form: str) -> Callable[[Sequence[Report]], bytes]:
    """Return the function for a format; its module is loaded only now, so that start-up is fast."""
    module, name = FORMS[form].split(":")
    found: Callable[[Sequence[Report]], bytes] = getattr(
        importlib.import_module(f"checker.render.{module}"), name
    )
    return found
