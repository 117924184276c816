"""The newsroom's configuration: `checker.toml`, or `[tool.checker]` in `pyproject.toml`."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from checker.errors import ConfigError

FILE, SHARED_FILE, TABLE = "checker.toml", "pyproject.toml", ("tool", "checker")
FAIL_ON = ("error", "warning", "note", "never")
SEVERITIES = ("error", "warning", "note", "off")
VERDICTS = ("compatible", "approximate", "conflict", "incomparable")


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOfTexts:
    """A draft and the texts that it must agree with; paths are relative to the configuration."""

    name: str
    draft: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What a newsroom has settled once and for all.

    Attributes:
        path: the file that it comes from, or '' when there is none.
        select: rules or families to run; empty means all.
        ignore: rules or families to leave out.
        fail_on: least severity that makes the exit status 1.
        min_coverage: least share of figures and dates compared, in percent.
        report_language: of the messages; '' leaves it to the draft.
        missing: whether a claim that only one side makes is reported.
        decisions: file of signed-off findings.
        output: reports to write, as `-o` takes them.
        packs: folders of own rules.
        vocabulary: folders of own vocabulary.
        encoder: plug-in that helps to rank candidates by meaning; '' means none.
        dates: publication date by document name.
        languages: language by document name; '*' stands for all.
        severity: by rule id: a severity or `off` for each verdict, '' standing for all of them.
        slack: by rule id ('' for all rules): shares by `table.key`.
        pairs: what a bare `check` runs.
    """

    path: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "warning"
    min_coverage: int = 0
    report_language: str = ""
    missing: bool = False
    decisions: str = "decisions.toml"
    output: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    encoder: str = ""
    dates: Mapping[str, dt.date] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    severity: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    slack: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    pairs: tuple[PairOfTexts, ...] = ()

    @property
    def folder(self) -> Path:
        """Return the folder that relative paths count from."""
        return Path(self.path).parent if self.path else Path()

    def beside(self, name: str) -> str:
        """Return a path of the configuration as seen from here."""
        path = self.folder / name
        return str(path) if path.is_absolute() else os.path.relpath(path)


KEYS = {
    "select": "select",
    "ignore": "ignore",
    "fail-on": "fail_on",
    "min-coverage": "min_coverage",
    "report-lang": "report_language",
    "missing": "missing",
    "decisions": "decisions",
    "output": "output",
    "packs": "packs",
    "vocabulary": "vocabulary",
    "encoder": "encoder",
    "dates": "dates",
    "languages": "languages",
    "severity": "severity",
    "slack": "slack",
    "pair": "pairs",
}


def discovered(start: Path) -> Path | None:
    """Return the nearest configuration file, from a folder upward, or None."""
    for folder in (start, *start.parents):
        own, shared = folder / FILE, folder / SHARED_FILE
        if own.is_file():
            return own
        if shared.is_file() and _table(shared, _parsed(shared)) is not None:
            return shared
    return None


def configuration(path: Path | None) -> Configuration:
    """Return the configuration of a file; the default one for None.

    Raises:
        ConfigError: the file cannot be read, or holds what is not known; the message says where.
    """
    if path is None:
        return Configuration()
    data = _parsed(path)
    table = _table(path, data) if path.name == SHARED_FILE else data
    return _Sheet(str(path)).configuration(table or {})


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise ConfigError(str(path), f"is no TOML: {error}") from error


