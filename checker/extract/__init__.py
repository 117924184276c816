"""Documents become readings: documents with their claims."""

from __future__ import annotations

from checker.model.claim import Reading
from checker.model.document import Document


def extract(document: Document) -> Reading:
    """Return the document with everything that it claims, in order of place."""
    return Reading(document=document, claims=())
