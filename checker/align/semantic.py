"""Optional: how near in meaning two claims' sentences are, by an encoder that the run names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from checker import plugins
from checker.align.words import Words
from checker.errors import ConfigError
from checker.model.document import Document

if TYPE_CHECKING:
    from checker.align.meeting import Meeting

Floats = npt.NDArray[np.float64]
GROUP = "checker.encoders"
MEANING = "meaning"  # the column of the frame, and the name of its reason
_FEWEST = 4  # sentences of a text below which there is next to nothing to rank
_DIGITS = re.compile(r"\d[\d.,'’\u00a0\u202f]{0,40}")
_PLACES = 3  # decimals that are kept, so that two machines rank alike


class Encoder(Protocol):
    """Turns sentences into vectors of one length; like meanings point the same way.

    The same sentence must always give the same vector, whatever stands beside it, and nothing may
    be fetched from a network.
    """

    @property
    def name(self) -> str:
        """Return the name that the report gives."""
        ...

    @property
    def version(self) -> str:
        """Return the version of the model; another version may give other vectors."""
        ...

    def encode(self, sentences: Sequence[str], /) -> Sequence[Sequence[float]]:
        """Return a vector for each sentence."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """Vectors of the sentences of two texts, of length 1, each less the mean of its text.

    Raw cosines of some encoders lie between 0.8 and 0.9 whatever is said; without the mean of its
    text a sentence is compared by what sets it apart (notes on alignment). A row is all zeros
    where nothing is known.
    """

    left: Floats
    right: Floats

    def cosine(self, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]) -> Floats:
        """Return for each two sentences, by number, how near they are, -1 to 1; 0 if unknown."""
        found: Floats = np.einsum("ij,ij->i", self.left[rows], self.right[columns])
        return np.round(found, _PLACES) + 0.0


@dataclass(frozen=True, slots=True)
class Remembering:
    """An encoder for one run, which encodes no sentence twice and checks what it is given."""

    encoder: Encoder
    known: dict[str, Floats] = field(default_factory=dict)

    def vectors(self, sentences: Iterable[str]) -> Floats:
        """Return a row a sentence; figures count alike, since their values are compared apart.

        Raises:
            ConfigError: the encoder failed, or gave something else than a vector a sentence.
        """
        masked = [_DIGITS.sub("0", " ".join(sentence.split())) for sentence in sentences]
        new = sorted(set(masked) - self.known.keys())
        if new:
            self.known.update(zip(new, self._encoded(new), strict=True))
        return np.stack([self.known[sentence] for sentence in masked])

    def _encoded(self, sentences: list[str]) -> Floats:
        where = f"encoder {self.encoder.name}"
        try:
            found = np.asarray(self.encoder.encode(sentences), dtype=float)
        except Exception as error:
            what = f"failed: {type(error).__name__}: {error}"
            raise ConfigError(where, what, "mend it, or run without --encoder") from error
        if found.ndim != 2 or len(found) != len(sentences) or not np.isfinite(found).all():  # noqa: PLR2004 - a row a sentence
            what = f"gave no vector of numbers for each of {len(sentences)} sentences"
            raise ConfigError(where, what, "mend it, or run without --encoder")
        return found


def encoder(name: str) -> Remembering:
    """Return the encoder of a name, out of the plug-ins, for one run.

    Raises:
        ConfigError: no plug-in has that name, or it cannot be loaded.
    """
    return Remembering(plugins.named(GROUP, name)())


def meanings(
    by: Remembering, documents: tuple[Document, Document], words: tuple[Words, Words]
) -> Meanings:
    """Return what the sentences of two documents mean, in the order of their words' sentences."""
    left, right = (
        _centred(by.vectors(span.of(document.text) for span in side.sentences))
        for document, side in zip(documents, words, strict=True)
    )
    return Meanings(left=left, right=right)


def _centred(vectors: Floats) -> Floats:
    if len(vectors) < _FEWEST:
        return np.zeros_like(vectors)
    apart = vectors - vectors.mean(axis=0)
    lengths = np.linalg.norm(apart, axis=1, keepdims=True)
    found: Floats = np.divide(apart, lengths, out=np.zeros_like(apart), where=lengths > 0)
    return found


def meaning(m: Meeting) -> Floats:
    """Sentences that an encoder finds near in meaning; 0 without one, and inside one sentence."""
    rows, columns = m.left("sentence"), m.right("sentence")
    known = m.evidence.meanings
    if known is None or not len(rows):
        return np.zeros(len(rows))
    found = known.cosine(rows, columns)
    return np.where((rows == columns) & m.evidence.same, 0.0, found)
