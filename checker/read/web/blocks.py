"""The blocks of a page: what stands in one paragraph, heading, item or cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from checker.model.document import Span
from checker.read.limits import MAX_HTML_DEPTH, over
from checker.read.noise.furniture import Reason
from checker.read.web.marks import marks, reasons, tags
from checker.read.web.text import Shown
from checker.read.web.tokens import Token, tokens

_PART = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_LINE = 60
_WIDEST = 100
_DIGITS = 5
_SUPERSCRIPTS = {"2": "²", "3": "³"}
_STRUCK = re.compile(r"text-decoration[\w-]{0,10}\s{0,5}:[^;]{0,40}line-through", re.IGNORECASE)
_NOTE_SIGN = re.compile(r"[\[(]?(?:\d{1,3}|[ivxlc]{1,5}|[a-z]|\*{1,3}|[†‡§]{1,3})[\])]?[.]?")
_NOTE_RETURN = re.compile(r"\[?[↩↑⏎⤴^]\ufe0e?\]?")
_UNIT_BEFORE = re.compile(r"(?:^|[\s\d(/])(?:[kcdmh]?m|[Kk]m|in|ft|mi)$")


@dataclass(slots=True, kw_only=True, eq=False)
class Node:
    """An open element of the page, and what its names say of its contents.

    Attributes:
        tag: its name.
        parent: the element around it.
        reason: why its contents are no article, '' when nothing says so.
        hidden: whether its contents are not shown.
        names: the words of its class, id and role.
        characters: how many characters of text it holds.
        title: whether it holds the page's first heading.
        row: of a table, how many rows it has so far less one; of a row or cell, its number.
        column: of a row, its last cell's column; of a cell, its own.
        taken: of a table, columns that a cell of an earlier row still fills, with how many rows.
    """

    tag: str
    parent: Node | None
    reason: str = ""
    hidden: bool = False
    names: frozenset[str] = frozenset()
    characters: int = 0
    title: bool = False
    row: int = -1
    column: int = -1
    taken: dict[int, int] = field(default_factory=dict)

    def lies_in(self, other: Node) -> bool:
        """Return whether this is an element or lies in it."""
        node: Node | None = self
        while node and node is not other:
            node = node.parent
        return node is not None

    def is_note(self) -> bool:
        """Return whether this is or lies in what the page calls a footnote."""
        node: Node | None = self
        while node and not node.names & _note_names():
            node = node.parent
        return node is not None

    def inside(self, *tags: str) -> Node | None:
        """Return the innermost element of these names that this is or lies in."""
        node: Node | None = self
        while node and node.tag not in tags:
            node = node.parent
        return node


@dataclass(slots=True, kw_only=True)
class WebBlock:
    """A block of the page: its span in the shown text, its element, how much of it is links."""

    span: Span
    node: Node
    linked: int = 0


@dataclass(slots=True, kw_only=True)
class Page:
    """A page read into blocks.

    Attributes:
        shown: its text and where it stands in the source.
        blocks: its blocks in order.
        metadata: what `meta`, `html` and `time` tags state, by name.
        scripts: source spans of its structured data.
        struck: whether it shows words that are struck out.
        remarks: source spans of comments that speak to this program, each with the number of the
            block that it is about.
    """

    shown: Shown = field(default_factory=Shown)
    blocks: list[WebBlock] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    scripts: list[Span] = field(default_factory=list)
    struck: bool = False
    remarks: list[tuple[Span, int]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Reader:
    name: str
    source: str
    node: Node
    page: Page = field(default_factory=Page)
    depth: int = 0
    start: int = -1
    linked: int = 0
    link_from: int = -1
    raised: bool = False
    local: bool = False


def read_page(name: str, source: str) -> Page:
    """Return the blocks of an HTML page.

    Raises:
        LimitError: too many tags, or elements nested too deep.
    """
    reader = _Reader(name=name, source=source, node=Node(tag="html", parent=None))
    for token in tokens(name, source):
        if token.kind == "text":
            _text(reader, token)
        elif token.kind == "open":
            _open(reader, token)
        elif token.kind == "close":
            _close(reader, token.name)
        elif token.kind == "remark":
            reader.page.remarks.append((Span(token.start, token.end), _spoken_of(reader, token)))
        elif "ld+json" in token.source:
            reader.page.scripts.append(Span(token.start, token.end))
    _end_block(reader)
    return reader.page


def _spoken_of(reader: _Reader, token: Token) -> int:
    """Return the number of the block that a comment stands in, behind on its line, or before."""
    blocks, runs = len(reader.page.blocks), reader.page.shown.runs
    if reader.start >= 0 or not blocks:
        return blocks
    _, _, at, length = runs[-1]
    behind = "\n" not in reader.source[at + length : token.start]
    return blocks - 1 if behind else blocks


def _text(reader: _Reader, token: Token) -> None:
    if reader.node.hidden:
        return
    shown = reader.page.shown
    if reader.start < 0:
        shown.spaced = True
        if not reader.source[token.start : token.end].strip(" \t\r\n\f"):
            return
        shown.add_break("\n\n")
        reader.start = shown.length
    words = reader.source[token.start : token.end].strip()
    if reader.raised and words.isdigit() and _raised(reader, words, token):
        return
    if reader.local and _is_note_sign(reader, words):
        return
    shown.add_source(reader.source, token.start, token.end)


def _raised(reader: _Reader, words: str, token: Token) -> bool:
    """A raised digit is a power after a unit, else the number of a footnote, which is no text."""
    before = "".join(part[-12:] for part in reader.page.shown.parts[-3:])
    if words in _SUPERSCRIPTS and _UNIT_BEFORE.search(before):
        reader.page.shown.add(_SUPERSCRIPTS[words], token.start, token.end - token.start)
        return True
    return not before[-1:].isdecimal()


def _is_note_sign(reader: _Reader, words: str) -> bool:
    """Return whether a link leads to or from a note: by a sign that no blank parts from a word."""
    if _NOTE_RETURN.fullmatch(words):
        return True
    shown = reader.page.shown
    glued = reader.raised or not shown.spaced or shown.length == reader.start
    return glued and _NOTE_SIGN.fullmatch(words) is not None


def _open(reader: _Reader, token: Token) -> None:
    tag = token.name
    if tag in {"meta", "html", "time"}:
        _metadata(reader.page, tag, token.attributes())
    if tag == "br":
        _line_break(reader)
    elif tag == "hr":
        _end_block(reader)
    if tag in tags("void"):
        return
    if tag in tags("inline"):
        _inline(reader, tag, token)
        return
    attributes = token.attributes()
    struck = tag in tags("struck") or bool(_STRUCK.search(attributes.get("style", "")[:2000]))
    if tag == "span" and not struck and not _is_hidden(attributes):
        return
    if not _is_within_line(tag):
        _end_block(reader)
    for ended in marks("ends", tag):
        _pop(reader, ended, tags("barriers"))
    _push(reader, tag, attributes)
    reader.node.hidden = reader.node.hidden or struck
    reader.page.struck = reader.page.struck or struck


def _is_within_line(tag: str) -> bool:
    return tag == "span" or tag in tags("struck")


def _inline(reader: _Reader, tag: str, token: Token) -> None:
    if tag == "sup":
        reader.raised = True
    elif tag == "a":
        _end_link(reader)
        reader.link_from = reader.page.shown.length
        reader.local = "#" in token.attributes().get("href", "")


def _line_break(reader: _Reader) -> None:
    """A break inside a sentence is a space; after a full stop or a short line it divides blocks."""
    shown = reader.page.shown
    words = "".join(part[-_LINE:] for part in shown.parts[-8:]).rstrip()
    if reader.start >= 0 and (words[-1:] in ".!?:;…»”)" or shown.length - reader.start < _LINE):
        _end_block(reader)
    elif reader.start >= 0 and not shown.spaced:
        shown.add_break("\n")


def _push(reader: _Reader, tag: str, attributes: dict[str, str]) -> None:
    reader.depth += 1
    if reader.depth > MAX_HTML_DEPTH:
        over(reader.name, "the nesting of elements", MAX_HTML_DEPTH, "levels")
    parent = reader.node
    names = names_of(attributes)
    own = _reason(tag, names, parent)
    if tag == "div" and attributes.get("title") in tags("running"):
        own = Reason.FURNITURE.value
    reader.node = Node(
        tag=tag,
        parent=parent,
        reason=parent.reason or own,
        hidden=parent.hidden or _is_hidden(attributes),
        names=names,
    )
    if tag == "tr":
        _place_row(reader.node)
    elif tag in {"td", "th"}:
        _place_cell(reader.node, attributes)


def _place_row(node: Node) -> None:
    table = node.inside("table")
    if table:
        table.row += 1
        table.taken = {column: left - 1 for column, left in table.taken.items() if left > 1}
        node.row = table.row


def _place_cell(node: Node, attributes: dict[str, str]) -> None:
    row, table = node.inside("tr"), node.inside("table")
    if not row or not table:
        return
    column = row.column + 1
    while column in table.taken and row.row > 0:
        column += 1
    wide, tall = (_number(attributes.get(key, "")) for key in ("colspan", "rowspan"))
    node.row, node.column = row.row, column
    row.column = column + wide - 1
    if tall > 1:
        table.taken |= dict.fromkeys(range(column, column + wide), tall)


def _number(written: str) -> int:
    return (
        min(int(written), _WIDEST)
        if written.isascii() and written.isdigit() and len(written) < _DIGITS
        else 1
    )


def _close(reader: _Reader, tag: str) -> None:
    if tag == "sup":
        reader.raised = False
    elif tag == "a":
        _end_link(reader)
    elif tag not in tags("inline") | tags("void"):
        if not _is_within_line(tag):
            _end_block(reader)
        _pop(
            reader,
            tag,
            frozenset({"table"}) if tag not in {"table", "body", "html"} else frozenset(),
        )


def _pop(reader: _Reader, tag: str, barriers: frozenset[str]) -> None:
    node, depth = reader.node, reader.depth
    while node.parent is not None:
        if node.tag == tag:
            reader.node, reader.depth = node.parent, depth - 1
            return
        if node.tag in barriers and node.tag != tag:
            return
        node, depth = node.parent, depth - 1


def _end_link(reader: _Reader) -> None:
    reader.local = False
    if reader.link_from >= 0:
        reader.linked += reader.page.shown.length - max(reader.link_from, reader.start)
        reader.link_from = -1


def _end_block(reader: _Reader) -> None:
    shown = reader.page.shown
    if 0 <= reader.start < shown.length:
        _end_link(reader)
        block = WebBlock(
            span=Span(reader.start, shown.length), node=reader.node, linked=reader.linked
        )
        reader.page.blocks.append(block)
        node: Node | None = reader.node
        while node:
            node.characters += len(block.span)
            node.title = node.title or reader.node.tag == "h1"
            node = node.parent
    reader.start, reader.linked, reader.raised = -1, 0, False


def names_of(attributes: dict[str, str]) -> frozenset[str]:
    """Return the words that an element's class, id and role are made of."""
    written = " ".join(attributes.get(key, "")[:500] for key in ("class", "id", "role"))
    words = frozenset(part.lower() for part in _PART.findall(written))
    return words | frozenset(re.split(r"[\s]+", written.lower()))


@cache
def _note_names() -> frozenset[str]:
    return frozenset(marks("notes", "names"))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style", "")[:2000]))
    )


def _reason(tag: str, names: frozenset[str], parent: Node) -> str:
    if tag in tags("neutral"):
        return ""
    if tag == "nav" or (tag == "footer" and not parent.inside("article", "blockquote")):
        return "navigation"
    return next((reason for reason, words in reasons() if words & names), "")


def _metadata(page: Page, tag: str, attributes: dict[str, str]) -> None:
    if tag == "meta":
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if key and attributes.get("content"):
            page.metadata.setdefault(key.lower(), attributes["content"])
    elif tag == "html" and attributes.get("lang"):
        page.metadata.setdefault("lang", attributes["lang"])
    elif tag == "time" and attributes.get("datetime"):
        page.metadata.setdefault("time", attributes["datetime"])
