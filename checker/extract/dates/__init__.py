"""Dates and periods, and the day on which a document was published."""

from __future__ import annotations

from checker.extract.dates.finding import find_dates
from checker.extract.dates.publication import dated

__all__ = ["dated", "find_dates"]
