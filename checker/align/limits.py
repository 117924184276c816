"""The limits that the alignment keeps to, from `rules/alignment.toml`, which explains each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.align.weights import alignment_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """From where two values are near, equal, far apart, or money without its currency."""

    scale: float
    near: float
    equal: float
    alike: float
    far: float
    great: float
    money: float
    projected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """From which parallelism or overlap on two sentences say the same, for one thing or another."""

    saying: float
    close: float
    searched: float
    plain: float
    full: float
    short: float
    even: float
    worded: float
    alike_words: float
    beside: float
    owners: float
    frame: float
    matter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparts:
    """How surely two claims are each other's only counterpart."""

    measures: float
    in_order: float
    sure: float
    crossed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """What the gates go by."""

    telling: int
    fresh: int
    counted: int
    whole: float
    alike_dates: float
    early: frozenset[str]
    roles: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What decides between scored pairs, and which of them are told of."""

    firm: float
    standing: float
    shown: float
    related: float
    largest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Likenesses:
    """How alike two lists, names or words are."""

    slip: float
    examples: float
    apart: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """All limits of the alignment, a table of the file each."""

    values: Values
    sentences: Sentences
    counterparts: Counterparts
    gates: Gates
    choice: Choice
    likeness: Likenesses


@cache
def limits() -> Limits:
    """Return the limits that the shipped file sets.

    Raises:
        KeyError: a table is missing.
        TypeError: a table has a key too many or too few.
    """
    tables: Mapping[str, Any] = alignment_file()["limits"]
    gates = dict(tables["gates"])
    return Limits(
        values=Values(**tables["values"]),
        sentences=Sentences(**tables["sentences"]),
        counterparts=Counterparts(**tables["counterparts"]),
        gates=Gates(
            early=frozenset(gates.pop("early")),
            roles=tuple(frozenset(group) for group in gates.pop("roles")),
            **gates,
        ),
        choice=Choice(**tables["choice"]),
        likeness=Likenesses(**tables["likeness"]),
    )
