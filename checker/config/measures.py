"""The lexicon of measures: what newsrooms count, in every language, as an editable table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from checker.config.vocabulary_files import LANGUAGES, MEASURES, File, near
from checker.errors import ConfigError
from checker.model.vocabulary import Measure, Vocabulary
from checker.shipped import shipped

FIXED = ("concept", "broader", "fits")
TAGS = frozenset({"rate", "share", "change", "generic", "flow", "moment", "trend", "after"})
DEFAULT = "default:"


@cache
def dimensions(measure: Measure) -> frozenset[str]:
    """Return the dimensions that a measure's values can have, besides percent and points."""
    return frozenset(f for f in measure.fits - TAGS if not f.startswith(DEFAULT))


@lru_cache(maxsize=4)
def by_dimension(words: Vocabulary) -> Mapping[str, str]:
    """Return the concept that a dimension measures when nothing else is said (km/h: speed)."""
    return {
        fit.removeprefix(DEFAULT): measure.concept
        for measure in reversed(list(words.measures.values()))
        for fit in sorted(measure.fits)
        if fit.startswith(DEFAULT)
    }


@cache
def measures() -> Mapping[str, Measure]:
    """Return the shipped lexicon by concept id, in the order of the table.

    Raises:
        ConfigError: a line of the table cannot be read.
    """
    return read_measures(shipped("rules") / "vocabulary" / MEASURES)


def read_measures(path: Path) -> dict[str, Measure]:
    """Return the lexicon of a table: fields parted by `|`, terms by `;`, `#` before remarks.

    The first line names the columns: concept, broader, fits, then language codes.

    Raises:
        ConfigError: a row has another number of fields than the header, names a concept twice, or
            names a broader concept that the table lacks.
    """
    return laid_measures(File(path.name, path.name, path.read_text(encoding="utf-8")), {})


def laid_measures(file: File, over: Mapping[str, Measure]) -> dict[str, Measure]:
    """Return a lexicon with a table laid over it: a concept that it has gets terms and dimensions.

    New concepts are likelier than those that were there.

    Raises:
        ConfigError: as `read_measures`; or, over another lexicon, a dimension is not known, or a
            new concept has no term.
    """
    lines = file.text.splitlines() or [""]
    header = tuple(part.strip() for part in lines[0].removeprefix("#").split("|"))
    if header[:3] != FIXED:
        raise ConfigError(f"{file.path}:1", f"the first columns must be {'|'.join(FIXED)}")
    for code in header[3:]:
        if code not in LANGUAGES:
            what = f"the column {code!r} is no language that is read"
            raise ConfigError(f"{file.path}:1", what, near(code, LANGUAGES))
    known = frozenset(fit for measure in over.values() for fit in measure.fits) | TAGS
    found: dict[str, Measure] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.startswith("#") or not line.strip():
            continue
        where = f"{file.path}:{number}"
        row = _measure(where, header, line, len(found))
        if row.concept in found:
            raise ConfigError(where, f"{row.concept} is defined twice")
        if over:
            _known(where, row, over, known)
        found[row.concept] = row
    every = _merged(found, over)
    for row in found.values():
        if row.broader and row.broader not in every:
            what = f"{row.concept} has the unknown broader concept {row.broader}"
            raise ConfigError(file.path, what, near(row.broader, every) if over else "")
    return every


def _known(where: str, row: Measure, over: Mapping[str, Measure], known: frozenset[str]) -> None:
    for fit in sorted(row.fits - known):
        raise ConfigError(
            where, f"{row.concept} has the unknown dimension {fit!r}", near(fit, sorted(known))
        )
    if row.concept in over:
        return
    if not row.fits:
        raise ConfigError(where, f"{row.concept} fits no dimension", "write money, count, …")
    if not any(row.terms.values()):
        raise ConfigError(where, f"{row.concept} has no term", "write one under a language")


def _merged(own: Mapping[str, Measure], over: Mapping[str, Measure]) -> dict[str, Measure]:
    new = [concept for concept in own if concept not in over]
    found = {
        concept: replace(own[concept], rank=rank - len(new) if over else rank)
        for rank, concept in enumerate(new)
    }
    for concept, base in over.items():
        row = own.get(concept)
        found[concept] = base if row is None else _grown(base, row)
    return found


def _grown(base: Measure, row: Measure) -> Measure:
    codes = dict.fromkeys((*row.terms, *base.terms))
    return replace(
        base,
        broader=row.broader or base.broader,
        fits=base.fits | row.fits,
        terms={c: (*row.terms.get(c, ()), *base.terms.get(c, ())) for c in codes},
    )


def _measure(where: str, header: tuple[str, ...], line: str, rank: int) -> Measure:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != len(header):
        what = f"{len(fields)} fields where the header names {len(header)}"
        raise ConfigError(where, what, "part the fields by |, terms by ;")
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
