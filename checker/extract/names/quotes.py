"""Quotations: words between quotation marks that someone said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.extract.mention import Mention
from checker.extract.names.tokens import Token, tokenise
from checker.lang.name_words import fold_word, quote_words
from checker.model.claim import Kind
from checker.model.document import Block, Document, Span
from checker.model.values import Name, NameKind, Quote

FEWEST_WORDS = 3
FEWEST_IN_FRAGMENT = 4
"""Words of a quotation that is no whole sentence; fewer are doubted or coined words."""

FEWEST_UNATTRIBUTED = 6
"""Words that a quotation without a speaker has at least, unless it ends as a sentence does."""

MOST_IN_TITLE = 8
"""Words of a title in quotation marks at most."""

REACH = 160
"""Characters around a quotation within which its speaker is looked for."""

LONGEST = 1500
"""Characters of one quotation at most; beyond it a mark was left open."""

_PAIRS = {"«": "»", "“": "”", "„": '“”"', "»": "«", "‹": "›", '"': '"', "”": "”", "‘": "’"}
_TURNED = frozenset("»")  # opens a quotation only where the marks point inwards
_CLOSING = frozenset("".join(_PAIRS.values()))
_OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+){0,6}")
_SENTENCE_END = ".!?…"
_MARKS = ' \u00a0\u202f«“„"'


def find_quotes(document: Document, names: list[Mention]) -> list[Mention]:
    """Return the quotations of a document, each with its speaker's key where the text tells it.

    Words in quotation marks that nobody says (titles, coined or doubted words) are left out. The
    span is what stands between the marks.
    """
    people = [m for m in names if isinstance(m.value, Name)]
    starts = [m.span.start for m in people]
    found: list[Mention] = []
    for block in document.blocks:
        code = block.language or document.language
        spans = list(_quoted(document.text, block.span, code))
        for span in spans:
            mention = _quotation(document, block, span, (people, starts), spans)
            if mention:
                found.append(mention)
    return found


def _quoted(text: str, within: Span, code: str) -> Iterator[Span]:
    """Give the stretches between quotation marks, outermost first, in order."""
    at, closing_only = within.start, frozenset() if quote_words(code).turned else _TURNED
    last = max(text.rfind(mark, at, within.end) for mark in _CLOSING)
    while mark := _OPENING.search(text, at, max(at, last)):
        at = mark.start()
        if mark[0] not in closing_only and _opens(text, at, within):
            end = _close(text, at, _PAIRS[mark[0]], within)
            if end > at:
                yield _trimmed(text, at + 1, end)
                at = end
        at += 1


def _opens(text: str, at: int, within: Span) -> bool:
    before = text[at - 1] if at > within.start else " "
    if text[at] == "”" or text[at] == "‘":
        return not before.isalnum() and at + 1 < within.end and text[at + 1].isalnum()
    return not before.isalnum() or text[at] in "«„"


def _close(text: str, at: int, closing: str, within: Span) -> int:
    """Return where the quotation that opens at `at` closes, or -1."""
    limit = min(within.end, at + LONGEST)
    if all(text.find(sign, at + 1, limit) < 0 for sign in closing):
        return -1
    depth, mark = 0, text[at]
    for i in range(at + 1, limit):
        if text[i] == mark and mark not in closing:
            depth += 1
        elif text[i] in closing:
            inside_word = text[i] == "’" and i + 1 < within.end and text[i + 1].isalnum()
            if inside_word:
                continue
            if depth == 0:
                return i
            depth -= 1
    return -1


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _quotation(
    document: Document,
    block: Block,
    span: Span,
    names: tuple[list[Mention], list[int]],
    spans: list[Span],
) -> Mention | None:
    surface = span.of(document.text)
    words = tuple(fold_word(w) for w in _WORD.findall(surface))
    if len(words) < FEWEST_WORDS:
        return None
    code = block.language or document.language
    sides = _sides(document.text, block.span, span, spans)
    said, speaker = _speaker(document.text, sides, code, names)
    if _titled(surface):
        return None
    ends = surface.rstrip()[-1:] in _SENTENCE_END or surface.rstrip().endswith(",")
    whole = surface[:1].isupper() and (ends or said)
    if not whole and len(words) < FEWEST_IN_FRAGMENT:
        return None
    if not said and not whole and len(words) < FEWEST_UNATTRIBUTED:
        return None
    value = Quote(surface=surface, words=words)
    return Mention(span=span, kind=Kind.QUOTE, value=value, speaker=speaker)


def _titled(surface: str) -> bool:
    """Return whether most words have a capital, as in a title of a work."""
    words = [w for w in _WORD.findall(surface) if w[0].isalpha()]
    long = [w for w in words if len(w) > 3]  # noqa: PLR2004 - «of», «the» stay small in titles
    capitals = sum(w[0].isupper() for w in long)
    return len(words) <= MOST_IN_TITLE and len(long) > 1 and capitals == len(long)


def _sides(text: str, block: Span, span: Span, spans: list[Span]) -> tuple[Span, Span]:
    """Return the words after a quotation and those before it, as far as a speaker is looked for."""
    after = _outside(text, Span(span.end, min(block.end, span.end + REACH)), spans)
    before = _outside(text, Span(max(block.start, span.start - REACH), span.start), spans)
    return after, before


def _speaker(
    text: str, sides: tuple[Span, Span], code: str, names: tuple[list[Mention], list[int]]
) -> tuple[bool, str]:
    """Return whether somebody is reported to say the words, and that person's key if named."""
    for side, backwards in zip(sides, (False, True), strict=True):
        verb = _reporting(text, side, code, backwards=backwards)
        if verb:
            return True, _person(names, side, verb, text)
    before = sides[1]
    if not text[before.start : before.end].rstrip(_MARKS).endswith(":"):
        return False, ""
    return True, _person(names, before, Span(before.end, before.end), text)


