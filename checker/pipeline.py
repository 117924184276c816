"""The whole story on one page: read, extract, align, judge; rendering is the caller's choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.align import Alignment, align
from checker.config.options import Options
from checker.config.vocabulary import laid_over
from checker.extract import extract
from checker.judge import chosen, judge, rules
from checker.judge.rule import Rule
from checker.model.claim import Claim, Reading
from checker.model.document import Document
from checker.model.finding import Report
from checker.model.notice import Notice
from checker.read import read

if TYPE_CHECKING:
    import pandas as pd

    from checker.align.semantic import Remembering


Told = Callable[[str, str], None]  # is told which step has begun, and on what


def _nobody(step: str, what: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as it comes in: its name as the person knows it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished run: the report, and the alignments that it rests on."""

    report: Report
    alignments: tuple[Alignment, ...]

    @property
    def pairs(self) -> pd.DataFrame:
        """Return every scored candidate pair of the run, a row each."""
        import pandas as pd  # noqa: PLC0415 - slow to import, and only frames need it

        return pd.concat([a.frame for a in self.alignments], ignore_index=True)


def run(
    sources: Sequence[Source],
    options: Options,
    *,
    by: Sequence[Rule] | None = None,
    told: Told = _nobody,
    explained: bool = True,
) -> Run:
    """Return the run over a draft (the first source) and the texts that it must agree with.

    The draft is compared with every other source, and each source with itself. The rules are
    those given, else those shipped that the options choose. Whoever waits is told of each step.
    A run that nobody will ask to explain itself lets go of its frames and evidence, which are most
    of what it keeps in memory.

    Raises:
        CheckerError: a source or setting that a person must mend.
    """
    readings = tuple(_extracted(document, told) for document in documents(sources, options, told))
    helper = _encoder(options.encoder)
    alignments = tuple(
        _aligned(pair, helper, told, explained=explained) for pair in comparisons(readings)
    )
    told("judging", readings[0].document.name)
    language = options.report_language or _report_language(readings[0].document)
    report = Report(
        readings=readings,
        judgement=judge(
            readings,
            tuple(pair for alignment in alignments for pair in alignment.pairs),
            language=language,
            by=chosen(rules(), options.select, options.ignore) if by is None else by,
        ),
        related=tuple(p for a in alignments for p in a.related),
        alone=_alone(readings, alignments),
        language=language,
        notices=tuple(_used(readings[0].document, helper)),
    )
    return Run(report=report, alignments=alignments)


def documents(
    sources: Sequence[Source], options: Options, told: Told = _nobody
) -> tuple[Document, ...]:
    """Return the sources as documents, dated and in a language where the options say so.

    Raises:
        CheckerError: a source or an own vocabulary that a person must mend.
    """
    words = laid_over(options.vocabulary) if options.vocabulary else None
    found = []
    for index, source in enumerate(sources):
        told("reading", source.name)
        document = read(
            source.name,
            source.data,
            index=index,
            language=options.languages.get(source.name, options.languages.get("", "")),
            date=options.dates.get(source.name),
        )
        found.append(replace(document, vocabulary=words))
    return tuple(found)


def _extracted(document: Document, told: Told) -> Reading:
    told("extracting", document.name)
    return extract(document)


def _aligned(
    pair: tuple[Reading, Reading], helper: Remembering | None, told: Told, *, explained: bool
) -> Alignment:
    left, right = pair
    told("comparing", f"{left.document.name} ↔ {right.document.name}")
    return align(left, right, helper, explained=explained)


def comparisons(readings: Sequence[Reading]) -> tuple[tuple[Reading, Reading], ...]:
    """Return what is set against what: the draft with each reference, each with itself."""
    draft, *references = readings
    return (*((draft, reference) for reference in references), *((r, r) for r in readings))


def _encoder(name: str) -> Remembering | None:
    if not name:
        return None
    from checker.align.semantic import encoder  # noqa: PLC0415 - most runs have none

    return encoder(name)


def _used(document: Document, helper: Remembering | None) -> Iterator[Notice]:
    """Give what the run rests on besides its texts, so that it can be told from another."""
    for folder, digest in document.vocabulary.sources if document.vocabulary else ():
        yield Notice("read with the vocabulary {folder} ({digest})", folder=folder, digest=digest)
    if helper is not None:
        pattern = "candidates were ranked with the help of the encoder {name} {version}"
        yield Notice(pattern, name=helper.encoder.name, version=helper.encoder.version)


def _alone(readings: Sequence[Reading], alignments: Sequence[Alignment]) -> tuple[Claim, ...]:
    met = {
        claim.id
        for a in alignments
        for pair in (*a.pairs, *a.related)
        for claim in (pair.left, pair.right, *pair.twins)
    }
    return tuple(c for r in readings for c in r.claims if c.id not in met)


def _report_language(draft: Document) -> str:
    return draft.language if draft.language in ("fr", "en") else "en"
