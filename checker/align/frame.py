"""Claims as a frame of plain scalars, and the candidate pairs that are worth a score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from checker.align.quantities import digits, in_base_units, readings, written_digits
from checker.align.words import Words
from checker.model.claim import Claim, Kind
from checker.model.values import Figure, Period

_CONTEXT = 4  # words on either side of a claim that are its nearest context
_CROSS = 120_000  # candidate pairs of one kind up to which everything meets everything
_BLOCK = 3_000  # a blocking key that joins more pairs than this is too common to be one
_FAR_PAST, _FAR_FUTURE = dt.date(1, 1, 1).toordinal(), dt.date(9999, 12, 31).toordinal()

Bag = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bags:
    """Sets of words or names, each stored once and known by its number in the frame."""

    sets: list[Bag] = field(default_factory=list)
    numbers: dict[Bag, int] = field(default_factory=dict)

    def number(self, bag: Iterable[str]) -> int:
        """Return the number of a set, which is new when the set is."""
        key = frozenset(bag)
        if key not in self.numbers:
            self.numbers[key] = len(self.sets)
            self.sets.append(key)
        return self.numbers[key]


def claims_frame(claims: Sequence[Claim], words: Words, bags: Bags) -> pd.DataFrame:
    """Return a frame with a row a claim, in the order given, and only plain scalar columns.

    Missing text is '', a missing period is the flag `dated` = False; sets are numbers of `bags`.
    """
    rows = [
        _identity(claim, words) | _quantity(claim) | _time(claim) | _sets(claim, words, bags)
        for claim in claims
    ]
    frame = pd.DataFrame(rows, columns=None if rows else list(_COLUMNS[:-2]))
    peers = frame.groupby(["kind", "sentence", "dimension"], sort=False)["start"]
    rank = peers.rank(method="first").astype("int64")
    return checked(frame.assign(rank=rank, peers=peers.transform("size").astype("int64")))


def checked(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame if no cell of it is missing and no column holds objects.

    Raises:
        ValueError: a column is missing, has a missing cell, or holds objects.
    """
    if list(frame.columns) != list(_COLUMNS):
        raise ValueError(f"columns of the claims frame: {list(frame.columns)}")
    bad = [str(name) for name in frame.columns if frame[name].isna().any()]
    if len(frame):
        bad += [str(name) for name, kind in frame.dtypes.items() if kind == object]  # noqa: E721 - a dtype
    if bad:
        raise ValueError(f"columns with missing cells or objects: {bad}")
    return frame


def _identity(claim: Claim, words: Words) -> dict[str, object]:
    sentence = words.sentence(claim.evidence.start)
    within = claim.sentence
    return {
        "id": claim.id,
        "kind": str(claim.kind),
        "language": claim.language,
        "measure": claim.subject.measure,
        "head": claim.subject.head,
        "modality": str(claim.modality),
        "speaker": claim.speaker,
        "sentence": sentence,
        "position": (claim.evidence.start - within.start) / max(1, len(within)),
        "start": claim.evidence.start,
        "end": claim.evidence.end,
    }


def _quantity(claim: Claim) -> dict[str, object]:
    figure, unit = claim.value, claim.unit
    if not isinstance(figure, Figure):
        low = high = value = 0.0
        known, written, exact = False, "", ""
    else:
        low, high = readings(figure, unit)
        value, written = in_base_units(figure.value, unit), digits(figure.value)
        known, exact = True, written_digits(figure)
    return {
        "role": str(claim.role or ""),
        "sign": claim.sign,
        "dimension": unit.dimension if unit else "",
        "symbol": unit.symbol if unit else "",
        "per": unit.per if unit else "",
        "noun": unit.noun if unit else "",
        "valued": known,
        "value": value,
        "number": float(figure.value) if isinstance(figure, Figure) else 0.0,
        "low": low,
        "high": high,
        "digits": written,
        "written": exact,
    }


def _time(claim: Claim) -> dict[str, object]:
    said = claim.value.said if isinstance(claim.value, Period) else ""
    first, last = _ends(claim.value if isinstance(claim.value, Period) else claim.period)
    base_first, base_last = _ends(claim.baseline)
    return {
        "said": said,
        "grain": str(claim.value.grain) if isinstance(claim.value, Period) else "",
        "weekday": (claim.value.weekday or 0) if isinstance(claim.value, Period) else 0,
        "dated": (first, last) != (_FAR_PAST, _FAR_FUTURE),
        "first": first,
        "last": last,
        "explicit": claim.period_explicit,
        "based": claim.baseline is not None,
        "base_first": base_first,
        "base_last": base_last,
    }


