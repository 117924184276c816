"""What a newsroom keeps: its configuration and the findings that it has signed off."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from checker import plugins
from checker.cli.inputs import content
from checker.cli.outputs import Output, to_stdout, write
from checker.cli.settings import asked, settings, today
from checker.config.configuration import FILE, KEYS, Configuration
from checker.config.decisions import Decision, merged, read_decisions, written
from checker.config.vocabulary import laid_over
from checker.errors import ConfigError, InputError
from checker.shipped import shipped

_WHOLE = 16  # digits of a fingerprint


def write_configuration(*, force: bool) -> None:
    """Write a commented checker.toml into the working folder.

    Raises:
        ConfigError: there is one already.
    """
    if Path(FILE).exists() and not force:
        raise ConfigError(FILE, "is there already", "edit it, or replace it with --force")
    text = (shipped("reports") / FILE).read_bytes()
    write([(Output(form="toml", path=FILE), text)])
    click.echo(f"wrote {FILE}")


def show_configuration(given: Mapping[str, Any]) -> None:
    """Print each setting in force, and the file or option that it comes from.

    Raises:
        ConfigError: one of them cannot be used: it names no rule, no encoder, or a broken
            vocabulary.
    """
    held = settings(given)
    asked(held.configuration)
    laid_over(held.vocabulary)
    if held.configuration.encoder:
        plugins.named("checker.encoders", held.configuration.encoder)
    lines = [f"# {held.configuration.path or 'no configuration file'}"]
    keys = {slot: key for key, slot in KEYS.items()}
    for slot in Configuration.__slots__:
        if slot == "path":
            continue
        origin = held.origins[slot] or "default"
        value = _shown(getattr(held.configuration, slot))
        lines.append(f"{keys[slot]} = {value}  # {origin}")
    to_stdout(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_shown(key)} = {_shown(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    name = getattr(value, "name", None)
    return json.dumps(name, ensure_ascii=False) if name else str(value)


def accepted(given: Mapping[str, Any]) -> None:
    """Write decisions on findings into the decisions file, and say what was written.

    Raises:
        ConfigError: no such finding, no reason, or nothing to do.
    """
    path = settings(given).decisions
    old = read_decisions(path)
    rows = _findings(given["report"]) if given["report"] else []
    imported = given["imported"]
    new = read_decisions(_there(imported)) if imported else _decided(given, rows)
    if not new and not given["prune"]:
        raise ConfigError("accept", "names no finding", "give fingerprints, --all or --import FILE")
    kept = merged(old, new)
    if given["prune"]:
        kept = _pruned(kept, rows, given["report"])
    write([(Output(form="toml", path=str(path)), written(kept).encode("utf-8"))])
    many = "decision" if len(kept) == 1 else "decisions"
    click.echo(f"{path}: {len(kept)} {many} ({len(new)} written, {len(old)} before)")


def _there(path: str) -> Path:
    if not Path(path).is_file():
        raise InputError(path, "is no file")
    return Path(path)


def _decided(given: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> tuple[Decision, ...]:
    wanted = list(given["fingerprints"])
    if given["everything"]:
        wanted += [row["fingerprint"] for row in rows]
    if wanted and not given["because"].strip():
        raise ConfigError("accept", "a decision needs a reason", "add --because TEXT")
    return tuple(_decision(text, rows, given) for text in dict.fromkeys(wanted))


def _decision(text: str, rows: Sequence[Mapping[str, Any]], given: Mapping[str, Any]) -> Decision:
    import datetime as dt  # noqa: PLC0415 - stands with its one use

    fitting = {row["fingerprint"]: row for row in rows if row["fingerprint"].startswith(text)}
    if rows and len(fitting) != 1:
        what = "names no finding of the report" if not fitting else "fits several findings"
        raise ConfigError(f"fingerprint {text}", what, "copy it from the report")
    if not rows and (len(text) != _WHOLE or not set(text) <= set("0123456789abcdef")):
        raise ConfigError(
            f"fingerprint {text}", f"needs all its {_WHOLE} digits", "or give --report FILE"
        )
    try:
        until = dt.date.fromisoformat(given["until"]) if given["until"] else None
    except ValueError as error:
        cure = "write it as 2025-04-18"
        raise ConfigError("--until", f"{given['until']!r} is no date", cure) from error
    row = next(iter(fitting.values()), {"fingerprint": text})
    return Decision(
        fingerprint=row["fingerprint"],
        rule=row.get("rule", ""),
        what=row.get("message", ""),
        decision="dismissed" if given["dismiss"] else "accepted",
        by=given["by"],
        because=given["because"].strip(),
        until=until,
        documents=tuple(row.get("paths", ())),
    )


def _findings(path: str) -> list[dict[str, Any]]:
    """Return the findings of a JSON report, signed-off ones too, with their documents' names."""
    try:
        found = json.loads(content(path))
        reports = found if isinstance(found, list) else [found]
        return [_with_paths(row, report) for report in reports for row in _rows(report)]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise InputError(path, "is no JSON report of `check`") from error


def _rows(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [*report["findings"], *report.get("accepted", [])]


def _with_paths(row: dict[str, Any], report: Mapping[str, Any]) -> dict[str, Any]:
    documents = {claim["document"] for claim in row["claims"]}
    return {**row, "paths": sorted({report["documents"][n]["path"] for n in documents})}


def _pruned(
    kept: Sequence[Decision], rows: Sequence[Mapping[str, Any]], report: str | None
) -> tuple[Decision, ...]:
    if not report:
        raise ConfigError("--prune", "needs to know what is found", "add --report FILE")
    found = {row["fingerprint"] for row in rows}
    day = today()
    return tuple(d for d in kept if d.fingerprint in found and (d.until is None or d.until >= day))


def completion_script(shell: str, commands: Mapping[str, click.Command]) -> str:
    """Return the shell code that completes the commands."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - one command

    kind = get_completion_class(shell)
    if kind is None:
        raise ConfigError("completion", f"{shell} is not known")
    parts = [
        kind(command, {}, name, f"_{name.upper()}_COMPLETE").source()
        for name, command in commands.items()
    ]
    return "\n".join(parts)
