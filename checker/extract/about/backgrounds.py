"""What a block's headings say of its sentences: measures, names and dates that stand over them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.config.vocabulary import in_force
from checker.extract.about.phrases import Hit, Token, concept_phrases, cue_phrases, tokens_of
from checker.extract.mention import Mention
from checker.lang.arithmetic_words import arithmetic_cues
from checker.model.claim import Kind
from checker.model.document import Block, Document, Span
from checker.model.table import Headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What a block's headings say: concepts, names and dates of its table heads or lead-in line.

    `owners` are the names whose figures a row, or else a column, of a table holds.
    """

    concepts: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    names: tuple[Mention, ...] = ()
    dates: tuple[Mention, ...] = ()
    owners: tuple[Mention, ...] = ()
    words: tuple[Token, ...] = ()


_NONE = Background()


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """The mentions of a document in order of place, and where they start."""

    mentions: Sequence[Mention]
    starts: Sequence[int]

    def inside(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that begin in a stretch of text."""
        return self.mentions[
            bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]


def background_of(
    document: Document, block: Block, heads: Headings | None, among: Among
) -> Background:
    """Return what the headings of a block say; `heads` are those of a table's cell."""
    code = block.language or document.language
    background = _said(document, code, _told_order(block, heads), among)
    if heads is None:
        return background
    return replace(background, owners=_owners(document, code, background, heads))


def concepts_of(document: Document, code: str, tokens: Sequence[Token]) -> list[Hit]:
    """Return the concepts named among words of a language, none inside a longer one."""
    kept: list[Hit] = []
    reach = -1
    for hit in concept_phrases(code, in_force(document)).find(tokens):
        if hit.last > reach:
            kept.append(hit)
            reach = hit.last
    return kept


def _told_order(block: Block, heads: Headings | None) -> Sequence[Span]:
    """Return the headings of a block, those first that tell what is measured, and when.

    Of a table cell that is what stands above its column, rather than what its row is of.
    """
    if heads is None:
        return block.context
    return (*heads.columns, *([heads.row] if heads.row else []), *heads.around)


def _said(document: Document, code: str, spans: Sequence[Span], among: Among) -> Background:
    if not spans:
        return _NONE
    words: list[Token] = []
    concepts: list[Hit] = []
    for span in spans:
        tokens = tokens_of(document.text, span.start, span.end)
        words += tokens
        concepts += concepts_of(document, code, tokens)
    measures = in_force(document).measures
    concepts.sort(key=lambda hit: all("trend" in measures[x].fits for x in hit.labels))
    mentions = [mention for span in spans for mention in among.inside(span)]
    return Background(
        concepts=tuple(label for hit in concepts for label in hit.labels),
        cues=frozenset(label for hit in cue_phrases(code).find(words) for label in hit.labels),
        names=tuple(m for m in mentions if m.kind is Kind.NAME),
        dates=tuple(m for m in mentions if m.kind is Kind.DATE),
        words=tuple(words),
    )


def _owners(
    document: Document, code: str, background: Background, heads: Headings
) -> tuple[Mention, ...]:
    for spans in ((heads.row,) if heads.row else (), heads.columns):
        if any(_total(document, span, code) for span in spans):
            return ()
        found = tuple(m for m in background.names if any(s.contains(m.span) for s in spans))
        if found:
            return found
    return ()


def _total(document: Document, span: Span, code: str) -> bool:
    """Whether a heading says that its figures are totals, and so belong to nobody («Total»)."""
    cues = arithmetic_cues(document.text, span.start, span.end, code)
    return any(cue.label == "total" for cue in cues)
