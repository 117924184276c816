"""Sources become documents."""

from __future__ import annotations

import datetime as dt

from checker.model.document import Document


def read(
    name: str, data: bytes, *, index: int, language: str = "", date: dt.date | None = None
) -> Document:
    """Return the document that a file's bytes hold; `name` chooses nothing, it only hints.

    Raises:
        InputError: the bytes are no text that can be trusted, or of a kind that is not read.
    """
    raise NotImplementedError
