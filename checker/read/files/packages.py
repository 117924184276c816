"""Which of the office formats a zip archive is, and its draft."""

from __future__ import annotations

from checker.errors import InputError
from checker.read.draft import Draft
from checker.read.files.archive import open_archive
from checker.read.files.opendocument import read_opendocument
from checker.read.files.word import read_word
from checker.read.files.workbook import read_workbook

_OPENDOCUMENT = b"application/vnd.oasis.opendocument."


def read_package(name: str, data: bytes) -> Draft:
    """Return the draft of a Word or OpenDocument file, or of a spreadsheet.

    Raises:
        InputError: a damaged archive, or one of another kind.
        LimitError: an archive over one of the limits.
    """
    archive = open_archive(name, data)
    if archive.has("mimetype") and archive.read("mimetype").startswith(_OPENDOCUMENT):
        return read_opendocument(archive)
    if any(part.startswith("word/") for part in archive.parts()):
        return read_word(archive)
    if archive.has("xl/workbook.xml"):
        return read_workbook(archive)
    if archive.has("content.xml"):
        return read_opendocument(archive)
    raise InputError(name, "is a zip archive without a Word, OpenDocument or Excel document in it")
