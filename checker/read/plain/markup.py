"""Markdown's marks at the head and around a line: headings, quotations, notes, emphasis, code."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from checker.model.document import Span
from checker.read.plain.lines import Line

_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSING = re.compile(r"[ \t]+#{1,6}$")
_QUOTED = re.compile(r"(?:>[ \t]?){1,8}(?=\S)")
_NOTE = re.compile(r"(\[\^[^\]\s]{1,40}\]):[ \t]*(?=\S)")
_PLAIN_NOTE = re.compile(r"(\[\d{1,3}\])[ \t]{1,9}(?=\S)")
_REFERENCE = re.compile(r"\[[^\]\n]{1,100}\]:[ \t]*<?(?:https?://|/|#|mailto:)\S{0,500}")
_FENCE = re.compile(r"(`{3,20}|~{3,20})")
_UNDERLINE = re.compile(r"=={2,200}|--{2,200}")
_EMPHASIS = "*_"
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_HTML_COMMENT = re.compile(r"<!--.{0,500}?-->")
_TAGS = re.compile(r"(?:</?[a-zA-Z][^<>]{0,300}>[ \t]{0,9}){1,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A line without its Markdown marks, and what they made of it.

    Attributes:
        heading: whether it is a heading.
        note: whether it opens a footnote.
        line: the line that remains.
    """

    line: Line
    heading: bool = False
    note: bool = False
    quoted: bool = False


def marked(line: Line, signs: Container[str] = ()) -> Marked:
    """Return a line without the Markdown marks that open and close it.

    Args:
        line: the line.
        signs: of notes, such as `[2]`, that the text is known to have: they open one too.
    """
    quote = _QUOTED.match(line.words)
    if quote:
        line = _from(line, quote.end())
    heading = _HEADING.match(line.words)
    note = _NOTE.match(line.words)
    plain = _PLAIN_NOTE.match(line.words)
    if plain and plain.group(1) in signs:
        note = plain
    if heading:
        line = _until(_from(line, heading.end()), _CLOSING)
    elif note:
        line = _from(line, note.end())
    return Marked(line=line, heading=heading is not None, note=note is not None, quoted=bool(quote))


def is_underline(words: str) -> bool:
    """Return whether a line underlines the heading above it."""
    return _UNDERLINE.fullmatch(words) is not None


def is_hidden(words: str) -> bool:
    """Return whether a line shows no words to a reader: a link's address, a picture, a comment."""
    return any(p.fullmatch(words) for p in (_REFERENCE, _IMAGE, _HTML_COMMENT, _TAGS))


def code_end(found: Sequence[Line], at: int) -> int:
    """Return the number of the line after a fenced block of code, `at` when none begins there."""
    opening = _FENCE.match(found[at].words)
    if not opening:
        return at
    fence = opening.group(1)
    for end in range(at + 1, len(found)):
        words = found[end].words
        if words.startswith(fence) and not words.strip(fence[0]):
            return end + 1
    return at


def without_emphasis(text: str, span: Span) -> Span:
    """Return a span without the asterisks or underscores that enclose the whole of it."""
    start, end = span.start, span.end
    while end - start > 2 and text[start] in _EMPHASIS and text[end - 1] == text[start]:  # noqa: PLR2004
        inside = text[start + 1 : end - 1].strip(_EMPHASIS)
        if text[start] in inside:
            break
        start, end = start + 1, end - 1
    return Span(start, end)


def _from(line: Line, by: int) -> Line:
    return Line(
        start=line.start + by, end=line.end, gap=line.gap, indent=line.indent, words=line.words[by:]
    )


def _until(line: Line, pattern: re.Pattern[str]) -> Line:
    match = pattern.search(line.words[-40:])
    cut = len(line.words[-40:]) - match.start() if match else 0
    words = line.words[: len(line.words) - cut]
    return Line(start=line.start, end=line.end - cut, gap=line.gap, indent=line.indent, words=words)
