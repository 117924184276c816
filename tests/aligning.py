"""Readings built by hand from plain sentences, so that alignment is tried without extraction."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace
from decimal import Decimal

from checker.model.claim import Claim, Kind, Reading, Role, Subject, Unit
from checker.model.document import Block, Document, Span
from checker.model.values import Figure, Grain, Name, NameKind, Period, Value

PERCENT = Unit(symbol="percent", dimension="percent")
COUNT = Unit(symbol="count", dimension="count")
EURO = Unit(symbol="EUR", dimension="money")
DOLLAR = Unit(symbol="USD", dimension="money")


def document(text: str, index: int = 0, language: str = "en") -> Document:
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.!?]*[.!?]?", text))
    return Document(
        index=index,
        name=f"{index}.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language=language,
        blocks=(Block(span=Span(0, len(text)), sentences=sentences),),
    )


def claim(
    source: Document, words: str, value: Value, kind: Kind = Kind.FIGURE, **more: object
) -> Claim:
    start = source.text.index(words)
    span = Span(start, start + len(words))
    sentence = next((s for s in source.blocks[0].sentences if s.contains(span)), span)
    made = Claim(
        document=source.index,
        kind=kind,
        value=value,
        evidence=span,
        sentence=sentence,
        clause=sentence,
        language=source.language,
    )
    return replace(made, **more)


def figure(source: Document, words: str, value: str, unit: Unit = COUNT, **more: object) -> Claim:
    settings: dict[str, object] = {"unit": unit, "role": Role.COUNT, **more}
    if isinstance(measure := settings.pop("measure", None), str):
        settings["subject"] = Subject(measure=measure, concepts=frozenset({measure}))
    return claim(source, words, Figure(value=Decimal(value)), **settings)


def name(source: Document, words: str, **more: object) -> Claim:
    family = words.rsplit(maxsplit=1)[-1].lower()
    value = Name(
        surface=words,
        key=words.lower(),
        kind=NameKind.PERSON,
        given=" ".join(words.lower().split()[:-1]),
        family=family,
    )
    return claim(source, words, value, Kind.NAME, **more)


def day(year: int, month: int, number: int) -> Period:
    at = dt.date(year, month, number)
    return Period(first=at, last=at, grain=Grain.DAY, said=at.isoformat())


def year(number: int) -> Period:
    first, last = dt.date(number, 1, 1), dt.date(number, 12, 31)
    return Period(first=first, last=last, grain=Grain.YEAR, said=str(number))


def reading(source: Document, *claims: Claim) -> Reading:
    return Reading(
        document=source, claims=tuple(sorted(claims, key=lambda c: (c.evidence, c.kind)))
    )


def partners(alignment: object) -> list[tuple[str, str]]:
    texts = [alignment.evidence.left.document.text, alignment.evidence.right.document.text]
    return sorted(
        (p.left.evidence.of(texts[0]), p.right.evidence.of(texts[1])) for p in alignment.pairs
    )
