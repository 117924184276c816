"""Tolerances and thresholds of `rules/slack.toml`, as one frozen value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from checker.errors import ConfigError
from checker.shipped import shipped

STRETCHES = ("bare", "about", "almost", "over", "under", "period", "names", "pairs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surety:
    """How well two claims must be paired for a finding of a severity."""

    error_score: float
    error_margin: float
    warning_score: float
    warning_margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """What may stretch, how far, and how sure a pair must be.

    Attributes:
        stretch: shares by `table.key`, such as `almost.strict`.
        surety: thresholds of score and margin by kind of claim, `any` for the other kinds.
        relative_error: whether a date resolved against an inferred date may be an error.
        within: how much higher the score of two claims of one text must be.
        growing: measures that only grow.
        fixed: scopes that pin a growing measure down nevertheless.
    """

    stretch: Mapping[str, Decimal]
    surety: Mapping[str, Surety]
    relative_error: bool
    within: float
    growing: frozenset[str]
    fixed: frozenset[str]

    def __getitem__(self, key: str) -> Decimal:
        return self.stretch[key]

    def with_rule(self, changes: Mapping[str, Decimal]) -> Slack:
        """Return the slack with a rule's own shares in place of the general ones."""
        if not changes:
            return self
        return replace(self, stretch={**self.stretch, **changes})

    def sure(self, kind: str) -> Surety:
        """Return the thresholds for a kind of claim."""
        return self.surety.get(kind) or self.surety["any"]


@cache
def slack(path: Path | None = None) -> Slack:
    """Return the tolerances of a file, by default of the one that is shipped.

    Raises:
        ConfigError: the file is no TOML or lacks a number.
    """
    file = path or shipped("rules") / "slack.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
        return _slack(data)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(file.name, f"is no TOML: {error}") from error
    except (KeyError, TypeError) as error:
        raise ConfigError(file.name, f"lacks or misstates {error}") from error


def _slack(data: dict[str, Any]) -> Slack:
    stretch = {
        f"{table}.{key}": Decimal(value)
        for table in STRETCHES
        for key, value in data[table].items()
    }
    surety = data["surety"]
    return Slack(
        stretch=stretch,
        surety={kind: _surety(table) for kind, table in surety.items() if isinstance(table, dict)},
        relative_error=bool(surety["relative_error"]),
        within=float(data["within"]["raise"]),
        growing=frozenset(data["growing"]["measures"]),
        fixed=frozenset(data["growing"]["fixed"]),
    )


def _surety(table: dict[str, Any]) -> Surety:
    return Surety(
        error_score=float(table["error_score"]),
        error_margin=float(table["error_margin"]),
        warning_score=float(table["warning_score"]),
        warning_margin=float(table["warning_margin"]),
    )
