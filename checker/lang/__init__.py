"""Language knowledge: CLDR through Babel, and one folder a language for what CLDR lacks."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")


@cache
def table(code: str, section: str) -> dict[str, Any]:
    """Return one room of a language's data; empty when the language lacks it."""
    found: dict[str, Any] = _data(code).get(section, {})
    return found


@cache
def _data(code: str) -> dict[str, Any]:
    files = sorted((Path(__file__).parent / code).glob("*.toml"))
    return tomllib.loads("\n".join(file.read_text(encoding="utf-8") for file in files))