def _ends(period: Period | None) -> tuple[int, int]:
    if period is None:
        return _FAR_PAST, _FAR_FUTURE
    return (
        period.first.toordinal() if period.first else _FAR_PAST,
        period.last.toordinal() if period.last else _FAR_FUTURE,
    )


def _sets(claim: Claim, words: Words, bags: Bags) -> dict[str, object]:
    subject = claim.subject
    return {
        "near": bags.number(
            words.around(
                claim.evidence, claim.sentence, _CONTEXT, numbers=claim.kind is not Kind.FIGURE
            )
        ),
        "own": bags.number(key for key in words.bag(claim.evidence) if not key.startswith("#")),
        "clause": bags.number(words.bag(claim.clause) - words.bag(claim.evidence)),
        "words": bags.number(words.bag(claim.sentence) - words.bag(claim.evidence)),
        "names": bags.number(f"{e.kind}:{e.key}" for e in subject.entities),
        "all_names": bags.number(f"{e.kind}:{e.key}" for e in subject.sentence_entities),
        "actors": bags.number(f"{e.kind}:{e.key}" for e in subject.actors),
        "concepts": bags.number(subject.concepts),
        "all_concepts": bags.number(subject.sentence_concepts),
        "whole": bags.number(claim.whole),
        "scope": bags.number(claim.scope),
    }


_COLUMNS = (
    "id", "kind", "language", "measure", "head", "modality", "speaker", "sentence", "position",
    "start", "end", "role", "sign", "dimension", "symbol", "per", "noun", "valued", "value",
    "number", "low", "high", "digits", "written", "said", "grain", "weekday", "dated", "first",
    "last", "explicit", "based", "base_first", "base_last", "near", "own", "clause", "words",
    "names", "all_names", "actors", "concepts", "all_concepts", "whole", "scope", "rank", "peers",
)  # fmt: skip


def candidates(
    left: pd.DataFrame, right: pd.DataFrame, kind: Kind, parallel: pd.DataFrame, *, same: bool
) -> pd.DataFrame:
    """Return the pairs of row numbers (`left`, `right`) of one kind that are worth a score.

    All of them while they are few; of many only those that share a measure, a value's digits, a
    stated date, or parallel sentences (frame `parallel`: `sentence_left`, `sentence_right`).
    """
    one, two = _of(left, kind), _of(right, kind)
    if len(one) * len(two) <= _CROSS:
        pairs = one.merge(two, how="cross", suffixes=("_left", "_right"))
    else:
        blocks = [_block(one, two, key) for key in ("measure", "digits", "said")]
        pairs = pd.concat([*blocks, _near(one, two, parallel)])
    pairs = pairs[["row_left", "row_right"]].drop_duplicates()
    pairs = pairs.rename(columns={"row_left": "left", "row_right": "right"})
    if same:
        pairs = pairs[pairs["left"] < pairs["right"]]
    return pairs.sort_values(["left", "right"], kind="stable", ignore_index=True)


def _near(one: pd.DataFrame, two: pd.DataFrame, parallel: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs in parallel sentences; a sentence of hundreds of claims is no prose."""
    sizes = parallel["sentence_left"].map(one["sentence"].value_counts()).fillna(0)
    sizes *= parallel["sentence_right"].map(two["sentence"].value_counts()).fillna(0)
    near = one.rename(columns={"sentence": "sentence_left"})[["row", "sentence_left"]]
    near = near.merge(parallel[sizes <= _BLOCK], on="sentence_left").merge(
        two.rename(columns={"sentence": "sentence_right"})[["row", "sentence_right"]],
        on="sentence_right",
        suffixes=("_left", "_right"),
    )
    return near[["row_left", "row_right"]]


def _of(frame: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    found = frame.loc[frame["kind"] == str(kind), ["sentence", "measure", "digits", "said"]]
    return found.assign(row=found.index.to_numpy(dtype=np.int64)).reset_index(drop=True)


def _block(one: pd.DataFrame, two: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the pairs that share a known key; what has none stays out, it is not one big block."""
    left, right = one[one[key] != ""], two[two[key] != ""]
    sizes = left[key].value_counts() * right[key].value_counts()
    telling = sizes.index[sizes.fillna(_BLOCK + 1) <= _BLOCK]
    return left[left[key].isin(telling)].merge(right, on=key, suffixes=("_left", "_right"))[
        ["row_left", "row_right"]
    ]
