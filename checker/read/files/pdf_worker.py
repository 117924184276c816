"""The lines of a PDF, taken out by PDFium in a process of its own, under limits.

Started as a script: it reads the file from standard input and writes JSON to standard output,
either `{"pages": [[[left, bottom, right, top, words], …], …]}` or `{"error": "…"}`. It imports
nothing of the checker, so that it starts fast and needs no path to it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

_BREAKS = "\r\n"


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
        bare = line.rstrip(_BREAKS)
        if bare.strip():
            first = at + len(bare) - len(bare.lstrip())
            last = at + len(bare.rstrip()) - 1
            lines.append([*_box(textpage, first, last, exact=exact), bare])
        at += len(line)
    return lines


def _box(textpage: Any, first: int, last: int, *, exact: bool) -> list[float]:  # noqa: ANN401
    """Return left, bottom, right, top of a line; zeros where characters and places do not agree."""
    if not exact:
        return [0.0, 0.0, 0.0, 0.0]
    left = textpage.get_charbox(first, loose=True)[0]
    # PDFium runs two lines together at a hyphen: the end of the second is where the line goes on.
    _, bottom, right, top = textpage.get_charbox(last, loose=True)
    return [round(v, 1) for v in (left, bottom, right, top)]


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:4]))
