"""Short forms and the long forms that a document gives for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.extract.mention import Mention
from checker.extract.names.known import known_at
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.reach import is_adjective
from checker.extract.names.tokens import Sentence, Token, sentences
from checker.lang.name_words import NameWords, content_stems, name_words, quote_words
from checker.model.claim import Kind
from checker.model.document import Document, Span
from checker.model.values import Acronym

WINDOW = 16
"""Words before or inside brackets among which a long form is looked for."""
_PHRASE = 6  # words of a phrase that introduces a short form, at most

_SHORT = re.compile(r"[A-ZÀ-Þ](?:[A-Za-zÀ-ÿ]?[A-ZÀ-Þ0-9&-]){1,8}s?$")
_ROMAN = re.compile(r"[IVXLC]+$")
_WORD = re.compile(r"[^\W_]+")


def find_acronyms(document: Document) -> list[Mention]:
    """Return the acronyms of a document with their long forms, and their later bare uses.

    The span is the short form alone. A bare use has the key of the long form that the document
    gives for it anywhere; one whose long form it never gives is left out.
    """
    read = sentences(document)
    defined = {m.span: m for s in read for m in _defined(s, document.text)}
    keys: dict[str, tuple[str, ...]] = {}
    for mention in defined.values():
        if isinstance(mention.value, Acronym):
            keys.setdefault(mention.value.short, mention.value.key)
    bare = (m for s in read if keys for m in _bare(s, keys) if m.span not in defined)
    return sorted((*defined.values(), *bare), key=lambda m: m.span)


def is_short(token: Token) -> bool:
    """Return whether a word is written like an acronym: capitals and digits, no Roman number."""
    return bool(_SHORT.match(token.text)) and not _ROMAN.match(token.text)


def _bare(sentence: Sentence, keys: dict[str, tuple[str, ...]]) -> Iterator[Mention]:
    for token in sentence.tokens:
        if token.word and token.text in keys:
            value = Acronym(short=token.text, key=keys[token.text])
            yield Mention(span=Span(token.start, token.end), kind=Kind.ACRONYM, value=value)


def _defined(sentence: Sentence, text: str) -> Iterator[Mention]:
    for short, first, last in definitions(sentence):
        tokens = sentence.tokens
        yield _mention(short, text[tokens[first].start : tokens[last - 1].end], sentence)


def definitions(sentence: Sentence) -> Iterator[tuple[Token, int, int]]:
    """Give each acronym that a sentence defines, with the tokens of its long form: first, end."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens if "(" in sentence.folded else ()):
        if token.text != "(" or at == 0:
            continue
        close = next(
            (i for i in range(at + 1, min(at + WINDOW, len(tokens))) if tokens[i].text == ")"), -1
        )
        if close < 0:
            continue
        inside = tokens[at + 1 : close]
        if len(inside) == 1 and is_short(inside[0]):
            start = _long_start(sentence, at, inside[0].text)
            if start >= 0:
                yield inside[0], start, at
        elif is_short(tokens[at - 1]) and _spelt_out(tokens[at - 1], inside):
            yield tokens[at - 1], at + 1, close
    yield from _introduced(sentence)


def _spelt_out(short: Token, inside: tuple[Token, ...]) -> bool:
    """Return whether the words in brackets are the long form of the acronym before them."""
    words = [t for t in inside if t.word]
    return len(words) > 1 and len(words) == len(inside) and _fit(short.text, words)


def _mention(short: Token, long: str, sentence: Sentence) -> Mention:
    value = Acronym(short=short.text, long=long, key=content_stems(long, sentence.code))
    return Mention(span=Span(short.start, short.end), kind=Kind.ACRONYM, value=value)


def _long_start(sentence: Sentence, end: int, short: str) -> int:
    """Return where the long form begins that ends before token `end`, or -1.

    The words whose initials are the acronym's letters come first; else the words from the head
    noun, else the name that stands there, else the noun phrase since the last article.
    """
    tokens = sentence.tokens
    low = end
    while low > 0 and end - low < WINDOW and tokens[low - 1].word and tokens[low].start:
        if low < end and not tokens[low].touching:
            break
        low -= 1
    if low == end:
        return -1
    by_letters = _by_letters(tokens, low, end, short, sentence.code)
    return by_letters if by_letters >= 0 else _by_phrase(tokens, low, end, sentence.lexicon)


def _by_letters(tokens: tuple[Token, ...], low: int, end: int, short: str, code: str) -> int:
    words_of = name_words(code)
    small = words_of.small | words_of.particles
    for start in range(end - 1, low - 1, -1):
        words = tokens[start:end]
        if words[0].folded in small:
            continue
        if _fit(short, words, small) and (len(words) > 1 or len(words[0].text) > len(short) + 3):
            return start
    return -1


def _fit(
    short: str, words: tuple[Token, ...] | list[Token], small: frozenset[str] = frozenset()
) -> bool:
    """Return whether an acronym's letters are, in order, initials of all the words that count."""
    letters = _WORD.findall(short.casefold().removesuffix("s"))
    wanted = "".join(letters)
    parts = [p for t in words for p in t.folded.split("-")]
    counted = [p for p in parts if p not in small]
    if not wanted or not counted or len(counted) > len(wanted):
        return False
    return _initials(wanted, counted)


def _initials(wanted: str, words: list[str]) -> bool:
    at = 0
    for word in words:
        if at >= len(wanted) or word[0] != wanted[at]:
            return False
        at += 1
        spare = len(wanted) - at - (len(words) - words.index(word) - 1)
        inner = 1
        while spare > 0 and at < len(wanted) and inner < len(word):
            if word[inner] == wanted[at] and len(words) < len(wanted):
                at, spare = at + 1, spare - 1
            inner += 1
    return at == len(wanted)


def _by_phrase(tokens: tuple[Token, ...], low: int, end: int, words: Lexicon) -> int:
    reach = _phrase_low(tokens, low, end, words)
    for at in range(end - 1, reach - 1, -1):
        known = known_at(tokens, at, words)
        if known and at + len(known.words) == end:
            return at
    heads = [at for at in range(reach, end) if tokens[at].folded in words.heads]
    if heads and heads[0] < end - 1 and words.code != "en":
        return heads[0]
    opening = words.articles | words.never
    capitals = [
        at for at in range(reach, end) if tokens[at].capital and tokens[at].folded not in opening
    ]
    if capitals and end - capitals[0] > 1:
        return capitals[0]
    since = [at + 1 for at in range(reach, end) if tokens[at].folded in words.articles]
    start = since[-1] if since else reach
    return start if 1 < end - start <= 5 and since else -1  # noqa: PLR2004 - a noun phrase


def _phrase_low(tokens: tuple[Token, ...], low: int, end: int, words: NameWords) -> int:
    """Return the first token of the noun phrase that ends before `end`: no verb stands in it."""
    at = end
    while at > low:
        token = tokens[at - 1]
        verbal = token.folded in words.stop or token.folded in words.participles
        if verbal and not token.capital and not is_adjective(token, words):
            break
        at -= 1
    return at


def _introduced(sentence: Sentence) -> Iterator[tuple[Token, int, int]]:
    """Give the acronyms after «known as» and its like, with the tokens of what is known so."""
    tokens, words = sentence.tokens, sentence.lexicon
    for first, last in _introductions(sentence):
        at = last + 1 if last < len(tokens) and tokens[last].folded in words.articles else last
        end = first - 1 if first and tokens[first - 1].text == "," else first
        if at < len(tokens) and end > 0 and is_short(tokens[at]):
            start = _long_start(sentence, end, tokens[at].text)
            if start >= 0:
                yield tokens[at], start, end


def _introductions(sentence: Sentence) -> Iterator[tuple[int, int]]:
    phrases, folded = _openings(sentence.code), sentence.folded
    if phrases.keys().isdisjoint(folded):
        return
    at = 0
    while at < len(folded):
        for phrase in phrases.get(folded[at], ()):
            if folded[at : at + len(phrase)] == phrase:
                yield at, at + len(phrase)
                at += len(phrase)
                break
        else:
            at += 1


@cache
def _openings(code: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases that introduce a short form, by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(quote_words(code).long_form, key=lambda words: (-len(words), words)):
        if 0 < len(phrase) <= _PHRASE:
            found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}
