"""The newsroom's vocabulary: firms, places, people, bodies, terms and posts by all their names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.errors import ConfigError
from checker.model.values import NameKind
from checker.shipped import shipped

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A name that a firm bore until a year; `in_use` when it lives on for a product or brand."""

    name: str
    until: int
    in_use: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A firm by its present name, its former names, and other ways to write the present one."""

    id: str
    name: str
    former: tuple[Former, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place, body or term by all its names.

    Attributes:
        id: key of every one of its names; upper-case for bodies, as for territories.
        kind: what it is.
        names: by language code; '' holds those that serve in every language.
        country: territory code of a place, else ''.
    """

    id: str
    kind: NameKind
    names: Mapping[str, tuple[str, ...]]
    country: str = ""

    def in_language(self, code: str) -> tuple[str, ...]:
        """Return its names in a language, with those that serve everywhere."""
        return (*self.names.get("", ()), *self.names.get(code, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A well-known person whose name is transcribed in several ways."""

    id: str
    given: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post by all its names.

    Attributes:
        id: key of every one of its names.
        names: by language code.
        broader: ids of posts that may stand for it.
        any: whether it may stand for every post («boss»).
    """

    id: str
    names: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()
    any: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything under `rules/vocabulary` that names things."""

    firms: tuple[Firm, ...]
    places: tuple[Entry, ...]
    bodies: tuple[Entry, ...]
    terms: tuple[Entry, ...]
    people: tuple[Person, ...]
    offices: Mapping[str, Office]

    def renamed(self, name: str) -> tuple[Firm, Former] | None:
        """Return the firm that once bore a name and that name's entry, or None."""
        folded = name.casefold().strip()
        for firm in self.firms:
            for former in firm.former:
                if former.name.casefold() == folded:
                    return firm, former
        return None

    def one_office(self, one: str, other: str) -> bool:
        """Return whether two ids of posts may be one post: the same, or one broader."""
        if one == other or self.offices[one].any or self.offices[other].any:
            return True
        return other in self._broader(one) or one in self._broader(other)

    def _broader(self, id_: str) -> set[str]:
        found: set[str] = set()
        ahead = [id_]
        while ahead:
            new = [b for b in self.offices[ahead.pop()].broader if b not in found]
            found.update(new)
            ahead += new
        return found


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary.

    Raises:
        ConfigError: a vocabulary file is missing or not as it should be.
    """
    return Vocabulary(
        firms=tuple(_firm(i, data) for i, data in _file("firms").items()),
        places=tuple(_entry(i, data, NameKind.PLACE) for i, data in _file("places").items()),
        bodies=tuple(_entry(i, data, NameKind.BODY) for i, data in _file("bodies").items()),
        terms=tuple(_entry(i, data, NameKind.PROGRAMME) for i, data in _file("terms").items()),
        people=tuple(
            Person(id=i, given=_names(data.get("given", "")), family=_names(data["family"]))
            for i, data in _file("people").items()
        ),
        offices=_offices(_file("posts")),
    )


def _file(name: str) -> Mapping[str, Mapping[str, Any]]:
    path = shipped("rules") / "vocabulary" / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(path), f"the vocabulary cannot be read ({error})") from error
    strange = [key for key, value in data.items() if not isinstance(value, dict)]
    if strange:
        raise ConfigError(str(path), f"«{strange[0]}» is no table", "write «id = { … }»")
    return data


def _firm(id_: str, data: Mapping[str, Any]) -> Firm:
    return Firm(
        id=id_,
        name=data["name"],
        former=tuple(
            Former(name=name, until=data["until"], in_use=data.get("in_use", False))
            for name in _names(data.get("former", ""))
        ),
        also=_names(data.get("also", "")),
    )


def _entry(id_: str, data: Mapping[str, Any], kind: NameKind) -> Entry:
    by_language = {code: _names(data[code]) for code in LANGUAGES if code in data}
    everywhere = _names(data.get("names", ""))
    return Entry(
        id=id_,
        kind=NameKind(data.get("kind", kind)),
        names={**by_language, "": everywhere},
        country=data.get("country", ""),
    )


def _offices(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Office]:
    found = {
        i: Office(
            id=i,
            names={code: _names(row[code]) for code in LANGUAGES if code in row},
            broader=_names(row.get("broader", "")),
            any=row.get("any", False),
        )
        for i, row in data.items()
    }
    for office in found.values():
        for broader in office.broader:
            if broader not in found:
                raise ConfigError(
                    "rules/vocabulary/posts.toml", f"«{office.id}» has no broader «{broader}»"
                )
    return found


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
