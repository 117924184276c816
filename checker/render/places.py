"""Where claims stand: line, column, label and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from checker.model.claim import Claim, Reading
from checker.model.document import Span, line_and_column, line_starts
from checker.model.finding import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The place of a stretch of text.

    Attributes:
        name: of the document.
        line: from 1; lines end at LF, CRLF or CR.
        column: from 1, in characters.
        end_line: line of the character after the last.
        end_column: column of the character after the last.
        label: the place in a paged or tabled source («page 3»), or ''.
    """

    name: str
    line: int
    column: int
    end_line: int
    end_column: int
    label: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The documents of a report with the line starts of their files, found once."""

    readings: tuple[Reading, ...]
    starts: tuple[list[int], ...]

    def spot(self, claim: Claim) -> Spot:
        """Return where a claim's words stand."""
        return self.at(claim.document, claim.evidence)

    def at(self, document: int, span: Span) -> Spot:
        """Return where a stretch of a document stands."""
        source, starts = self.readings[document].document, self.starts[document]
        label = source.place(span.start) if source.places else ""
        span = self.written(document, span)
        line, column = line_and_column(starts, span.start)
        end_line, end_column = line_and_column(starts, span.end)
        return Spot(
            name=source.name,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            label=label,
        )

    def written(self, document: int, span: Span) -> Span:
        """Return a stretch of a document in the file's own characters, where the file has such."""
        source = self.readings[document].document
        return (source.source(span) if source.lines else None) or span

    def shown(self, document: int, offset: int) -> int:
        """Return the offset in a document's text of a character of its file."""
        source = self.readings[document].document
        if not source.lines:
            return offset
        for place in source.places:
            if place.source and offset < place.source.end:
                return place.span.start + max(0, min(offset - place.source.start, len(place.span)))
        return len(source.text)

    def words(self, claim: Claim) -> str:
        """Return the claim's words as written."""
        return claim.evidence.of(self.readings[claim.document].document.text)

    def sentence(self, claim: Claim) -> str:
        """Return the sentence that the claim stands in, as written."""
        return claim.sentence.of(self.readings[claim.document].document.text)

    def language(self, claim: Claim) -> str:
        """Return the language of the claim's words."""
        return claim.language or self.readings[claim.document].document.language


def short_names(report: Report) -> tuple[str, ...]:
    """Return the documents' names without their folders, where that leaves them different."""
    names = [reading.document.name for reading in report.readings]
    short = [PurePath(name).name or name for name in names]
    return tuple(short if len(set(short)) == len(set(names)) else names)


def letter(number: int) -> str:
    """Return A, B, C … for the sides of a finding, and numbers beyond Z."""
    return chr(ord("A") + number) if number < 26 else str(number + 1)  # noqa: PLR2004 - the alphabet


def places(report: Report) -> Places:
    """Return the places of a report's documents."""
    return Places(
        readings=report.readings,
        starts=tuple(
            list(reading.document.lines) or line_starts(reading.document.text)
            for reading in report.readings
        ),
    )
