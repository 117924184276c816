"""Sources become documents."""

from __future__ import annotations

import datetime as dt

from checker.model.document import Document
from checker.read.draft import Draft
from checker.read.files.packages import read_package
from checker.read.files.pdf import read_pdf
from checker.read.files.sheet import read_sheet
from checker.read.finishing import document
from checker.read.kinds import Kind, kind_of_file
from checker.read.limits import MAX_BYTES, MAX_CHARACTERS, over
from checker.read.noise.cutting import without_noise
from checker.read.plain.reading import read_plain
from checker.read.web.page import read_web


def read(
    name: str, data: bytes, *, index: int, language: str = "", date: dt.date | None = None
) -> Document:
    """Return the document that a file's bytes hold; `name` chooses nothing, it only hints.

    Raises:
        InputError: the bytes are no text that can be trusted, or of a kind that is not read.
        LimitError: the file goes over a published limit.
    """
    if len(data) > MAX_BYTES:
        over(name, "the file's size", MAX_BYTES, "bytes")
    draft = _draft(name, data)
    if len(draft.text) > MAX_CHARACTERS:
        over(name, "the length of its text", MAX_CHARACTERS, "characters")
    draft = without_noise(draft)
    return document(name, data, draft, index=index, language=language, date=date)


def _draft(name: str, data: bytes) -> Draft:
    match kind_of_file(name, data):
        case Kind.WEB:
            return read_web(name, data)
        case Kind.ARCHIVE:
            return read_package(name, data)
        case Kind.PDF:
            return read_pdf(name, data)
        case Kind.SHEET:
            return read_sheet(name, data)
        case Kind.TEXT:
            return read_plain(name, data)
