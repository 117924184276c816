"""The lines of a PDF, taken out by PDFium in a process of its own, under limits.

Started as a script: it reads the file from standard input and writes JSON to standard output,
either `{"pages": [[[left, bottom, right, top, words, gaps, raised], …], …]}` or `{"error": "…"}`.
Gaps are wide blanks, [end of the words before, where they end, start of those behind, where they
start]; raised are the digits that stand higher and smaller than what they follow, [start, end]. It
imports nothing of the checker, so that it starts fast and needs no path to it.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

_BLANK = re.compile(r"\s+")
_DIGITS = re.compile(
    r"(?<=[^\s\d])(?<!\d[.,])\d{1,3}(?!\d|[.,]\d)"
    r"|(?<=[.,;:!?»”)])[ivx]{1,5}(?=\s|$)|^(?:\d{1,3}|[ivxlc]{1,5}|[a-z*†‡§])(?=\s?[^\W\d_]{2}|\s\S)"
)
_WIDE = 0.5  # of the height of the letters: a blank between words is seldom wider
_SMALL, _HIGH = 0.85, 0.1  # height of a raised digit, and how far above the line it stands


def main(memory: int, seconds: int, most_pages: int) -> None:
    """Write the lines of the PDF that standard input holds to standard output."""
    _limit(memory, seconds)
    try:
        answer: dict[str, Any] = {"pages": _pages(sys.stdin.buffer.read(), most_pages)}
    except MemoryError:
        answer = {"error": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever the parser raises, the parent must hear of it
        answer = {"error": str(error) or type(error).__name__}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(data: bytes, most: int) -> list[list[list[Any]]]:
    import pypdfium2  # noqa: PLC0415 - after the limits are set

    document = pypdfium2.PdfDocument(data)
    count = len(document)
    if count > most:
        raise ValueError(f"pages:{count}")
    pages = []
    for number in range(count):
        page = document[number]
        textpage = page.get_textpage()
        pages.append(_lines(textpage))
        textpage.close()
        page.close()
    return pages


def _lines(textpage: Any) -> list[list[Any]]:  # noqa: ANN401 - pypdfium2 has no types
    words = textpage.get_text_range(errors="replace")
    lines: list[list[Any]] = []
    exact = len(words) == textpage.count_chars()
    at = 0
    for line in words.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            first = at + line.index(bare[0])
            raised = _raised(textpage, first, bare) if exact else []
            box = _box(textpage, first, bare, raised) if exact else [0.0, 0.0, 0.0, 0.0]
            gaps = _gaps(textpage, first, bare, box[3] - box[1]) if exact else []
            lines.append([*box, bare, gaps, raised])
        at += len(line)
    return lines


def _gaps(textpage: Any, first: int, words: str, height: float) -> list[list[float]]:  # noqa: ANN401
    """Return the wide blanks of a line."""
    found: list[list[float]] = []
    for blank in _BLANK.finditer(words):
        end = textpage.get_charbox(first + blank.start() - 1, loose=True)[2]
        start = textpage.get_charbox(first + blank.end(), loose=True)[0]
        if start - end > _WIDE * height:
            found.append([blank.start(), round(end, 1), blank.end(), round(start, 1)])
    return found


def _raised(textpage: Any, first: int, words: str) -> list[list[int]]:  # noqa: ANN401
    """Return the digits of a line that are the numbers of notes, or powers."""
    found = []
    for digits in _DIGITS.finditer(words):
        before = next((n for n in range(digits.start() - 1, -1, -1) if words[n].isalnum()), -1)
        if before < 0:
            before = next((n for n in range(digits.end(), len(words)) if words[n].isalnum()), 0)
        _, base, _, top = textpage.get_charbox(first + before, loose=True)
        _, low, _, high = textpage.get_charbox(first + digits.start(), loose=True)
        if high - low < _SMALL * (top - base) and low - base > _HIGH * (top - base):
            found.append([digits.start(), digits.end()])
    return found


def _box(textpage: Any, first: int, words: str, raised: list[list[int]]) -> list[float]:  # noqa: ANN401
    """Return left, bottom, right, top of a line; zeros where characters and places do not agree."""
    left = textpage.get_charbox(first, loose=True)[0]
    right = textpage.get_charbox(first + len(words) - 1, loose=True)[2]
    # PDFium runs two lines together at a hyphen: the end of the second is where the line goes on.
    # Letters tell the height of a line; the boxes of some marks are those of another font.
    small = {at for low, high in raised for at in range(low, high)}
    letters = [n for n, c in enumerate(words) if c.isalnum() and n not in small] or [len(words) - 1]
    sizes = {
        n: _size(textpage, first + n) for n in (letters[-1], letters[len(letters) // 2], letters[0])
    }
    at = max(sizes, key=lambda n: sizes[n])
    _, bottom, _, top = textpage.get_charbox(first + at, loose=True)
    return [round(v, 1) for v in (left, bottom, right, bottom + (sizes[at] or top - bottom))]


def _size(textpage: Any, at: int) -> float:  # noqa: ANN401
    """Return the size of a character's font in points on the page, 0 when it cannot be told.

    Boxes would do if they were of one height in every font; in some they are as high as the letter.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - after the limits are set

    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(textpage.raw, at)
    if size <= 0 or not pdfium.FPDFText_GetMatrix(textpage.raw, at, matrix):
        return 0.0
    return float(size * (matrix.b**2 + matrix.d**2) ** 0.5)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:4]))
