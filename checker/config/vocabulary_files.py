"""The files of a vocabulary: read row by row, checked, and laid one over the other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from checker.errors import ConfigError
from checker.model.values import NameKind

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")
MEASURES = "measures.tsv"
_BY_LANGUAGE = dict.fromkeys(LANGUAGES, str)
_ENTRY = {"kind": str, "names": str, "country": str, **_BY_LANGUAGE}
SHAPES: Mapping[str, Mapping[str, type]] = {
    "firms.toml": {"name": str, "also": str, "former": str, "until": int, "in_use": bool},
    "places.toml": _ENTRY,
    "bodies.toml": _ENTRY,
    "terms.toml": _ENTRY,
    "people.toml": {"given": str, "family": str},
    "posts.toml": {"broader": str, "any": bool, **_BY_LANGUAGE},
}
FILES = (*SHAPES, MEASURES)
_SHOWN = 12  # known words that an error lists at most
_REPLACED = ("name", "kind", "country")  # texts that are no lists of names
_SAID = {str: "a text, names parted by commas", int: "a whole number", bool: "true or false"}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class File:
    """One file of a vocabulary.

    Attributes:
        path: as the person knows it.
        name: `firms.toml`, …
        text: what it holds.
    """

    path: str
    name: str
    text: str

    def fail(self, entry: str, what: str, how: str = "") -> ConfigError:
        """Return the error that names an entry of the file, and its line."""
        place = re.search(rf"^\s*\[?[\"']?{re.escape(entry)}\b", self.text, flags=re.MULTILINE)
        line = f":{self.text.count(chr(10), 0, place.end()) + 1}" if entry and place else ""
        return ConfigError(f"{self.path}{line}", f"«{entry}» {what}" if entry else what, how)


def rows(file: File) -> dict[str, Row]:
    """Return the entries of a TOML file by id, as written, each key known and of its type.

    Raises:
        ConfigError: an entry is not as it should be.
    """
    try:
        data = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(file.path, f"the vocabulary cannot be read ({error})") from error
    for entry, row in data.items():
        if not isinstance(row, dict):
            raise file.fail(entry, "is no table", "write «id = { … }»")
        _checked(file, entry, row)
    return data


def _checked(file: File, entry: str, row: Row) -> None:
    shape = SHAPES[file.name]
    for key, value in row.items():
        if key not in shape:
            raise file.fail(entry, f"has the unknown key {key!r}", near(key, shape))
        if not isinstance(value, shape[key]) or (isinstance(value, bool) and shape[key] is int):
            raise file.fail(entry, f"has {key} = {value!r}", f"write {_SAID[shape[key]]}")
    if "kind" in row and row["kind"] not in set(NameKind):
        raise file.fail(
            entry, f"is of the unknown kind {row['kind']!r}", near(row["kind"], NameKind)
        )
    if "former" in row and "until" not in row:
        raise file.fail(entry, "has a former name without a last year", "add «until = 2019»")


def laid(file: File, over: Mapping[str, Row], own: Mapping[str, Row]) -> dict[str, Row]:
    """Return entries with a newsroom's own before them; its names go before those of the same id.

    Raises:
        ConfigError: an entry that does not ship lacks what makes it one.
    """
    found: dict[str, Row] = {}
    for entry, row in own.items():
        base = dict(over.get(entry, {}))
        if "name" in row and base.get("name", row["name"]) != row["name"]:
            base["also"] = f"{base['name']}, {base.get('also', '')}"
        added = {
            key: f"{value}, {base[key]}"
            if isinstance(value, str) and key in base and key not in _REPLACED
            else value
            for key, value in row.items()
        }
        found[entry] = base | added
    for entry, row in found.items():
        _whole(file, entry, row)
    return found | {entry: row for entry, row in over.items() if entry not in found}


def _whole(file: File, entry: str, row: Row) -> None:
    needed = {"firms.toml": "name", "people.toml": "family"}.get(file.name)
    if needed and not parted(row.get(needed, "")):
        raise file.fail(entry, f"has no {needed}", f'add «{needed} = "…"»')
    if not needed and not any(parted(row.get(key, "")) for key in ("names", *LANGUAGES)):
        how = "add its names by language" if file.name == "posts.toml" else 'add «names = "…"»'
        raise file.fail(entry, "has no name", how)


def parted(text: str) -> tuple[str, ...]:
    """Return the names of a text that are parted by commas, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def near(word: str, known: Iterable[str]) -> str:
    """Return how to mend a word that is not known."""
    every = [str(one) for one in known]
    found = get_close_matches(word, every, n=1)
    if found:
        return f"did you mean {found[0]!r}?"
    return "known: " + ", ".join([*every[:_SHOWN], *(["…"] if len(every) > _SHOWN else [])])
