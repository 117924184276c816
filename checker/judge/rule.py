"""A rule: one TOML file that asks one question, with its examples; misprints are located."""

from __future__ import annotations

import datetime as dt
import difflib
import string
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from checker.errors import ConfigError
from checker.model.verdict import Severity, Verdict

KEYS = ("id", "kind", "title", "question", "why", "source", "since", "silences")
TABLES = ("applies", "slack", "severity", "message", "example")
NEEDED = ("id", "kind", "question", "why", "source", "severity", "message")
EXAMPLE_KEYS = (
    "lang",
    "right_lang",
    "left",
    "right",
    "left_date",
    "right_date",
    "verdict",
    "severity",
    "because",
)
SILENT = "silent"
LANGUAGES = ("fr", "en")
FIELDS = frozenset({"left", "right", "gap"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a kind of rule lets a file say.

    Attributes:
        forms: variants of the question that `applies.form` may name; empty when there is one.
        fields: named fields of its messages, beyond `left`, `right` and `gap`.
    """

    forms: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Two texts (or one, when `right` is '') and the verdict that the rule must come to.

    `verdict` is None where the rule must say nothing of severity note or above.
    """

    lang: str
    left: str
    right: str = ""
    right_lang: str = ""
    left_date: dt.date | None = None
    right_date: dt.date | None = None
    verdict: Verdict | None = None
    severity: Severity | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A question put to pairs of claims or to whole texts.

    Attributes:
        id: its name, that of its file, and of the pattern that it finds.
        family: the folder it lies in.
        kind: which procedure of the closed set answers it.
        title: a few words for a list of rules, by language.
        question: what it asks.
        why: why an editor should care.
        source: who decided it.
        applies: narrows the claims that it looks at; lists of names from closed sets.
        silences: ids of weaker rules that say nothing of a pair of which this one speaks.
        slack: shares that replace those of slack.toml, by `table.key`.
        severity: per verdict; a verdict left out is silent.
        message: sentence with named fields, by language and verdict ('' for any verdict).
        examples: its tests and its page.
        path: its file, as a person knows it.
    """

    id: str
    family: str
    kind: str
    title: Mapping[str, str]
    question: str
    why: str
    source: str
    applies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    silences: tuple[str, ...] = ()
    slack: Mapping[str, Decimal] = field(default_factory=dict)
    severity: Mapping[Verdict, Severity] = field(default_factory=dict)
    message: Mapping[tuple[str, str], str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    path: str = ""

    @property
    def form(self) -> str:
        """Return the variant of the kind's question, or ''."""
        return next(iter(self.applies.get("form", ())), "")

    def says(self, language: str, verdict: Verdict, fields: Mapping[str, str]) -> str:
        """Return the rule's sentence for a verdict, with its fields filled in."""
        pattern = self.message.get((language, verdict)) or self.message[language, ""]
        return pattern.format_map(fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads rule files and says where they are wrong.

    Attributes:
        kinds: shape of each kind that may be named.
        applies: values allowed under each key of [applies]; None allows any word.
        stretches: keys allowed under [slack], as `table.key`.
    """

    kinds: Mapping[str, Shape]
    applies: Mapping[str, Collection[str] | None]
    stretches: Collection[str]

    def read(self, path: Path, shown: str = "") -> Rule:
        """Return the rule of a file.

        Raises:
            ConfigError: the file is no rule; the message names file, line and cure.
        """
        text = path.read_text(encoding="utf-8")
        sheet = _Sheet(shown or f"{path.parent.name}/{path.name}", text)
        data = sheet.parse()
        sheet.known(data, (*KEYS, *TABLES), "key")
        for key in NEEDED:
            if key not in data:
                sheet.fail("", f"lacks {key!r}")
        if data["id"] != path.stem:
            sheet.fail("id", f"id is {data['id']!r}, the file is named {path.stem!r}")
        sheet.known([data["kind"]], tuple(self.kinds), "kind", at="kind")
        shape = self.kinds[data["kind"]]
        return Rule(
            id=data["id"],
            family=path.parent.name,
            kind=data["kind"],
            title=_titles(sheet, data.get("title", data["id"])),
            question=data["question"],
            why=data["why"],
            source=data["source"],
            silences=tuple(data.get("silences", ())),
            applies=self._applies(sheet, data.get("applies", {}), shape),
            slack=self._slack(sheet, data.get("slack", {})),
            severity=_severities(sheet, data["severity"]),
            message=_messages(sheet, data["message"], shape),
            examples=tuple(_example(sheet, one) for one in data.get("example", ())),
            path=sheet.shown,
        )

    def _applies(
        self, sheet: _Sheet, data: Mapping[str, Any], shape: Shape
    ) -> dict[str, tuple[str, ...]]:
        allowed = {**self.applies, "form": shape.forms}
        sheet.known(data, tuple(allowed), "key of [applies]")
        found = {}
        for key, value in data.items():
            names = tuple(str(v) for v in (value if isinstance(value, list) else [value]))
            choice = allowed[key]
            if choice is not None:
                sheet.known(names, tuple(choice), f"value of {key!r}", at=key)
            found[key] = names
        return found

    def _slack(self, sheet: _Sheet, data: Mapping[str, Any]) -> dict[str, Decimal]:
        found = {}
        for table, values in data.items():
            if not isinstance(values, dict):
                sheet.fail(table, f"[slack] holds tables such as [slack.about], not {table!r}")
            for key, value in values.items():
                sheet.known([f"{table}.{key}"], tuple(self.stretches), "slack", at=key)
                found[f"{table}.{key}"] = Decimal(value)
        return found


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A rule's file while it is read: its name and its text, to point at places in it."""

    shown: str
    text: str

    def parse(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(self.shown, f"is no TOML: {error}") from error

    def fail(self, key: str, what: str, how: str = "") -> NoReturn:
        line = self.line(key)
        where = f"{self.shown}, line {line}" if line else self.shown
        raise ConfigError(where, what, how)

    def line(self, key: str) -> int:
        """Return the line, from 1, that begins with a key or names its table; 0 when none does."""
        for number, line in enumerate(self.text.splitlines(), 1):
            start = line.strip().lstrip("[").split("=")[0].strip().rstrip("]")
            if key and start in (key, f'"{key}"'):
                return number
        return 0

    def known(
        self, names: Iterable[str], allowed: Collection[str], what: str, at: str = ""
    ) -> None:
        """Fail on the first name that is not allowed, with the nearest one that is."""
        for name in names:
            if name not in allowed:
                near = difflib.get_close_matches(name, allowed, n=1)
                choice = (
                    f"did you mean {str(near[0])!r}?" if near else f"one of {', '.join(allowed)}"
                )
                self.fail(at or name, f"unknown {what} {name!r}", choice)


def _titles(sheet: _Sheet, data: str | Mapping[str, str]) -> dict[str, str]:
    if isinstance(data, str):
        return dict.fromkeys(LANGUAGES, data)
    sheet.known(data, LANGUAGES, "language of [title]")
    return dict(data)


def _severities(sheet: _Sheet, data: Mapping[str, str]) -> dict[Verdict, Severity]:
    sheet.known(data, tuple(Verdict), "verdict")
    levels = {str(level): level for level in Severity}
    for key, name in data.items():
        sheet.known([name], tuple(levels), "severity", at=key)
    return {Verdict(key): levels[name] for key, name in data.items()}


def _messages(sheet: _Sheet, data: Mapping[str, Any], shape: Shape) -> dict[tuple[str, str], str]:
    sheet.known(data, (*LANGUAGES, *Verdict), "key of [message]")
    fields = FIELDS | shape.fields
    found: dict[tuple[str, str], str] = {}
    for language in LANGUAGES:
        if language not in data:
            sheet.fail("message", f"[message] lacks {language!r}")
        found[language, ""] = data[language]
    for verdict in Verdict:
        for language, text in data.get(verdict, {}).items():
            sheet.known([language], LANGUAGES, "language", at=f"message.{verdict}")
            found[language, verdict] = text
    for (language, _), text in found.items():
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        sheet.known(names, sorted(fields), "field of the message", at=language)
    return found


def _example(sheet: _Sheet, data: Mapping[str, Any]) -> Example:
    sheet.known(data, EXAMPLE_KEYS, "key of [[example]]")
    for key in ("lang", "left", "verdict"):
        if key not in data:
            sheet.fail("[example]", f"an example lacks {key!r}")
    sheet.known([data["verdict"]], (*Verdict, SILENT), "verdict of an example", at="verdict")
    silent = data["verdict"] == SILENT
    levels = {str(level): level for level in Severity}
    if "severity" in data:
        sheet.known([data["severity"]], tuple(levels), "severity", at="severity")
    return Example(
        lang=data["lang"],
        left=data["left"],
        right=data.get("right", ""),
        right_lang=data.get("right_lang", ""),
        left_date=data.get("left_date"),
        right_date=data.get("right_date"),
        verdict=None if silent else Verdict(data["verdict"]),
        severity=levels.get(data.get("severity", "")),
        because=data.get("because", ""),
    )
