"""Claims as a frame of plain scalars: a row a claim, built a column at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from checker.align.bags import Bags
from checker.align.quantities import digits, in_base_units, readings, written_digits
from checker.align.words import Places, Words
from checker.model.claim import Claim, Entity, Kind
from checker.model.values import Edge, Figure, Grain, Period

_CONTEXT = 4  # words on either side of a claim that are its nearest context
_PART = 2_048  # claims whose words are looked up at a time
_OF_A_YEAR = frozenset({Grain.DAY, Grain.MONTH, Grain.QUARTER})
_PLAIN = frozenset({Edge.NONE, Edge.START, Edge.MID, Edge.END})
_SCALE = 1e6  # what a value is multiplied by before its logarithm, so that small ones count too
_FAR_PAST, _FAR_FUTURE = dt.date(1, 1, 1).toordinal(), dt.date(9999, 12, 31).toordinal()

Table = dict[str, Sequence[Any] | npt.NDArray[Any]]


def claims_frame(claims: Sequence[Claim], words: Words, bags: Bags) -> pd.DataFrame:
    """Return a frame with a row a claim, in the order given, and only plain scalar columns.

    Texts are categories, since few of them differ; numbers are no wider than they need to be.
    Missing text is '', a missing period is the flag `dated` = False; sets are numbers of `bags`.
    """
    columns = {
        name: _narrow(name, cells)
        for part in _parts(claims, words, bags)
        for name, cells in part.items()
    }
    frame = pd.DataFrame({name: columns[name] for name in _COLUMNS if name not in _PEERS})
    sorts = [frame[name].cat.codes for name in ("kind", "dimension")]
    peers = frame["start"].groupby([sorts[0], frame["sentence"], sorts[1]], sort=False)
    rank = peers.rank(method="first").astype("int32")
    return checked(frame.assign(rank=rank, peers=peers.transform("size").astype("int32")))


def checked(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame if no cell of it is missing and no column holds objects.

    Raises:
        ValueError: a column is missing, has a missing cell, or holds objects.
    """
    if list(frame.columns) != list(_COLUMNS):
        raise ValueError(f"columns of the claims frame: {list(frame.columns)}")
    bad = [str(name) for name in frame.columns if frame[name].isna().any()]
    bad += [str(name) for name, kind in frame.dtypes.items() if kind == object]  # noqa: E721 - a dtype
    if bad:
        raise ValueError(f"columns with missing cells or objects: {bad}")
    return frame


def _parts(claims: Sequence[Claim], words: Words, bags: Bags) -> Iterator[Table]:
    """Give the columns, some at a time: as lists they take many times the room."""
    yield _texts(claims)
    yield _quantities(claims)
    yield _times(claims)
    yield _places(claims, words)
    yield _said(claims, words, bags)
    yield _sets(claims, bags)


def _narrow(name: str, cells: Sequence[Any] | npt.NDArray[Any]) -> Any:  # noqa: ANN401 - array or categories
    if name in _TEXTS:
        known: dict[str, int] = {}
        codes = [known.setdefault(text, len(known)) for text in cells]
        return pd.Categorical.from_codes(codes, categories=pd.Index(list(known), dtype="str"))
    kind = "bool" if name in _FLAGS else "float64" if name in _FLOATS else "int32"
    return np.asarray(cells, dtype=kind)


def _texts(claims: Sequence[Claim]) -> Table:
    return {
        "kind": [str(claim.kind) for claim in claims],
        "measure": [claim.subject.measure for claim in claims],
        "head": [claim.subject.head for claim in claims],
        "modality": [str(claim.modality) for claim in claims],
        "speaker": [claim.speaker for claim in claims],
        "role": [str(claim.role or "") for claim in claims],
    }


def _places(claims: Sequence[Claim], words: Words) -> Table:
    starts = np.array([claim.evidence.start for claim in claims], dtype=np.int64)
    within = np.array([claim.sentence.start for claim in claims], dtype=np.int64)
    long = np.array([len(claim.sentence) for claim in claims], dtype=np.int64)
    return {
        "sentence": words.sentences_at(starts),
        "position": (starts - within) / np.maximum(1, long),
        "start": starts,
    }


def _quantities(claims: Sequence[Claim]) -> Table:
    units = [claim.unit for claim in claims]
    figures = [claim.value if isinstance(claim.value, Figure) else None for claim in claims]
    both = list(zip(figures, units, strict=True))
    ends = np.array([readings(f, u) if f else (0.0, 0.0) for f, u in both]).reshape(-1, 2)
    written = [digits(figure.value) if figure else "" for figure in figures]
    return {
        "dimension": [unit.dimension if unit else "" for unit in units],
        "symbol": [unit.symbol if unit else "" for unit in units],
        "noun": [unit.noun if unit else "" for unit in units],
        "valued": [figure is not None for figure in figures],
        "value": [in_base_units(f.value, u) if f else 0.0 for f, u in both],
        "number": [float(figure.value) if figure else 0.0 for figure in figures],
        "low": ends[:, 0],
        "high": ends[:, 1],
        "log_low": _log(ends[:, 0].copy()),
        "log_high": _log(ends[:, 1].copy()),
        "digits": written,
        "length": [len(text) for text in written],
        "written": [written_digits(figure) if figure else "" for figure in figures],
    }


