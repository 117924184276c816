"""Settles which of several overlapping mentions a stretch of text really is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.extract.mention import Mention
from checker.model.claim import Kind
from checker.model.document import Cut, Span
from checker.model.values import Name, NameKind

# A number inside one of these is part of the name («Horizon 2020», «Boeing 737»), not a quantity.
_NUMBERED_NAMES = frozenset(
    {NameKind.EVENT, NameKind.PROGRAMME, NameKind.WORK, NameKind.FIRM, NameKind.OTHER}
)


def settled(mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], tuple[Cut, ...]]:
    """Return the mentions that stand, in order of place, and the figures that were given up.

    A date and a figure over the same digits: the longer wins, the date when they are equal. A
    figure or bare date inside a name is part of the name.
    """
    names = _Shelf([m.span for m in mentions if _numbered(m)])
    dates = _Shelf([m.span for m in mentions if m.kind is Kind.DATE])
    kept: list[Mention] = []
    given_up: list[Cut] = []
    for mention in sorted(mentions, key=lambda m: (m.span, m.kind)):
        if mention.kind not in (Kind.FIGURE, Kind.DATE):
            kept.append(mention)
        elif any(len(n) > len(mention.span) for n in names.over(mention.span)):
            given_up.append(Cut(span=mention.span, reason="in a name"))
        elif mention.kind is Kind.DATE or not any(
            len(d) >= len(mention.span) for d in dates.over(mention.span)
        ):
            kept.append(mention)
    return tuple(kept), tuple(given_up)


def _numbered(mention: Mention) -> bool:
    return isinstance(mention.value, Name) and mention.value.kind in _NUMBERED_NAMES


class _Shelf:
    """Spans in order, asked which of them touch another; spans of one sort barely overlap."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [s.start for s in self._spans]
        self._longest = max((len(s) for s in spans), default=0)

    def over(self, span: Span) -> Iterator[Span]:
        at = bisect_left(self._starts, span.start - self._longest)
        while at < len(self._spans) and self._starts[at] < span.end:
            if self._spans[at].overlaps(span):
                yield self._spans[at]
            at += 1
