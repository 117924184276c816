"""Entry points by group: loaded late, and a plug-in that fails to load ends the run by name."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
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
    points = sorted(entry_points(group=group), key=lambda p: p.name)
    return {point.name: _loaded(point) for point in points}


def named(group: str, name: str) -> Any:  # noqa: ANN401 - whatever the plug-in's author gives
    """Return the plug-in of a group that has a name; no other is imported.

    Raises:
        ConfigError: there is none of that name, or it could not be imported.
    """
    points = {point.name: point for point in entry_points(group=group)}
    if name not in points:
        from difflib import get_close_matches  # noqa: PLC0415 - only a failing run needs it

        near = get_close_matches(name, sorted(points), n=1)
        known = ", ".join(sorted(points)) or "none is installed"
        cure = f"did you mean {near[0]!r}?" if near else f"known: {known}"
        raise ConfigError(group.removeprefix("checker."), f"there is no {name!r}", cure)
    return _loaded(points[name])


def _loaded(point: EntryPoint) -> Any:  # noqa: ANN401 - whatever the plug-in's author gives
    try:
        return point.load()
    except Exception as error:
        raise ConfigError(
            f"plug-in {point.name}",
            f"could not be loaded from {point.value}: {error}",
            "mend or uninstall it",
        ) from error
