"""A scene: one sentence, its words, cues, concepts and mentions, and what its block says of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.config.vocabulary import in_force
from checker.extract.about.backgrounds import Among, Background, background_of, concepts_of
from checker.extract.about.clauses import Marks, brackets, clauses, edges, gaps_of
from checker.extract.about.cues import Cues
from checker.extract.about.phrases import Hit, Token, cue_phrases, tokens_of
from checker.extract.about.stems import stems_of
from checker.extract.mention import Mention
from checker.model.claim import Entity, Kind
from checker.model.document import Document, Span
from checker.model.table import headings
from checker.model.values import Name, NameKind
from checker.model.vocabulary import Vocabulary

_LONGEST = 2000  # characters of a sentence that are read at once; keeps time linear
_ENTITIES = 1 << 14  # names that are remembered, so that a name's claims share one object


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
        who: the entity that the mention names, None where it is no name.
    """

    mention: Mention
    first: int
    last: int
    vocabulary: Vocabulary
    number: int = 0
    noun: bool = False
    who: Entity | None = None

    @property
    def figure(self) -> bool:
        """Return whether the mention is a figure."""
        return self.mention.kind is Kind.FIGURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a sentence stands: its document, the index and language of its block, its headings.

    `vocabulary` is what names and measures are known by in the document.
    """

    document: Document
    block: int
    code: str
    background: Background
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence as the reading rules see it.

    Attributes:
        document: the document.
        block: index of its block.
        code: language of the block.
        span: the sentence.
        tokens: its words.
        stems: the stem of each word, '' for one without content of its own.
        content: the stems of its content words.
        clause: number of the clause of each token.
        edges: first and last token of each clause.
        bracket: number of the bracket that each token stands in, or 0.
        cues: cue phrases in order.
        concepts: concept phrases in order, none inside a name.
        places: mentions in order.
        figures: those of them that are figures.
        dates: those of them that are dates.
        background: what the block's context adds.
    """

    document: Document
    block: int
    code: str
    span: Span
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    content: frozenset[str]
    clause: tuple[int, ...]
    edges: tuple[tuple[int, int], ...]
    bracket: tuple[int, ...]
    cues: Cues
    concepts: tuple[Hit, ...]
    places: tuple[Place, ...]
    figures: tuple[Place, ...]
    dates: tuple[Place, ...]
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

    def clause_span(self, first: int, last: int) -> Span:
        """Return the stretch of text from the clause of one token to that of a later one."""
        low, high = self.bounds(first)[0], self.bounds(last)[1]
        return Span(self.tokens[low].start, self.tokens[high].end)

    def gap(self, left: int, right: int) -> str:
        """Return the text between the end of one token and the start of another."""
        return self.document.text[self.tokens[left].end : self.tokens[right].start]


def scenes(document: Document, mentions: Sequence[Mention]) -> Iterator[Scene]:
    """Give every sentence of the document, in order, with the mentions that begin in it."""
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.kind))
    starts = [m.span.start for m in ordered]
    heads = headings(document)
    among = Among(mentions=ordered, starts=starts)
    for index, block in enumerate(document.blocks):
        setting = Setting(
            document=document,
            block=index,
            code=block.language or document.language,
            background=background_of(document, block, heads.get(index), among),
            vocabulary=in_force(document),
        )
        whole = block.sentences or (block.span,)
        spans = (piece for s in whole for piece in _pieces(document.text, s))
        yield from (_scene(setting, span, among.inside(span)) for span in spans)


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
    places = tuple([p for m in mentions if (p := _place(m, tokens, ends, setting)) is not None])
    figures = tuple([p for p in places if p.mention.kind is Kind.FIGURE])
    dates = tuple([p for p in places if p.mention.kind is Kind.DATE])
    proper = [(p.first, p.last) for p in places if _proper(p)]
    cues = _outside(_telling(cue_phrases(code).find(tokens)), proper)
    cues = _outside(cues, [(p.first, p.last) for p in dates], keep="scope.")  # «May» is no verb
    marks = Marks(
        figures=[(p.first, p.last) for p in figures],
        mentions=[(p.first, p.last) for p in places if p.mention.kind not in _LONG],
        dates=frozenset([p.last for p in dates]),
    )
    gaps = gaps_of(document.text, tokens)
    clause = clauses(gaps, cues, marks)
    stems = stems_of(tokens, code)
    return Scene(
        document=document,
        block=setting.block,
        code=code,
        span=span,
        tokens=tokens,
        stems=stems,
        content=frozenset([stem for stem in stems if stem]),
        clause=tuple(clause),
        edges=tuple(edges(clause)),
        bracket=tuple(brackets(gaps)),
        cues=Cues(cues),
        concepts=tuple(_outside(concepts_of(document, code, tokens), proper)),
        places=places,
        figures=figures,
        dates=dates,
        background=setting.background,
    )


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
    mention: Mention, tokens: Sequence[Token], ends: Sequence[int], setting: Setting
) -> Place | None:
    span, unit = mention.span, mention.unit
    first = bisect_right(ends, span.start)
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < span.end:
        last += 1
    if first >= len(tokens) or tokens[first].start >= span.end:
        return None
    noun = unit.noun_surface if unit is not None else ""
    text = setting.document.text
    return Place(
        mention=mention,
        first=first,
        last=last,
        vocabulary=setting.vocabulary,
        number=bisect_right(ends, mention.number.start) if mention.number else first,
        noun=noun != "" and noun in text[span.start : span.end + _NOUN_REACH],
        who=entity(mention),
    )


def _outside(
    hits: Sequence[Hit], stretches: Sequence[tuple[int, int]], keep: str = "\0"
) -> list[Hit]:
    """Return the hits that reach out of the stretches, or whose label starts as `keep` says."""
    if not stretches:
        return list(hits)
    taken = {at for first, last in stretches for at in range(first, last + 1)}
    return [
        h
        for h in hits
        if h.first not in taken
        or h.last not in taken
        or (h.labels[0].startswith(keep) and not h.labels[0].startswith("scope.per_"))
    ]


def entity(mention: Mention) -> Entity | None:
    """Return the entity of a name, or None for any other mention."""
    value = mention.value
    return _entity(value.kind, value.key) if isinstance(value, Name) else None


@lru_cache(maxsize=_ENTITIES)
def _entity(kind: NameKind, key: str) -> Entity:
    return Entity(kind=str(kind), key=key)
