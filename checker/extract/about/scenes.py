"""A scene: one sentence, its words, cues, concepts and mentions, and what its block says of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.config.vocabulary import in_force
from checker.extract.about.clauses import Marks, brackets, clauses, edges
from checker.extract.about.cues import Cues
from checker.extract.about.phrases import Hit, Token, concept_phrases, cue_phrases, tokens_of
from checker.extract.mention import Mention
from checker.lang.arithmetic_words import arithmetic_cues
from checker.model.claim import Entity, Kind
from checker.model.document import Block, Document, Span
from checker.model.table import Headings, headings
from checker.model.values import Name, NameKind
from checker.model.vocabulary import Vocabulary

_LONGEST = 2000  # characters of a sentence that are read at once; keeps time linear


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention in its sentence.

    Attributes:
        mention: the mention.
        first: first token of its wording.
        last: last token of its wording.
        number: token of its number.
        noun: whether the noun that it counts stands in or right after its wording.
        vocabulary: what measures are known by.
    """

    mention: Mention
    first: int
    last: int
    vocabulary: Vocabulary
    number: int = 0
    noun: bool = False

    @property
    def figure(self) -> bool:
        """Return whether the mention is a figure."""
        return self.mention.kind is Kind.FIGURE


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a sentence stands: its document, the index and language of its block, its headings."""

    document: Document
    block: int
    code: str
    background: Background


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence as the reading rules see it.

    Attributes:
        document: the document.
        block: index of its block.
        code: language of the block.
        span: the sentence.
        tokens: its words.
        clause: number of the clause of each token.
        edges: first and last token of each clause.
        bracket: number of the bracket that each token stands in, or 0.
        cues: cue phrases in order.
        concepts: concept phrases in order, none inside a name.
        places: mentions in order.
        background: what the block's context adds.
    """

    document: Document
    block: int
    code: str
    span: Span
    tokens: tuple[Token, ...]
    clause: tuple[int, ...]
    edges: tuple[tuple[int, int], ...]
    bracket: tuple[int, ...]
    cues: Cues
    concepts: tuple[Hit, ...]
    places: tuple[Place, ...]
    background: Background

    def cued(self, label: str, first: int, last: int) -> list[Hit]:
        """Return the hits of a cue that lie within a stretch of tokens."""
        return self.cues.within(label, first, last)

    def cue_before(self, at: int, *labels: str, reach: int = 0) -> Hit | None:
        """Return the cue that ends right before a token, or up to `reach` tokens earlier."""
        return self.cues.before(at, labels, reach)

    def cue_after(self, at: int, *labels: str, reach: int = 0) -> Hit | None:
        """Return the first cue that begins right after a token, or up to `reach` later."""
        return self.cues.after(at, labels, reach)

    def bounds(self, at: int) -> tuple[int, int]:
        """Return first and last token of the clause that holds a token."""
        return self.edges[self.clause[at]]

    def gap(self, left: int, right: int) -> str:
        """Return the text between the end of one token and the start of another."""
        return self.document.text[self.tokens[left].end : self.tokens[right].start]


