"""How a command ends: exit status 0, 1 or 2, one line for an error, nothing half done."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from types import FrameType

import click

from checker.cli.outputs import ReaderGone
from checker.errors import CheckerError

FOUND, UNTRUSTED, INTERRUPTED, TERMINATED = 1, 2, 130, 143


def guarded(command: click.Command, name: str) -> None:
    """Run a command and end the process with its status; never show a traceback.

    The status is 0 for nothing found, 1 for findings at or above `--fail-on`, 2 when the run
    could not be trusted, 130 after Ctrl-C, 143 after a request to terminate.
    """
    signal.signal(signal.SIGTERM, _terminate)
    status = _status(command, name)
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):  # closed by the reader, full, or never open
        status = status or UNTRUSTED
        _quiet()
    sys.exit(status)


def _status(command: click.Command, name: str) -> int:
    try:
        result = command.main(prog_name=name, standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except CheckerError as error:
        _say(str(error))
    except (ReaderGone, BrokenPipeError):
        _quiet()
    except OSError as error:
        _say(f"{error.filename or 'output'}: {error.strerror or error}")
    except (MemoryError, RecursionError) as error:
        _say(f"the run: out of bounds ({type(error).__name__}); try smaller documents")
    except Exception as error:  # noqa: BLE001 - the border to the user: a bug is one line too
        if "--debug" in sys.argv:
            traceback.print_exc()
        _say(f"this is a bug: {type(error).__name__}: {error} (run again with --debug)")
    else:
        return result if isinstance(result, int) else 0
    return UNTRUSTED


def _say(text: str) -> None:
    """Write one line of an error to standard error, with nothing hidden in it."""
    from checker.render.inert import line  # noqa: PLC0415 - only a failing run needs it

    shown = line(text)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(f"error: {shown}\n".encode(encoding, "backslashreplace").decode(encoding))


def _quiet() -> None:
    """Let nothing more be written to a pipe that is gone."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
