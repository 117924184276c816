"""What a file's head says of it: its date and its language."""

from __future__ import annotations

import datetime as dt
import re

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_KEY = re.compile(
    r"^[ \t]*[\"']?([\w-]{1,40})[\"']?[ \t]*[:=][ \t]*(.{0,300}?)[ \t]*$", re.MULTILINE
)
_LONGEST = 8_000
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
# The names that site generators and HTML pages give to these two.
_DATES = (
    "date",
    "published",
    "publishdate",
    "pubdate",
    "date_published",
    "datepublished",
    "created",
)
_LANGUAGES = ("lang", "language", "locale")


def front_matter(text: str) -> tuple[int, str, dt.date | None]:
    """Return the end of a text's front matter, and the language and date that it states.

    The end is 0 for a text without front matter.
    """
    opening = _FENCE.match(text)
    if not opening:
        return 0, "", None
    closing = re.compile(rf"^{re.escape(opening.group(1))}[ \t]*\r?$", re.MULTILINE)
    end = closing.search(text, opening.end(), opening.end() + _LONGEST)
    if not end:
        return 0, "", None
    head = text[opening.end() : end.start()]
    keys = {m.group(1).lower(): m.group(2).strip("\"'") for m in _KEY.finditer(head)}
    if not keys:
        return 0, "", None
    stated = next((keys[k] for k in _DATES if k in keys), "")
    language = next((keys[k] for k in _LANGUAGES if k in keys), "")
    return end.end(), language_code(language), iso_date(stated)


def iso_date(words: str) -> dt.date | None:
    """Return the date that a machine-written time begins with (`2025-04-18T10:00Z`), else None."""
    match = _DATE.match(words.strip()) or _COMPACT.match(words.strip())
    if not match:
        return None
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def language_code(words: str) -> str:
    """Return the two-letter code at the head of a language tag (`fr-BE`), '' when there is none."""
    match = re.match(r"([a-z]{2})(?![a-z])", words.strip().lower())
    return match.group(1) if match else ""
