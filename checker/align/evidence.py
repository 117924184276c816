"""Everything that two readings offer for deciding which of their claims belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

import pandas as pd

from checker.align.cells import Cells, cells_of
from checker.align.columns import Columns
from checker.align.frame import Bags, claims_frame
from checker.align.semantic import Meanings, Remembering, meanings
from checker.align.sentences import Parallels, parallels
from checker.align.words import Words, mass, read_words
from checker.model.claim import Claim, Kind, Reading
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
        masses: what each set weighs, by its number, as far as it was asked for.
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
    meanings: Meanings | None = None
    masses: dict[int, float] = field(default_factory=dict, repr=False, compare=False)

    def mass(self, number: int) -> float:
        """Return what the keys of a set weigh together."""
        if number not in self.masses:
            self.masses[number] = mass(self.bags.sets[number], self.weights)
        return self.masses[number]


def gather(left: Reading, right: Reading, encoder: Remembering | None = None) -> Evidence:
    """Return the evidence that two readings offer; they may be one and the same."""
    same = left.document.index == right.document.index
    one_language = left.document.language == right.document.language
    words = read_words(left.document, right.document)
    bags = Bags()
    one = claims_frame(left.claims, words[0], bags)
    frames = (one, one if same else claims_frame(right.claims, words[1], bags))
    weights = {**words[0].weights, **_rarity((*left.claims, *right.claims))}
    contents = _contents(left.claims, words[0])
    extra = (contents, contents if same else _contents(right.claims, words[1]))
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
        parallels=parallels(words, extra, weights=weights, same=same, one_language=one_language),
        cells=(cells_of(left, words[0]), cells_of(right, words[1])),
        meanings=meanings(encoder, (left.document, right.document), words) if encoder else None,
    )


def _contents(claims: Sequence[Claim], words: Words) -> dict[int, frozenset[str]]:
    """Return by sentence what its claims add to its words: concepts, names, values."""
    found: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        bag = found[words.sentence(claim.evidence.start)]
        bag.update(_terms(claim))
        if isinstance(claim.value, Figure) and claim.value.words:
            bag.add(f"#{claim.value.value.normalize():f}")
    return {number: frozenset(bag) for number, bag in found.items()}


def _terms(claim: Claim) -> set[str]:
    names = {f"{e.kind}:{e.key}" for e in claim.subject.sentence_entities}
    return names | claim.subject.sentence_concepts


def _rarity(claims: Sequence[Claim]) -> dict[str, float]:
    """Return for concepts and names how much it tells that two claims share them."""
    counted = [claim for claim in claims if claim.kind is not Kind.SENTENCE]
    seen: Counter[str] = Counter()
    for claim in counted:
        seen.update(_terms(claim))
    return {key: log((2 + len(counted)) / count) for key, count in seen.items()}
