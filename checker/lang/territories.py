"""Countries and regions of the world: their names and their people's, tied to one code each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale

from checker.lang import table
from checker.lang.folding import fold

# CLDR counts these among territories; here they are bodies, or no place at all.
_NO_PLACES = frozenset({"EU", "UN", "EZ", "ZZ", "QO", "XA", "XB", "001"})


@cache
def territories(code: str) -> Mapping[str, str]:
    """Return territory codes by folded name in a language: CLDR's names, then our own additions.

    Codes are those of CLDR: `KZ` for a country, `143` for a region such as Central Asia.
    """
    found: dict[str, str] = {}
    for territory, name in Locale(code).territories.items():
        if territory not in _NO_PLACES:
            for form in _forms(name):
                found.setdefault(form, territory)
    for territory, names in table(code, "names").get("territories", {}).items():
        for name in names.split(","):
            found[fold(name.strip())] = territory
    return found


def _forms(name: str) -> tuple[str, ...]:
    """Return the ways in which a CLDR name is written: «Myanmar (Birmanie)» is either."""
    plain, _, inside = name.partition("(")
    forms = (name, plain, inside.rstrip(") "))
    return tuple(fold(form.strip()) for form in forms if len(form.strip()) > 2)  # noqa: PLR2004 - no initials


# Endings of inflected nationality words, and what they replace to give a form that is listed.
_INFLECTED = (
    ("s", ""),
    ("es", ""),
    ("e", ""),
    ("en", ""),
    ("er", ""),
    ("em", ""),
    ("i", "o"),
    ("e", "a"),
)


@cache
def _demonyms(code: str) -> Mapping[str, str]:
    return {
        fold(word.strip()): territory
        for territory, words in table(code, "names").get("demonyms", {}).items()
        for word in words.split(",")
    }


@lru_cache(maxsize=1 << 14)
def demonym(word: str, code: str) -> str:
    """Return the code of the country whose people or adjective a word is, or ''."""
    known, folded = _demonyms(code), fold(word)
    if folded in known:
        return known[folded]
    for ending, base in _INFLECTED:
        if folded.endswith(ending):
            found = known.get(folded.removesuffix(ending) + base)
            if found:
                return found
    return ""
