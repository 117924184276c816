"""Tolerances and thresholds of `rules/slack.toml`, as one frozen value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from checker.errors import ConfigError
from checker.shipped import shipped

STRETCHES = ("bare", "about", "almost", "over", "under", "period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surety:
    """How well two claims must be paired for a finding of a severity."""

    error_score: float
    error_margin: float
    warning_score: float
    warning_margin: float
    relative_error: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """What may stretch, how far, and how sure a pair must be.

    Attributes:
        stretch: shares by `table.key`, such as `almost.strict`.
        surety: thresholds of score and margin.
        growing: measures that only grow.
        fixed: scopes that pin a growing measure down nevertheless.
        near: letters by which spellings may differ, for each six.
        shortest: length from which names may be variants.
    """

    stretch: Mapping[str, Decimal]
    surety: Surety
    growing: frozenset[str]
    fixed: frozenset[str]
    near: int
    shortest: int

    def __getitem__(self, key: str) -> Decimal:
        return self.stretch[key]

    def with_rule(self, changes: Mapping[str, Decimal]) -> Slack:
        """Return the slack with a rule's own shares in place of the general ones."""
        if not changes:
            return self
        return Slack(
            stretch={**self.stretch, **changes},
            surety=self.surety,
            growing=self.growing,
            fixed=self.fixed,
            near=self.near,
            shortest=self.shortest,
        )


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
        surety=Surety(
            error_score=float(surety["error_score"]),
            error_margin=float(surety["error_margin"]),
            warning_score=float(surety["warning_score"]),
            warning_margin=float(surety["warning_margin"]),
            relative_error=bool(surety["relative_error"]),
        ),
        growing=frozenset(data["growing"]["measures"]),
        fixed=frozenset(data["growing"]["fixed"]),
        near=int(data["names"]["near"]),
        shortest=int(data["names"]["shortest"]),
    )
