"""Kind of rule on first names: one family name, another first name in either text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations

from checker.judge.kinds.names import Said, observed, said
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.folding import fold
from checker.lang.name_likeness import Likeness, names_alike
from checker.lang.name_words import one_given_name
from checker.model.values import Name, NameKind
from checker.model.verdict import Verdict

SHAPES = {"given": Shape()}
CONTENT = 3
"""Shorter words of a name are articles and prepositions."""
ROMAN = frozenset("ivxlcdm")


def given(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the family names that each text gives one first name, and not the same one."""
    families: dict[str, dict[int, dict[str, Said]]] = defaultdict(lambda: defaultdict(dict))
    names = said(context, rule)
    persons = {one.name.family for one in names if one.name.given}
    least = context.slack["names.forms"]
    for one in names:
        first, family = _parted(one.name, persons)
        if first and set(family) - ROMAN:
            for claim in one.claims:
                families[family][claim.document].setdefault(first, one)
    for documents in families.values():
        for earlier, later in combinations(sorted(documents), 2):
            mine, yours = documents[earlier], documents[later]
            if len(mine) == len(yours) == 1:
                yield from _first_names(*mine.values(), *yours.values(), least=least)


def _parted(name: Name, persons: set[str]) -> tuple[str, str]:
    """Return first and family name; two words are a person's where a text shows the family."""
    if name.given or name.kind is not NameKind.OTHER or name.head:
        return name.given, name.family
    first, _, family = fold(name.surface).partition(" ")
    plain = first.isalpha() and len(first) >= CONTENT
    return (first, family) if family in persons and plain else ("", "")


def _first_names(one: Said, other: Said, *, least: Decimal) -> Iterator[Observation]:
    languages = (one.claims[0].language, other.claims[0].language)
    words = [set(fold(name.surface).split()) for name in (one.name, other.name)]
    if words[0] <= words[1] or words[1] <= words[0]:
        return
    forms = languages[0] != languages[1] and _forms(one.name, other.name, least)
    if not forms and names_alike(one.name, other.name, languages) is Likeness.DIFFERENT:
        yield observed(Verdict.APPROXIMATE, one, other, "same family name, other first name")


def _forms(one: Name, other: Name, least: Decimal) -> bool:
    """Whether two first names may be one in two languages («George», «Jorge»; «Jean», «John»)."""
    left, right = fold(one.surface).split()[0], fold(other.surface).split()[0]
    if one_given_name(left, right, across=True):
        return True
    return SequenceMatcher(None, left, right).ratio() >= least
