"""Lines become pieces: paragraphs, headings, questions and list items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model.document import BlockKind, Span
from checker.read.draft import Piece
from checker.read.plain.lines import Line, is_full
from checker.read.plain.marks import is_numbered, mark_length

_ENDS = ".!?…;:。！？"
_CLOSERS = "»”\"’')]* \u00a0\u202f_"
_HEADING_CHARACTERS = 140
_HEADING_WORDS = 20
_QUESTION_CHARACTERS = 600
_CONTINUED = 40
_LISTED = 3


def plain_pieces(found: Sequence[Line], width: int) -> list[Piece]:
    """Return the pieces that the lines of a text make, in order.

    Args:
        found: the lines.
        width: at how many characters the text's lines were broken, 0 when they were not.
    """
    pieces = [_piece(group) for group in _groups(found, width)]
    return _without_lists_of_headings(pieces)


def with_lead_ins(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, each list item with the line that leads into its list as context."""
    done: list[Piece] = []
    lead: Piece | None = None
    for piece in pieces:
        if piece.kind is BlockKind.BULLET:
            done.append(
                replace(piece, context=(lead.span,)) if lead and not piece.context else piece
            )
            continue
        introduces = piece.kind is BlockKind.HEADING or text[piece.span.end - 1] == ":"
        lead = piece if introduces else None
        done.append(piece)
    return done


def kind_of(words: str, *, marked: bool, numbered: bool) -> BlockKind:
    """Return what a piece is, judged by its words without their mark."""
    bare = words.rstrip(_CLOSERS)
    if bare.endswith("?") and len(words) <= _QUESTION_CHARACTERS and (numbered or not marked):
        return BlockKind.QUESTION
    if marked:
        return BlockKind.BULLET
    short = len(words) <= _HEADING_CHARACTERS and len(words.split()) <= _HEADING_WORDS
    opens = next((c for c in words if c.isalnum()), "")
    if (
        short
        and bare
        and bare[-1] not in _ENDS
        and not opens.islower()
        and any(c.isalpha() for c in bare)
    ):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _groups(found: Sequence[Line], width: int) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in found:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: Sequence[Line], line: Line, width: int) -> bool:
    before = group[-1]
    if line.gap:
        return False
    runs_on = width > 0 and is_full(before, line, width)
    if mark_length(line.words):
        # A dash at the head of a wrapped line is one of the sentence, unless a list is going on.
        dash = line.words[0] in "–—" and runs_on and not mark_length(group[0].words)
        return dash and before.words[-1] not in _ENDS
    if runs_on or (width and mark_length(group[0].words) and line.indent > group[0].indent):
        return True
    unended = before.words[-1] not in _ENDS and len(before.words) >= _CONTINUED
    return unended and line.words[0].islower()


def _piece(group: Sequence[Line]) -> Piece:
    first = group[0].words
    mark = mark_length(first)
    start, end = group[0].start, group[-1].end
    words = " ".join(line.words for line in group)[mark:]
    return Piece(
        whole=Span(start, end),
        span=Span(start + mark, end),
        kind=kind_of(words, marked=mark > 0, numbered=is_numbered(first)),
        gap=group[0].gap,
        marked=mark > 0,
    )


def _without_lists_of_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines without a full stop that follow one another directly are a list, not headings."""
    done = list(pieces)
    at = 0
    while at < len(done):
        end = at + 1
        while end < len(done) and done[end].kind is done[at].kind and not done[end].gap:
            end += 1
        if done[at].kind is BlockKind.HEADING and end - at >= _LISTED:
            # The first may head the others; it stays what it looks like.
            done[at + 1 : end] = [replace(p, kind=BlockKind.PARAGRAPH) for p in done[at + 1 : end]]
        at = end
    return done
