"""The commands `check` and `checker`. Heavy modules load only when a command needs them."""

from __future__ import annotations

from checker.cli.commands import check, group
from checker.cli.guard import guarded


def check_command() -> None:
    """Run `check DRAFT REFERENCE…`."""
    guarded(check, "check")


def main() -> None:
    """Run `checker`, the group of all commands."""
    guarded(group, "checker")
