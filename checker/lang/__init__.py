"""Language knowledge: CLDR through Babel, and one data file per language for what CLDR lacks."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")


@cache
def table(code: str, section: str) -> dict[str, Any]:
    """Return one section of a language's data file; empty when the file has no such section."""
    found: dict[str, Any] = _data(code).get(section, {})
    return found


@cache
def _data(code: str) -> dict[str, Any]:
    paths = sorted(Path(__file__).parent.glob(f"{code}*.toml"))
    return tomllib.loads("\n".join(path.read_text(encoding="utf-8") for path in paths))
