"""Names where every noun has a capital (German): a capital alone proves nothing there."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.names.known import known_at
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.reach import is_post
from checker.extract.names.runs import Run
from checker.extract.names.tokens import Sentence, Token

MOST_ACRONYM = 6
MOST_TITLED = 3
_QUOTES = '„“"»«‚'


def proper(sentence: Sentence, run: Run, established: frozenset[tuple[str, ...]]) -> Run | None:
    """Return the part of a run of capitals that is surely a name, or None.

    Args:
        sentence: the sentence of the run.
        run: words in a row that have capitals.
        established: folded words of names that the document shows to be names elsewhere.
    """
    words = sentence.lexicon
    tokens = sentence.tokens
    if run.last - run.first > 1 and tokens[run.last - 1].folded in words.legal_forms:
        return _cut(run, _past_common(tokens, run.first, run.last - 1, words), words, tokens)
    found = _known(sentence, run) or _established(sentence, run, established)
    if found:
        return found
    for at in range(run.first, run.last):
        if _begins(tokens, at, run, words):
            return _cut(run, at, words, tokens)
    if run.titled and run.last - run.first <= MOST_TITLED:
        return run
    return run if _quoted(tokens, run) else None


def _known(sentence: Sentence, run: Run) -> Run | None:
    for at in range(run.first, run.last):
        known = known_at(sentence.tokens, at, sentence.lexicon)
        if known and sentence.tokens[at].capital:
            last = at + len(known.words)
            return replace(run, first=at, last=last, head=-1, known=known)
    return None


def _established(
    sentence: Sentence, run: Run, established: frozenset[tuple[str, ...]]
) -> Run | None:
    folded = [t.folded for t in sentence.tokens[run.first : run.last]]
    for size in range(min(4, len(folded)), 0, -1):
        for at in range(len(folded) - size + 1):
            if tuple(folded[at : at + size]) in established:
                first = run.first + at
                return replace(run, first=first, last=first + size, head=-1)
    return None


def _begins(tokens: tuple[Token, ...], at: int, run: Run, words: Lexicon) -> bool:
    """Return whether a name begins at a token: a given name, an acronym, an adjective of names."""
    token = tokens[at]
    more = at + 1 < run.last and tokens[at + 1].capital
    if token.folded.split("-")[0] in words.given:
        return more
    if token.text.isupper() and 2 <= len(token.text) <= MOST_ACRONYM and token.text.isalpha():  # noqa: PLR2004 - letters of an acronym
        return True
    if at > run.first and tokens[at - 1].folded in words.before_firm:
        return True
    if at == run.first and at and tokens[at - 1].folded in words.before_firm:
        return True
    return more and _proper_adjective(token, words) and not (run.initial and at == run.first)


def _proper_adjective(token: Token, words: Lexicon) -> bool:
    if token.folded in words.proper_adjectives:
        return True
    return any(
        ending.startswith("isch") and token.folded.endswith(ending)
        for ending in words.proper_adjectives
    )


def _past_common(tokens: tuple[Token, ...], first: int, last: int, words: Lexicon) -> int:
    """Return the first token of a firm's name, past articles and nouns that say what it is."""
    at = first
    while at + 1 < last and (
        tokens[at].folded in words.never
        or tokens[at].folded in words.before_firm
        or is_post(tokens, at, words)
    ):
        at += 1
    return at


def _cut(run: Run, first: int, words: Lexicon, tokens: tuple[Token, ...]) -> Run:
    head = next(
        (i for i in range(run.last - 1, first - 1, -1) if tokens[i].folded in words.heads), -1
    )
    return replace(run, first=first, head=head, initial=run.initial and first == run.first)


def _quoted(tokens: tuple[Token, ...], run: Run) -> bool:
    if run.first == 0 or tokens[run.first - 1].text not in _QUOTES:
        return False
    noun_before = run.first > 1 and tokens[run.first - 2].capital
    size = run.last - run.first
    return size <= MOST_TITLED and (size > 1 or noun_before)