def _table(path: Path, data: dict[str, Any]) -> dict[str, Any] | None:
    for key in TABLE:
        found = data.get(key)
        if found is None:
            return None
        if not isinstance(found, dict):
            raise ConfigError(str(path), f"{key} is no table")
        data = found
    return data


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A configuration file while it is read; each method checks and names what is wrong."""

    path: str

    def configuration(self, table: dict[str, Any]) -> Configuration:
        self._known(table, KEYS, "")
        given: dict[str, Any] = {}
        for key, value in table.items():
            given[KEYS[key]] = self._value(key, value)
        return Configuration(path=self.path, **given)

    def _value(self, key: str, value: object) -> object:
        if key in ("select", "ignore", "output", "packs", "vocabulary"):
            return self._texts(key, value)
        if key == "fail-on":
            return self._one_of(key, value, FAIL_ON)
        if key == "report-lang":
            return self._one_of(key, value, ("", "en", "fr"))
        if key == "missing":
            return self._typed(key, value, bool, "true or false")
        if key == "min-coverage":
            return self._percent(key, value)
        if key == "decisions":
            return self._typed(key, value, str, "the name of a file")
        if key == "encoder":
            return self._typed(key, value, str, "the name of a plug-in")
        if key == "pair":
            return self._pairs(value)
        if key == "severity":
            return self._severity(value)
        if key == "slack":
            return self._slack(value)
        return self._by_name(key, value)

    def _fail(self, key: str, what: str, how: str = "") -> ConfigError:
        return ConfigError(self.path, f"{key}: {what}" if key else what, how)

    def _known(self, table: Mapping[str, object], known: Collection[str], inside: str) -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, list(known), n=1)
                cure = f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(known)
                if inside and key in KEYS:
                    cure = "move it up, above the first line in brackets"
                raise self._fail(inside, f"unknown key {key!r}", cure)

    def _outside(self, key: str, table: Mapping[str, object]) -> None:
        """Raise if a setting of the whole file stands in a table whose keys are names."""
        for name in table:
            if name in KEYS:
                cure = "move it up, above the first line in brackets"
                raise self._fail(key, f"{name!r} is a setting of the whole file", cure)

    def _typed(self, key: str, value: object, kind: type, shape: str) -> Any:  # noqa: ANN401 - as checked
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._fail(key, f"{value!r} is not {shape}")
        return value

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            raise self._fail(key, f"{value!r} is not a list of texts", f'write ["{value}"]')
        found = self._typed(key, value, list, "a list of texts")
        return tuple(self._typed(key, text, str, "a text") for text in found)

    def _one_of(self, key: str, value: object, known: tuple[str, ...]) -> str:
        if not isinstance(value, str) or value not in known:
            raise self._fail(key, f"{value!r} is not known", "one of " + ", ".join(known))
        return value

    def _percent(self, key: str, value: object) -> int:
        found: int = self._typed(key, value, int, "a whole number from 0 to 100")
        if not 0 <= found <= 100:  # noqa: PLR2004 - a percentage
            raise self._fail(key, f"{found} is not from 0 to 100")
        return found

    def _by_name(self, key: str, value: object) -> dict[str, object]:
        table = self._typed(key, value, dict, "a table by document name")
        self._outside(key, table)
        if key == "dates":
            return {name: self._day(f"{key}.{name}", day) for name, day in table.items()}
        return {n: self._typed(f"{key}.{n}", c, str, "a language code") for n, c in table.items()}

    def _day(self, key: str, value: object) -> dt.date:
        if isinstance(value, str):
            try:
                return dt.date.fromisoformat(value)
            except ValueError as error:
                raise self._fail(key, f"{value!r} is no date", "write it as 2025-04-18") from error
        if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
            raise self._fail(key, f"{value!r} is no date", "write it as 2025-04-18")
        return value

    def _severity(self, value: object) -> dict[str, dict[str, str]]:
        table = self._typed("severity", value, dict, "a table by rule")
        self._outside("severity", table)
        found: dict[str, dict[str, str]] = {}
        for rule, policy in table.items():
            by_verdict = policy if isinstance(policy, dict) else {"": policy}
            self._known(by_verdict, ("", *VERDICTS), f"severity.{rule}")
            found[rule] = {
                verdict: self._one_of(f"severity.{rule}", severity, SEVERITIES)
                for verdict, severity in by_verdict.items()
            }
        return found

    def _slack(self, value: object) -> dict[str, dict[str, float]]:
        """Return shares by rule; a share that stands in no rule's table counts for all rules."""
        table = self._typed("slack", value, dict, "a table of shares")
        self._outside("slack", table)
        found: dict[str, dict[str, float]] = {}
        for key, share in table.items():
            if isinstance(share, dict):
                found[key] = {k: self._share(f"slack.{key}.{k}", v) for k, v in share.items()}
            else:
                found.setdefault("", {})[key] = self._share(f"slack.{key}", share)
        return found

    def _share(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._fail(key, f"{value!r} is no share from 0 to 1")
        return float(value)

    def _pairs(self, value: object) -> tuple[PairOfTexts, ...]:
        if isinstance(value, dict):
            raise self._fail("pair", "is one table", "write [[pair]], in two brackets, over each")
        tables = self._typed("pair", value, list, "an array of tables, [[pair]]")
        found = []
        for number, table in enumerate(tables, 1):
            where = f"pair {number}"
            self._typed(where, table, dict, "a table")
            self._known(table, ("name", "draft", "references"), where)
            if "draft" not in table or "references" not in table:
                raise self._fail(where, "needs draft and references")
            draft = self._typed(f"{where}: draft", table["draft"], str, "the name of a file")
            found.append(
                PairOfTexts(
                    name=self._typed(f"{where}: name", table.get("name", draft), str, "a text"),
                    draft=draft,
                    references=self._texts(f"{where}: references", table["references"]),
                )
            )
        return tuple(found)