def _log(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    logs: npt.NDArray[np.float64] = np.sign(values) * np.log1p(np.abs(values) * _SCALE)
    return logs


def _times(claims: Sequence[Claim]) -> Table:
    said = [claim.value if isinstance(claim.value, Period) else None for claim in claims]
    times = np.array(
        [_ends(own or claim.period) for own, claim in zip(said, claims, strict=True)],
        dtype=np.int64,
    ).reshape(-1, 2)
    bases = np.array([_ends(claim.baseline) for claim in claims], dtype=np.int64).reshape(-1, 2)
    return {
        "said": [period.said if period else "" for period in said],
        "grain": [str(period.grain) if period else "" for period in said],
        "weekday": [(period.weekday or 0) if period else 0 for period in said],
        "dated": (times[:, 0] != _FAR_PAST) | (times[:, 1] != _FAR_FUTURE),
        "first": times[:, 0],
        "last": times[:, 1],
        "months": [_months(own or claim.period) for own, claim in zip(said, claims, strict=True)],
        "explicit": [claim.period_explicit for claim in claims],
        "based": [claim.baseline is not None for claim in claims],
        "base_first": bases[:, 0],
        "base_last": bases[:, 1],
    }


def _ends(period: Period | None) -> tuple[int, int]:
    if period is None:
        return _FAR_PAST, _FAR_FUTURE
    return (
        period.first.toordinal() if period.first else _FAR_PAST,
        period.last.toordinal() if period.last else _FAR_FUTURE,
    )


def _months(period: Period | None) -> int:
    """Return the months that a day, month or quarter lies in, a bit each; 0 for unknown."""
    if period is None or period.grain not in _OF_A_YEAR or period.edge not in _PLAIN:
        return 0
    if period.first and period.last:
        return sum(1 << m for m in range(period.first.month, period.last.month + 1))
    part = period.said.partition("-")[2][:2]
    if part.isdigit():
        return 1 << int(part)
    quarter = part.removeprefix("Q")
    return 0b1110 << 3 * (int(quarter) - 1) if quarter.isdigit() and quarter != part else 0


def _sets(claims: Sequence[Claim], bags: Bags) -> Table:
    named: dict[frozenset[Entity], int] = {}
    plain: dict[frozenset[str] | tuple[str, ...], int] = {}

    def names(entities: frozenset[Entity]) -> int:
        if entities not in named:
            named[entities] = bags.number(f"{e.kind}:{e.key}" for e in entities)
        return named[entities]

    def bag(texts: frozenset[str] | tuple[str, ...]) -> int:
        if texts not in plain:
            plain[texts] = bags.number(texts)
        return plain[texts]

    subjects = [claim.subject for claim in claims]
    return {
        "names": [names(subject.entities) for subject in subjects],
        "all_names": [names(subject.sentence_entities) for subject in subjects],
        "actors": [names(subject.actors) for subject in subjects],
        "concepts": [bag(subject.concepts) for subject in subjects],
        "all_concepts": [bag(subject.sentence_concepts) for subject in subjects],
        "whole": [bag(claim.whole) for claim in claims],
        "scope": [bag(claim.scope) for claim in claims],
    }


def _said(claims: Sequence[Claim], words: Words, bags: Bags) -> Table:
    """Return the numbers of each claim's own words, those around it, of its clause and sentence."""
    texts = dict.fromkeys(words.keys)
    numbers = {text: bags.key(text) for text in texts}
    figures = {numbers[text] for text in texts if text.startswith("#")}
    keys = [numbers[text] for text in words.keys]

    @lru_cache(maxsize=8)  # one clause or sentence has many claims
    def inside(first: int, last: int) -> list[int]:
        return sorted(set(keys[first:last]))

    found: dict[str, list[int]] = {name: [] for name in ("own", "near", "clause", "words")}
    for claim, at, narrow, wide in _reaches(claims, words):
        first, last = max(wide[0], at[0] - _CONTEXT), min(wide[1], at[1] + _CONTEXT)
        own, before, after = set(keys[at[0] : at[1]]), keys[first : at[0]], keys[at[1] : last]
        if claim.kind is Kind.FIGURE:  # up to the next number, which has its own
            before = list(takewhile(lambda key: key not in figures, reversed(before)))
            after = list(takewhile(lambda key: key not in figures, after))
        found["own"].append(bags.numbered(own - figures))
        found["near"].append(bags.numbered({*before, *after}))
        found["clause"].append(bags.numbered([k for k in inside(*narrow) if k not in own]))
        found["words"].append(bags.numbered([k for k in inside(*wide) if k not in own]))
    return dict(found)


def _reaches(
    claims: Sequence[Claim], words: Words
) -> Iterator[tuple[Claim, Places, Places, Places]]:
    """Give each claim with the words of its evidence, its clause and its sentence."""
    for first in range(0, len(claims), _PART):
        part = claims[first : first + _PART]
        spans = [[getattr(c, name) for c in part] for name in ("evidence", "clause", "sentence")]
        yield from zip(part, *(words.places(some) for some in spans), strict=True)


_TEXTS = frozenset({
    "kind", "measure", "head", "modality", "speaker", "role", "dimension", "symbol", "noun",
    "digits", "written", "said", "grain",
})  # fmt: skip
_FLAGS = frozenset({"valued", "dated", "explicit", "based"})
_FLOATS = frozenset({"position", "value", "number", "low", "high", "log_low", "log_high"})
_PEERS = ("rank", "peers")
_COLUMNS = (
    "kind", "measure", "head", "modality", "speaker", "sentence", "position", "start", "role",
    "dimension", "symbol", "noun", "valued", "value", "number", "low", "high", "log_low",
    "log_high", "digits", "length", "written", "said", "grain", "weekday", "dated", "first",
    "last", "months", "explicit", "based", "base_first", "base_last", "near", "own", "clause",
    "words", "names", "all_names", "actors", "concepts", "all_concepts", "whole", "scope", *_PEERS,
)  # fmt: skip
