"""What a person should know of a run, in English, with its parts apart for other languages."""

from __future__ import annotations

import datetime as dt
from typing import Self


class Notice(str):
    """An English sentence that a renderer can say in the report's language.

    Attributes:
        pattern: the sentence with named fields, by which its translation is found.
        values: the fields.
    """

    __slots__ = ("pattern", "values")

    pattern: str
    values: dict[str, str | dt.date]

    def __new__(cls, pattern: str, **values: str | dt.date) -> Self:
        """Return the sentence with its fields filled in."""
        notice = super().__new__(cls, pattern.format(**values) if values else pattern)
        notice.pattern = pattern
        notice.values = values
        return notice

    def __getnewargs__(self) -> tuple[str]:
        """Return what a copy is made from."""
        return (str(self),)
