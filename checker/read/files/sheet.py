"""Tables of figures in comma- or tab-separated text become a draft of cells with their headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from checker.model.document import Span
from checker.read.decoding import decode
from checker.read.draft import Draft
from checker.read.limits import MAX_CELLS, over
from checker.read.plain.reading import plain_draft
from checker.read.table_language import table_language
from checker.read.tables import Cell, cell_pieces, cell_places

_SEPARATORS = "\t;,|"
_SAMPLE = 50
_BLANK = " \u00a0\u202f"


def read_sheet(name: str, data: bytes) -> Draft:
    """Return the draft of a .csv or .tsv file; one without columns is read as plain text.

    Raises:
        InputError: the bytes are no text that can be trusted.
        LimitError: more than 30,000 cells.
    """
    text, notices = decode(name, data)
    separator = _separator(text)
    if not separator:
        draft = plain_draft(name, text)
        return replace(draft, notices=(*notices, *draft.notices))
    rows = _rows(name, text, separator)
    return Draft(
        text=text,
        pieces=tuple(cell_pieces(rows, table=1)),
        places=tuple(cell_places(rows, 1)),
        notices=notices,
        language=table_language(" ".join(cell.words for row in rows for cell in row)),
    )


def _separator(text: str) -> str:
    """Return the character that divides most lines into the same number of columns, '' if none."""
    sample = [line for line in text[:100_000].splitlines() if line.strip()][:_SAMPLE]
    best, most = "", 0.0
    for mark in _SEPARATORS if sample else "":
        counts = Counter(re.sub(r'"[^"]{0,2000}"', "", line).count(mark) for line in sample)
        count, lines = max(counts.items(), key=lambda item: (item[0] > 0, item[1], item[0]))
        weight = lines / len(sample) if count else 0.0
        if weight > most:
            best, most = mark, weight
    return best


def _rows(name: str, text: str, separator: str) -> list[list[Cell]]:
    mark = re.escape(separator)
    field = re.compile(rf'[ ]*"((?:[^"]|"")*+)"[^{mark}\r\n]*|([^{mark}\r\n]*)')
    rows: list[list[Cell]] = [[]]
    at = column = cells = 0
    while at <= len(text):
        match = field.match(text, at)
        assert match is not None  # noqa: S101 - the second half of the pattern matches anything
        group = 1 if match.group(1) is not None else 2
        cell = _cell(match, group, column)
        if cell:
            rows[-1].append(cell)
            cells += 1
            if cells > MAX_CELLS:
                over(name, "the number of cells", MAX_CELLS, "cells")
        at = match.end()
        if text[at : at + 1] == separator:
            column += 1
        else:
            rows.append([])
            column = 0
            at += text.startswith("\r\n", at)
        at += 1
    return [row for row in rows if row]


def _cell(match: re.Match[str], group: int, column: int) -> Cell | None:
    words = match.group(group)
    bare = words.strip(_BLANK)
    if not bare:
        return None
    start = match.start(group) + len(words) - len(words.lstrip(_BLANK))
    return Cell(span=Span(start, start + len(bare)), words=bare, column=column)
