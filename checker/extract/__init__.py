"""Documents become readings: documents with their claims."""

from __future__ import annotations

from checker import plugins
from checker.extract import about
from checker.extract.cells import read_cells
from checker.extract.dates import dated, find_dates
from checker.extract.figures import find_figures
from checker.extract.mention import Mention
from checker.extract.names import (
    find_acronyms,
    find_lists,
    find_names,
    find_posts,
    find_quotes,
    let_go,
)
from checker.extract.overlaps import settled
from checker.model.claim import Claim, Reading
from checker.model.document import Cut, Document


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
    let_go()
    claims = [*about.claims(document, found), *_by_plugins(document)]
    return Reading(
        document=document,
        claims=tuple(sorted(claims, key=lambda c: (c.evidence, c.kind))),
        skipped=tuple(sorted((*skipped, *in_names), key=lambda cut: cut.span)),
    )


def _figures_and_dates(document: Document) -> tuple[list[Mention], list[Cut]]:
    cells = read_cells(document)
    mentions: list[Mention] = []
    skipped: list[Cut] = []
    for index, block in enumerate(document.blocks):
        code = block.language or document.language
        dates = find_dates(document.text, block.span, code, document.date)
        dates = cells.dates(index, document, dates)
        found = find_figures(
            document.text,
            block.span,
            code,
            cells.habit,
            taken=[d.span for d in dates],
            headings=cells.units(index),
        )
        mentions += [*dates, *cells.figures(index, document, found.mentions)]
        skipped += found.skipped
    return mentions, skipped


def _by_plugins(document: Document) -> list[Claim]:
    extractors = plugins.load("checker.extractors")
    return [claim for find in extractors.values() for claim in find(document)]
