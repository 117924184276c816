"""Marked-up sentences become described claims without any finder: `{17 %|percent}`."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from itertools import pairwise

from checker.extract.about.mentioned import describe
from checker.extract.about.scenes import scenes
from checker.extract.about.trends import find_trends
from checker.extract.mention import Mention
from checker.model.claim import Claim, Kind, Unit
from checker.model.document import Block, Document, Span
from checker.model.values import Figure, Grain, Name, NameKind, Period, Quote

_MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_SYMBOLS = {"money": "EUR", "percent": "percent", "point": "percentage_point", "count": "count"}


def _mention(words: str, kind: str, span: Span) -> Mention:
    if kind.isdigit():
        year = int(kind)
        value = Period(
            first=dt.date(year, 1, 1), last=dt.date(year, 12, 31), grain=Grain.YEAR, said=kind
        )
        return Mention(span=span, kind=Kind.DATE, value=value)
    if kind == "day":
        day = dt.date(2025, 3, 3)
        return Mention(
            span=span,
            kind=Kind.DATE,
            value=Period(first=day, last=day, grain=Grain.DAY, said=words),
        )
    if kind == "quote":
        return Mention(
            span=span, kind=Kind.QUOTE, value=Quote(surface=words, words=()), speaker="ada"
        )
    if kind in set(NameKind):
        name = Name(surface=words, key=words.casefold(), kind=NameKind(kind))
        return Mention(span=span, kind=Kind.NAME, value=name)
    dimension, _, noun = kind.partition(" ")
    unit = Unit(
        symbol=_SYMBOLS.get(dimension, dimension), dimension=dimension, noun=noun, noun_surface=noun
    )
    return Mention(span=span, kind=Kind.FIGURE, value=Figure(value=Decimal(1)), unit=unit)


def document_of(marked: str, code: str) -> tuple[Document, list[Mention]]:
    """Return a document of one block, a sentence a line, with its marked mentions."""
    text, at, mentions = "", 0, []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        span = Span(len(text), len(text) + len(mark[1]))
        mentions.append(_mention(mark[1], mark[2], span))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    starts = [0, *(m.end() for m in re.finditer("\n", text)), len(text)]
    sentences = tuple(Span(a, b) for a, b in pairwise(starts) if a < b)
    block = Block(span=Span(0, len(text)), sentences=sentences)
    document = Document(
        index=0,
        name="x",
        text=text,
        sha256="",
        language=code,
        date=dt.date(2025, 6, 1),
        blocks=(block,),
    )
    return document, mentions


def described(marked: str, code: str) -> list[Claim]:
    """Return the claims of the figures and dates that are marked, in order."""
    document, mentions = document_of(marked, code)
    told = describe(list(scenes(document, mentions)), mentions)
    return [c for c in told if c.kind in {Kind.FIGURE, Kind.DATE}]


def trends_of(marked: str, code: str) -> list[Claim]:
    """Return the rises and falls without a figure."""
    return find_trends(list(scenes(*document_of(marked, code))))
