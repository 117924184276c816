"""A Word file becomes a draft: what stands in it once all changes are accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from checker.model.document import BlockKind
from checker.read.draft import Draft
from checker.read.files.archive import Archive, Handlers, read_xml
from checker.read.files.flow import Flow, cuts_of, pieces_of, places_of
from checker.read.files.grid import Grid
from checker.read.limits import MAX_CHARACTERS, over
from checker.read.noise.furniture import Reason

_PREFIXES = {"wordprocessingml": "w", "markup-compatibility": "mc", "officeDocument/math": "m"}
_MAIN = re.compile(rb"<Relationship\b[^>]{0,600}?/officeDocument\"[^>]{0,600}?>")
_TARGET = re.compile(rb"Target=\"/?([^\"]{1,200})\"")
# Deleted and moved-away text, field codes, the second drawing of a text box for old programs, and
# how something was formatted before a tracked change.
_SKIPPED = frozenset(
    {"w:del", "w:moveFrom", "w:instrText", "w:delText", "mc:Fallback", "w:pPrChange", "w:rPrChange"}
)
_DELETED = frozenset({"w:del", "w:moveFrom"})
_OFF = frozenset({"0", "false", "off"})
_RUNNING = frozenset({"header", "footer"})


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    words: list[str] = field(default_factory=list)
    style: str = ""
    listed: bool = False
    outline: bool = False
    hidden: bool = False
    joins: bool = False


@dataclass(slots=True, kw_only=True)
class _Styles:
    """The names of a file's styles by their ids, and which of them hide their text."""

    names: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Where the reading of one part stands."""

    name: str
    flow: Flow
    styles: _Styles
    open: list[_Paragraph] = field(default_factory=list)
    grid: Grid = field(default_factory=Grid)
    skipping: int = 0
    hidden: bool = False
    hid: bool = False
    deleted: bool = False
    inserted: bool = False
    texts: int = 0
    note: str = ""
    notes: int = 0
    running: bool = False
    in_mark: bool = False
    carried: str = ""


def read_word(archive: Archive) -> Draft:
    """Return the draft of a Word file.

    Insertions are accepted, deletions dropped, comments and hidden text left out; a notice says
    so. Notes follow the body; headers, footers and the table of contents are cut.

    Raises:
        InputError: a damaged file.
        LimitError: a part, its nesting or its text over a limit.
    """
    flow = Flow()
    styles = _styles(archive)
    main = _main_part(archive)
    folder = main.rpartition("/")[0]
    body = _walk(archive, main, _Walk(name=archive.name, flow=flow, styles=styles))
    for part in _others(archive, folder):
        kind = re.sub(r"\d", "", part.rpartition("/")[2].removesuffix(".xml"))
        beside = _Walk(name=archive.name, flow=flow, styles=styles, note=kind.rstrip("s"))
        beside.running = kind in _RUNNING
        beside.grid.count = body.grid.count
        _walk(archive, part, beside)
    text = flow.text()
    return Draft(
        text=text,
        pieces=tuple(pieces_of(flow.items, text)),
        cuts=cuts_of(flow.items),
        places=places_of(flow.items),
        notices=_notices(archive, folder, body),
    )


def _main_part(archive: Archive) -> str:
    if archive.has("_rels/.rels"):
        relation = _MAIN.search(archive.read("_rels/.rels"))
        target = _TARGET.search(relation.group()) if relation else None
        if target and archive.has(target.group(1).decode("utf-8", "replace")):
            return target.group(1).decode("utf-8", "replace")
    return "word/document.xml"


def _others(archive: Archive, folder: str) -> list[str]:
    pattern = re.compile(
        rf"{re.escape(folder)}/(?:footnotes|endnotes|header\d{{0,3}}|footer\d{{0,3}})\.xml"
    )
    order = ("footnotes", "endnotes", "header", "footer")
    found = [part for part in archive.parts() if pattern.fullmatch(part)]
    return sorted(found, key=lambda part: [i for i, kind in enumerate(order) if kind in part])


def _notices(archive: Archive, folder: str, body: _Walk) -> tuple[str, ...]:
    said = []
    if body.inserted or body.deleted:
        said.append("tracked changes: insertions were read, deletions left out")
    if archive.has(f"{folder}/comments.xml") and b"<w:comment " in archive.read(
        f"{folder}/comments.xml"
    ):
        said.append("comments in the file were not read")
    if body.hid:
        said.append("hidden text was left out")
    return tuple(said)


def _styles(archive: Archive) -> _Styles:
    """Return the file's styles; Word writes the names of its own in English."""
    part = "word/styles.xml"
    styles = _Styles()
    if not archive.has(part):
        return styles
    current = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        if tag == "w:style":
            current = attributes.get("w:styleId", "")
        elif tag == "w:name" and current:
            styles.names.setdefault(current, attributes.get("w:val", "").lower())
        elif tag == "w:outlineLvl" and current and attributes.get("w:val", "9") < "9":
            styles.names[current] = f"heading {styles.names.get(current, '')}"
        elif tag == "w:vanish" and current and attributes.get("w:val", "") not in _OFF:
            styles.hidden.add(current)

    nothing = Handlers(start=start, end=lambda _: None, words=lambda _: None)
    read_xml(archive.name, part, archive.read(part), _PREFIXES, nothing)
    return styles


