"""A page of HTML becomes a draft: the text as it is shown, traceable to the source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.errors import InputError
from checker.model.document import BlockKind, Cut, Remark, Span, line_and_column, line_starts
from checker.read.decoding import decode
from checker.read.draft import STRUCK, Draft
from checker.read.files.flow import Item, pieces_of
from checker.read.noise.comments import comments_start
from checker.read.noise.furniture import Reason
from checker.read.plain.front_matter import iso_date, language_code
from checker.read.web.blocks import Node, Page, WebBlock, read_page
from checker.read.web.judged import judged
from checker.read.web.marks import marks, tags
from checker.read.web.text import places

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4_096
_WESTERN = frozenset({"iso-8859-1", "latin1", "windows-1252", "us-ascii", "iso-8859-15"})
_JSON_DATE = re.compile(r"\"datePublished\"\s{0,5}:\s{0,5}\"([^\"]{8,40})\"")


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
    reasons = _with_comments(page, text, judged(page, source))
    lines = line_starts(source)
    return Draft(
        text=text,
        pieces=tuple(pieces_of(_items(page, text, reasons), text)),
        cuts=tuple(_cuts(page.blocks, reasons)),
        places=places(page.shown.runs),
        lines=tuple(lines),
        notices=(*notices, *(STRUCK,) * page.struck),
        remarks=tuple(_remarks(page, source, lines)),
        language=language_code(page.metadata.get("lang") or page.metadata.get("og:locale", "")),
        date=_date(page, source),
    )


def _with_comments(page: Page, text: str, reasons: list[str]) -> list[str]:
    """Call what was cut from the first reader's comment on by its right name."""
    start = comments_start([_trimmed(text, block.span).of(text) for block in page.blocks])
    if start is None:
        return reasons
    named = Reason.COMMENTS.value
    return [named if why and at >= start else why for at, why in enumerate(reasons)]


def _items(page: Page, text: str, reasons: Sequence[str]) -> list[Item]:
    numbers: dict[Node, int] = {}
    items: list[Item] = []
    kept = [block.node.tag for block, why in zip(page.blocks, reasons, strict=True) if not why]
    marks_headings = any(tag in tags("headings") and tag != "h1" for tag in kept)
    for block, reason in zip(page.blocks, reasons, strict=True):
        if reason:
            continue
        table = block.node.inside("table")
        cell = block.node.inside("td", "th") if table else None
        items.append(
            Item(
                span=_trimmed(text, block.span),
                kind=_kind(block, marks_headings=marks_headings),
                table=numbers.setdefault(table, len(numbers) + 1) if table else 0,
                row=cell.row if cell else 0,
                column=cell.column if cell else 0,
                heads=cell is not None and cell.tag == "th",
            )
        )
    return items


def _kind(block: WebBlock, *, marks_headings: bool) -> BlockKind | None:
    tag = block.node.tag
    if block.node.is_note():
        return BlockKind.NOTE
    if tag in tags("headings"):
        return BlockKind.HEADING
    if tag == "caption" or block.node.inside("figcaption"):
        return BlockKind.CAPTION
    around = block.node.inside("li", "td", "th", "blockquote", "article")
    if around is not None and around.tag == "li":
        return BlockKind.BULLET
    # Where a page marks its headings, a short paragraph is none.
    in_cell = around is not None and around.tag in {"td", "th"}
    return BlockKind.PARAGRAPH if marks_headings and not in_cell else None


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


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


def _remarks(page: Page, source: str, lines: list[int]) -> Iterator[Remark]:
    for span, number in page.remarks:
        block = page.blocks[min(number, len(page.blocks) - 1)]
        line, _ = line_and_column(lines, span.start)
        yield Remark(words=span.of(source), line=line, about=block.span)


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
