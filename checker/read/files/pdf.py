"""A PDF becomes a draft: lines joined to paragraphs, page furniture cut, pages named."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from checker.errors import InputError
from checker.lang.text_words import all_hyphen_prefixes
from checker.model.document import BlockKind, Cut, Span
from checker.read.draft import Draft
from checker.read.files.flow import Flow, Item, pieces_of, places_of
from checker.read.files.pdf_lines import Answer, PdfLine, Row, lines_of, tables_of
from checker.read.files.pdf_paragraphs import HYPHENS, paragraphs, usual_height
from checker.read.limits import MAX_PAGES, MAX_PDF_MEMORY, MAX_PDF_SECONDS, over
from checker.read.noise.furniture import Reason

_WORKER = Path(__file__).with_name("pdf_worker.py")
_LEAST_WORDS = 3
_NO_SPAN = Span(0, 0)
_EDGE_LINES = 3
_LARGER = 1.15
_WORD = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}")
# «– 12 –», «3/12», «Page 3 of 12»: the outermost line of a page, whatever the language.
_PAGE_NUMBER = re.compile(
    r"[-–—|•· ]{0,3}(?:\d{1,4}|(?:[^\W\d_]{1,8}\.? )?\d{1,4} ?(?:/|[^\W\d_]{2,3}) ?\d{1,4})"
    r"[-–—|•· ]{0,3}"
)
_ADDRESS = re.compile(r"(?:https?|file)://\S{1,2000}\s+\d{1,4}/\d{1,4}")
_PRINTED_ON = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}\b")
_DIVIDED = re.compile(r"([^\W\d_]{1,40})[\ufffe\x02]\s?([^\W\d_]{1,40})")


def read_pdf(name: str, data: bytes) -> Draft:
    """Return the draft of a PDF.

    Raises:
        InputError: a damaged or encrypted file, or one that holds pictures of text only.
        LimitError: too many pages, or over the memory or time that its parser may use.
    """
    pages = _parsed(name, data)
    lines = lines_of(pages)
    if sum(len(line.words.split()) for line in lines) < _LEAST_WORDS:
        raise InputError(
            name,
            "is a PDF without text",
            "a scan or image must be read by OCR before it is checked",
        )
    return _draft(lines, len(pages))


def _parsed(name: str, data: bytes) -> list[list[Answer]]:
    limits = (MAX_PDF_MEMORY, MAX_PDF_SECONDS, MAX_PAGES)
    command = [sys.executable, "-I", str(_WORKER), *map(str, limits)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, no words of the document in its arguments
            command, input=data, capture_output=True, timeout=2 * MAX_PDF_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        over(name, "the time that the PDF takes", MAX_PDF_SECONDS, "seconds")
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise InputError(
            name,
            f"is a corrupt PDF, or goes over the limit of {MAX_PDF_MEMORY:,} bytes of memory or "
            f"{MAX_PDF_SECONDS} seconds",
        ) from error
    problem = str(answer.get("error", ""))
    if problem.startswith("pages:"):
        over(name, "the number of pages", MAX_PAGES, "pages")
    if problem == "memory":
        over(name, "the memory that the PDF takes", MAX_PDF_MEMORY, "bytes")
    if "assword" in problem:
        raise InputError(name, "is an encrypted PDF", "save it without a password")
    if problem:
        raise InputError(name, f"is a corrupt PDF ({problem.splitlines()[0][:120]})")
    pages: list[list[Answer]] = answer["pages"]
    return pages


def _draft(lines: Sequence[PdfLine], pages: int) -> Draft:
    furniture = _furniture(lines, pages)
    body = [line for line in lines if line not in furniture]
    tables = list(tables_of(body))
    tabled = {id(line) for rows in tables for row, _ in rows for line in row.sources}
    prose = [line for line in body if id(line) not in tabled]
    usual = usual_height(prose)
    known = _whole_words(body)
    order = {id(line): n for n, line in enumerate(body)}
    groups = {order[id(group[0])]: group for group in paragraphs(prose)}
    rows_at = {
        min(order[id(line)] for line in rows[0][0].sources): (n, rows)
        for n, rows in enumerate(tables, 1)
    }
    flow = Flow()
    for at in sorted(groups.keys() | rows_at.keys()):
        if at in groups:
            _add_paragraph(flow, groups[at], usual, known)
        else:
            _add_table(flow, *rows_at[at])
    start = len(flow.items)
    for line in sorted(furniture, key=lambda line: (line.page, -line.top)):
        flow.add(line.words, Item(span=_NO_SPAN, label=f"page {line.page}"))
    text = flow.text()
    return Draft(
        text=text,
        pieces=tuple(pieces_of(flow.items[:start], text)),
        cuts=tuple(Cut(span=i.span, reason=Reason.FURNITURE.value) for i in flow.items[start:]),
        places=places_of(flow.items),
    )


def _add_paragraph(flow: Flow, group: Sequence[PdfLine], usual: int, known: frozenset[str]) -> None:
    larger = usual and group[0].height > _LARGER * usual + 0.5
    kind = BlockKind.HEADING if larger and len(group) <= _EDGE_LINES else None
    if group[0].noted:
        kind = BlockKind.NOTE
    item = Item(span=_NO_SPAN, kind=kind, label=f"page {group[0].page}")
    flow.add(_joined(group, known), item)


def _add_table(flow: Flow, number: int, rows: Sequence[Row]) -> None:
    for row, (line, columns) in enumerate(rows):
        for cell, column in zip(line.cells, columns, strict=True):
            place = f"page {line.page}, table {number}, row {row + 1}, column {column + 1}"
            item = Item(span=_NO_SPAN, table=number, row=row, column=column, label=place)
            flow.add(cell.words, item)


def _furniture(lines: Sequence[PdfLine], pages: int) -> set[PdfLine]:
    """Return running heads and feet: outer lines of pages that are alike but for their digits."""
    edges: list[list[PdfLine]] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = sorted(group, key=lambda line: -line.top)
        half = min(_EDGE_LINES, len(page) // 2)
        edges += [page[:half], page[::-1][:half]]
    alike = Counter(_likeness(line) for edge in edges for line in edge)
    needed = max(2, pages // 2)
    found: set[PdfLine] = set()
    for edge in edges:
        for line in edge:
            number = _PAGE_NUMBER.fullmatch(line.words) is not None
            if not number and alike[_likeness(line)] < needed:
                break
            found.add(line)
    return found | _printed(edges)


def _printed(edges: Sequence[Sequence[PdfLine]]) -> set[PdfLine]:
    """Return what a browser prints around a page: its address below, day and title above it."""
    found: set[PdfLine] = set()
    for head, foot in zip(edges[::2], edges[1::2], strict=True):
        if foot and _ADDRESS.fullmatch(foot[0].words):
            found.add(foot[0])
            found.update(line for line in head[:1] if _PRINTED_ON.match(line.words))
    return found


def _likeness(line: PdfLine) -> tuple[str, int]:
    bare = "".join(c for c in line.words if not c.isdigit())
    return bare, round(line.bottom / 6)


def _whole_words(lines: Sequence[PdfLine]) -> frozenset[str]:
    """Return the words of some lines, in small letters, without those that a line's end divides."""
    words: set[str] = set()
    divided = False
    for line in lines:
        found = _WORD.findall(_DIVIDED.sub(" ", line.words.lower()))
        after, divided = divided, line.words[-1:] in HYPHENS
        words.update(found[int(after) : len(found) - int(divided)])
    return frozenset(words)


def _joined(group: Sequence[PdfLine], known: frozenset[str]) -> str:
    words = group[0].words
    for line in group[1:]:
        after_dash = words[-1:] in HYPHENS + "–" and words[-2:-1].isalnum()
        if words[-1:] in HYPHENS and words[-2:-1].isalpha() and line.words[:1].islower():
            words = f"{words[:-1]}\ufffe{line.words}"
        else:
            words = f"{words}{line.words}" if after_dash else f"{words} {line.words}"
    return _DIVIDED.sub(lambda match: _undivided(match, known), words).replace("\ufffe", "-")


def _undivided(match: re.Match[str], known: frozenset[str]) -> str:
    """Return a word that a line's end divides, with its hyphen when the text bears it out."""
    first, second = match.groups()
    if first.lower() in all_hyphen_prefixes():
        return f"{first}-{second}"
    joined, hyphened = f"{first}{second}", f"{first}-{second}"
    if second[0].isupper() and not first.isupper():
        return hyphened
    if joined.lower() in known or hyphened.lower() not in known:
        apart = first.lower() in known and second.lower() in known and joined.lower() not in known
        return hyphened if apart else joined
    return hyphened
