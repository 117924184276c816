"""All the rules: those that are shipped, and those of packs. Loading a pack runs no code of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from checker.errors import ConfigError
from checker.judge.known_kinds import reader
from checker.judge.rule import Rule
from checker.shipped import shipped

NOT_RULES = ("vocabulary",)


@cache
def rules(packs: tuple[Path, ...] = ()) -> tuple[Rule, ...]:
    """Return every rule in order of family and id; a pack's rule replaces a shipped one of its id.

    Args:
        packs: folders of rule files, or of families of them.

    Raises:
        ConfigError: a file is no rule, or two files of one folder have one id.
    """
    found: dict[str, Rule] = {}
    for folder in (shipped("rules"), *packs):
        found |= _folder(folder)
    for rule in found.values():
        unknown = sorted(set(rule.silences) - set(found))
        if unknown:
            raise ConfigError(rule.path, f"silences {unknown[0]!r}, which is no rule")
    return tuple(sorted(found.values(), key=lambda rule: (rule.family, rule.id)))


def chosen(
    every: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """Return the rules that are selected (all when empty) and not ignored, by id or family.

    Raises:
        ConfigError: a name is neither a rule nor a family.
    """
    known = {name for rule in every for name in (rule.id, rule.family)}
    for name in (*select, *ignore):
        if name not in known:
            raise ConfigError(f"rule {name!r}", "there is no such rule or family", "see the list")
    return tuple(
        rule
        for rule in every
        if (not select or {rule.id, rule.family} & set(select))
        and not {rule.id, rule.family} & set(ignore)
    )


def _folder(folder: Path) -> dict[str, Rule]:
    if not folder.is_dir():
        raise ConfigError(str(folder), "is no folder of rules")
    read = reader()
    found: dict[str, Rule] = {}
    for path in sorted(folder.glob("*/*.toml")):
        if path.parent.name in NOT_RULES:
            continue
        rule = read.read(path)
        if rule.id in found:
            raise ConfigError(rule.path, f"the id {rule.id!r} stands in {found[rule.id].path} too")
        found[rule.id] = rule
    return found
