"""Text as a browser shows it: white space run together, entities read, each character traceable."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from checker.model.document import Place, Span

_PART = re.compile(
    r"[ \t\r\n\f]{1,1000000}"
    r"|&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,32});?|[^ \t\r\n\f&]{1,1000000}|&"
)
_SPACES = frozenset(" \t\r\n\f")
_DROPPED = dict.fromkeys([0, *range(1, 9), 11, *range(14, 32), 127])


@dataclass(slots=True, kw_only=True)
class Shown:
    """The text that a page shows, built up piece by piece.

    Attributes:
        parts: the text so far.
        length: how many characters it has.
        runs: (offset in the text, length, offset in the source, length in the source); within a
            run of equal lengths every character has its own place in the source.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[tuple[int, int, int, int]] = field(default_factory=list)
    spaced: bool = True

    def add(self, words: str, start: int, length: int) -> None:
        """Add what a stretch of source shows."""
        if not words:
            return
        before = self.runs[-1] if self.runs else None
        exact = len(words) == length
        if (
            before
            and exact
            and before[1] == before[3]
            and before[2] + before[3] == start
            and before[0] + before[1] == self.length
        ):
            self.runs[-1] = (before[0], before[1] + length, before[2], before[3] + length)
        else:
            self.runs.append((self.length, len(words), start, length))
        self.parts.append(words)
        self.length += len(words)
        self.spaced = words[-1] in _SPACES

    def add_source(self, source: str, start: int, end: int) -> None:
        """Add a stretch of source as a browser would show it."""
        for match in _PART.finditer(source, start, end):
            part = match.group()
            if part[0] in _SPACES:
                if not self.spaced:
                    self.add(" ", match.start(), len(part))
            elif part[0] == "&":
                self.add(_entity(part), match.start(), len(part))
            else:
                self._add_clean(part, match.start())

    def _add_clean(self, part: str, start: int) -> None:
        clean = part.translate(_DROPPED)
        self.add(clean, start, len(part))

    def add_break(self, words: str) -> None:
        """Add characters that stand nowhere in the source: what divides two blocks."""
        if self.length:
            self.parts.append(words)
            self.length += len(words)
        self.spaced = True

    def text(self) -> str:
        """Return the text."""
        return "".join(self.parts)


def places(runs: list[tuple[int, int, int, int]]) -> tuple[Place, ...]:
    """Return where each run of the text stands in the source; its lines say it, so no label."""
    return tuple(
        Place(span=Span(start, start + length), label="", source=Span(at, at + source_length))
        for start, length, at, source_length in runs
    )


def _entity(written: str) -> str:
    return html.unescape(written).translate(_DROPPED)
