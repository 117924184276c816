"""When a document was published: given, told by its dateline, or inferred from the dates it speaks of."""

from __future__ import annotations

from checker.model.document import Document


def dated(document: Document) -> Document:
    """Return the document with its publication date filled in where the text tells it."""
    return document
