"""An Excel workbook becomes a draft: each sheet a table, its figures as the sheet shows them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, Overflow

from checker.lang.identify import identify
from checker.model.document import BlockKind, Place, Span
from checker.read.draft import Draft, Piece
from checker.read.files.archive import Archive, Handlers, read_xml
from checker.read.limits import MAX_CELLS, over
from checker.read.table_language import table_language
from checker.read.tables import Cell, cell_pieces, cell_places

_PREFIXES = {"officeDocument/2006/relationships": "r", "package/2006/relationships": "p"}
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_PERCENT = frozenset({9, 10})
_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_DATE_LETTERS = re.compile(r"[yd]", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]{0,200}\"|\\.|\[[^\]]{0,60}\]|_.|\*.")
_DECIMALS = re.compile(r"0\.(0{1,12})")
_EPOCH = dt.date(1899, 12, 30)
_EPOCH_1904 = dt.date(1904, 1, 1)
_LAST_DAY = 2_958_465
_DIGITS = Context(prec=15, Emax=60, Emin=-60, traps=[InvalidOperation, Overflow])
_LETTERS = 26
_LARGEST = Decimal(10) ** 12


@dataclass(slots=True, kw_only=True)
class _Book:
    """What the cells of a workbook refer to."""

    name: str
    strings: list[str] = field(default_factory=list)
    formats: list[tuple[str, int]] = field(default_factory=list)
    epoch: dt.date = _EPOCH
    point: str = "."
    cells: int = 0


@dataclass(slots=True, kw_only=True)
class _Written:
    """A cell as a sheet writes it."""

    row: int
    column: int
    kind: str
    style: int
    value: str = ""


def read_workbook(archive: Archive) -> Draft:
    """Return the draft of a workbook.

    Per cents and dates stand as a reader of the sheet sees them; hidden sheets are left out.

    Raises:
        InputError: a damaged file.
        LimitError: more than 50,000 cells, or a part over a limit.
    """
    sheets, epoch, hidden = _sheets(archive)
    book = _Book(name=archive.name, strings=_strings(archive), formats=_formats(archive))
    book.epoch = epoch
    tables = [(title, _cells(archive, part, book)) for title, part in sheets]
    language = table_language(_words(tables, book)) or identify(_words(tables, book))
    if language not in {"en", ""}:
        book.point = ","
    parts: list[str] = []
    pieces: list[Piece] = []
    places: list[Place] = []
    length = 0
    for number, (title, written) in enumerate(tables, 1):
        if not written:
            continue
        heading = Span(length, length + len(title))
        pieces.append(Piece(whole=heading, span=heading, kind=BlockKind.HEADING))
        body, rows = _laid_out(written, length + len(title) + 1, book)
        parts += [title, "\n", body, "\n\n"]
        length += len(title) + len(body) + 3
        pieces += cell_pieces(rows, table=number, caption=heading)
        places += cell_places(rows, number)
    return Draft(
        text="".join(parts),
        pieces=tuple(pieces),
        places=tuple(places),
        notices=_notices(archive, hidden=hidden),
        language=language,
    )


def _words(tables: list[tuple[str, list[_Written]]], book: _Book) -> str:
    texts = {"s", "str", "inlineStr"}
    return " ".join(_shown(c, book) for _, cells in tables for c in cells if c.kind in texts)


def _laid_out(written: list[_Written], start: int, book: _Book) -> tuple[str, list[list[Cell]]]:
    rows: list[list[Cell]] = []
    parts: list[str] = []
    at = start
    row = -1
    for cell in written:
        words = " ".join(_shown(cell, book).split())
        if not words:
            continue
        if cell.row != row:
            rows.append([])
            parts.append("\n" if row >= 0 else "")
            at += len(parts[-1])
            row = cell.row
        elif rows[-1]:
            parts.append("\t")
            at += 1
        parts.append(words)
        rows[-1].append(Cell(span=Span(at, at + len(words)), words=words, column=cell.column))
        at += len(words)
    return "".join(parts), rows


def _shown(cell: _Written, book: _Book) -> str:
    if cell.kind == "s":
        number = int(cell.value) if cell.value.isdigit() and len(cell.value) < 8 else -1  # noqa: PLR2004
        return book.strings[number] if 0 <= number < len(book.strings) else ""
    if cell.kind in {"str", "inlineStr"}:
        return cell.value
    if cell.kind in {"b", "e"}:
        return ""
    kind, decimals = book.formats[cell.style] if cell.style < len(book.formats) else ("", -1)
    return _figure(cell.value, kind, decimals, book)


def _figure(value: str, kind: str, decimals: int, book: _Book) -> str:
    number = _number(value)
    if number is None:
        return ""
    if kind == "date":
        days = int(number) if 0 <= number <= _LAST_DAY else -1
        return (book.epoch + dt.timedelta(days=days)).isoformat() if 0 < days <= _LAST_DAY else ""
    number = number.scaleb(2) if kind == "percent" else number
    if decimals >= 0 and abs(number) < _LARGEST:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    words = f"{number:f}"
    if decimals < 0 and "." in words:
        words = words.rstrip("0").rstrip(".")
    return words.replace(".", book.point) + (" %" if kind == "percent" else "")


def _number(value: str) -> Decimal | None:
    try:
        number = _DIGITS.create_decimal(value[:40])
    except (InvalidOperation, Overflow):
        return None
    return number if number.is_finite() else None


def _notices(archive: Archive, *, hidden: bool) -> tuple[str, ...]:
    commented = any(part.startswith("xl/comments") for part in archive.parts())
    comments = ("comments in the file were not read",) if commented else ()
    return (*comments, "hidden text was left out") if hidden else comments


def _sheets(archive: Archive) -> tuple[list[tuple[str, str]], dt.date, bool]:
    """Return titles and parts of the visible sheets, the first day, and whether some are hidden."""
    named: list[tuple[str, str]] = []
    targets: dict[str, str] = {}
    epoch = _EPOCH
    hidden = False

    def workbook(tag: str, attributes: dict[str, str]) -> None:
        nonlocal epoch, hidden
        if tag == "sheet" and attributes.get("state", "visible") == "visible":
            named.append((attributes.get("name", ""), attributes.get("r:id", "")))
        elif tag == "sheet":
            hidden = True
        elif tag == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            epoch = _EPOCH_1904

    def relation(_: str, attributes: dict[str, str]) -> None:
        if "Id" in attributes:
            target = attributes.get("Target", "").removeprefix("/xl/").removeprefix("xl/")
            targets[attributes["Id"]] = f"xl/{target}"

    _read(archive, "xl/workbook.xml", workbook)
    _read(archive, "xl/_rels/workbook.xml.rels", relation)
    found = [(title or "-", targets.get(key, "")) for title, key in named]
    return [(title, part) for title, part in found if archive.has(part)], epoch, hidden


def _strings(archive: Archive) -> list[str]:
    if not archive.has("xl/sharedStrings.xml"):
        return []
    strings: list[str] = []
    inside = phonetic = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal inside, phonetic
        if tag == "si":
            strings.append("")
        inside = inside or tag == "t"
        phonetic = phonetic or tag == "rPh"

    def end(tag: str) -> None:
        nonlocal inside, phonetic
        inside = inside and tag != "t"
        phonetic = phonetic and tag != "rPh"

    def words(said: str) -> None:
        if inside and not phonetic and strings:
            strings[-1] += said

    _read(archive, "xl/sharedStrings.xml", start, end, words)
    return strings


def _formats(archive: Archive) -> list[tuple[str, int]]:
    """Return of each cell style whether it shows a per cent or date, and its decimals (-1: all)."""
    if not archive.has("xl/styles.xml"):
        return []
    own: dict[int, str] = {}
    found: list[tuple[str, int]] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = tag == "cellXfs" or (inside and tag != "cellStyles")
        if tag == "numFmt" and attributes.get("numFmtId", "").isdigit():
            own[int(attributes["numFmtId"][:6])] = attributes.get("formatCode", "")
        elif tag == "xf" and inside:
            key = attributes.get("numFmtId", "0")
            found.append(_format(int(key[:6]) if key.isdigit() else 0, own))

    _read(archive, "xl/styles.xml", start)
    return found


def _format(key: int, own: dict[int, str]) -> tuple[str, int]:
    code = _QUOTED.sub("", own.get(key, "")).split(";")[0]
    decimals = _DECIMALS.search(code)
    places = len(decimals.group(1)) if decimals else (0 if "0" in code else -1)
    if key in _PERCENT or "%" in code:
        return "percent", {9: 0, 10: 2}.get(key, places)
    if key in _DATES or _DATE_LETTERS.search(code):
        return "date", -1
    return "", {1: 0, 2: 2, 3: 0, 4: 2}.get(key, places)


def _cells(archive: Archive, part: str, book: _Book) -> list[_Written]:
    cells: list[_Written] = []
    reading = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal reading
        if tag == "c":
            book.cells += 1
            if book.cells > MAX_CELLS:
                over(book.name, "the number of cells", MAX_CELLS, "cells")
            cells.append(_written(attributes, cells))
        reading = tag in {"v", "t"}

    def end(_: str) -> None:
        nonlocal reading
        reading = False

    def words(said: str) -> None:
        if reading and cells:
            cells[-1].value += said

    _read(archive, part, start, end, words)
    return [cell for cell in cells if cell.value]


def _written(attributes: dict[str, str], before: list[_Written]) -> _Written:
    place = _REFERENCE.fullmatch(attributes.get("r", ""))
    style = attributes.get("s", "0")
    last = before[-1] if before else None
    row, column = (last.row, last.column + 1) if last else (0, 0)
    if place:
        row, column = int(place.group(2)) - 1, -1
        for letter in place.group(1):
            column = (column + 1) * _LETTERS + ord(letter) - ord("A")
    kind = attributes.get("t", "n")
    return _Written(
        row=row, column=column, kind=kind, style=int(style[:6]) if style.isdigit() else 0
    )


def _read(
    archive: Archive,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    words: Callable[[str], None] = lambda _: None,
) -> None:
    handlers = Handlers(start=start, end=end, words=words)
    read_xml(archive.name, part, archive.read(part), _PREFIXES, handlers)
