"""When a document was published: what is told, what is inferred, and what is left unknown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from checker.extract.dates import dated
from checker.model.document import Block, Cut, DateSource, Document, Span


def document(text, language="fr"):
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(span=Span(at, at + len(line.rstrip()))))
        at += len(line)
    return Document(
        index=0, name="-", text=text, sha256="", language=language, blocks=tuple(blocks)
    )


DATELINES = [
    ("fr", "Le port rouvre\nBrest, 23 janvier 2025\nLe maire a parlé hier.", "2025-01-23"),
    ("fr", "Le port rouvre\nPublié le 3 mars 2024 à 10h12\nLe maire a parlé hier.", "2024-03-03"),
    ("fr", "Brest, le 16 avril 2025 (AZP) – Le maire a signé le bail.", "2025-04-16"),
    ("en", "BRISTOL, 5 May 2024 – The port has reopened.", "2024-05-05"),
    ("en", "Port reopens\nBy Ann Lee | May 12, 2024 | 10:20\nIt spoke for itself.", "2024-05-12"),
    ("de", "KIEL (zpa), 3. März 2025 - Der Hafen ist wieder offen.", "2025-03-03"),
    ("de", "Der Hafen ist offen.\nSo sagte er es.\nStand: 03.04.2024, 10:00 Uhr", "2024-04-03"),
    ("es", "Publicado el 3 de marzo de 2024\nEl puerto reabre.", "2024-03-03"),
    ("it", "Genova, 12 maggio 2024\nIl porto riapre.", "2024-05-12"),
    ("pt", "Porto, 3 mar 2024 (Zusa) – O porto reabre.", "2024-03-03"),
    ("nl", "DELFT, 3 maart 2024 - De haven is weer open.", "2024-03-03"),
]


@pytest.mark.parametrize(("language", "text", "day"), DATELINES)
def test_a_dateline_tells_the_day(language, text, day):
    found = dated(document(text, language))
    assert (found.date, found.date_source) == (dt.date.fromisoformat(day), DateSource.DATELINE)
    assert found.notices == ()


def test_a_given_date_is_kept():
    given = replace(
        document("Brest, 23 janvier 2025"), date=dt.date(2020, 1, 1), date_source=DateSource.GIVEN
    )
    assert dated(given) == given


INFERRED = [
    ("fr", "Le bail fut signé le 3 mars 2024. Le bal se tiendra le 12 juin 2024.", "2024-03-03"),
    ("fr", "Le bail date du 3 mars 2024.\nEn ce 25 mai 2024, le port est en fête.", "2024-05-25"),
    ("fr", "Le salon s’est tenu le 16 avril.\nLe bail fut signé le 27 mars 2025.", "2025-04-16"),
    ("en", "The lease was signed on March 3, 2024. The ball will be held on 12 June 2024.",
     "2024-03-03"),
    ("de", "Der Vertrag wurde am 3. März 2024 geschlossen, so hieß es in der Stadt.", "2024-03-03"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day"), INFERRED)
def test_else_the_dates_that_the_text_speaks_of_point_to_it(language, text, day):
    found = dated(document(text, language))
    assert (found.date, found.date_source) == (dt.date.fromisoformat(day), DateSource.INFERRED)
    assert day in found.notices[0]


@pytest.mark.parametrize(
    "text",
    ["Le port rouvre.", "En 2024, le port a rouvert.", "Le traité fut signé le 8 mai 1945.", ""],
)
def test_what_tells_too_little_leaves_it_unknown(text):
    found = dated(document(text))
    assert (found.date, found.date_source) == (None, DateSource.UNKNOWN)


def test_the_date_of_a_comment_is_none_of_the_document():
    text = "Le port rouvre.\nLéa, le 3 mars 2024 à 10h : bravo !"
    at = text.index("Léa")
    whole = document(text)
    cut = replace(
        whole,
        blocks=whole.blocks[:1],
        cuts=(Cut(span=Span(at, len(text)), reason="comments"),),
    )
    assert dated(cut).date is None
