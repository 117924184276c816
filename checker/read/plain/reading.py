"""Plain text and Markdown become a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker.model.document import BlockKind, Cut, Place, Span
from checker.read.decoding import decode
from checker.read.draft import STRUCK, Draft, Piece
from checker.read.limits import MAX_LINES, over
from checker.read.noise.furniture import Reason
from checker.read.plain.front_matter import front_matter
from checker.read.plain.lines import Line, lines, wrap_width
from checker.read.plain.markup import code_end, is_hidden, is_underline, marked, without_emphasis
from checker.read.plain.paragraphs import plain_pieces, with_lead_ins
from checker.read.plain.text_tables import table_at
from checker.read.plain.unshown import shown
from checker.read.table_language import table_language
from checker.read.tables import cell_pieces, cell_places


@dataclass(slots=True, kw_only=True)
class _Parts:
    """What has been found so far, in the order of the text."""

    text: str
    width: int
    signs: frozenset[str]
    pieces: list[Piece] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    pending: list[Line] = field(default_factory=list)
    tables: int = 0


def read_plain(name: str, data: bytes) -> Draft:
    """Return the draft of a text or Markdown file.

    Markdown's tables, headings, quotations, notes and blocks of code are known by their marks,
    whatever the file is called.

    Raises:
        InputError: the bytes are no text that can be trusted.
    """
    text, notices = decode(name, data)
    draft = plain_draft(name, text)
    return replace(draft, notices=(*notices, *draft.notices))


def plain_draft(name: str, text: str) -> Draft:
    """Return the draft of a text that may hold Markdown.

    Raises:
        LimitError: more than 100,000 lines that are not blank.
    """
    head, language, date = front_matter(text)
    seen = shown(text)
    text = seen.text
    found = lines(seen.lines, head)
    if len(found) > MAX_LINES:
        over(name, "the number of lines", MAX_LINES, "lines")
    parts = _Parts(text=text, width=wrap_width(found), signs=seen.signs)
    if head:
        parts.cuts.append(Cut(span=Span(0, head), reason=Reason.METADATA.value))
    parts.cuts += [Cut(span=span, reason=Reason.METADATA.value) for span in seen.alone]
    at = 0
    while at < len(found):
        at = _step(parts, found, at)
    _flush(parts)
    return Draft(
        text=text,
        pieces=tuple(with_lead_ins(text, parts.pieces)),
        cuts=tuple(parts.cuts),
        places=tuple(parts.places),
        notices=(STRUCK,) * seen.struck,
        language=language or (table_language(text) if parts.tables else ""),
        date=date,
    )


def _step(parts: _Parts, found: Sequence[Line], at: int) -> int:
    """Take the table, code or line that begins at a line; return where the next begins."""
    end = code_end(found, at)
    if end > at:
        _flush(parts)
        span = Span(found[at].start, found[end - 1].end)
        parts.cuts.append(Cut(span=span, reason=Reason.CODE.value))
        return end
    end, table = table_at(found, at)
    if table is not None:
        _flush(parts)
        parts.tables += 1
        caption = _caption(parts)
        parts.pieces += cell_pieces(
            table.rows, table=parts.tables, headers=table.headers, caption=caption
        )
        parts.places += cell_places(table.rows, parts.tables)
        return end
    _line(parts, found, at)
    return at + 1


def _line(parts: _Parts, found: Sequence[Line], at: int) -> None:
    line = found[at]
    if is_hidden(line.words):
        _flush(parts)
        span = Span(line.start, line.end)
        parts.cuts.append(Cut(span=span, reason=Reason.METADATA.value))
        return
    if is_underline(line.words) and len(parts.pending) == 1 and not line.gap:
        _heading(parts, parts.pending.pop())
        return
    known = marked(line, parts.signs)
    if known.heading:
        _flush(parts)
        _heading(parts, known.line)
    elif known.note:
        _flush(parts)
        span = Span(known.line.start, known.line.end)
        parts.pieces.append(
            Piece(whole=Span(line.start, line.end), span=span, kind=BlockKind.NOTE, gap=line.gap)
        )
    elif not parts.pending and not line.gap and parts.pieces[-1:] and _is_note(parts.pieces[-1]):
        note = parts.pieces[-1]
        whole, span = Span(note.whole.start, line.end), Span(note.span.start, line.end)
        parts.pieces[-1] = replace(note, whole=whole, span=span)
    else:
        parts.pending.append(known.line)


def _is_note(piece: Piece) -> bool:
    return piece.kind is BlockKind.NOTE


def _heading(parts: _Parts, line: Line) -> None:
    whole = Span(line.start, line.end)
    span = without_emphasis(parts.text, whole)
    parts.pieces.append(Piece(whole=whole, span=span, kind=BlockKind.HEADING, gap=line.gap))


def _flush(parts: _Parts) -> None:
    for piece in plain_pieces(parts.pending, parts.width):
        parts.pieces.append(replace(piece, span=without_emphasis(parts.text, piece.span)))
    parts.pending = []


def _caption(parts: _Parts) -> Span | None:
    """The heading or the line with a colon right before a table says what it is about."""
    if not parts.pieces or parts.pieces[-1].kind is BlockKind.CELL:
        return None
    before = parts.pieces[-1]
    heads = before.kind is BlockKind.HEADING or before.span.of(parts.text).endswith(":")
    return before.span if heads else None
