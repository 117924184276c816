"""Series within a text: three different figures in the same words are items of a list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.lang.folding import fold
from checker.model.claim import Claim, Kind, Reading
from checker.model.document import Span
from checker.model.values import Figure

Place = tuple[int, Span]
FEWEST = 3  # different figures in the same words; two may be a figure and a slip
BEFORE, AFTER = 3, 2  # words around a figure that make the same words
NEAR = 60  # characters on either side in which these words are looked for
_WORD = re.compile(r"[^\W\d_]{1,40}")


def in_series(readings: Iterable[Reading]) -> frozenset[Place]:
    """Return the figures, by document and place, that are items of a series in their text.

    «… has signed for 210 jobs», «… has signed for 340 jobs», «… has signed for 95 jobs» tell
    of three signatures; only two of these would leave open whether one is a slip.
    """
    found: set[Place] = set()
    for reading in readings:
        alike: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in reading.claims:
            if claim.kind is Kind.FIGURE and (frame := _frame(reading.document.text, claim)):
                alike[frame].append(claim)
        for claims in alike.values():
            if len(_values(claims)) >= FEWEST:
                found |= {(claim.document, claim.evidence) for claim in claims}
    return frozenset(found)


def _frame(text: str, claim: Claim) -> tuple[str, ...]:
    """Return the words right before a figure, its own, and those after it; () for too few."""
    before, after = around(text, claim, NEAR)
    lead = _words(before)[-BEFORE:]
    if len(lead) < BEFORE:
        return ()
    return (*lead, "#", *_words(claim.evidence.of(text)), "#", *_words(after)[:AFTER])


def around(text: str, claim: Claim, reach: int) -> tuple[str, str]:
    """Return what stands before and after a claim in its sentence, so many characters at most."""
    span, sentence = claim.evidence, claim.sentence
    before = text[max(sentence.start, span.start - reach) : span.start]
    return before, text[span.end : min(sentence.end, span.end + reach)]


def _words(text: str) -> Sequence[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _values(claims: Sequence[Claim]) -> set[object]:
    return {
        (claim.value.value, claim.value.upper)
        for claim in claims
        if isinstance(claim.value, Figure)
    }
