"""Where the data folders `rules`, `reports` and `examples` lie, in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path


def shipped(folder: str) -> Path:
    """Return the path of a shipped data folder.

    A wheel carries the folders inside the package (`checker/_shipped/…`); a checkout has them
    beside it.
    """
    package = Path(__file__).parent
    inside = package / "_shipped" / folder
    return inside if inside.is_dir() else package.parent / folder
