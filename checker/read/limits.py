"""What the readers refuse to go beyond; each limit is named in the error that it raises."""

from __future__ import annotations

from typing import NoReturn

from checker.errors import LimitError

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 2_500_000  # a book of a thousand pages
MAX_LINES = 100_000
MAX_BLOCK = 20_000
MAX_SENTENCE = 2_000

MAX_ARCHIVE_PARTS = 5_000
MAX_PART_BYTES = 64_000_000
MAX_INFLATION = 200
MAX_XML_DEPTH = 256

MAX_HTML_TAGS = 100_000
MAX_HTML_DEPTH = 400

MAX_PAGES = 2_000
MAX_PDF_SECONDS = 40
MAX_PDF_MEMORY = 350_000_000

MAX_CELLS = 50_000  # of all tables of a file; each costs about as much as a sentence


def over(name: str, what: str, limit: float, unit: str) -> NoReturn:
    """Raise the error that names a limit that a document goes over.

    Raises:
        LimitError: always.
    """
    raise LimitError(name, f"{what} is over the limit of {limit:,} {unit}")
