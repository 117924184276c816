"""The words of a document as keys that two documents share, whatever their languages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import fsum, log

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

    starts: tuple[int, ...]
    surfaces: tuple[str, ...]
    keys: tuple[str, ...]
    weights: Mapping[str, float]
    sentences: tuple[Span, ...]

    def bag(self, span: Span) -> frozenset[str]:
        """Return the keys of the words that begin inside a span."""
        return frozenset(self.keys[self._at(span.start) : self._at(span.end)])

    def around(
        self, span: Span, within: Span, reach: int, *, numbers: bool = True
    ) -> frozenset[str]:
        """Return the keys of up to `reach` words on either side of a span, inside another span.

        Without `numbers` the words end at the next number on either side, which has its own.
        """
        first, last = self._at(within.start), self._at(within.end)
        before, after = self._at(span.start), self._at(span.end)
        left = self.keys[max(first, before - reach) : before]
        right = self.keys[after : min(last, after + reach)]
        if not numbers:
            left = tuple(takewhile(_wordy, reversed(left)))
            right = tuple(takewhile(_wordy, right))
        return frozenset((*left, *right))

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence that an offset lies in, or of the one before it."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def surface(self, span: Span, key: str) -> str:
        """Return how a key is written inside a span, or the key itself."""
        for at in range(self._at(span.start), self._at(span.end)):
            if self.keys[at] == key:
                return self.surfaces[at]
        return key

    def _at(self, offset: int) -> int:
        return bisect_left(self.starts, offset)


def read_words(left: Document, right: Document) -> tuple[Words, Words]:
    """Return the words of two documents, keyed so that the same word has the same key in both."""
    same = left.index == right.index
    documents = (left,) if same else (left, right)
    found = [_tokens(document) for document in documents]
    if left.language == right.language:
        keyed = [[_stemmed(word, left.language) for _, word in tokens] for tokens in found]
    else:
        keyed = [
            [_plain(word, document.language) for _, word in tokens]
            for tokens, document in zip(found, documents, strict=True)
        ]
        link = _cognates(set(keyed[0]), set(keyed[1]))
        keyed[1] = [link.get(key, key) for key in keyed[1]]
    sentences = [_sentences(document) for document in documents]
    stops = [text_words(document.language).stop_words for document in documents]
    weights = _weights(found, keyed, sentences, stops)
    read = [
        Words(
            starts=tuple(start for start, _ in tokens),
            surfaces=tuple(word for _, word in tokens),
            keys=tuple(keys),
            weights=weights,
            sentences=tuple(spans),
        )
        for tokens, keys, spans in zip(found, keyed, sentences, strict=True)
    ]
    return read[0], read[-1]


def overlap(
    left: frozenset[str],
    right: frozenset[str],
    weights: Mapping[str, float],
    masses: tuple[float, float],
) -> float:
    """Return how much two bags share, 0 to 1: half Jaccard, half overlap coefficient, weighted.

    Args:
        left: the one bag.
        right: the other bag.
        weights: how much a shared key tells.
        masses: what the keys of either bag weigh together.
    """
    shared = mass(left & right, weights)
    if not shared:
        return 0.0
    one, two = masses
    return 0.5 * shared / (one + two - shared) + 0.5 * shared / min(one, two)


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


def _tokens(document: Document) -> list[tuple[int, str]]:
    found = []
    for block in sorted(document.blocks, key=lambda b: b.span):
        found += [
            (match.start(), match.group())
            for match in _TOKEN.finditer(document.text, block.span.start, block.span.end)
        ]
    return sorted(found)


def _wordy(key: str) -> bool:
    return not key.startswith("#")


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
    found: Sequence[Sequence[tuple[int, str]]],
    keyed: Sequence[Sequence[str]],
    sentences: Sequence[Sequence[Span]],
    stops: Sequence[frozenset[str]],
) -> dict[str, float]:
    """Return how much each key tells: less, the larger the share of sentences that hold it."""
    rates: dict[str, float] = {}
    strong: dict[str, float] = {}
    for tokens, keys, spans, stop in zip(found, keyed, sentences, stops, strict=True):
        starts = [span.start for span in spans]
        places = {
            (bisect_right(starts, at), key) for (at, _), key in zip(tokens, keys, strict=True)
        }
        for key, count in Counter(key for _, key in places).items():
            rates[key] = max(rates.get(key, 0.0), count / len(spans))
        for (_, word), key in zip(tokens, keys, strict=True):
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
