"""Which posts of the vocabulary a title names, so that it is known again in another language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.extract.names.known import office_names
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.reach import link_at
from checker.extract.names.tokens import Token, tokenise
from checker.lang.name_words import Phrase
from checker.model.document import Span

LONGEST = 7
"""Words of the longest post of the vocabulary that is looked for."""

SHORTEST_END = 6
"""Letters that a post has at least, to be known at the end of a compound («Landesminister»)."""

_OWNER = ("'s", "’s")


def offices_of(tokens: Sequence[Token], words: Lexicon) -> tuple[str, ...]:
    """Return the ids of the posts that the words of a title name, sorted.

    A post inside a complement («adviser to the minister», «the mayor's spokesman») is not the
    person's own.
    """
    every = tuple(tokens)
    found: set[str] = set()
    at, complement = 0, False
    while at < len(every):
        token = every[at]
        ids, size = _at(every, at, words)
        owner = at + size < len(every) and every[at + size].text in _OWNER
        if ids and not complement and not owner:
            found |= ids
            complement = True
        if (token.folded,) in words.and_ or token.text in (",", "/"):
            complement = False
        elif not ids and link_at(every, at, words):
            complement = bool(found)
        at += max(size, 1)
    return tuple(sorted(found))


def named_offices(title: str, words: Lexicon) -> tuple[str, ...]:
    """Return the ids of the posts that the words of a title name, sorted."""
    return offices_of(tokenise(title, Span(0, len(title)), words.code), words)


def _at(tokens: tuple[Token, ...], at: int, words: Lexicon) -> tuple[frozenset[str], int]:
    """Return the posts whose name begins at a token, by the longest name, and its length."""
    known = office_names(words)
    for size in range(min(LONGEST, len(tokens) - at), 0, -1):
        phrase = tuple(t.folded for t in tokens[at : at + size])
        for form in _forms(phrase, words.code):
            if form in known:
                return known[form], size
    if words.code in ("de", "nl"):
        return _compound(tokens[at].folded, known), 1
    return frozenset(), 1


def _forms(phrase: Phrase, code: str) -> tuple[Phrase, ...]:
    """Return a phrase as written and, in German, without the endings of its cases."""
    last = phrase[-1]
    if code == "de" and last.endswith(("n", "s")):
        return phrase, (*phrase[:-1], last[:-1])
    first, _, rest = phrase[-1].rpartition("-")
    return (phrase, (*phrase[:-1], rest)) if first and len(phrase) == 1 else (phrase,)


def _compound(word: str, known: Mapping[Phrase, frozenset[str]]) -> frozenset[str]:
    ends = [
        name[0]
        for name in known
        if len(name) == 1 and len(name[0]) >= SHORTEST_END and word.endswith(name[0])
    ]
    return known[max(ends, key=len),] if ends else frozenset()
