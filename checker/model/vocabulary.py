"""What a newsroom calls things: firms, places, people, bodies, terms, posts and measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model.values import NameKind


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measure:
    """One concept that texts measure or date.

    Attributes:
        concept: its id (`exports`).
        broader: id of the concept that it is a kind of, or ''.
        fits: dimensions that its values can have (`money`, `count`, `date`, …), besides percent
            and points, which fit whatever can grow; and how its percentages are to be taken:
            `rate` (inflation), `share` (part of a whole), `change` (growth); `generic` for nouns
            such as «people» that say who is counted but not what is measured; `flow` for what
            is itself a change, so that its amounts are levels (jobs added); `moment` for an event
            whose date is not the time of the figures beside it (founded in 1998);
            `after` for what only counts right after the figure («45 km north of»); `trend` for a
            word of change that gives way to what changes (revenue growth);
            `default:speed` for what a dimension measures when nothing else is said.
        terms: its terms by language, as written in the table.
        rank: its place in the table; earlier concepts are likelier.
    """

    concept: str
    broader: str
    fits: frozenset[str]
    terms: Mapping[str, tuple[str, ...]]
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """Everything that names things, as it ships or with a newsroom's own laid over it.

    Two vocabularies are one only if they are the same object; whatever is worked out of one can
    be kept by it.

    Attributes:
        measures: by concept id, in order: earlier concepts are likelier.
        sources: the folders laid over what ships, each with the SHA-256 of its files.
    """

    firms: tuple[Firm, ...]
    places: tuple[Entry, ...]
    bodies: tuple[Entry, ...]
    terms: tuple[Entry, ...]
    people: tuple[Person, ...]
    offices: Mapping[str, Office]
    measures: Mapping[str, Measure]
    sources: tuple[tuple[str, str], ...] = ()

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

    def kin(self, left: str, right: str) -> bool:
        """Return whether one concept is a kind of the other, or both of a third."""
        table = self.measures
        if left not in table or right not in table:
            return False
        one, two = table[left].broader, table[right].broader
        return left == two or right == one or (one != "" and one == two)

    def _broader(self, id_: str) -> set[str]:
        found: set[str] = set()
        ahead = [id_]
        while ahead:
            new = [b for b in self.offices[ahead.pop()].broader if b not in found]
            found.update(new)
            ahead += new
        return found
