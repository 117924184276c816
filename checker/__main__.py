"""Where both commands begin: Ctrl-C ends them without a traceback from their first moment on."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def check() -> None:
    """Run `check DRAFT REFERENCE…`."""
    _begin("check_command")


def main() -> None:
    """Run `checker`, the group of all commands, as `python -m checker` does."""
    _begin("main")


def _begin(command: str) -> None:
    try:
        from checker import cli  # noqa: PLC0415 - takes the time in which Ctrl-C may come
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    getattr(cli, command)()


if __name__ == "__main__":
    main()
