"""Words of a text, and a trie that finds all phrases of a vocabulary in one pass over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from checker.lang.about_words import about_words
from checker.lang.folding import fold
from checker.model.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+")
_PATTERN = re.compile(r"[^\W_]+\*?|\*[^\W_]*\*?")
_CACHED = 1 << 16
_LEXICONS = 32  # four vocabularies in all our languages


class Token(NamedTuple):
    """One word of a text: where it stands, its folded form, and the word with its accents.

    A tuple, like `Hit`: one is made of every word, and a tuple is made fastest.
    """

    start: int
    end: int
    word: str
    exact: str


class Hit(NamedTuple):
    """A phrase found among tokens: indexes of its first and last token, and what it stands for."""

    first: int
    last: int
    labels: tuple[str, ...]


@dataclass(slots=True)
class Node:
    """One step of a trie: the next words, exact or by beginning, ending or inner part."""

    exact: dict[str, Node] = field(default_factory=dict)
    starts: dict[str, Node] = field(default_factory=dict)
    ends: dict[str, Node] = field(default_factory=dict)
    inner: dict[str, Node] = field(default_factory=dict)
    any: list[Node] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    open: bool = False  # whether it has next words that are not exact

    def next(self, word: str) -> list[Node]:
        """Return the nodes that a word leads to."""
        if not self.open:
            node = self.exact.get(word)
            return [] if node is None else [node]
        found = list(self.any)
        if word in self.exact:
            found.append(self.exact[word])
        starts, ends, size = self.starts.get, self.ends.get, len(word)
        if self.starts:
            found += [node for n in range(1, size + 1) if (node := starts(word[:n])) is not None]
        if self.ends:
            found += [node for n in range(size) if (node := ends(word[n:])) is not None]
        for part, node in self.inner.items():
            if part in word:
                found.append(node)
        return found


class Phrases:
    """A vocabulary of phrases; `find` takes time linear in the number of tokens."""

    def __init__(self, terms: Iterable[tuple[str, str]], fillers: Iterable[str] = ()) -> None:
        """Build the trie from (label, phrase) rows; `=né` is one word with just these accents."""
        self._root = Node()
        self._fillers = frozenset(fold(word) for word in fillers)
        self._first: dict[str, Sequence[Node]] = {}
        self._exact: dict[str, list[str]] = {}
        for label, phrase in terms:
            self._add(label, phrase)

    def _add(self, label: str, phrase: str) -> None:
        if phrase.startswith("="):
            self._exact.setdefault(phrase[1:].casefold(), []).append(label)
            return
        node = self._root
        for part in _PATTERN.findall(fold(phrase)):
            node = _child(node, part)
        if node is not self._root and label not in node.labels:
            node.labels.append(label)

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the longest phrase of each label at each token, in order of place."""
        hits = []
        first, exact = self._first, self._exact
        for at, token in enumerate(tokens):
            nodes = first.get(token.word)
            if nodes is None:
                nodes = self._opened(token.word)
            alone = exact.get(token.exact)
            if not nodes and alone is None:  # as most words are
                continue
            best = self._longest(tokens, at, nodes)
            for label in alone or ():
                best.setdefault(label, at)
            if not best:
                continue
            by_end: dict[int, list[str]] = {}
            for label, last in best.items():
                by_end.setdefault(last, []).append(label)
            hits += [Hit(at, last, tuple(by_end[last])) for last in sorted(by_end, reverse=True)]
        return hits

    def _opened(self, word: str) -> Sequence[Node]:
        """Return the nodes of the phrases that a word opens, remembered."""
        nodes = self._root.next(word) or ()  # one object for the many words that open none
        if len(self._first) < _CACHED:
            self._first[word] = nodes
        return nodes

    def _longest(self, tokens: Sequence[Token], at: int, nodes: Sequence[Node]) -> dict[str, int]:
        """Return where the longest phrase of each label ends; `nodes` are what its word opens."""
        best: dict[str, int] = {}
        last = at
        while nodes:
            for node in nodes:
                for label in node.labels:
                    best[label] = last
            last += 1
            if last >= len(tokens):
                break
            following = [n for node in nodes for n in node.next(tokens[last].word)]
            skipped = last
            while not following and tokens[skipped].word in self._fillers and skipped < last + 2:
                skipped += 1
                if skipped >= len(tokens):
                    break
                following = [n for node in nodes for n in node.next(tokens[skipped].word)]
            last, nodes = (skipped if following else last), following
        return best


def _child(node: Node, part: str) -> Node:
    node.open = node.open or "*" in part
    if part == "*":
        if not node.any:
            node.any.append(Node())
        return node.any[0]
    bare = part.strip("*")
    if part.startswith("*"):
        place = node.inner if part.endswith("*") else node.ends
    else:
        place = node.starts if part.endswith("*") else node.exact
    return place.setdefault(bare, Node())


@lru_cache(maxsize=_CACHED)
def _forms(word: str) -> tuple[str, str]:
    """Return a word folded and with its accents, remembered."""
    return fold(word), word.casefold()


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the words of a stretch of text, parted at apostrophes and hyphens."""
    return tuple([Token(*m.span(), *_forms(m.group())) for m in _WORD.finditer(text, start, end)])


@lru_cache(maxsize=_LEXICONS)
def concept_phrases(code: str, words: Vocabulary) -> Phrases:
    """Return the terms of the measure lexicon in one language, labelled by concept."""
    rows = ((m.concept, term) for m in words.measures.values() for term in m.terms.get(code, ()))
    return Phrases(rows, about_words(code).fillers)


@cache
def cue_phrases(code: str) -> Phrases:
    """Return the cue phrases of one language, labelled by cue."""
    words: Mapping[str, tuple[str, ...]] = about_words(code).phrases
    return Phrases((label, phrase) for label, phrases in words.items() for phrase in phrases)