def scenes(document: Document, mentions: Sequence[Mention]) -> list[Scene]:
    """Return every sentence of the document, in order, with the mentions that begin in it."""
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.kind))
    starts = [m.span.start for m in ordered]
    found = []
    heads = headings(document)
    for index, block in enumerate(document.blocks):
        code = block.language or document.language
        spans = _told_order(block, heads.get(index))
        background = _background(document, code, spans, _Among(mentions=ordered, starts=starts))
        if index in heads:
            background = replace(
                background, owners=_owners(document, code, background, heads[index])
            )
        whole = block.sentences or (block.span,)
        for span in (piece for s in whole for piece in _pieces(document.text, s)):
            inside = ordered[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            setting = Setting(document=document, block=index, code=code, background=background)
            found.append(_scene(setting, span, inside))
    return found


def _pieces(text: str, span: Span) -> list[Span]:
    """Return a sentence in pieces of bounded length, parted at spaces; one piece as a rule."""
    found, start = [], span.start
    while span.end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        found.append(Span(start, cut))
        start = cut
    return [*found, Span(start, span.end)]


def _scene(setting: Setting, span: Span, mentions: Sequence[Mention]) -> Scene:
    document, code = setting.document, setting.code
    tokens = tokens_of(document.text, span.start, span.end)
    ends = [token.end for token in tokens]
    places = tuple(p for m in mentions if (p := _place(m, tokens, ends, document)) is not None)
    proper = [(p.first, p.last) for p in places if _proper(p)]
    dated = [(p.first, p.last) for p in places if p.mention.kind is Kind.DATE]
    cues = _outside(_telling(cue_phrases(code).find(tokens)), proper)
    cues = _outside(cues, dated, keep="scope.")  # «May» is no verb
    marks = Marks(
        figures=[(p.first, p.last) for p in places if p.figure],
        mentions=[(p.first, p.last) for p in places if p.mention.kind not in _LONG],
        dates=frozenset(last for _, last in dated),
    )
    clause = clauses(document.text, tokens, cues, marks)
    return Scene(
        document=document,
        block=setting.block,
        code=code,
        span=span,
        tokens=tokens,
        clause=tuple(clause),
        edges=tuple(edges(clause)),
        bracket=tuple(brackets(document.text, tokens)),
        cues=Cues(cues),
        concepts=tuple(_outside(_concepts(document, code, tokens), proper)),
        places=places,
        background=setting.background,
    )


def _concepts(document: Document, code: str, tokens: Sequence[Token]) -> list[Hit]:
    return _maximal(concept_phrases(code, in_force(document)).find(tokens))


_LONG = frozenset({Kind.QUOTE, Kind.LIST, Kind.POST})


_PROPER = frozenset({NameKind.PERSON, NameKind.PLACE, NameKind.FIRM, NameKind.BODY})
_NOUN_REACH = 24  # characters after a count in which its noun may stand


def _proper(place: Place) -> bool:
    """Whether a mention is a name whose words mean nothing else («Bank of Trade»)."""
    value = place.mention.value
    return isinstance(value, Name) and value.kind in _PROPER


def _telling(hits: Sequence[Hit]) -> list[Hit]:
    """Return the cues without a rise or fall that is part of a longer phrase («make up»)."""
    kept: list[Hit] = []
    for hit in hits:
        longer = any(
            h.first <= hit.first and hit.last <= h.last and "share" in h.labels for h in kept[-4:]
        )
        moving = "rise" in hit.labels or "fall" in hit.labels
        if not (longer and moving):
            kept.append(hit)
    return kept


def _place(
    mention: Mention, tokens: Sequence[Token], ends: Sequence[int], document: Document
) -> Place | None:
    first = bisect_right(ends, mention.span.start)
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < mention.span.end:
        last += 1
    if first >= len(tokens) or tokens[first].start >= mention.span.end:
        return None
    unit = mention.unit
    near = document.text[mention.span.start : mention.span.end + _NOUN_REACH]
    noun = unit is not None and unit.noun_surface != "" and unit.noun_surface in near
    number = bisect_right(ends, mention.number.start) if mention.number else first
    return Place(
        mention=mention,
        first=first,
        last=last,
        vocabulary=in_force(document),
        number=number,
        noun=noun,
    )


def _maximal(hits: Sequence[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    reach = -1
    for hit in hits:
        if hit.last > reach:
            kept.append(hit)
            reach = hit.last
    return kept


def _outside(
    hits: Sequence[Hit], stretches: Sequence[tuple[int, int]], keep: str = "\0"
) -> list[Hit]:
    """Return the hits that reach out of the stretches, or whose label starts as `keep` says."""
    taken = {at for first, last in stretches for at in range(first, last + 1)}
    return [
        h
        for h in hits
        if h.first not in taken
        or h.last not in taken
        or (h.labels[0].startswith(keep) and not h.labels[0].startswith("scope.per_"))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Among:
    """The mentions of a document in order of place, and where they start."""

    mentions: Sequence[Mention]
    starts: Sequence[int]

    def inside(self, span: Span) -> Sequence[Mention]:
        return self.mentions[
            bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]


def _told_order(block: Block, heads: Headings | None) -> Sequence[Span]:
    """Return the headings of a block, those first that tell what is measured, and when.

    Of a table cell that is what stands above its column, rather than what its row is of.
    """
    if heads is None:
        return block.context
    return (*heads.columns, *([heads.row] if heads.row else []), *heads.around)


def _background(document: Document, code: str, spans: Sequence[Span], among: _Among) -> Background:
    if not spans:
        return Background()
    words: list[Token] = []
    concepts: list[Hit] = []
    for span in spans:
        tokens = tokens_of(document.text, span.start, span.end)
        words += tokens
        concepts += _concepts(document, code, tokens)
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


def entity(mention: Mention) -> Entity | None:
    """Return the entity of a name, or None for any other mention."""
    if isinstance(mention.value, Name):
        return Entity(kind=str(mention.value.kind), key=mention.value.key)
    return None
