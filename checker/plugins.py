"""Entry points by group: loaded late, and a plug-in that fails to load ends the run by name."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

from checker.errors import ConfigError

GROUPS = (
    "checker.readers",
    "checker.extractors",
    "checker.encoders",
    "checker.kinds",
    "checker.packs",
    "checker.renderers",
)


def load(group: str) -> dict[str, Any]:
    """Return the plug-ins of a group by name, in name order.

    Raises:
        ConfigError: a plug-in could not be imported; the message names it.
    """
    found: dict[str, Any] = {}
    for point in sorted(entry_points(group=group), key=lambda p: p.name):
        try:
            found[point.name] = point.load()
        except Exception as error:
            raise ConfigError(
                f"plug-in {point.name}",
                f"could not be loaded from {point.value}: {error}",
                "mend or uninstall it",
            ) from error
    return found
