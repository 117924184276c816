"""What is in force for a run: options over the configuration over the defaults, and whence."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from checker.config.configuration import Configuration, configuration, discovered
from checker.config.options import Options
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.judge.rule import Rule

# Option of the command line, and the key of the configuration that it goes before.
OPTIONS = {
    "select": "select",
    "ignore": "ignore",
    "fail_on": "fail_on",
    "min_coverage": "min_coverage",
    "report_lang": "report_language",
    "missing": "missing",
    "decisions": "decisions",
    "vocabulary": "vocabulary",
    "encoder": "encoder",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A configuration with the command line's options laid over it.

    Attributes:
        configuration: the values in force.
        origins: for each key where its value comes from: a file, an option, or ''.
        dates: `NAME=DAY` texts of the command line.
        languages: `NAME=CODE` or `CODE` texts of the command line.
    """

    configuration: Configuration
    origins: Mapping[str, str]
    dates: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def decisions(self) -> Path:
        """Return the file of signed-off findings, as seen from here."""
        if self.origins["decisions"] == "--decisions":
            return Path(self.configuration.decisions)
        return Path(self.configuration.beside(self.configuration.decisions))

    @property
    def output(self) -> tuple[str, ...]:
        """Return the reports that the configuration asks for, their files as seen from here."""
        found = []
        for text in self.configuration.output:
            form, sign, name = text.partition("=")
            if not (sign and form.isidentifier()):
                form, sign, name = "", "", text
            place = name if name == "-" else self.configuration.beside(name)
            found.append(f"{form}{sign}{place}")
        return tuple(found)

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """Return the folders of own vocabulary, as seen from here."""
        held = self.configuration
        if self.origins["vocabulary"] == "--vocabulary":
            return held.vocabulary
        return tuple(held.beside(folder) for folder in held.vocabulary)

    def options(self, paths: Sequence[str]) -> Options:
        """Return what the pipeline is asked to do with the documents of these paths.

        Raises:
            ConfigError: an option names no document, no day or no language.
        """
        held = self.configuration
        days = {named("dates", n, paths): d for n, d in held.dates.items() if _known(n, paths)}
        codes = {
            "" if n == "*" else named("languages", n, paths): language(held.path, c)
            for n, c in held.languages.items()
            if n == "*" or _known(n, paths)
        }
        return Options(
            dates=days | dates(self.dates, paths),
            languages=codes | languages(self.languages, paths),
            report_language=held.report_language,
            select=held.select,
            ignore=held.ignore,
            vocabulary=self.vocabulary,
            encoder=held.encoder,
        )


def settings(given: Mapping[str, Any], start: Path | None = None) -> Settings:
    """Return what is in force for the options given on the command line.

    Raises:
        ConfigError: the configuration cannot be used as it stands.
    """
    path = None
    if given.get("config"):
        path = Path(given["config"])
    elif not given.get("isolated"):
        path = discovered((start or Path()).resolve())
    if path is not None:
        path = _relative(path)
    held = configuration(path)
    default = Configuration()
    origins = {
        key: held.path if getattr(held, key) != getattr(default, key) else ""
        for key in Configuration.__slots__
    }
    laid: dict[str, Any] = {}
    for option, key in OPTIONS.items():
        value = given.get(option)
        if value not in (None, (), False):
            laid[key] = value
            origins[key] = f"--{option.replace('_', '-')}"
    return Settings(
        configuration=replace(held, **laid),
        origins=origins,
        dates=tuple(given.get("dates", ())),
        languages=tuple(given.get("languages", ())),
    )


