"""What a person must mend: where, what, and how, in one line."""

from __future__ import annotations


class CheckerError(Exception):
    """An error that ends the run with exit status 2 and is shown as one line, never a traceback.

    Args:
        where: the file, option or rule concerned, as the person knows it.
        what: what is wrong with it.
        how: how to mend it; may be empty when there is only one way.
    """

    def __init__(self, where: str, what: str, how: str = "") -> None:
        super().__init__(where, what, how)
        self.where = where
        self.what = what
        self.how = how

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}"
        line = f"{line}; {self.how}" if self.how else line
        return " ".join(line.split())


class InputError(CheckerError):
    """A document is missing, unreadable, or of a kind that is not read."""


class ConfigError(CheckerError):
    """A configuration, rule or vocabulary file cannot be used as it stands."""


class LimitError(InputError):
    """A document goes over a limit; the message names the limit."""
