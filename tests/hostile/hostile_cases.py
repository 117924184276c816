"""Inputs that mean harm or come broken, made here, and what a reader must do with each."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reading import archive, page, paragraph, pdf, word

PROSE = "Le port de Vaubrune a traité 48,7 millions de tonnes en 2024, soit 16,9 % de plus.\n"
READ, REFUSED, EITHER = "read", "refused", "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file: its name, its bytes, and whether it must be read, refused, or either."""

    name: str
    make: Callable[[], bytes]
    want: str = EITHER


def cases() -> Iterator[Case]:
    """Yield every case; names are unique."""
    yield from _encodings()
    yield from _pages()
    yield from _archives()
    yield from _pdfs()
    yield from _lookalikes()


BAITS = {
    "digits": "1234567890",
    "spaces": " ",
    "dots": ".",
    "thousands": "1 000 ",
    "lines": "a\n",
    "bars": "| a | b |\n",
    "tabs": "a\tb\n",
    "columns": "a  1  2\n",
    "marks": "- a\n",
    "fences": "```\n",
    "quotes": "> a\n",
    "headings": "# a\n",
    "rules": "---\n",
    "links": "[a](b)",
    "names": "Ann Vale, 3 January 2025 at 4:15 pm\n",
    "stamps": "3 January 2025 at 4:15 pm ",
    "ages": "2 hours ago\n",
    "related": "Read also\n",
    "comments": "2 comments\n",
    "capitals": "A. B. C. ",
    "ellipses": "… ",
    "closers": "».”) ",
    "hyphens": "a-",
    "emphasis": "**a",
    "backslashes": "\\",
    "accents": "e\u0301",
    "invisible": "\u200b",
    "breaks": "\r\n\u2028\x0b",
    "words": "de la ",
}
PAGE_BAITS = {
    "angles": "<",
    "declarations": "<!",
    "comments": "<!--",
    "open tags": "<a ",
    "end tags": "</a ",
    "attributes": "<a x='",
    "quotes": '<a x="',
    "cdata": "<![CDATA[",
    "entities": "&#",
    "named entities": "&amp",
    "scripts": "<script>",
    "hidden": "<noscript>",
    "breaks": "a<br>",
    "items": "<li>a",
    "cells": "<td>a",
    "rows": "<tr><td>a",
    "inline": "<b><i>",
    "raised": "a<sup>1</sup>",
    "paragraphs": "<p>a",
}


def _encodings() -> Iterator[Case]:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"):
        yield Case(name=f"{encoding}.txt", make=lambda e=encoding: PROSE.encode(e), want=READ)
    for name, data in {
        "empty.txt": b"",
        "blank.txt": b" \n\t\r\n\xc2\xa0" * 50,
        "blank.csv": b"\xc2\xa0\n",
        "nul.txt": b"\0" * 10_000,
        "half-utf16.txt": PROSE.encode("utf-16") + b"\x41",
        "bare-utf16.txt": PROSE.encode("utf-16-le"),
        "two-encodings.txt": PROSE.encode() + PROSE.encode("cp1252"),
        "mac.txt": PROSE.encode("mac-roman"),
        "surrogate.txt": PROSE.encode() + b"\xed\xb2\x80",
        "overlong.txt": b"50 \xc0\xaf \xf5\x80\x80\x80",
        "controls.txt": bytes(range(1, 9)) * 100,
    }.items():
        yield Case(name=name, make=lambda d=data: d, want=REFUSED)
    for name, text in {
        "old-mac-lines.txt": PROSE.replace("\n", "\r") * 3,
        "odd-lines.txt": PROSE.replace("\n", "\u2028\u0085\x0b\x0c") * 3,
        "c1.txt": PROSE + "\u009b31m\u0090",
        "bidi.txt": PROSE + "\u202e 7,84 \u202c",
        "decomposed.txt": PROSE.replace("é", "e\u0301"),
        "marks-only.txt": "- \n* \n# \n> \n| |\n|-|\n1. \n" + PROSE,
        "front-matter-open.md": "---\ndate: 2025-02-30\n" + PROSE,
        "fence-open.md": "```\n" + PROSE,
        "long-line.txt": PROSE.replace("\n", " ") * 5_000,
        "long-word.txt": "a" * 500_000,
    }.items():
        yield Case(name=name, make=lambda t=text: t.encode(), want=READ)


