"""Documents become readings: documents with their claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checker import plugins
from checker.extract import about
from checker.extract.dates import dated, find_dates
from checker.extract.figures import find_figures, habit
from checker.extract.mention import Mention
from checker.extract.names import (
    find_acronyms,
    find_lists,
    find_names,
    find_posts,
    find_quotes,
)
from checker.extract.overlaps import settled
from checker.model.claim import Claim, Reading
from checker.model.document import Block, BlockKind, Cut, Document, Span
from checker.model.values import Period


def extract(document: Document) -> Reading:
    """Return the document, its date filled in, with everything that it claims in order of place."""
    document = dated(document)
    figures, skipped = _figures_and_dates(document)
    names = find_names(document)
    kept, in_names = settled([*figures, *names])
    found = [
        *kept,
        *find_acronyms(document),
        *find_lists(document, names),
        *find_posts(document, names),
        *find_quotes(document, names),
    ]
    claims = [*about.claims(document, found), *_by_plugins(document)]
    return Reading(
        document=document,
        claims=tuple(sorted(claims, key=lambda c: (c.evidence, c.kind))),
        skipped=tuple(sorted((*skipped, *in_names), key=lambda cut: cut.span)),
    )


def _figures_and_dates(document: Document) -> tuple[list[Mention], list[Cut]]:
    writing = habit(document)
    mentions: list[Mention] = []
    skipped: list[Cut] = []
    for block in document.blocks:
        code = block.language or document.language
        dates = find_dates(document.text, block.span, code, document.date)
        found = find_figures(
            document.text,
            block.span,
            code,
            writing,
            taken=[d.span for d in dates],
            headings=_headings(document, block, code),
        )
        mentions += [*dates, *found.mentions]
        skipped += found.skipped
    return mentions, skipped


def _headings(document: Document, block: Block, code: str) -> Sequence[Span]:
    """Return the headings that may name a cell's unit: none where they name an earlier year.

    Prose seldom says the year of its figures again, and would be set against the wrong column.
    """
    if block.kind is not BlockKind.CELL:
        return ()
    latest = document.date.year - 1 if document.date else dt.MAXYEAR
    for span in block.context:
        for mention in find_dates(document.text, span, code, document.date):
            period = mention.value
            if isinstance(period, Period) and period.last and period.last.year < latest:
                return ()
    return block.context


def _by_plugins(document: Document) -> list[Claim]:
    extractors = plugins.load("checker.extractors")
    return [claim for find in extractors.values() for claim in find(document)]
