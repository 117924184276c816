"""An OpenDocument text or spreadsheet becomes a draft: body, notes, tables and text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.document import BlockKind, Span
from checker.read.draft import Draft
from checker.read.files.archive import Archive, Handlers, read_xml
from checker.read.files.flow import Flow, Item, cuts_of, pieces_of, places_of
from checker.read.files.grid import Grid
from checker.read.limits import MAX_CHARACTERS, over
from checker.read.noise.furniture import Reason
from checker.read.table_language import table_language

_PREFIXES = {
    "xmlns:text:": "text",
    "xmlns:table:": "table",
    "xmlns:office:": "office",
    "xmlns:style:": "style",
    "xmlns:drawing:": "draw",
    "svg-compatible": "svg",
}
# Comments, deleted text, note marks, generated lists of contents, hidden titles of drawings.
_SKIPPED = frozenset(
    {
        "office:annotation",
        "text:tracked-changes",
        "text:note-citation",
        "text:table-of-content",
        "text:alphabetical-index",
        "text:illustration-index",
        "text:table-index",
        "text:hidden-text",
        "text:hidden-paragraph",
        "svg:title",
        "svg:desc",
        "office:scripts",
        "text:ruby-text",
    }
)
_NO_SPAN = Span(0, 0)


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    words: list[str] = field(default_factory=list)
    heading: bool = False
    note: int = 0


@dataclass(slots=True, kw_only=True)
class _Walk:
    name: str
    flow: Flow
    open: list[_Paragraph] = field(default_factory=list)
    later: list[tuple[str, Item]] = field(default_factory=list)
    grid: Grid = field(default_factory=Grid)
    skipping: int = 0
    lists: int = 0
    notes: int = 0
    noted: int = 0
    part: str = ""
    seen: set[str] = field(default_factory=set)
    hidden: frozenset[str] = frozenset()
    sheets: bool = False
    running: set[str] = field(default_factory=set)


def read_opendocument(archive: Archive) -> Draft:
    """Return the draft of an OpenDocument text or spreadsheet.

    Insertions are accepted, deletions dropped, comments and hidden text left out; a notice says
    so. Notes follow the body; headers and footers are cut.

    Raises:
        InputError: a damaged file.
        LimitError: a part, its nesting or its text over a limit.
    """
    walk = _Walk(name=archive.name, flow=Flow(), hidden=_hidden_styles(archive))
    for part in ("content.xml", "styles.xml"):
        if part == "content.xml" or archive.has(part):
            walk.part = part
            handlers = Handlers(
                start=lambda tag, attributes: _start(walk, tag, attributes),
                end=lambda tag: _end(walk, tag),
                words=lambda words: _words(walk, words),
            )
            read_xml(archive.name, part, archive.read(part), _PREFIXES, handlers)
    for words, item in walk.later:
        walk.flow.add(words, item)
    text = walk.flow.text()
    return Draft(
        text=text,
        pieces=tuple(pieces_of(walk.flow.items, text)),
        cuts=cuts_of(walk.flow.items),
        places=places_of(walk.flow.items),
        notices=_notices(walk.seen),
        language=table_language(text) if walk.sheets else "",
    )


def _notices(seen: set[str]) -> tuple[str, ...]:
    said = []
    if "text:tracked-changes" in seen:
        said.append("tracked changes: insertions were read, deletions left out")
    if "office:annotation" in seen:
        said.append("comments in the file were not read")
    if seen & {"text:hidden-text", "text:hidden-paragraph"}:
        said.append("hidden text was left out")
    return tuple(said)


def _hidden_styles(archive: Archive) -> frozenset[str]:
    """Return the names of the styles whose text is not shown, their own and those built on them."""
    hidden: set[str] = set()
    parents: dict[str, str] = {}
    current = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        if tag == "style:style":
            current = attributes.get("style:name", "")
            parents[current] = attributes.get("style:parent-style-name", "")
        elif current:
            text, table = attributes.get("text:display"), attributes.get("table:display")
            if text == "none" or table == "false":
                hidden.add(current)

    def end(tag: str) -> None:
        nonlocal current
        current = "" if tag == "style:style" else current

    for part in ("styles.xml", "content.xml"):
        if archive.has(part):
            handlers = Handlers(start=start, end=end, words=lambda _: None)
            read_xml(archive.name, part, archive.read(part), _PREFIXES, handlers)
    built = {name for name, parent in parents.items() if parent in hidden}
    return frozenset(hidden | built)


def _start(walk: _Walk, tag: str, attributes: dict[str, str]) -> None:
    styles = (attributes.get("text:style-name"), attributes.get("table:style-name"))
    hidden = any(style in walk.hidden for style in styles)
    if tag in _SKIPPED or walk.skipping or hidden:
        walk.seen.add("text:hidden-text" if hidden and not walk.skipping else tag)
        walk.skipping += 1
        return
    match tag:
        case "text:p" | "text:h":
            walk.open.append(_Paragraph(heading=tag == "text:h", note=walk.noted))
        case "text:list-item":
            walk.lists += 1
        case "text:note":
            walk.notes += 1
            walk.noted = walk.notes
        case "office:spreadsheet":
            walk.sheets = True
        case "table:table":
            if walk.sheets:
                title = Item(span=_NO_SPAN, kind=BlockKind.HEADING)
                walk.flow.add(attributes.get("table:name", ""), title)
            walk.grid.open_table()
        case "table:table-header-rows":
            walk.grid.head(heads=True)
        case "table:table-row":
            walk.grid.open_row()
        case "table:table-cell" | "table:covered-table-cell":
            walk.grid.open_cell(attributes.get("table:number-columns-repeated", ""))
        case _ if walk.open:
            _in_paragraph(walk.open[-1], tag, attributes)


def _in_paragraph(paragraph: _Paragraph, tag: str, attributes: dict[str, str]) -> None:
    if tag == "text:s":
        count = attributes.get("text:c", "1")[:3]
        paragraph.words.append(" " * (int(count) if count.isdigit() else 1))
    elif tag == "text:tab":
        paragraph.words.append("\t")
    elif tag == "text:line-break":
        paragraph.words.append("\n")


def _words(walk: _Walk, words: str) -> None:
    if not walk.skipping and walk.open:
        walk.open[-1].words.append(words)


def _end(walk: _Walk, tag: str) -> None:
    if walk.skipping:
        walk.skipping -= 1
        return
    match tag:
        case "text:p" | "text:h" if walk.open:
            _close_paragraph(walk, walk.open.pop())
        case "text:list-item":
            walk.lists -= 1
        case "text:note":
            walk.noted = 0
        case "table:table":
            walk.grid.close_table()
        case "table:table-header-rows":
            walk.grid.head(heads=False)


def _close_paragraph(walk: _Walk, paragraph: _Paragraph) -> None:
    words = "".join(paragraph.words)
    if walk.part == "styles.xml":
        if words not in walk.running and any(map(str.isalpha, words)):
            walk.running.add(words)
            item = Item(span=_NO_SPAN, label="header or footer", reason=Reason.FURNITURE.value)
            walk.later.append((words, item))
        return
    if paragraph.note:
        item = Item(span=_NO_SPAN, kind=BlockKind.NOTE, label=f"note {paragraph.note}")
        walk.later.append((words, item))
        return
    item = walk.grid.item(_kind(walk, paragraph), len(walk.flow.items) + 1)
    for line in words.split("\n"):
        walk.flow.add(line, item)
    if walk.flow.length > MAX_CHARACTERS:
        over(walk.name, "the length of its text", MAX_CHARACTERS, "characters")


def _kind(walk: _Walk, paragraph: _Paragraph) -> BlockKind | None:
    if walk.grid.tables:
        return None
    if paragraph.heading:
        return BlockKind.HEADING
    return BlockKind.BULLET if walk.lists > 0 else None
