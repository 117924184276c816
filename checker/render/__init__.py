"""A report becomes text, JSON, HTML and other formats."""

from __future__ import annotations

from checker.model.finding import Report


def render(report: Report, form: str) -> bytes:
    """Return the report in a format, by name; text formats are UTF-8."""
    raise NotImplementedError
