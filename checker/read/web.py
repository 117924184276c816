"""A page of HTML becomes a draft: the text as it is shown, traceable to the source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from checker.errors import InputError
from checker.model.document import BlockKind, Cut, Span
from checker.read.decoding import decode
from checker.read.draft import Draft, Piece
from checker.read.front_matter import iso_date, language_code
from checker.read.paragraphs import kind_of, with_lead_ins
from checker.read.tables import Cell, cell_pieces
from checker.read.web_blocks import Node, Page, WebBlock, read_page
from checker.read.web_judge import judged
from checker.read.web_marks import marks
from checker.read.web_text import places

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4_096
_WESTERN = frozenset({"iso-8859-1", "latin1", "windows-1252", "us-ascii", "iso-8859-15"})
_JSON_DATE = re.compile(r"\"datePublished\"\s{0,5}:\s{0,5}\"([^\"]{8,40})\"")
_LONG_CELL = 600
_USUAL_CELL = 120


def read_web(name: str, data: bytes) -> Draft:
    """Return the draft of an HTML page.

    Raises:
        InputError: bytes that are no text, or a page without words.
        LimitError: too many tags, or elements nested too deep.
    """
    charset = _CHARSET.search(data[:_HEAD])
    declared = charset.group(1).decode("ascii").lower() if charset else ""
    source, notices = decode(name, data, "" if declared in _WESTERN else declared)
    page = read_page(name, source)
    if not page.blocks:
        raise InputError(name, "holds no text that a reader would see")
    text = page.shown.text()
    reasons = judged(page, source)
    pieces = _pieces(page, text, reasons)
    return Draft(
        text=text,
        pieces=tuple(with_lead_ins(text, pieces)),
        cuts=tuple(_cuts(page.blocks, reasons)),
        places=places(page.shown.runs, source),
        notices=notices,
        language=language_code(page.metadata.get("lang") or page.metadata.get("og:locale", "")),
        date=_date(page, source),
    )


def _pieces(page: Page, text: str, reasons: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    numbers: dict[Node, int] = {}
    kept = [b for b, reason in zip(page.blocks, reasons, strict=True) if not reason]
    for table, group in groupby(kept, key=lambda b: b.node.inside("table")):
        blocks = list(group)
        cells = [b for b in blocks if b.node.inside("td", "th")]
        if table is None or not _is_data(cells):
            pieces += [_piece(block, text) for block in blocks]
            continue
        captions = [_piece(b, text) for b in blocks if b not in cells]
        above = captions[-1].span if captions else _heading_above(pieces)
        pieces += captions
        number = numbers.setdefault(table, len(numbers) + 1)
        rows, headers = _rows(cells, text)
        pieces += cell_pieces(rows, table=number, headers=headers, caption=above)
    return pieces


def _piece(block: WebBlock, text: str) -> Piece:
    tag = block.node.tag
    span = _trimmed(text, block.span)
    item = block.node.inside("li", "table", "blockquote", "article")
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        kind = BlockKind.HEADING
    elif tag in {"figcaption", "caption"} or block.node.inside("figcaption"):
        kind = BlockKind.CAPTION
    elif item is not None and item.tag == "li":
        kind = BlockKind.BULLET
    else:
        kind = kind_of(span.of(text), marked=False, numbered=False)
        # A page marks its headings; a short paragraph is none.
        kind = BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind
    return Piece(whole=span, span=span, kind=kind, marked=kind is BlockKind.BULLET)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _is_data(cells: Sequence[WebBlock]) -> bool:
    nodes = [cell.node.inside("td", "th") for cell in cells]
    rows = {node.row for node in nodes if node}
    columns = {node.column for node in nodes if node}
    lengths = sorted(len(cell.span) for cell in cells)
    return (
        len(rows) > 1
        and len(columns) > 1
        and lengths[-1] <= _LONG_CELL
        and lengths[len(lengths) // 2] <= _USUAL_CELL
    )


def _rows(cells: Sequence[WebBlock], text: str) -> tuple[list[list[Cell]], int | None]:
    rows: list[list[Cell]] = []
    headed = 0
    numbered = [(node, cell) for cell in cells if (node := cell.node.inside("td", "th"))]
    for _, group in groupby(numbered, key=lambda item: item[0].row):
        members = list(group)
        spans = [(node, _trimmed(text, cell.span)) for node, cell in members]
        rows.append([Cell(span=s, words=s.of(text), column=n.column) for n, s in spans])
        if headed == len(rows) - 1 and all(node.tag == "th" for node, _ in members):
            headed += 1
    return rows, headed if 0 < headed < len(rows) else None


def _heading_above(pieces: Sequence[Piece]) -> Span | None:
    heads = {BlockKind.HEADING, BlockKind.CAPTION}
    return pieces[-1].span if pieces and pieces[-1].kind in heads else None


def _cuts(blocks: Sequence[WebBlock], reasons: Sequence[str]) -> list[Cut]:
    cuts: list[Cut] = []
    before = ""
    for block, reason in zip(blocks, reasons, strict=True):
        if reason and reason == before:
            cuts[-1] = replace(cuts[-1], span=Span(cuts[-1].span.start, block.span.end))
        elif reason:
            cuts.append(Cut(span=block.span, reason=reason))
        before = reason
    return cuts


def _date(page: Page, source: str) -> dt.date | None:
    for key in marks("metadata", "published"):
        found = iso_date(page.metadata.get(key, ""))
        if found:
            return found
    for span in page.scripts:
        match = _JSON_DATE.search(source, span.start, span.end)
        if match and iso_date(match.group(1)):
            return iso_date(match.group(1))
    return iso_date(page.metadata.get("time", ""))
