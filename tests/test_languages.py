"""What each language's data knows, and what it still lacks; `docs/languages.md` says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.lang import LANGUAGES, table

ROOMS = ("text", "figures", "dates", "names", "about", "opposites")
USUAL = 4
"""Languages that have a table before the others are said to lack it."""
PAGE = Path(__file__).parent.parent / "docs" / "languages.md"


def tables(code: str) -> set[str]:
    return {f"{room}.{path}" for room in ROOMS for path in paths(table(code, room))}


def paths(data: dict[str, Any]) -> Iterator[str]:
    """Names of the tables and lists of a room; keys that are words of the language are not told."""
    for key, value in data.items():
        yield key
        if isinstance(value, dict):
            yield from (f"{key}.{k}" for k, v in value.items() if isinstance(v, (dict, list)))


def lacking() -> dict[str, list[str]]:
    known = {code: tables(code) for code in LANGUAGES}
    usual = {
        path
        for path in set().union(*known.values())
        if sum(path in paths for paths in known.values()) >= USUAL
    }
    return {code: sorted(usual - known[code]) for code in LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_every_language_has_every_room(code: str, room: str) -> None:
    assert table(code, room)


def test_what_a_language_lacks_is_written_down(golden: Callable[[Path, bytes], None]) -> None:
    lines = [
        "# Languages",
        "",
        "What most languages' data has and one still lacks. Not every gap is a fault: German forms",
        "its ordinals by endings and needs no table of them. Written by `pytest --golden`; a new",
        "language is a folder of data under `checker/lang/` and examples in the tests.",
        "",
    ]
    for code, gaps in lacking().items():
        lines.append(f"- **{code}**: {', '.join(gaps) if gaps else 'nothing'}")
    golden(PAGE, ("\n".join(lines) + "\n").encode())