def _outside(text: str, side: Span, spans: list[Span]) -> Span:
    """Return a side without other quotations, up to the end of its sentence."""
    start, end = side.start, side.end
    for other in spans:
        if other.start >= side.start and other.end <= side.end:
            if other.start > start and text[start : other.start].strip(' \u00a0»”"’'):
                end = min(end, other.start) if start <= side.start else end
            else:
                start = max(start, other.end)
    return Span(start, max(start, end))


def _reporting(text: str, side: Span, code: str, *, backwards: bool) -> Span | None:
    """Return the reporting verb nearest to the quotation, in the same sentence."""
    tokens = tokenise(text, side, code)
    stretch = _sentence(tokens, backwards=backwards)
    verbs = quote_words(code).verbs
    order = range(len(stretch) - 1, -1, -1) if backwards else range(len(stretch))
    for at in order:
        for size in (3, 2, 1):
            phrase = tuple(t.folded for t in stretch[at : at + size])
            if size == 1:
                phrase = (phrase[0].split("-")[0],)  # «disait-elle»
            if len(phrase) == size and phrase in verbs:
                return Span(stretch[at].start, stretch[at + size - 1].end)
    return None


def _sentence(tokens: tuple[Token, ...], *, backwards: bool) -> tuple[Token, ...]:
    """Return the tokens from the quotation to the end (or start) of the sentence around it."""
    marks = [i for i, t in enumerate(tokens) if t.text in _SENTENCE_END and not t.word]
    if backwards:
        return tokens[marks[-1] + 1 :] if marks else tokens
    marks = [i for i in marks if i > 1]
    return tokens[: marks[0]] if marks else tokens


def _person(names: tuple[list[Mention], list[int]], side: Span, verb: Span, text: str) -> str:
    """Return the key of the name on this side that stands nearest to the verb."""
    mentions, starts = names
    low = bisect_left(starts, side.start)
    high = bisect_left(starts, side.end)
    near = [m for m in mentions[low:high] if isinstance(m.value, Name)]
    people = [m for m in near if isinstance(m.value, Name) and m.value.kind is NameKind.PERSON]
    chosen = people or [
        m
        for m in near
        if isinstance(m.value, Name) and m.value.kind in (NameKind.BODY, NameKind.FIRM)
    ]
    if not chosen:
        return ""
    best = min(chosen, key=lambda m: max(verb.start - m.span.end, m.span.start - verb.end, 0))
    gap = text[min(best.span.end, verb.end) : max(best.span.start, verb.start)]
    if len(gap) > REACH // 2 or not isinstance(best.value, Name):
        return ""
    return best.value.key
