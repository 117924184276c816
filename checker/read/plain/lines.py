"""The lines of a text, and at what width its author's program broke them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK = " \t\u00a0\u202f\u2009\u200b\ufeff\u3000"
_WIDEST = 120
_NARROWEST = 40
_SHARE = 0.6
_STOPS = frozenset(".!?…:;»”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank: its characters without the white space around them.

    Attributes:
        start: offset of its first character that is not blank.
        end: offset after its last one.
        gap: how many blank lines stand before it; 0 when it follows the line before directly.
        indent: how many blank characters open it.
        words: what it says.
    """

    start: int
    end: int
    gap: int
    indent: int
    words: str


def lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of a text, or of a part of it, that are not blank."""
    found: list[Line] = []
    end = len(text) if end is None else end
    after = start
    for match in _LINE.finditer(text, start, end):
        raw = match.group()
        words = raw.strip(_BLANK)
        if not words:
            continue
        indent = len(raw) - len(raw.lstrip(_BLANK))
        begin = match.start() + indent
        breaks = len(_BREAK.findall(text, after, match.start())) if match.start() - after > 1 else 1
        gap = max(0, breaks - 1)
        found.append(Line(start=begin, end=begin + len(words), gap=gap, indent=indent, words=words))
        after = match.end()
    return found


def wrap_width(found: Sequence[Line]) -> int:
    """Return at how many characters the lines of a text were broken, 0 when they were not.

    They were when hardly any line is long and most lines that are followed directly by another
    could not have taken its first word, in the midst of a sentence.
    """
    if len(found) < 3:  # noqa: PLR2004 - two lines tell nothing
        return 0
    lengths = sorted(line.indent + len(line.words) for line in found)
    if sum(n for n in lengths if n > _WIDEST) > 0.2 * sum(lengths):
        return 0
    width = lengths[int(0.97 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    followed = [(a, b) for a, b in pairwise(found) if not b.gap]
    full = [a for a, b in followed if is_full(a, b, width)]
    # Broken lines end anywhere in a sentence; lines that are paragraphs end where one ends.
    ended = sum(1 for line in full if line.words[-1] in _STOPS)
    wrapped = len(full) >= max(2, (1 - _SHARE) * len(followed)) and ended < _SHARE * len(full)
    return width if wrapped else 0


def is_full(line: Line, following: Line, width: int) -> bool:
    """Return whether the first word of the following line would not have fitted on a line."""
    word = following.words.split(maxsplit=1)[0]
    return line.indent + len(line.words) + 1 + len(word) > width - 1
