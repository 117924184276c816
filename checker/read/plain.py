"""Plain text becomes a draft."""

from __future__ import annotations

from checker.read.decoding import decode
from checker.read.draft import Draft
from checker.read.lines import lines
from checker.read.paragraphs import plain_pieces


def read_plain(name: str, data: bytes) -> Draft:
    """Return the draft of a plain text file.

    Raises:
        InputError: the bytes are no text that can be trusted.
    """
    text, notices = decode(name, data)
    return Draft(text=text, pieces=tuple(plain_pieces(lines(text))), notices=notices)