def _pages() -> Iterator[Case]:
    prose = f"<p>{PROSE}</p>"
    for name, body in {
        "deep.html": "<div>" * 50_000 + prose,
        "tags.html": "<br>" * 110_000 + prose,
        "no-words.html": "<script>5 millions</script>",
    }.items():
        yield Case(name=name, make=lambda b=body: page(b).encode(), want=REFUSED)
    for name, body in {
        "unclosed.html": "<p>" * 100 + PROSE + "<table><tr><td><b><i><a href=",
        "inline.html": "<b><i><a><font>" * 10_000 + prose,
        "attributes.html": "<p " + "a=b " * 20_000 + f">{PROSE}</p>",
        "data.html": f"<img src='data:image/png;base64,{'QUJD' * 200_000}'>{prose}",
        "spans.html": "<table>" + f"<tr><td colspan=999999999 rowspan=-5>{PROSE}</table>" + prose,
        "entities.html": "<p>&#0;&#x110000;&#99999999;&notanentity;&amp;amp;</p>" + prose,
        "remote.html": "<img src='http://127.0.0.1:9/x'><link href='http://127.0.0.1:9/y'>" + prose,
    }.items():
        yield Case(name=name, make=lambda b=body: page(b).encode(), want=READ)


def _archives() -> Iterator[Case]:
    prose = paragraph(PROSE)
    entity = '<!DOCTYPE d [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    remote = '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">'
    for name, make in {
        "entities.docx": lambda: word(prose, entity),
        "outside.docx": lambda: word(prose, outside),
        "remote.docx": lambda: word(prose, remote),
        "bomb.docx": lambda: word(prose + " " * 80_000_000),
        "deep.docx": lambda: word("<w:sdt>" * 5_000 + prose + "</w:sdt>" * 5_000),
        "parts.docx": lambda: archive({f"x{n}": "" for n in range(6_000)}),
        "cut.docx": lambda: word(prose * 100)[:-60],
        "broken.docx": lambda: archive({"word/document.xml": "<a><b></a>"}),
        "other.docx": lambda: archive({"mimetype": "application/epub+zip"}),
        "blank.docx": lambda: word("<w:p/>"),
        "lies.docx": _lying,
        "encrypted.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000,
        "blank.xlsx": lambda: archive({"xl/workbook.xml": "<workbook/>"}),
        "open.odt": lambda: archive(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a>"}
        ),
    }.items():
        yield Case(name=name, make=make, want=REFUSED)
    yield Case(
        name="traversal.docx",
        make=lambda: archive({"../../x": "x", "word/document.xml": _document(prose)}),
        want=READ,
    )


def _document(body: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'


def _lying() -> bytes:
    """A part whose headers say that it is shorter than it is."""
    data = word(paragraph(PROSE * 1_000))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        size = file.getinfo("word/document.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def _pdfs() -> Iterator[Case]:
    lines = [(50, 700 - 12 * n, PROSE.strip()) for n in range(5)]
    whole = pdf([lines] * 3)
    yield Case(name="plain.pdf", make=lambda: whole, want=READ)
    yield Case(name="scan.pdf", make=lambda: pdf([[], []]), want=REFUSED)
    yield Case(name="cut.pdf", make=lambda: whole[: len(whole) // 2])
    yield Case(name="loop.pdf", make=lambda: whole.replace(b"/Kids [4", b"/Kids [2"))
    yield Case(name="count.pdf", make=lambda: whole.replace(b"/Count 3", b"/Count 2147483647"))
    yield Case(name="noise.pdf", make=lambda: b"%PDF-1.7\n" + _noise(20_000), want=REFUSED)
    yield Case(name="bomb.pdf", make=_pdf_bomb)


def _pdf_bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(450)) + packer.flush()
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    whole = pdf([[(50, 700, "X")]])
    start = whole.index(b"<< /Length")
    end = whole.index(b"endstream", start)
    return whole[:start] + head + packed + b"\n" + whole[end:]


def _lookalikes() -> Iterator[Case]:
    for name, data in {
        "words.docx": PROSE.encode(),
        "words.pdf": PROSE.encode(),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + _noise(2_000),
        "program.txt": b"\x7fELF" + _noise(2_000),
        "packed.txt": zlib.compress(PROSE.encode(), 9),
    }.items():
        yield Case(name=name, make=lambda d=data: d, want=REFUSED)
    yield Case(name="word.txt", make=lambda: word(paragraph(PROSE)), want=READ)
    yield Case(name="page.txt", make=lambda: page(f"<p>{PROSE}</p>").encode(), want=READ)


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)  # noqa: S311 - bytes that only need to be odd
