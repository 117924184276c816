"""Files and standard input as sources, read safely: regular files only, up to a stated size."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError, LimitError

if TYPE_CHECKING:
    from checker.pipeline import Source

LIMIT = 20_000_000


def sources(paths: tuple[str, ...]) -> tuple[Source, ...]:
    """Return the named files as sources; `-` is standard input, once.

    Raises:
        InputError: a path is missing, unreadable, or no regular file.
        LimitError: a file is over 20 MB.
    """
    from checker.pipeline import Source  # noqa: PLC0415 - the pipeline loads pandas

    if paths.count("-") > 1:
        raise InputError("-", "standard input can be only one of the documents")
    return tuple(Source(name=path, data=content(path)) for path in paths)


def content(path: str) -> bytes:
    """Return a file's bytes, or those of standard input for `-`.

    Raises:
        InputError: the file is missing, unreadable, or no regular file.
        LimitError: it is over the limit.
    """
    if path == "-":
        return _within(path, _standard_input())
    try:
        return _within(path, _regular(path))
    except OSError as error:
        raise InputError(path, error.strerror or str(error), _cure(path, error)) from error
    except ValueError as error:  # a NUL in the name
        raise InputError(path, f"is no file name: {error}") from error


def _regular(path: str) -> bytes:
    # Non-blocking, so that a named pipe without a writer does not hold the run.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise InputError(path, "is a folder", "name the file in it")
        raise InputError(path, "is no regular file", "copy its content to a file first")
    with os.fdopen(handle, "rb") as file:
        return file.read(LIMIT + 1)


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise InputError("-", "standard input is closed")
    try:
        return sys.stdin.buffer.read(LIMIT + 1)
    except OSError as error:
        raise InputError("-", error.strerror or str(error)) from error


def _within(path: str, data: bytes) -> bytes:
    if len(data) > LIMIT:
        limit = f"{LIMIT // 1_000_000} MB"
        raise LimitError(path, f"is over the limit of {limit}", "split it, or leave out pictures")
    return data


def _cure(path: str, error: OSError) -> str:
    if "://" in path:
        return "addresses are not fetched; save the page to a file"
    if error.errno == errno.ENOENT and Path(path).parent.is_dir():
        return _nearest(path)
    return ""


def _nearest(path: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a failing run needs it

    there = sorted(entry.name for entry in Path(path).parent.iterdir())[:1000]
    near = get_close_matches(Path(path).name, there, n=1)
    return f"did you mean {near[0]}?" if near else ""
