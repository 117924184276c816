"""Everything that two readings offer for deciding which of their claims belong together."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, log, nan

import numpy as np
import pandas as pd

from checker.align.bags import Bags, Keys
from checker.align.cells import Cells, cells_of
from checker.align.columns import Column, Columns
from checker.align.frame import claims_frame
from checker.align.semantic import Meanings, Remembering, meanings
from checker.align.sentences import Parallels, parallels
from checker.align.words import Words, read_words
from checker.model.claim import Claim, Entity, Kind, Reading
from checker.model.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Two readings prepared for alignment.

    Attributes:
        left: reading of the first document.
        right: reading of the second, or the first once more.
        same: whether both are one document.
        one_language: whether both documents are written in one language.
        words: the words of either document, keyed alike.
        frames: the claims of either reading, a row each.
        bags: the sets of words and names that the frames' numbers stand for.
        weights: by key, concept or name, how much it tells when both sides have it.
        parallels: which sentences say the same.
        cells: the claims of either reading that stand in tables, and what heads them.
        meanings: how near the sentences are in meaning, where an encoder was asked for.
        columns: the columns of the frames.
        telling: how much each key of the bags tells, by its number.
        masses: what each set weighs, by its number, as far as it was asked for, else NaN.
        found: what several features ask for of the whole two texts, by name.
    """

    left: Reading
    right: Reading
    same: bool
    one_language: bool
    words: tuple[Words, Words]
    frames: tuple[pd.DataFrame, pd.DataFrame]
    bags: Bags
    weights: Mapping[str, float]
    parallels: Parallels
    cells: tuple[Cells, Cells]
    columns: Columns
    telling: Sequence[float] = field(repr=False, compare=False)
    masses: array[float] = field(repr=False, compare=False)
    meanings: Meanings | None = None
    found: dict[str, tuple[Column, Column]] = field(default_factory=dict, repr=False, compare=False)

    def weight(self, keys: Keys) -> float:
        """Return what some keys of the bags weigh together, by their numbers."""
        return fsum(map(self.telling.__getitem__, keys))

    def id(self, side: int, row: int) -> str:
        """Return the id of a claim of the left (0) or right (1) reading."""
        return (self.left, self.right)[side].claims[row].id

    def rows(self, side: int, kind: Kind) -> list[int]:
        """Return the row numbers of the left (0) or right (1) claims of a kind."""
        number = self.columns.number("kind", str(kind))
        return np.flatnonzero(self.columns.codes("kind")[side] == number).tolist()

    def placed(self, side: int, kind: Kind) -> Iterator[tuple[int, int]]:
        """Give the row number of each left (0) or right (1) claim of a kind, and its sentence's."""
        rows = self.rows(side, kind)
        yield from zip(rows, self.columns.array(side, "sentence")[rows].tolist(), strict=True)

    def strengths(self) -> tuple[Column, Column]:
        """Return the parallelism of sentences: their places, in order, and how strong it is.

        A place is the number of the left sentence times that of all right ones, plus the right one.
        """
        return self.once("strengths", self._strengths)

    def best_strengths(self) -> tuple[Column, Column]:
        """Return for each sentence of either text how strong its strongest parallelism is."""
        return self.once("best strengths", self._best_strengths)

    def once(self, name: str, make: Callable[[], tuple[Column, Column]]) -> tuple[Column, Column]:
        """Return two columns that several features ask for; nobody may write into them."""
        if name not in self.found:
            self.found[name] = make()
        return self.found[name]

    def _strengths(self) -> tuple[Column, Column]:
        strength, many = self.parallels.strength, len(self.words[1].sentences)
        places = np.array([i * many + j for i, j in strength] or [-1], dtype=np.int64)
        values = np.array(list(strength.values()) or [0.0], dtype=np.float64)
        order = np.argsort(places)
        return places[order], values[order]

    def _best_strengths(self) -> tuple[Column, Column]:
        best = tuple(np.zeros(len(side.sentences)) for side in self.words)
        for (left, right), strength in self.parallels.strength.items():
            best[0][left] = max(best[0][left], strength)
            best[1][right] = max(best[1][right], strength)
        return best[0], best[1]


def gather(left: Reading, right: Reading, encoder: Remembering | None = None) -> Evidence:
    """Return the evidence that two readings offer; they may be one and the same."""
    same = left.document.index == right.document.index
    one_language = left.document.language == right.document.language
    words = read_words(left.document, right.document)
    bags = Bags()
    one = claims_frame(left.claims, words[0], bags)
    frames = (one, one if same else claims_frame(right.claims, words[1], bags))
    weights = {**words[0].weights, **_rarity((*left.claims, *right.claims))}
    contents = _contents(left.claims, frames[0])
    extra = (contents, contents if same else _contents(right.claims, frames[1]))
    return Evidence(
        left=left,
        right=right,
        same=same,
        one_language=one_language,
        words=words,
        frames=frames,
        columns=Columns(frames=frames),
        bags=bags,
        weights=weights,
        telling=[weights.get(key, 1.0) for key in bags.texts],
        masses=array("d", [nan]) * len(bags),
        parallels=parallels(words, extra, weights=weights, same=same, one_language=one_language),
        cells=(cells_of(left, words[0]), cells_of(right, words[1])),
        meanings=meanings(encoder, (left.document, right.document), words) if encoder else None,
    )


def _contents(claims: Sequence[Claim], frame: pd.DataFrame) -> dict[int, frozenset[str]]:
    """Return by sentence what its claims add to its words: concepts, names, values."""
    found: dict[int, set[str]] = defaultdict(set)
    terms = Terms()
    for claim, sentence in zip(claims, frame["sentence"].tolist(), strict=True):
        bag = found[sentence]
        bag |= terms.of(claim)
        if isinstance(claim.value, Figure) and claim.value.words:
            bag.add(f"#{claim.value.value.normalize():f}")
    return {number: frozenset(bag) for number, bag in found.items()}


@dataclass(frozen=True, slots=True)
class Terms:
    """The names and concepts of claims' sentences as keys, made once for claims that share them."""

    known: dict[tuple[frozenset[Entity], frozenset[str]], frozenset[str]] = field(
        default_factory=dict
    )

    def of(self, claim: Claim) -> frozenset[str]:
        """Return the keys of the names and concepts of a claim's sentence."""
        names, concepts = claim.subject.sentence_entities, claim.subject.sentence_concepts
        if (names, concepts) not in self.known:
            self.known[names, concepts] = concepts | {f"{e.kind}:{e.key}" for e in names}
        return self.known[names, concepts]


def _rarity(claims: Sequence[Claim]) -> dict[str, float]:
    """Return for concepts and names how much it tells that two claims share them."""
    counted = [claim for claim in claims if claim.kind is not Kind.SENTENCE]
    terms = Terms()
    bags = Counter(terms.of(claim) for claim in counted)
    seen: Counter[str] = Counter()
    for bag, times in bags.items():
        for key in bag:
            seen[key] += times
    return {key: log((2 + len(counted)) / count) for key, count in seen.items()}