def _walk(archive: Archive, part: str, walk: _Walk) -> _Walk:
    handlers = Handlers(
        start=lambda tag, attributes: _start(walk, tag, attributes),
        end=lambda tag: _end(walk, tag),
        words=lambda words: _words(walk, words),
    )
    read_xml(archive.name, part, archive.read(part), _PREFIXES, handlers)
    return walk


def _start(walk: _Walk, tag: str, attributes: dict[str, str]) -> None:
    if tag in _SKIPPED or walk.skipping:
        walk.skipping += 1
        walk.deleted = walk.deleted or tag in _DELETED
        if walk.in_mark and walk.open and tag in _DELETED:
            walk.open[-1].joins = True
        return
    if tag == "w:p":
        walk.open.append(_Paragraph())
    elif tag in {"w:tbl", "w:tr", "w:tc", "w:gridSpan"}:
        _table(walk.grid, tag, attributes)
    elif tag == "w:ins":
        walk.inserted = True
    elif tag in {"w:footnote", "w:endnote"}:
        # Those of a type of their own are the lines that part notes from the text.
        walk.notes += not attributes.get("w:type")
        walk.note = f"{tag[2:]} {walk.notes}"
    elif tag == "w:r":
        walk.hidden = False
    elif tag == "w:pPr":
        walk.in_mark = True
    elif walk.open:
        _in_paragraph(walk, walk.open[-1], tag, attributes)


def _in_paragraph(walk: _Walk, paragraph: _Paragraph, tag: str, attributes: dict[str, str]) -> None:
    value = attributes.get("w:val", "")
    match tag:
        case "w:t" | "m:t":
            walk.texts += 1
        case "w:vanish" if not walk.in_mark:
            walk.hidden = value not in _OFF
        case "w:rStyle" if value in walk.styles.hidden and not walk.in_mark:
            walk.hidden = True
        case "w:tab" | "w:ptab" if not attributes.get("w:pos"):
            paragraph.words.append("\t")
        case "w:br" | "w:cr":
            paragraph.words.append("\n")
        case "w:noBreakHyphen":
            paragraph.words.append("-")
        case "w:pStyle":
            paragraph.style = walk.styles.names.get(value, value.lower())
            paragraph.hidden = value in walk.styles.hidden
        case "w:numPr":
            paragraph.listed = True
        case "w:outlineLvl" if value < "9":
            paragraph.outline = True


def _words(walk: _Walk, words: str) -> None:
    if not walk.texts or walk.skipping or not walk.open:
        return
    if walk.hidden or walk.open[-1].hidden:
        walk.hid = walk.hid or bool(words.strip())
        return
    walk.open[-1].words.append(words)


def _table(grid: Grid, tag: str, attributes: dict[str, str]) -> None:
    match tag:
        case "w:tbl":
            grid.open_table()
        case "w:tr":
            grid.open_row()
        case "w:tc":
            grid.open_cell()
        case "w:gridSpan":
            grid.widen(attributes.get("w:val", ""))


def _end(walk: _Walk, tag: str) -> None:
    if walk.skipping:
        walk.skipping -= 1
    elif tag in {"w:t", "m:t"}:
        walk.texts = max(0, walk.texts - 1)
    elif tag == "w:r":
        walk.hidden = False
    elif tag == "w:pPr":
        walk.in_mark = False
    elif tag == "w:tbl":
        walk.grid.close_table()
    elif tag == "w:p" and walk.open:
        _close_paragraph(walk, walk.open.pop())


def _close_paragraph(walk: _Walk, paragraph: _Paragraph) -> None:
    said = walk.carried + "".join(paragraph.words)
    walk.carried = said if paragraph.joins else ""
    if paragraph.joins:
        return
    kind = _kind(walk, paragraph)
    item = walk.grid.item(kind, len(walk.flow.items) + 1)
    if walk.note:
        item = replace(item, label=walk.note)
    if walk.running or paragraph.style.startswith("toc "):
        item = replace(item, table=0, reason=Reason.FURNITURE.value)
    # A line end typed inside a paragraph divides lines that stand for themselves.
    for words in said.split("\n"):
        walk.flow.add(words, item)
    if walk.flow.length > MAX_CHARACTERS:
        over(walk.name, "the length of its text", MAX_CHARACTERS, "characters")


def _kind(walk: _Walk, paragraph: _Paragraph) -> BlockKind | None:
    if walk.note:
        return BlockKind.NOTE
    if walk.grid.tables:
        return BlockKind.CAPTION if paragraph.style == "caption" else None
    if paragraph.outline or paragraph.style.startswith(("heading", "title", "subtitle")):
        return BlockKind.HEADING
    if paragraph.style == "caption":
        return BlockKind.CAPTION
    return BlockKind.BULLET if paragraph.listed or paragraph.style.startswith("list ") else None
