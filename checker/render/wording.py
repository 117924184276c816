"""The reports' own words, in French and English, from `reports/texts.toml`."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from checker.model.notice import Notice
from checker.shipped import shipped

LANGUAGES = ("en", "fr")


class Wording:
    """Interface wording in one language: `wording("key", n=3)` is the text, filled in."""

    __slots__ = ("code", "texts")

    def __init__(self, code: str) -> None:
        self.code = code if code in LANGUAGES else "en"
        self.texts = _texts(self.code)

    def __call__(self, key: str, **fields: object) -> str:
        """Return the text for a key with its fields filled in."""
        return self.texts[key].format(**fields)

    def fixed(self, group: str, word: str) -> str:
        """Return the text for a fixed word of the program (`gate`, `cut`, `skip`), or the word."""
        return self.texts.get(f"{group}_{word.replace(' ', '_')}", word)

    def notice(self, notice: str) -> str:
        """Return a notice in the language; as it is where the language has no words for it."""
        pattern = notice.pattern if isinstance(notice, Notice) else notice
        said = _sentences("notices.toml", self.code).get(pattern, pattern)
        values = notice.values if isinstance(notice, Notice) else {}
        if not values:
            return said
        return said.format(
            **{key: self.day(v) if isinstance(v, dt.date) else v for key, v in values.items()}
        )

    def step(self, label: str) -> str:
        """Return the name of a step or summand in the language; each part at a colon by itself."""
        named = _sentences("steps.toml", self.code)
        return self("colon").join(named.get(part, part) for part in label.split(": "))

    def day(self, date: dt.date) -> str:
        """Return a day as the language writes it."""
        from babel.dates import format_date  # noqa: PLC0415 - slow to load for a list of rules

        return format_date(date, "d MMMM y", locale=self.code)

    def counted(self, key: str, n: int) -> str:
        """Return the text for a number of things: `key_one` for one, else `key`."""
        return self(f"{key}_one") if n == 1 else self(key, n=self.number(n))

    def number(self, n: int) -> str:
        """Return a whole number with the language's thousands separator."""
        return f"{n:,}".replace(",", "\u202f" if self.code == "fr" else ",")

    def decimal(self, text: str) -> str:
        """Return a number written as `1,234.5` with the language's own separators."""
        if self.code != "fr":
            return text
        return text.replace(",", "\u202f").replace(".", ",")

    def percent(self, share: float) -> str:
        """Return a share, 0 to 1, as a whole percentage; rounded down, so that 100 % means all."""
        whole = int(share * 100 + 1e-9)
        return f"{whole}\u00a0%" if self.code == "fr" else f"{whole}%"


def wording(code: str) -> Wording:
    """Return the wording in a language; English for a language that has none."""
    return Wording(code)


@cache
def _sentences(file: str, code: str) -> Mapping[str, str]:
    """Return what a file of sentences says in a language, by the English sentence."""
    path = shipped("reports") / file
    tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType(tables.get(code, {}))


@cache
def _texts(code: str) -> MappingProxyType[str, str]:
    path = shipped("reports") / "texts.toml"
    tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType({**tables["en"], **tables[code]})
