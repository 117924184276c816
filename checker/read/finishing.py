"""A draft becomes a document: blocks in their language, divided into sentences."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.errors import InputError
from checker.lang import LANGUAGES
from checker.lang.identify import certain_language, identify, latin_share
from checker.model.document import Block, BlockKind, Cut, DateSource, Document, Span
from checker.read.draft import Draft, Piece
from checker.read.limits import MAX_BLOCK, MAX_CELLS, over
from checker.read.sentences import split

_FOREIGN_CHARACTERS = 60
_LATIN = 0.5


def document(  # noqa: PLR0913 - what a person said and what the source says meet here
    name: str, data: bytes, draft: Draft, *, index: int, language: str, date: dt.date | None
) -> Document:
    """Return the document that a draft makes; what a person said goes before what the source says.

    Raises:
        InputError: the draft holds no text.
        LimitError: more than 50,000 cells of tables.
    """
    pieces = [
        piece for piece in draft.pieces if any(c.isalnum() for c in piece.span.of(draft.text))
    ]
    if not pieces:
        raise InputError(name, "holds no text", "an empty file or a scan cannot be checked")
    if sum(piece.kind is BlockKind.CELL for piece in pieces) > MAX_CELLS:
        over(name, "the number of cells", MAX_CELLS, "cells")
    body = _body(draft.text, pieces)
    code, notices = _language(body, draft, language)
    when = date or draft.date
    return Document(
        index=index,
        name=name,
        text=draft.text,
        sha256=hashlib.sha256(data).hexdigest(),
        language=code,
        language_given=bool(language),
        date=when,
        date_source=DateSource.GIVEN
        if date
        else DateSource.METADATA
        if when
        else DateSource.UNKNOWN,
        blocks=tuple(block for piece in pieces for block in _blocks(draft.text, piece, code)),
        cuts=_clear_of(_outermost(draft.cuts), sorted(piece.span for piece in pieces)),
        places=draft.places,
        lines=draft.lines,
        notices=draft.notices + notices,
        remarks=draft.remarks,
    )


def _outermost(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """Return the cuts in order, without those that lie inside another."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.span.start, -cut.span.end)):
        if not kept or cut.span.end > kept[-1].span.end:
            kept.append(cut)
    return tuple(kept)


def _clear_of(cuts: Sequence[Cut], kept: Sequence[Span]) -> tuple[Cut, ...]:
    """Return the cuts without what is kept inside them, such as a footnote in a cut paragraph."""
    clear: list[Cut] = []
    at = 0
    for cut in cuts:
        start = cut.span.start
        while at < len(kept) and kept[at].end <= start:
            at += 1
        inside = at
        while inside < len(kept) and kept[inside].start < cut.span.end:
            if start < kept[inside].start:
                clear.append(replace(cut, span=Span(start, kept[inside].start)))
            start = max(start, kept[inside].end)
            inside += 1
        if start < cut.span.end:
            clear.append(replace(cut, span=Span(start, cut.span.end)))
    return tuple(clear)


def _body(text: str, pieces: Sequence[Piece]) -> str:
    return "\n".join(piece.span.of(text) for piece in pieces)


def _language(body: str, draft: Draft, given: str) -> tuple[str, tuple[str, ...]]:
    if given:
        return given, ()
    if latin_share(body) < _LATIN:
        return "en", ("the language is none that is read; figures and dates may be missed",)
    certain = certain_language(body)
    if certain:
        return certain, ()
    stated = draft.language if draft.language in LANGUAGES else ""
    code = stated or identify(body)
    return (code, ()) if code else ("en", ("the language could not be told; read as English",))


def _blocks(text: str, piece: Piece, code: str) -> Iterator[Block]:
    own = ""
    if len(piece.span) >= _FOREIGN_CHARACTERS:
        own = certain_language(piece.span.of(text))
    foreign = own if own and own != code else None
    for span, sentences in _divided(text, piece.span, foreign or code, piece.kind):
        yield Block(
            span=span,
            kind=piece.kind,
            sentences=sentences,
            language=foreign,
            context=piece.context,
            table=piece.table,
            row=piece.row,
            column=piece.column,
        )


def _divided(
    text: str, span: Span, code: str, kind: BlockKind
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Divide a block of more than 20,000 characters at its sentences: time must stay linear."""
    if kind is BlockKind.CELL and len(span) <= MAX_BLOCK:
        yield span, (span,)
        return
    sentences = split(text, span, code)
    if len(span) <= MAX_BLOCK:
        yield span, sentences
        return
    group: list[Span] = []
    for sentence in sentences:
        if group and sentence.end - group[0].start > MAX_BLOCK:
            yield Span(group[0].start, group[-1].end), tuple(group)
            group = []
        group.append(sentence)
    if group:
        yield Span(group[0].start, group[-1].end), tuple(group)
