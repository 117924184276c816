"""What is no article is cut from a draft, each piece with its reason; all of it stays visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from checker.model.document import BlockKind, Cut, Span
from checker.read.draft import Draft, Piece
from checker.read.noise.comments import comments_start
from checker.read.noise.furniture import (
    Reason,
    is_author_label,
    is_related_label,
    line_reason,
    without_reading_time,
)

_PROSE = 110
_ITEM = 160
_HEAD = 10


class Zone(Enum):
    """Where a piece stands: before the article's first paragraph, after its last, or between."""

    HEAD = "head"
    AMID = "amid"
    TAIL = "tail"


def without_noise(draft: Draft) -> Draft:
    """Return the draft without reader comments, lists of links and page furniture.

    Cells, captions and notes stand for themselves and are left alone.
    """
    notes = tuple(p for p in draft.pieces if p.kind is BlockKind.NOTE)
    shortened, cuts = _without_reading_time(draft)
    pieces = [p for p in shortened if p.kind is not BlockKind.NOTE]
    pieces = [p for p in pieces if any(map(str.isalnum, p.span.of(draft.text)))]
    texts = [piece.span.of(draft.text) for piece in pieces]
    reasons = _reasons(pieces, texts)
    if all(reasons):
        return draft
    kept = [p for p, reason in zip(pieces, reasons, strict=True) if not reason]
    kept = sorted([*kept, *notes], key=lambda p: p.span)
    return replace(draft, pieces=tuple(kept), cuts=(*draft.cuts, *cuts, *_cuts(pieces, reasons)))


def _reasons(pieces: Sequence[Piece], texts: Sequence[str]) -> list[Reason | None]:
    cells = BlockKind.CELL
    start = comments_start(
        ["" if p.kind is cells else words for p, words in zip(pieces, texts, strict=True)]
    )
    end = len(pieces) if start is None else start
    reasons: list[Reason | None] = [None] * end + [Reason.COMMENTS] * (len(pieces) - end)
    prose = [at for at in range(end) if _is_article(pieces[at], texts[at])]
    first, last = (prose[0], prose[-1]) if prose else (end, -1)
    first = min(first, _HEAD)
    at = 0
    while at < end:
        if pieces[at].kind in {BlockKind.CELL, BlockKind.NOTE, BlockKind.CAPTION}:
            at += 1
            continue
        edge = at < first or at > last
        until, reason = _list_end(pieces, texts, at, end, zone=_zone(at, first, last))
        if reason:
            reasons[at:until] = [reason] * (until - at)
            at = until
            continue
        reasons[at] = line_reason(texts[at], edge=edge)
        at += 1
    return reasons


def _zone(at: int, first: int, last: int) -> Zone:
    return Zone.HEAD if at < first else Zone.TAIL if at > last else Zone.AMID


def _is_article(piece: Piece, words: str) -> bool:
    if piece.kind in {BlockKind.CELL, BlockKind.CAPTION, BlockKind.NOTE}:
        return True
    long = len(words) >= _PROSE and words.rstrip(" »”\"')*_")[-1:] in ".!?…:"
    return long and line_reason(words, edge=True) is None


def _list_end(
    pieces: Sequence[Piece], texts: Sequence[str], at: int, end: int, *, zone: Zone
) -> tuple[int, Reason | None]:
    """Return the end of the list of links or author box that a piece opens, and the reason."""
    rest, reason = is_related_label(texts[at]), Reason.LINKS
    if rest is None:
        rest, reason = is_author_label(texts[at]), Reason.AUTHOR
    if rest is None or _is_article(pieces[at], texts[at]):
        return at, None
    if rest.strip(": ") or reason is Reason.AUTHOR:
        follows = (
            at + 2
            if reason is Reason.AUTHOR and zone is Zone.TAIL and not rest.strip(": ")
            else at + 1
        )
        return min(follows, end), reason
    return _items_end(pieces, texts, at + 1, end, zone=zone), reason


def _items_end(
    pieces: Sequence[Piece], texts: Sequence[str], first: int, end: int, *, zone: Zone
) -> int:
    at = first
    while at < end and _is_item(pieces[at], texts[at]):
        loose = not pieces[at].marked and pieces[at].gap > pieces[first].gap
        if (loose and zone is not Zone.TAIL) or (zone is Zone.HEAD and not pieces[at].marked):
            break
        if at > first and is_related_label(texts[at]) is not None:
            break
        at += 1
    # The last short line before prose is the heading of what follows, not one more link.
    unmarked = at > first + 1 and not pieces[at - 1].marked
    if unmarked and at < end and _is_article(pieces[at], texts[at]) and zone is Zone.AMID:
        return at - 1
    return at


def _is_item(piece: Piece, words: str) -> bool:
    if piece.kind in {BlockKind.CELL, BlockKind.CAPTION, BlockKind.NOTE} or len(words) > _ITEM:
        return False
    return piece.marked or not words.rstrip().endswith((".", ":", ";"))


def _without_reading_time(draft: Draft) -> tuple[list[Piece], list[Cut]]:
    """Return the pieces without «3 min read» beside a date, and what was cut from them."""
    done: list[Piece] = []
    cuts: list[Cut] = []
    for piece in draft.pieces:
        parts = without_reading_time(piece.span.of(draft.text))
        if not any(cut for _, _, cut in parts) or all(cut for _, _, cut in parts):
            done.append(piece)
            continue
        for start, end, cut in parts:
            span = Span(piece.span.start + start, piece.span.start + end)
            if cut:
                cuts.append(Cut(span=span, reason=Reason.NAVIGATION.value))
            else:
                done.append(replace(piece, span=span, whole=span))
    return done, cuts


def _cuts(pieces: Sequence[Piece], reasons: Sequence[Reason | None]) -> list[Cut]:
    cuts: list[Cut] = []
    before: Reason | None = None
    told = zip(pieces, reasons, strict=True)
    # A footnote comes after the text that it belongs to, and stands wherever it stands.
    for piece, reason in sorted(told, key=lambda pair: pair[0].whole):
        if reason and reason is before:
            cuts[-1] = Cut(span=Span(cuts[-1].span.start, piece.whole.end), reason=reason.value)
        elif reason:
            cuts.append(Cut(span=piece.whole, reason=reason.value))
        before = reason
    return cuts
