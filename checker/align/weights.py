"""The weights and thresholds of the alignment, read from `rules/alignment.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.model.claim import Kind
from checker.shipped import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How one kind of claim is scored and chosen.

    Attributes:
        bias: score before any feature.
        features: weight of each feature, by the feature's name.
        join: score from which two claims of like value are partners.
        differ: score from which two claims of unlike value are partners.
        support: what the features that tell what a claim is about must add to the score.
        within: what `join` rises by inside one document.
        within_differ: what `differ` rises by inside one document.
        margin: lead over the best free rival that partners of unlike value need.
        meaning: what an encoder adds at most when candidates are ordered; no part of the score.
    """

    bias: float
    features: Mapping[str, float]
    join: float
    differ: float
    support: float
    within: float
    within_differ: float
    margin: float
    meaning: float = 0.0


@cache
def weights(kind: Kind) -> Weights:
    """Return the weights of a kind of claim.

    Raises:
        KeyError: the shipped file lacks the kind.
    """
    table = alignment_file()[str(kind)]
    return Weights(
        bias=table["bias"],
        features=table["features"],
        join=table["join"],
        differ=table["differ"],
        support=table["support"],
        within=table["within"],
        within_differ=table["within_differ"],
        margin=table["margin"],
        meaning=table.get("meaning", 0.0),
    )


@cache
def scope_axes() -> tuple[frozenset[str], ...]:
    """Return the sets of scopes that exclude one another, such as half time and full time."""
    return tuple(frozenset(axis) for axis in alignment_file()["scopes"]["axes"])


@cache
def marked_scopes() -> frozenset[str]:
    """Return the scopes that a figure without any is not taken to have, such as a first round."""
    return frozenset(alignment_file()["scopes"]["marked"])


@cache
def growing_measures() -> tuple[str, ...]:
    """Return the measures whose figures grow from day to day, such as the dead of a disaster."""
    return tuple(alignment_file()["growing"]["measures"])


@cache
def alignment_file() -> dict[str, Any]:
    """Return the shipped file as it is."""
    with (shipped("rules") / "alignment.toml").open("rb") as file:
        return tomllib.load(file)
