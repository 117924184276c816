"""Reports built by hand, so that every renderer can be tried without reading a text."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from decimal import Decimal

from checker.model.claim import Claim, Kind, Reading, Role, Unit
from checker.model.document import Block, Cut, DateSource, Document, Span
from checker.model.finding import Accepted, Agreement, Finding, Judgement, Report, RuleCard, Side
from checker.model.pair import Pair, Reason
from checker.model.values import Figure
from checker.model.verdict import Severity, Verdict
from checker.model.worlds import Interval, Worlds

DRAFT = (
    "Le port de Valmer fête ses trente ans.\n\n"
    "Le trafic a frôlé les 50 millions de tonnes en 2024, soit 17 % de plus. "
    "Le port emploie 3 200 personnes.\n"
    "La criée a vendu pour 12 millions d’euros.\n\n"
    "Commentaires\nSuper article !!! gagnez 900 euros\n"
)
REFERENCE = (
    "En 2024, le trafic du port a atteint 48,7 millions de tonnes, en hausse de 16,9 %.\n"
    "Le port emploie 2 900 personnes. Appelez le 01 02 03.\n"
    "La criée a vendu pour 11 millions de dollars.\n"
)


def document(index: int, name: str, text: str, *, language: str = "fr", cut: int = -1) -> Document:
    end = len(text) if cut < 0 else cut
    blocks = []
    for found in re.finditer(r"[^\n]+", text[:end]):
        sentences = tuple(
            Span(found.start() + s.start(), found.start() + s.end())
            for s in re.finditer(r"\S[^.!?]*[.!?]?", found.group())
        )
        blocks.append(Block(span=Span(found.start(), found.end()), sentences=sentences))
    return Document(
        index=index,
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language,
        date=dt.date(2025, 4, 18) if index == 0 else None,
        date_source=DateSource.GIVEN if index == 0 else DateSource.UNKNOWN,
        blocks=tuple(blocks),
        cuts=(Cut(span=Span(cut, len(text)), reason="comments"),) if cut >= 0 else (),
    )


def claim(source: Document, words: str, value: str = "1", *, symbol: str = "count") -> Claim:
    start = source.text.index(words)
    span = Span(start, start + len(words))
    around = [
        (b, s) for b, block in enumerate(source.blocks) for s in block.sentences if s.contains(span)
    ]
    block, sentence = around[0] if around else (0, span)
    return Claim(
        document=source.index,
        kind=Kind.FIGURE,
        value=Figure(value=Decimal(value)),
        evidence=span,
        sentence=sentence,
        clause=sentence,
        block=block,
        language=source.language,
        unit=Unit(symbol=symbol, dimension="count"),
        role=Role.LEVEL,
    )


def interval(low: str, high: str, loose_low: str = "", loose_high: str = "") -> Worlds:
    return Worlds(
        strict=(Interval(low=Decimal(low), high=Decimal(high), high_open=True),),
        loose=(Interval(low=Decimal(loose_low or low), high=Decimal(loose_high or high)),),
    )


def report(draft: str = "draft.txt", reference: str = "reference.txt") -> Report:
    a = document(0, draft, DRAFT, cut=DRAFT.index("Commentaires"))
    b = document(1, reference, REFERENCE)
    traffic = claim(a, "frôlé les 50 millions de tonnes", "50000000")
    tonnes = claim(b, "48,7 millions de tonnes", "48700000")
    growth, rise = claim(a, "17 %", "17"), claim(b, "16,9 %", "16.9")
    staff, people = claim(a, "3 200 personnes", "3200"), claim(b, "2 900 personnes", "2900")
    euros, dollars = claim(a, "12 millions d’euros", "12"), claim(b, "11 millions de dollars", "11")
    years = claim(a, "trente ans", "30")
    findings = (
        Finding(
            rule="count",
            verdict=Verdict.CONFLICT,
            severity=Severity.ERROR,
            sides=(
                Side(claim=staff, reading="3 200 personnes", worlds=interval("3199.5", "3200.5")),
                Side(claim=people, reading="2 900 personnes", worlds=interval("2899.5", "2900.5")),
            ),
            message="3 200 personnes ici, 2 900 personnes là : écart de 300.",
            reasons=(
                Reason(label="same noun", weight=3.0, detail="personnes"),
                Reason(label="nothing meets", detail="[3199.5, 3200.5) and [2899.5, 2900.5)"),
            ),
            fingerprint="0a1b2c3d4e5f6071",
        ),
        Finding(
            rule="amount",
            verdict=Verdict.APPROXIMATE,
            severity=Severity.WARNING,
            sides=(
                Side(
                    claim=traffic,
                    reading="un peu moins de 50 millions de tonnes",
                    worlds=interval("49000000", "50000000", "47500000", "50000000"),
                ),
                Side(
                    claim=tonnes,
                    reading="48,7 millions de tonnes",
                    worlds=interval("48650000", "48750000"),
                ),
            ),
            message="« frôlé les 50 millions » pour 48,7 millions : la marge est large.",
            reasons=(Reason(label="only the loose readings meet"),),
            fingerprint="1a1b2c3d4e5f6072",
        ),
        Finding(
            rule="growth",
            verdict=Verdict.COMPATIBLE,
            severity=Severity.NOTE,
            sides=(
                Side(claim=growth, reading="17 %", worlds=interval("16.5", "17.5")),
                Side(claim=rise, reading="16,9 %", worlds=interval("16.85", "16.95")),
            ),
            message="17 % arrondit 16,9 %.",
            fingerprint="2a1b2c3d4e5f6073",
        ),
    )
    gate = Reason(label="gate: currency", detail="currency")
    phone = REFERENCE.index("01 02 03")
    return Report(
        readings=(
            Reading(
                document=a, claims=tuple(sorted((traffic, growth, staff, euros, years), key=_place))
            ),
            Reading(
                document=b,
                claims=tuple(sorted((tonnes, rise, people, dollars), key=_place)),
                skipped=(Cut(span=Span(phone, phone + 8), reason="phone"),),
            ),
        ),
        judgement=Judgement(
            findings=findings,
            agreements=(
                Agreement(
                    rule="date",
                    verdict=Verdict.AGREE,
                    sides=(
                        Side(claim=claim(a, "2024"), reading="2024"),
                        Side(claim=claim(b, "2024"), reading="2024"),
                    ),
                ),
            ),
        ),
        related=(Pair(left=euros, right=dollars, score=4.0, gate=gate, chosen=False),),
        alone=(years,),
        language="fr",
        command="check draft.txt reference.txt",
        rules=(
            RuleCard(
                id="count",
                family="figures",
                title="Two counts of the same things",
                question="Do both texts count the same things alike?",
                why="A reader cannot tell which count the desk stands behind.",
            ),
        ),
    )


def accepted(source: Report) -> Accepted:
    return Accepted(
        finding=source.judgement.findings[0],
        by="the desk",
        because="two ways of counting, both named in the text",
        until="2027-01-01",
        source="decisions.toml",
    )


def _place(found: Claim) -> Span:
    return found.evidence
