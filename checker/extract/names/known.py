"""Names that are known beforehand: territories from CLDR, and the newsroom's vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.extract.names.lexicon import KEPT, Lexicon
from checker.extract.names.tokens import Token, tokenise
from checker.lang.folding import fold
from checker.lang.name_words import SHORT_WORD
from checker.lang.territories import territories
from checker.model.document import Span
from checker.model.values import NameKind
from checker.model.vocabulary import Entry, Person, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name that needs no guessing: its words, what it stands for, and its key.

    Attributes:
        words: folded words in a row.
        exact: its spelling when capitals matter (`WHO` is no `Who`), else ''.
        lower: whether it is also known without a capital («porte d’entrée mondiale»).
    """

    words: tuple[str, ...]
    kind: NameKind
    key: str
    exact: str = ""
    lower: bool = False


@lru_cache(maxsize=KEPT)
def known_names(words: Lexicon) -> Mapping[str, tuple[Known, ...]]:
    """Return the known names of a language by their first folded word, the longest first."""
    found: dict[str, dict[tuple[str, ...], Known]] = {}
    for known in _all(words):
        if known.words:
            found.setdefault(known.words[0], {}).setdefault(known.words, known)
    return {
        first: tuple(sorted(group.values(), key=lambda k: (-len(k.words), k.words)))
        for first, group in found.items()
    }


def known_at(tokens: tuple[Token, ...], at: int, words: Lexicon) -> Known | None:
    """Return the longest known name that begins at a token, or None."""
    for known in known_names(words).get(tokens[at].folded, ()):
        if len(known.words) > 1 and not _follow(tokens, at, known.words):
            continue
        stretch = tokens[at : at + len(known.words)]
        small = known.lower or not stretch[0].text[0].isalpha() or _articled(stretch, words)
        if not all(t.touching for t in stretch[1:]) or not (small or stretch[0].capital):
            continue
        if not known.exact or "".join(t.text for t in stretch) == known.exact:
            return known
    return None


def _follow(tokens: tuple[Token, ...], at: int, words: tuple[str, ...]) -> bool:
    """Return whether the words after the first stand behind a token."""
    if at + len(words) > len(tokens) or tokens[at + 1].folded != words[1]:  # as most do not
        return False
    return tuple([t.folded for t in tokens[at + 1 : at + len(words)]]) == words[1:]


def _articled(stretch: tuple[Token, ...], words: Lexicon) -> bool:
    """Return whether a name begins with its article, which a sentence writes small («la Haye»)."""
    if len(stretch) == 1 or stretch[0].folded not in words.definite:
        return False
    return stretch[1].capital


@lru_cache(maxsize=KEPT)
def _people(words: Vocabulary) -> Mapping[str, tuple[Person, ...]]:
    found: dict[str, tuple[Person, ...]] = {}
    for person in words.people:
        for family in person.family:
            found[fold(family)] = (*found.get(fold(family), ()), person)
    return found


def known_person(given: str, family: str, words: Vocabulary) -> str:
    """Return the key of a well-known person by folded names, '' if none; `given` may be missing."""
    for person in _people(words).get(family, ()):
        if not given or given in {fold(name) for name in person.given}:
            return person.id
    return ""


@lru_cache(maxsize=KEPT)
def office_names(words: Lexicon) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return the ids of the vocabulary's posts by their folded names in a language."""
    found: dict[tuple[str, ...], set[str]] = {}
    for office in words.vocabulary.offices.values():
        for name in office.names.get(words.code, ()):
            found.setdefault(_split(name, words.code), set()).add(office.id)
    return {phrase: frozenset(ids) for phrase, ids in found.items()}


def _all(lexicon: Lexicon) -> Iterator[Known]:
    code, words = lexicon.code, lexicon.vocabulary
    for entry in (*words.bodies, *words.terms):
        for name in (*entry.in_language(code), *entry.names.get("en", ())):
            yield _known(name, entry.kind, entry.id, code)
    for name, territory in territories(code).items():
        exact = name.upper() if len(name) <= SHORT_WORD else ""
        yield Known(words=_split(name, code), kind=NameKind.PLACE, key=territory, exact=exact)
    for place in words.places:
        yield from _place(place, code)
    for firm in words.firms:
        for name in (firm.name, *firm.also):
            yield _known(name, NameKind.FIRM, firm.id, code)
        for former in firm.former:
            yield _known(former.name, NameKind.FIRM, former.name.casefold(), code)


def _place(entry: Entry, code: str) -> Iterator[Known]:
    for names in entry.names.values():
        for name in names:
            yield _known(name, NameKind.PLACE, entry.id, code)


def _known(name: str, kind: NameKind, key: str, code: str) -> Known:
    exact = name if name.isupper() and " " not in name else ""
    lower = name[0].islower()
    return Known(words=_split(name, code), kind=kind, key=key, exact=exact, lower=lower)


@cache
def _split(name: str, code: str) -> tuple[str, ...]:
    return tuple(t.folded for t in tokenise(name, Span(0, len(name)), code))
