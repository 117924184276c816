"""Small documents in every format, made here byte by byte, and a short way to read them."""

from __future__ import annotations

import io
import zipfile
from html import escape

from checker.model.document import BlockKind, Document
from checker.read import read

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_OPEN_SPACES = {
    "office": "office:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
}
STAMP = (1980, 1, 1, 0, 0, 0)


def reading(source: str | bytes, name: str = "draft.txt", **options) -> Document:
    data = source.encode() if isinstance(source, str) else source
    return read(name, data, index=0, **options)


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if not kinds or b.kind in kinds]


def cut(document: Document) -> dict[str, str]:
    return {c.reason: c.span.of(document.text) for c in document.cuts}


def contexts(document: Document) -> dict[str, tuple[str, ...]]:
    return {
        b.span.of(document.text): tuple(c.of(document.text) for c in b.context)
        for b in document.blocks
        if b.kind is BlockKind.CELL
    }


def archive(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def word(body: str, head: str = "", **parts: str) -> bytes:
    document = (
        f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    )
    named = {f"word/{key}.xml": value for key, value in parts.items()}
    return archive({"word/document.xml": head + document, **named})


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def word_table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def opendocument(body: str) -> bytes:
    spaces = " ".join(f'xmlns:{key}="{OPEN}:{value}"' for key, value in _OPEN_SPACES.items())
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pdf(pages: list[list[tuple[int, int, str] | tuple[int, int, str, int]]]) -> bytes:
    """A PDF with lines of Helvetica at (x, y) from the bottom left of each page, of 10 points."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages))), len(pages)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    for number, lines in enumerate(pages):
        shown = b"".join(
            b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (*(size or (10,)), x, y, _pdf_words(words))
            for x, y, words, *size in lines
        )
        objects[4 + 2 * number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects[5 + 2 * number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for key in sorted(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (key, objects[key])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, count = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(out)


def _pdf_words(words: str) -> bytes:
    coded = words.encode("cp1252").replace(b"\\", b"\\\\")
    return coded.replace(b"(", b"\\(").replace(b")", b"\\)")


def page(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="fr"><head>{head}</head><body>{body}</body></html>'
