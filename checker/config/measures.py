"""The lexicon of measures: what newsrooms count, in every language, as an editable table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.errors import ConfigError
from checker.shipped import shipped

FIXED = ("concept", "broader", "fits")


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


TAGS = frozenset({"rate", "share", "change", "generic", "flow", "moment", "trend", "after"})
DEFAULT = "default:"


@cache
def dimensions(measure: Measure) -> frozenset[str]:
    """Return the dimensions that a measure's values can have, besides percent and points."""
    return frozenset(f for f in measure.fits - TAGS if not f.startswith(DEFAULT))


@cache
def by_dimension() -> Mapping[str, str]:
    """Return the concept that a dimension measures when nothing else is said (km/h: speed)."""
    return {
        fit.removeprefix(DEFAULT): measure.concept
        for measure in measures().values()
        for fit in sorted(measure.fits)
        if fit.startswith(DEFAULT)
    }


@cache
def measures() -> Mapping[str, Measure]:
    """Return the shipped lexicon by concept id, in the order of the table.

    Raises:
        ConfigError: a line of the table cannot be read.
    """
    return read_measures(shipped("rules") / "vocabulary" / "measures.tsv")


def read_measures(path: Path) -> dict[str, Measure]:
    """Return the lexicon of a table: fields parted by `|`, terms by `;`, `#` before remarks.

    The first line names the columns: concept, broader, fits, then language codes.

    Raises:
        ConfigError: a row has another number of fields than the header, names a concept twice, or
            names a broader concept that the table lacks.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    header = tuple(lines[0].removeprefix("#").strip().split("|"))
    if header[:3] != FIXED:
        raise ConfigError(f"{path.name}:1", f"the first columns must be {'|'.join(FIXED)}")
    found: dict[str, Measure] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.split("|")
        if len(fields) != len(header):
            what = f"{len(fields)} fields where the header names {len(header)}"
            raise ConfigError(f"{path.name}:{number}", what)
        if fields[0] in found:
            raise ConfigError(f"{path.name}:{number}", f"{fields[0]} is defined twice")
        found[fields[0]] = _measure(header, fields, len(found))
    for measure in found.values():
        if measure.broader and measure.broader not in found:
            what = f"{measure.concept} has the unknown broader concept {measure.broader}"
            raise ConfigError(path.name, what)
    return found


def _measure(header: tuple[str, ...], fields: list[str], rank: int) -> Measure:
    return Measure(
        concept=fields[0],
        broader=fields[1],
        fits=frozenset(fields[2].replace(",", " ").split()),
        terms={
            code: tuple(term.strip() for term in terms.split(";") if term.strip())
            for code, terms in zip(header[3:], fields[3:], strict=True)
        },
        rank=rank,
    )


def kin(left: str, right: str) -> bool:
    """Return whether one concept is a kind of the other, or both of a third."""
    table = measures()
    if left not in table or right not in table:
        return False
    broader = (table[left].broader, table[right].broader)
    return left == broader[1] or right == broader[0] or (broader[0] != "" and len({*broader}) == 1)
