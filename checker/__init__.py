"""Concordant: where a draft and the text it must agree with contradict each other, and why.

    import checker
    result = checker.check("draft.txt", "reference.txt")
    print(result.findings)

The names below are loaded when they are first used, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.api import Result, check, text

__version__ = "0.1.0"
__all__ = ["Result", "__version__", "check", "text"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name of the API
    if name in __all__:
        return getattr(import_module("checker.api"), name)
    raise AttributeError(f"module 'checker' has no attribute '{name}'")