def asked(held: Configuration) -> tuple[Rule, ...]:
    """Return the rules that are in force, with the configuration's severities and slack.

    Raises:
        ConfigError: it names a rule, family or share that does not exist.
    """
    from checker.judge.rulebook import chosen, rules  # noqa: PLC0415 - not needed for --help
    from checker.judge.slack import slack  # noqa: PLC0415 - the same

    every = rules(tuple(Path(held.beside(pack)) for pack in held.packs))
    known = {name for rule in every for name in (rule.id, rule.family)}
    shares = slack().stretch
    for key in ("select", "ignore", "severity", "slack"):
        table: Collection[str] = getattr(held, key)
        for name in table:
            if name and name not in known:
                cure = _near(name, known)
                if any(share.startswith(f"{name}.") for share in shares):
                    cure = f'write the share in quotation marks: "{name}.loose"'
                raise ConfigError(key, f"{name!r} is no rule and no family", cure)
    for key in sorted({key for table in held.slack.values() for key in table}):
        if key not in shares:
            raise ConfigError("slack", f"there is no share {key!r}", _near(key, set(shares)))
    return tuple(_tuned(rule, held) for rule in chosen(every, held.select, held.ignore))


def _tuned(rule: Rule, held: Configuration) -> Rule:
    from checker.model.verdict import Severity, Verdict  # noqa: PLC0415 - not needed for --help

    severity = dict(rule.severity)
    policy = {**held.severity.get(rule.family, {}), **held.severity.get(rule.id, {})}
    for verdict, grade in sorted(policy.items()):
        for key in [Verdict(verdict)] if verdict else list(severity):
            if grade == "off":
                severity.pop(key, None)
            else:
                severity[key] = Severity[grade.upper()]
    slack = dict(rule.slack)
    for name in ("", rule.family, rule.id):
        for stretch, share in held.slack.get(name, {}).items():
            slack[stretch] = Decimal(str(share))
    return replace(rule, severity=severity, slack=slack)


def today() -> dt.date:
    """Return the day on which decisions may expire: SOURCE_DATE_EPOCH when it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:  # noqa: PLR2004 - within a date's range
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.datetime.now(tz=dt.UTC).date()


def dates(texts: Sequence[str], paths: Sequence[str]) -> dict[str, dt.date]:
    """Return publication dates by document name, from `NAME=2025-04-18`.

    Raises:
        ConfigError: no such document, or no such day.
    """
    found = {}
    for text in texts:
        name, _, day = text.rpartition("=")
        try:
            found[named("--date", name, paths)] = dt.date.fromisoformat(day)
        except ValueError as error:
            raise ConfigError("--date", f"{day!r} is no date", "write it as 2025-04-18") from error
    return found


def languages(texts: Sequence[str], paths: Sequence[str]) -> dict[str, str]:
    """Return languages by document name, '' for all, from `fr` or `NAME=fr`.

    Raises:
        ConfigError: no such document, or no such language.
    """
    found = {}
    for text in texts:
        name, sign, code = text.rpartition("=")
        found[named("--lang", name, paths) if sign else ""] = language("--lang", code)
    return found


def language(where: str, code: str) -> str:
    """Return the code of a language that is read.

    Raises:
        ConfigError: it is not read.
    """
    from checker.lang import LANGUAGES  # noqa: PLC0415 - not needed for --help

    if code not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ConfigError(where, f"{code!r} is no language that is read", f"one of {known}")
    return code


def named(option: str, name: str, paths: Sequence[str]) -> str:
    """Return the path that a name stands for: the path itself, or its last part.

    Raises:
        ConfigError: no document, or more than one, is called so.
    """
    fitting = _fitting(name, paths)
    if not name or len(set(fitting)) != 1:
        what = "names no document" if not fitting else "names several documents"
        raise ConfigError(option, f"{name!r} {what}", "one of " + ", ".join(paths))
    return fitting[0]


def _fitting(name: str, paths: Sequence[str]) -> list[str]:
    return [p for p in paths if p == name] or [p for p in paths if PurePath(p).name == name]


def _known(name: str, paths: Sequence[str]) -> bool:
    return bool(_fitting(name, paths))


def _relative(path: Path) -> Path:
    """Return the path as seen from the working folder; as it is on another drive."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:
        return path


def _near(name: str, known: set[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a failing run needs it

    near = get_close_matches(name, sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else "see `checker rules` and rules/slack.toml"
