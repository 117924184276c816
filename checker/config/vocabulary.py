"""The vocabulary in force: what ships, and a newsroom's own folders laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from checker.config.measures import laid_measures, measures
from checker.config.vocabulary_files import (
    FILES,
    LANGUAGES,
    MEASURES,
    SHAPES,
    File,
    Row,
    laid,
    near,
    parted,
    rows,
)
from checker.errors import ConfigError
from checker.model.document import Document
from checker.model.values import NameKind
from checker.model.vocabulary import Entry, Firm, Former, Measure, Office, Person, Vocabulary
from checker.shipped import shipped

_KEPT = 4  # vocabularies of one process that are remembered
_DIGITS = 12  # of a folder's SHA-256, enough to tell two states of it apart

Rows = Mapping[str, Mapping[str, Row]]


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary.

    Raises:
        ConfigError: a vocabulary file is missing or not as it should be.
    """
    return _built(_shipped(), measures(), ())


def in_force(document: Document) -> Vocabulary:
    """Return the vocabulary that a document is read by: the shipped one unless it has its own."""
    return document.vocabulary or vocabulary()


def laid_over(folders: Sequence[str]) -> Vocabulary:
    """Return the shipped vocabulary with the files of some folders laid over it, in order.

    The same content gives the same object again.

    Raises:
        ConfigError: a folder or one of its files is not as it should be; the message says where.
    """
    if not folders:
        return vocabulary()
    return _laid_over(tuple((folder, _files(Path(folder))) for folder in folders))


@lru_cache(maxsize=_KEPT)
def _laid_over(contents: tuple[tuple[str, tuple[File, ...]], ...]) -> Vocabulary:
    tables, lexicon = dict(_shipped()), measures()
    for _, files in contents:
        for file in files:
            if file.name == MEASURES:
                lexicon = laid_measures(file, lexicon)
            else:
                tables[file.name] = laid(file, tables[file.name], rows(file))
                _broader_known(file, tables[file.name])
    return _built(tables, lexicon, tuple((folder, _digest(files)) for folder, files in contents))


def _files(folder: Path) -> tuple[File, ...]:
    try:
        there = sorted(folder.iterdir())
    except OSError as error:
        what = error.strerror or str(error)
        raise ConfigError(str(folder), f"cannot be read: {what}", "name a folder") from error
    found = []
    for path in there:
        if path.name in FILES:
            found.append(File(str(path), path.name, _text(path)))
        elif path.suffix in (".toml", ".tsv") and not path.name.startswith("."):
            raise ConfigError(str(path), "is no file of a vocabulary", near(path.name, FILES))
    if not found:
        raise ConfigError(str(folder), "holds no vocabulary", "one or more of " + ", ".join(FILES))
    return tuple(found)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "is not UTF-8", "save it as UTF-8") from error


def _digest(files: Sequence[File]) -> str:
    whole = hashlib.sha256()
    for file in files:
        for part in (file.name, file.text):
            whole.update(part.encode() + b"\0")
    return whole.hexdigest()[:_DIGITS]


@cache
def _shipped() -> Rows:
    folder = shipped("rules") / "vocabulary"
    found = {name: File(str(folder / name), name, _text(folder / name)) for name in SHAPES}
    tables = {name: laid(file, {}, rows(file)) for name, file in found.items()}
    _broader_known(found["posts.toml"], tables["posts.toml"])
    return tables


def _broader_known(file: File, posts: Mapping[str, Row]) -> None:
    for id_, row in posts.items():
        for broader in parted(row.get("broader", "")):
            if broader not in posts:
                raise file.fail(id_, f"has no broader «{broader}»", near(broader, posts))


def _built(
    tables: Rows, lexicon: Mapping[str, Measure], sources: tuple[tuple[str, str], ...]
) -> Vocabulary:
    return Vocabulary(
        firms=tuple(_firm(i, row) for i, row in tables["firms.toml"].items()),
        places=_entries(tables["places.toml"], NameKind.PLACE),
        bodies=_entries(tables["bodies.toml"], NameKind.BODY),
        terms=_entries(tables["terms.toml"], NameKind.PROGRAMME),
        people=tuple(
            Person(id=i, given=parted(row.get("given", "")), family=parted(row["family"]))
            for i, row in tables["people.toml"].items()
        ),
        offices={i: _office(i, row) for i, row in tables["posts.toml"].items()},
        measures=lexicon,
        sources=sources,
    )


def _firm(id_: str, row: Row) -> Firm:
    return Firm(
        id=id_,
        name=row["name"],
        former=tuple(
            Former(name=name, until=row["until"], in_use=row.get("in_use", False))
            for name in parted(row.get("former", ""))
        ),
        also=parted(row.get("also", "")),
    )


def _entries(table: Mapping[str, Row], kind: NameKind) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            id=id_,
            kind=NameKind(row.get("kind", kind)),
            names={**_by_language(row), "": parted(row.get("names", ""))},
            country=row.get("country", ""),
        )
        for id_, row in table.items()
    )


def _office(id_: str, row: Row) -> Office:
    return Office(
        id=id_,
        names=_by_language(row),
        broader=parted(row.get("broader", "")),
        any=row.get("any", False),
    )


def _by_language(row: Row) -> dict[str, tuple[str, ...]]:
    return {code: parted(row[code]) for code in LANGUAGES if code in row}
