"""What kind of file some bytes are, told by the bytes; the name settles what they leave open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from checker.errors import InputError

_PAGE = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,2000}?-->\s{0,50}){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|table|h1|section)(?![\w-])",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 20_000
# First bytes of formats that are not read, with the name that a person would know them by.
_FOREIGN = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program, a binary file",
    b"MZ": "a Windows program, a binary file",
    b"\x1f\x8b": "a gzip-compressed file; unpack it",
    b"BZh": "a bzip2-compressed file; unpack it",
    b"\xfd7zXZ": "an xz-compressed file; unpack it",
    b"7z\xbc\xaf": "a 7-Zip archive; unpack it",
    b"Rar!": "a RAR archive; unpack it",
    b"\xd0\xcf\x11\xe0": "an encrypted or old Office file; save it as .docx, without password",
    b"{\\rtf": "a rich-text file (.rtf); save it as .docx or .odt",
    b"SQLite format 3": "a database",
}


class Kind(StrEnum):
    """The kinds of file that are read."""

    TEXT = "text"
    WEB = "html"
    ARCHIVE = "archive"
    PDF = "pdf"
    SHEET = "csv"


def kind_of_file(name: str, data: bytes) -> Kind:
    """Return the kind of a file.

    Raises:
        InputError: a kind that is not read.
    """
    suffix = PurePath(name).suffix.lower()
    if not data.strip():
        raise InputError(name, "is empty: no text to check")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ARCHIVE
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    for start, what in _FOREIGN.items():
        if data.startswith(start) and (len(start) > 2 or b"\0" in data[:_HEAD]):  # noqa: PLR2004
            raise InputError(name, f"is {what}")
    if suffix in {".docx", ".odt", ".xlsx", ".pdf"}:
        raise InputError(name, f"is no {suffix} file, whatever its name says: it may be corrupt")
    if _PAGE.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")) or suffix in {
        ".html",
        ".htm",
        ".xhtml",
    }:
        return Kind.WEB
    return Kind.SHEET if suffix in {".csv", ".tsv"} else Kind.TEXT
