"""Stub."""

from __future__ import annotations

from checker.extract.mention import Mention
from checker.model.document import Document


def find_posts(document: Document, names: list[Mention]) -> list[Mention]:
    """Return nothing yet."""
    return []
