"""The words of a document as keys that two documents share, whatever their languages."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, log

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from checker.lang.folding import fold, stem
from checker.lang.text_words import text_words
from checker.model.document import Document, Span

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3}){1,4}(?:[.,]\d{1,6})?(?!\d)"  # grouped digits
    r"|\d{1,18}(?:[.,]\d{1,6})?"  # plain digits
    r"|[^\W\d_]{1,60}"  # a word
)
_SHORT = 2  # a lower-case word of so few letters tells nothing in any of our languages
_TELLING, _IDLE = 1.3, 0.05  # weight of numbers and capitalised words; of function words
_COGNATE = 72.0  # notes on alignment: ratio from which two folded words count as cognates
_STEM = 3  # letters that cognates must share at their beginning
_BUCKET = 300  # words of one beginning that are compared with each other at most
_CAPITAL_MONTHS = ("en", "de")  # there a lower-case «may» or «mai» is no month
_SOUNDS = (
    ("ph", "f"), ("tch", "ch"), ("sch", "ch"), ("sh", "ch"), ("th", "t"), ("ck", "k"), ("qu", "k"),
    ("ou", "u"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip


Floats = npt.NDArray[np.float64]
Places = tuple[int, int]  # words by number: the first, and one past the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one document, in order, each with the key by which it meets others.

    Attributes:
        starts: where each word begins in the document's text.
        surfaces: the words as written.
        keys: what each word is compared by: a stem, a number's digits («#487»), or the word of
            the other document that it is a cognate of.
        weights: how much a shared key tells, the same in both documents; a higher weight is rarer.
        sentences: the document's sentences in order.
    """

    starts: array[int]
    surfaces: tuple[str, ...]
    keys: tuple[str, ...]
    weights: Mapping[str, float]
    sentences: tuple[Span, ...]

    def bag(self, span: Span) -> frozenset[str]:
        """Return the keys of the words that begin inside a span."""
        first, last = self._at(span.start), self._at(span.end)
        return frozenset(self.keys[first:last])

    def places(self, spans: Sequence[Span]) -> list[Places]:
        """Return for each span which of the words begin inside it: the first, and one past them."""
        starts = np.asarray(self.starts)
        ends = np.array([(span.start, span.end) for span in spans], dtype=np.int64).reshape(-1, 2)
        first, last = np.searchsorted(starts, ends[:, 0]), np.searchsorted(starts, ends[:, 1])
        return list(zip(first.tolist(), last.tolist(), strict=True))

    def sentences_at(self, offsets: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the numbers of the sentences that offsets lie in, or of the ones before them."""
        starts = np.array([span.start for span in self.sentences], dtype=np.int64)
        found: npt.NDArray[np.int64] = np.searchsorted(starts, offsets, side="right") - 1
        return np.maximum(found, 0)

    def surfaces_of(self, span: Span, keys: Iterable[str]) -> list[str]:
        """Return how some keys are written inside a span, where they are first, or the keys."""
        first, last = self._at(span.start), self._at(span.end)
        said = self.keys[first:last]
        return [self.surfaces[first + said.index(key)] if key in said else key for key in keys]

    def _at(self, offset: int) -> int:
        return bisect_left(self.starts, offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a document as written, in order, and where each begins."""

    starts: array[int]
    words: tuple[str, ...]


def read_words(left: Document, right: Document) -> tuple[Words, Words]:
    """Return the words of two documents, keyed so that the same word has the same key in both."""
    documents = (left,) if left.index == right.index else (left, right)
    found = [_tokens(document) for document in documents]
    one_language = left.language == right.language
    key = _stemmed if one_language else _plain
    keyed = [
        {word: key(word, document.language) for word in set(tokens.words)}
        for tokens, document in zip(found, documents, strict=True)
    ]
    if not one_language:
        link = _cognates(set(keyed[0].values()), set(keyed[1].values()))
        keyed[1] = {word: link.get(key, key) for word, key in keyed[1].items()}
    sentences = [_sentences(document) for document in documents]
    stops = [text_words(document.language).stop_words for document in documents]
    weights = _weights(found, keyed, sentences, stops)
    read = [
        Words(
            starts=tokens.starts,
            surfaces=tokens.words,
            keys=tuple([keys[word] for word in tokens.words]),
            weights=weights,
            sentences=tuple(spans),
        )
        for tokens, keys, spans in zip(found, keyed, sentences, strict=True)
    ]
    return read[0], read[-1]


def overlap(shared: Floats, one: Floats, two: Floats) -> Floats:
    """Return how much two bags overlap, 0 to 1: half Jaccard, half overlap coefficient, weighted.

    Args:
        shared: what the keys that two bags share weigh together; a cell each two bags.
        one: what the keys of the one bag weigh together.
        two: what those of the other weigh.
    """
    found, some = np.zeros(len(shared)), shared > 0
    shared, one, two = shared[some], one[some], two[some]
    found[some] = 0.5 * shared / (one + two - shared) + 0.5 * shared / np.minimum(one, two)
    return found


def mass(bag: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return what the keys of a bag weigh together.

    A set has no order; neither has the exact sum, so two runs agree to the last bit.
    """
    return fsum([weights.get(key, 1.0) for key in bag]) if bag else 0.0


def sound(word: str) -> str:
    """Return a folded word spelt by ear, so that transliterations of one name meet."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(c for i, c in enumerate(word) if i == 0 or word[i - 1] != c)


def _sentences(document: Document) -> list[Span]:
    spans = [s for block in document.blocks for s in (block.sentences or (block.span,))]
    return sorted(spans) or [Span(0, len(document.text))]


def _tokens(document: Document) -> Tokens:
    starts, words, known = array("q"), [], dict[str, str]()
    for block in sorted(document.blocks, key=lambda b: b.span):
        for match in _TOKEN.finditer(document.text, block.span.start, block.span.end):
            starts.append(match.start())
            word = match.group()
            words.append(known.setdefault(word, word))
    if (np.diff(np.asarray(starts)) <= 0).any():  # blocks that overlap
        both = sorted(zip(starts, words, strict=True))
        starts, words = array("q", [start for start, _ in both]), [word for _, word in both]
    return Tokens(starts=starts, words=tuple(words))


def _digits(word: str) -> str:
    kept = "".join(c for c in word if c.isdigit())
    return "#" + (kept.rstrip("0") or "0" if len(kept) > 1 else kept)


def _stemmed(word: str, code: str) -> str:
    return _digits(word) if word[0].isdigit() else stem(word, code)


def _plain(word: str, code: str) -> str:
    if word[0].isdigit():
        return _digits(word)
    folded = fold(word)
    month = text_words(code).months.get(folded)
    if month and (code not in _CAPITAL_MONTHS or word[0].isupper()):
        return f"@month{month}"
    return sound(folded)


def _cognates(left: set[str], right: set[str]) -> dict[str, str]:
    """Return, for words of the right text that the left one lacks, the left word they resemble."""
    beginnings: dict[str, list[str]] = defaultdict(list)
    for word in sorted(left):
        if len(word) > _STEM and word.isalpha() and len(beginnings[word[:_STEM]]) < _BUCKET:
            beginnings[word[:_STEM]].append(word)
    found = {}
    for word in right - left:
        if len(word) <= _STEM or not word.isalpha():
            continue
        near = [(fuzz.ratio(word, other), other) for other in beginnings.get(word[:_STEM], ())]
        best = max(near, default=(0.0, ""))
        if best[0] >= _COGNATE:
            found[word] = best[1]
    return found


def _weights(
    found: Sequence[Tokens],
    keyed: Sequence[Mapping[str, str]],
    sentences: Sequence[Sequence[Span]],
    stops: Sequence[frozenset[str]],
) -> dict[str, float]:
    """Return how much each key tells: less, the larger the share of sentences that hold it."""
    rates: dict[str, float] = {}
    strong: dict[str, float] = {}
    for tokens, keys, spans, stop in zip(found, keyed, sentences, stops, strict=True):
        starts = np.array([span.start for span in spans], dtype=np.int64)
        ends = np.searchsorted(np.asarray(tokens.starts), starts).tolist()
        counts: Counter[str] = Counter()
        for first, last in pairwise((0, *ends, len(tokens.words))):
            counts.update({keys[word] for word in tokens.words[first:last]})
        for key, count in counts.items():
            rates[key] = max(rates.get(key, 0.0), count / len(spans))
        for word, key in keys.items():
            strong[key] = max(strong.get(key, 0.0), _strength(word, stop))
    return {key: strong[key] * log(1 + 1 / rate) for key, rate in rates.items()}


def _strength(word: str, stop: frozenset[str]) -> float:
    if word[0].isdigit():
        return _TELLING
    if word.lower() in stop or (len(word) <= _SHORT and word[0].islower()):
        return _IDLE
    return _TELLING if word[0].isupper() else 1.0


def heaviest(keys: Iterable[str], weights: Mapping[str, float], count: int) -> tuple[str, ...]:
    """Return the keys that tell most, the most telling first."""
    return tuple(sorted(keys, key=lambda k: (-weights.get(k, 0.0), k))[:count])
