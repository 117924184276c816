"""How far a name reaches: capitals, particles, adjectives, and complements of its head noun."""

from __future__ import annotations

from functools import lru_cache

from checker.extract.names.known import known_at, office_names
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.tokens import Token
from checker.lang.name_words import NameWords, Phrase, post_words
from checker.lang.territories import demonym
from checker.model.values import NameKind

LONGEST = 16
"""Words that one name has at most."""

_NAMES, _OPENS = "names", "opens"  # what a word is to a post


def is_post(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Return whether a word names a post («President», «vice-ministre») or opens such a name."""
    folded = tokens[at].folded
    kind = _as_post(folded, words)
    if kind != _OPENS:
        return kind == _NAMES
    heads = post_words(words.code).heads
    return any((t.folded,) in heads for t in tokens[at + 1 : at + 3] if t.word)


@lru_cache(maxsize=1 << 14)
def _as_post(folded: str, words: Lexicon) -> str:
    """Return whether a word by itself names a post, or may open the name of one, or neither."""
    posts = post_words(words.code)
    if (folded,) in posts.heads or (folded.rpartition("-")[2],) in posts.heads:
        return _NAMES
    if (folded,) in office_names(words):
        return _NAMES
    return _OPENS if folded in posts.before else ""


def is_initial(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether only signs stand before a word in its sentence, or a sign that opens one."""
    before = at - 1
    while before >= 0 and not tokens[before].word:
        if tokens[before].text in ":?!;":
            return True
        before -= 1
    if before < 0:
        return True
    between = tokens[before + 1 : at]
    return any(t.text in '«“„"‹•' for t in between)


def grow(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """Return the end (not included) of the name that begins at a token."""
    last, head = at + 1, tokens[at].folded in words.heads
    if is_title(tokens, at, words):
        return _work(tokens, at, words)
    while last < len(tokens) and last - at < LONGEST:
        further = _capitals(tokens, at, last, words)
        if further == last and head:
            further = _tail(tokens, at, last, words)
        elif further > last:
            head = head or tokens[further - 1].folded in words.heads
        if further == last:
            break
        last = further
    return last


def is_title(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Return whether a capital article opens a title inside a sentence («La Main gauche»)."""
    if not words.adjective_endings or tokens[at].folded not in words.definite:
        return False
    return tokens[at].capital and not is_initial(tokens, at) and capital_at(tokens, at + 1)


def _work(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """Return the end of a title that begins with an article at a token."""
    last = at + 2
    while last < len(tokens) and last - at < LONGEST and tokens[last].touching:
        token = tokens[last]
        link = link_at(tokens, last, words)
        if token.word and token.capital:
            last += 1
        elif link and link[0] in words.genitive and _noun_at(tokens, last + len(link), words):
            last += len(link) + 1
        elif _noun_at(tokens, last, words) and _closes(tokens, last + 1):
            last += 1
        else:
            break
    return last


def _closes(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and not tokens[at].word


def _capitals(tokens: tuple[Token, ...], first: int, at: int, words: Lexicon) -> int:
    """Return where a name ends that goes on with capitals, particles or «&»."""
    token = tokens[at]
    if not token.touching:
        return at
    if token.word and token.capital:
        if (
            not tokens[at - 1].capital
            and tokens[at - 1].word
            and not tokens[at - 1].text[0].isdigit()
        ):
            return at
        cut = token.folded in words.honorifics or is_post(tokens, at, words)
        return at if cut else at + 1
    if token.text == "&" and capital_at(tokens, at + 1):
        return at + 2
    if token.folded in words.small_legal_forms:
        return at + 1
    plural = token.text in "'’" and tokens[at - 1].folded.endswith("s")
    if plural and capital_at(tokens, at + 1) and tokens[at + 1].folded in words.heads:
        return at + 2
    return _particles(tokens, first, at, words)


def _particles(tokens: tuple[Token, ...], first: int, at: int, words: Lexicon) -> int:
    """Return where a person's name ends that goes on with «von der», «de», «bin»."""
    end = at
    while end < len(tokens) and end - at < 3 and tokens[end].folded in words.particles:  # noqa: PLR2004 - «de la», «von und zu»
        if not tokens[end].touching or not tokens[end].word:
            return at
        end += 1
    if end == at or not capital_at(tokens, end):
        return at
    small = {tokens[i].folded for i in range(at, end)}
    if small & words.genitive and portfolio_before(tokens, first, words) and at - first > 1:
        return at  # «wethouder Anna Berg van Financiën»
    known = known_at(tokens, end, words)
    if known and known.kind is NameKind.PLACE and small & words.genitive:
        return at
    person = tokens[first].folded.split("-")[0] in words.given
    return end + 1 if person or not small & (words.genitive | words.articles) else at


def portfolio_before(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Return whether a post with a portfolio («minister») stands right before a token."""
    return at > 0 and tokens[at - 1].folded in words.portfolios


def capital_at(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether a word with a capital stands at a place, right after the one before."""
    return at < len(tokens) and tokens[at].capital and tokens[at].touching


def _tail(tokens: tuple[Token, ...], first: int, at: int, words: Lexicon) -> int:
    """Return where a descriptive name ends that goes on with an adjective or a link and a noun."""
    token = tokens[at]
    if not token.touching or not token.word:
        return at
    if is_adjective(token, words):
        return at + 1
    link = link_at(tokens, at, words)
    given = tokens[first].folded.split("-")[0] in words.given
    if link and given and portfolio_before(tokens, first, words):
        return at  # «minister Anna Berg van Financiën», though «berg» is a noun too
    if link:
        apart = link[0] not in words.genitive and at - first > 1
        if apart and tokens[at - 1].capital and tokens[at - 1].folded not in words.heads:
            return at
        return _complement(tokens, at + len(link), at, words)
    if words.adjective_endings and _coordinates(tokens, first, at, words):
        link = link_at(tokens, at + 1, words)
        start = at + 1 + len(link) if link else at + 2
        return start + 1 if _noun_at(tokens, start, words) else at
    return at


def _complement(tokens: tuple[Token, ...], at: int, back: int, words: Lexicon) -> int:
    """Return the end of a complement that begins at `at`, or `back` where there is none."""
    if at >= len(tokens) or not tokens[at].touching:
        return back
    if tokens[at].folded in words.articles and tokens[at].word:
        at += 1
    if at >= len(tokens) or not tokens[at].word or not tokens[at].touching:
        return back
    known = known_at(tokens, at, words)
    if known and tokens[at].capital:
        return at + len(known.words)
    if tokens[at].capital:
        return at + 1
    return at + 1 if words.adjective_endings and _noun_at(tokens, at, words) else back


def _coordinates(tokens: tuple[Token, ...], first: int, at: int, words: Lexicon) -> bool:
    """Return whether «et» at a token joins two lower-case complements of one name."""
    if (tokens[at].folded,) not in words.and_ or tokens[at - 1].capital:
        return False
    linked = any(link_at(tokens, i, words) for i in range(first + 1, at))
    if not linked or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    small = after.folded in words.genitive or after.folded in words.definite
    return after.word and after.touching and small


def _noun_at(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    plain = token.word and token.touching and token.text[0].isalpha()
    small = token.folded in words.stop or token.folded in words.articles
    return plain and not token.capital and not small and token.folded not in words.participles


def is_adjective(token: Token, words: NameWords) -> bool:
    """Return whether a lower-case word can be an adjective of the name before it."""
    if token.capital or token.folded in words.participles or token.folded in words.stop:
        return False
    if token.folded in words.adjectives:
        return True
    ending = bool(words.adjective_endings) and len(token.folded) > 4  # noqa: PLR2004 - «thé» is no adjective
    if ending and token.text.casefold().endswith(words.adjective_endings):
        return True
    return bool(words.adjective_endings) and bool(demonym(token.text, words.code))


def link_at(tokens: tuple[Token, ...], at: int, words: NameWords) -> Phrase:
    """Return the longest linking phrase («de la», «for the») at a token, or ()."""
    if at >= len(tokens) or tokens[at].folded not in words.link_first:
        return ()
    for size in (3, 2, 1):
        phrase = tuple(t.folded for t in tokens[at : at + size])
        if len(phrase) == size and phrase in words.links:
            return phrase
    return ()
