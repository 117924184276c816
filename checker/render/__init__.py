"""A report becomes text, JSON, HTML and other formats."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from checker.errors import ConfigError
from checker.model.finding import Report

FORMS = {
    "text": "text_report:text_report",
    "concise": "text_report:concise",
    "json": "json_report:json_report",
    "jsonl": "json_report:json_lines",
    "html": "html_report:html_report",
}


def render(report: Report, form: str) -> bytes:
    """Return the report in a format, by name; text formats are UTF-8.

    Raises:
        ConfigError: there is no such format.
    """
    if form not in FORMS:
        raise ConfigError("--format", f"no format is called {form!r}", "one of " + ", ".join(FORMS))
    return _renderer(form)(report)


def _renderer(form: str) -> Callable[[Report], bytes]:
    """Return the function for a format; its module is loaded only now, so that start-up is fast."""
    module, name = FORMS[form].split(":")
    found: Callable[[Report], bytes] = getattr(
        importlib.import_module(f"checker.render.{module}"), name
    )
    return found
