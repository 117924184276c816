"""`check --watch`: check again whenever a document, the configuration or a vocabulary is saved."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from checker.cli.checking import checked, wanted_jobs
from checker.cli.settings import settings
from checker.errors import CheckerError, InputError
from checker.render.inert import line

_EVERY = 0.4  # seconds


def watched(paths: tuple[str, ...], given: Mapping[str, Any]) -> int:
    """Check, wait for a change, and check again, until Ctrl-C.

    Raises:
        InputError: one of the documents is standard input.
    """
    if "-" in paths:
        raise InputError("-", "standard input cannot be watched", "name files")
    while True:
        seen: tuple[float, ...] = ()
        if sys.stdout.isatty():
            click.clear()
        try:
            files = _files(paths, given)
            seen = _times(files)
            checked(paths, given)
        except CheckerError as error:
            files = files if seen else [Path(path) for path in paths]
            click.echo(f"error: {line(str(error))}", err=True)
        sys.stdout.flush()
        seen = seen or _times(files)
        while _times(files) == seen:
            time.sleep(_EVERY)


def _files(paths: tuple[str, ...], given: Mapping[str, Any]) -> list[Path]:
    held = settings(given)
    found = [Path(path) for job in wanted_jobs(paths, held) for path in job.paths]
    found += [Path(held.configuration.path)] if held.configuration.path else []
    found += [f for folder in held.vocabulary for f in sorted(Path(folder).glob("*.t*"))]
    return [*found, held.decisions]


def _times(files: Sequence[Path]) -> tuple[float, ...]:
    return tuple(_time(path) for path in files)


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
