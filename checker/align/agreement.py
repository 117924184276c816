"""Where two figures agree, round to each other, or stand in the same words: no gate is needed."""

from __future__ import annotations

import numpy as np

from checker.align.closeness import same_digits, value_distance, valued
from checker.align.limits import limits
from checker.align.meeting import Flags, Floats, Meeting
from checker.align.subjects import kin_measure
from checker.align.surroundings import near_words, same_rank
from checker.model.claim import Kind

_HALF = 5  # a digit from which one rounds up


def slip(m: Meeting) -> Flags:
    """Return where equal digits stand in parallel sentences: one figure, perhaps another unit.

    Of one measure, sentences that are less plainly parallel will do.
    """
    return m.once("slip", lambda: _slip(m))


def _slip(m: Meeting) -> Flags:
    one = m.equal("measure") | (kin_measure(m) > 0)
    near = (m.parallel() >= limits().sentences.saying) | (
        one & (m.parallel() >= limits().sentences.saying / 2)
    )
    return np.asarray((same_digits(m) > 0) & near, dtype=np.bool_)


def agreeing(m: Meeting) -> Flags:
    """Return where two figures agree so well, of one measure or sentence, that no gate is needed.

    Gates keep false conflicts out; two claims that agree, or round to each other, are none.
    """
    return m.once("agreeing", lambda: _agreeing(m))


def _agreeing(m: Meeting) -> Flags:
    close = alike(m, np.zeros(len(m.pairs)), Kind.FIGURE)
    close = close & ((m.parallel() >= limits().sentences.saying) | m.equal("measure"))
    return rounding(m, close)


def rounding(m: Meeting, close: Flags) -> Flags:
    """Return which of some close pairs are equal, or the one the other rounded."""
    found = close & m.equal("written")
    cells = np.flatnonzero(close & ~found)
    texts, (left, right) = m.evidence.columns.names("written"), m.evidence.columns.codes("written")
    both = zip(left[m.rows(0)[cells]].tolist(), right[m.rows(1)[cells]].tolist(), strict=True)
    found[cells] = [_rounds(texts[one], texts[two]) for one, two in both]
    return found


def _rounds(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if not short:
        return one == two
    more = int(f"{long}0"[len(short)]) if len(long) > len(short) else 0
    return int(short) - int(long[: len(short)]) in ((0, 1) if more >= _HALF else (0,))


def telling(m: Meeting) -> Flags:
    """Return where two figures agree in so many digits that it is hardly by chance."""
    shorter = np.minimum(m.left("length"), m.right("length"))
    return np.asarray(agreeing(m) & (shorter >= limits().gates.telling), dtype=np.bool_)


def twins(m: Meeting) -> Flags:
    """Return where two claims of one unit stand in the same words of parallel sentences."""
    near = (
        (m.parallel() >= limits().sentences.close)
        & (same_rank(m) > 0)
        & (near_words(m) >= limits().sentences.alike_words)
    )
    return np.asarray(near & m.equal("symbol"), dtype=np.bool_)


def agreed(m: Meeting) -> Flags:
    """Return where no doubt is left that two figures are of one thing: they agree, or are twins."""
    return agreeing(m) | twins(m)


def worded(m: Meeting) -> Flags:
    """Return where a difference of role or whole is one of wording, not of content.

    In one language the same words are read alike, so there only agreement excuses a difference.
    """
    return agreeing(m) if m.evidence.one_language else agreed(m)


def alike(m: Meeting, likeness: Floats, kind: Kind) -> Flags:
    """Return where the two values support each other rather than disagree."""
    if kind is not Kind.FIGURE:
        return np.asarray(likeness >= limits().gates.alike_dates, dtype=np.bool_)
    return m.once("alike", lambda: _alike(m))


def _alike(m: Meeting) -> Flags:
    near = value_distance(m) <= limits().values.alike
    found = np.asarray(near & valued(m) & m.equal("dimension"), dtype=np.bool_)
    if not m.evidence.same:
        return found
    # Inside one text, what is only near by is another figure, unless it is a conversion.
    return np.asarray(found & (rounding(m, found) | ~m.equal("symbol")), dtype=np.bool_)
