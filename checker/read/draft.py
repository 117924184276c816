"""What a format's reader hands over: the text and its pieces, not yet judged or split."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from checker.model.document import BlockKind, Cut, Place, Remark, Span

STRUCK = "struck-out words were left out"  # a notice that readers of several formats give


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that stands by itself: a paragraph, heading, item, cell, caption or note.

    Attributes:
        whole: the piece with its list mark or number.
        span: the piece without them; lies in `whole`.
        gap: how many blank lines stand before it.
        marked: whether it has a list mark or number.
    """

    whole: Span
    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    gap: int = 0
    marked: bool = False
    context: tuple[Span, ...] = ()
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text as a format's reader found it.

    Attributes:
        text: the characters that all spans count.
        pieces: in order, none overlapping another.
        cuts: what the format itself says is no text of the article.
        places: where stretches of text stand in the source.
        lines: where the lines of the file's own characters begin, when `text` is not they.
        notices: what a person should know of the reading.
        remarks: comments that speak to this program, where the text does not show them.
        language: as the source's metadata state it, else ''.
        date: as the source's metadata state it, else None.
        judged: whether the reader has already told article from page furniture.
    """

    text: str
    pieces: tuple[Piece, ...]
    cuts: tuple[Cut, ...] = ()
    places: tuple[Place, ...] = ()
    lines: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    language: str = ""
    date: dt.date | None = None
