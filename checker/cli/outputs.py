"""Where reports go: all of them or none, never over a document, never half a file."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.errors import CheckerError, ConfigError


class ReaderGone(Exception):  # noqa: N818 - what happened, not an error of ours
    """Whoever read standard output has closed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A report that is asked for: its format, and its file or '' for standard output."""

    form: str
    path: str = ""


def outputs(texts: Sequence[str], form: str, forms: Sequence[str]) -> tuple[Output, ...]:
    """Return the outputs that `-o` and `--format` ask for.

    `-o report.html` is written in the format of `--format`, or else in that of its ending;
    `-o html=report.html` names it. Without `-o` the report goes to standard output.

    Raises:
        ConfigError: a format is unknown, or two outputs go to one file.
    """
    found = tuple(_output(text, form, forms) for text in texts) or (Output(form=form or "text"),)
    paths = [output.path for output in found]
    for path in paths:
        if paths.count(path) > 1:
            raise ConfigError("-o", f"two reports go to {path}", "give each a file of its own")
    return found


def _output(text: str, form: str, forms: Sequence[str]) -> Output:
    name, sign, path = text.partition("=")
    if sign and name in forms:
        return Output(form=name, path="" if path == "-" else path)
    if sign and name.isidentifier():
        known = ", ".join(forms)
        raise ConfigError("-o", f"no format is called {name!r}", f"one of {known}")
    ending = _ENDINGS.get(Path(text).suffix.lower(), "text")
    return Output(form=form or ending, path="" if text == "-" else text)


_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".csv": "csv",
    ".parquet": "parquet",
    ".docx": "docx",
}


def refuse_inputs(wanted: Sequence[Output], inputs: Sequence[str]) -> None:
    """Raise unless every output can be written and none is one of the run's own inputs.

    Raises:
        ConfigError: an output is an input, a folder, or lies in a folder that is not there.
    """
    for output in wanted:
        path = Path(output.path)
        if not output.path:
            continue
        for name in inputs:
            if name != "-" and _same(path, Path(name)):
                raise ConfigError(
                    "-o", f"{output.path} is one of the documents", "choose another file"
                )
        if path.is_dir():
            raise ConfigError("-o", f"{output.path} is a folder", "name a file in it")
        if not path.parent.is_dir():
            raise ConfigError("-o", f"there is no folder {path.parent}", "make it first")


def _same(path: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.samefile(other)
    return path.resolve() == other.resolve()


def write(contents: Sequence[tuple[Output, bytes]]) -> None:
    """Write the reports: files first, all of them complete before any takes its name.

    Raises:
        CheckerError: something could not be written; no file is left changed unless its rename
            had already been done.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        for output, data in contents:
            if output.path and not _is_device(output.path):
                waiting.append((_beside(output.path, data), Path(output.path)))
        for temporary, path in waiting:
            os.replace(temporary, path)  # noqa: PTH105 - replaces in one step, as said
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
    for output, data in contents:
        if not output.path:
            to_stdout(data)
        elif _is_device(output.path):
            _through(output.path, data)


def _beside(path: str, data: bytes) -> str:
    """Write the data to a temporary file in the folder of a path and return its name."""
    target = Path(path).resolve()
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".check-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        Path(temporary).chmod(_mode(target))
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        if isinstance(error, OSError):
            raise CheckerError(path, f"cannot be written: {error.strerror or error}") from error
        raise
    return temporary


def _is_device(path: str) -> bool:
    target = Path(path)
    return target.exists() and not target.is_file()


def _through(path: str, data: bytes) -> None:
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise CheckerError(path, f"cannot be written: {error.strerror or error}") from error


def _mode(target: Path) -> int:
    """Return the mode that the file has already, or what the process gives to new files."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def to_stdout(data: bytes) -> None:
    """Write bytes to standard output, in its own encoding when that is not UTF-8.

    Raises:
        CheckerError: standard output is closed or full.
        ReaderGone: its reader has closed it.
    """
    stream = sys.stdout
    if stream is None or stream.closed:
        raise CheckerError("standard output", "is closed", "use -o FILE")
    encoding = (stream.encoding or "utf-8").lower().replace("_", "-")
    if encoding not in ("utf-8", "utf8"):
        data = data.decode("utf-8", "replace").encode(encoding, "backslashreplace")
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise CheckerError("standard output", error.strerror or str(error)) from error
