"""Words and signs of a sentence, with what matters for finding names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checker.config.vocabulary import in_force
from checker.extract.names.lexicon import Lexicon, lexicon
from checker.lang.name_words import fold_word
from checker.model.document import Block, BlockKind, Document, Span

_ELISION = r"[^\W\d_]{1,7}+['’](?=[^\W\d_])"
_ACRONYM = r"[A-ZÀ-Þ]{2,6}+(?=[-‐‑][A-ZÀ-Þ][^\W\d_]{3})"  # the first half of «UE-Kazakhstan»
_WORD = (
    r"[^\W\d_]\.(?:-?[^\W\d_]\.){1,5}"  # U.S., É.-U.
    r"|[^\W\d_]\.(?=[ \u00a0][^\W\d_]{2})"  # J. Doe
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+)?(?:[-‐‑.+][^\W_]+){0,8}\+?"
)
_ELIDED_WORD = (
    r"[^\W\d_]\.(?:-?[^\W\d_]\.){1,5}|[^\W\d_]\.-[^\W\d_]\b"
    r"|[^\W\d_]\.(?=[ \u00a0][^\W\d_]{2})"
    r"|[^\W_]+(?:[-‐‑.+][^\W_]+){0,8}\+?"
)
_POSSESSIVE = r"['’]s\b|['’](?=\s)"
_PLAIN = re.compile(rf"(?P<word>{_ACRONYM}|{_WORD})|(?P<mark>{_POSSESSIVE}|\S)")
_ELIDING = re.compile(
    rf"(?P<whole>aujourd['’]hui|[OD]['’][A-Z][^\W\d_]+)|(?P<word>{_ACRONYM}|{_ELISION}|{_ELIDED_WORD})|(?P<mark>\S)"
)
_ELIDING_LANGUAGES = frozenset({"fr", "it", "pt", "es"})


class Token(NamedTuple):
    """A word or sign: its place, its folded form, and whether it begins with a capital.

    A tuple, for one is made of every word, and a tuple is made fastest.
    """

    start: int
    end: int
    text: str
    folded: str
    capital: bool
    word: bool
    touching: bool  # nothing, or one blank or line end, stands before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as tokens, with its place in the document; `folded` are their folded forms."""

    span: Span
    tokens: tuple[Token, ...]
    folded: tuple[str, ...]
    block: int
    heading: bool
    code: str
    lexicon: Lexicon
    shouted: bool  # all in capitals


@lru_cache(maxsize=1)  # the finders ask for the same document one after another
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the document's sentences in order, split into words and signs."""
    return tuple(_sentences(document))


def let_go() -> None:
    """Forget the sentences of the last document, which take many times its own room."""
    sentences.cache_clear()


def _sentences(document: Document) -> Iterator[Sentence]:
    for index, block in enumerate(document.blocks):
        words = lexicon(block.language or document.language, in_force(document))
        for span in block.sentences or (block.span,):
            yield _sentence(document.text, span, index, block, words)


def _sentence(text: str, span: Span, index: int, block: Block, words: Lexicon) -> Sentence:
    tokens = tokenise(text, span, words.code)
    spelt = [t for t in tokens if t.word and t.text[0].isalpha()]
    return Sentence(
        span=span,
        tokens=tokens,
        folded=tuple([t.folded for t in tokens]),
        block=index,
        heading=block.kind in (BlockKind.HEADING, BlockKind.CELL),
        code=words.code,
        lexicon=words,
        shouted=len(spelt) > 1 and sum(t.text.isupper() for t in spelt) * 3 > len(spelt) * 2,
    )


def tokenise(text: str, span: Span, code: str) -> tuple[Token, ...]:
    """Return the words and signs of a stretch of text; elided words stand by themselves."""
    pattern = _ELIDING if code in _ELIDING_LANGUAGES else _PLAIN
    found, last = [], span.start
    for match in pattern.finditer(text, span.start, span.end):
        start, end = match.span()
        touching = start - last <= 1 or _one_break(text[last:start])
        word = match.lastgroup != "mark"
        found.append(Token(start, end, *_forms(match.group()), word, touching))
        last = end
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _forms(surface: str) -> tuple[str, str, bool]:
    """Return a word, its folded form, whether it begins with a capital; every time the same."""
    return surface, fold_word(surface), surface[0].isupper()


def _one_break(gap: str) -> bool:
    """Return whether blanks are no more than a line's end and one blank, CRLF counted as two."""
    return gap.isspace() and len(gap) <= 3 and gap.count("\n") <= 1  # noqa: PLR2004 - CRLF and one
