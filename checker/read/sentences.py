"""A block becomes sentences: a stop ends one unless an abbreviation or ordinal owns it."""

from __future__ import annotations

import re

from checker.lang.folding import fold
from checker.lang.text_words import TextWords, text_words
from checker.model.document import Span
from checker.read.limits import MAX_SENTENCE

_END = re.compile(
    r"[.!?…‽。！？]{1,8}(?:[\s\u00a0\u202f]?[»›]|[\"”’“')\]]){0,4}(?:\[\d{1,3}\]){0,3}(?=[\s\u00a0\u202f]|$)"
)
_OPENERS = "«»„“”\"'‘’‹([¿¡–—-• \t\n\r\u00a0\u202f\u2009"
_TOKEN = re.compile(r"[^\s(«“„\"’'\[/]{1,30}$")
_INITIAL = re.compile(r"^(?:[^\W\d_]\.){0,4}(?:[^\W\d_]\.?-)?[^\W\d_]$")
_NUMBER = re.compile(r"^\d{1,3}$")
_NEXT_WORD = re.compile(r"[^\W\d_]{1,30}")
_LOOK = 40


def split(text: str, span: Span, code: str) -> tuple[Span, ...]:
    """Return the sentences of a stretch of text, in order, without the white space between them.

    No sentence is longer than 2,000 characters: a longer one is divided at a space.
    """
    words = text_words(code)
    found: list[Span] = []
    start = _skip(text, span.start, span.end)
    for match in _END.finditer(text, span.start, span.end):
        if match.end() <= start or not _ends(text, match, start, span.end, words):
            continue
        found.append(Span(start, match.end()))
        start = _skip(text, match.end(), span.end)
    if start < span.end:
        found.append(Span(start, _trimmed(text, start, span.end)))
    return tuple(part for sentence in found for part in _short(text, sentence) if len(part))


def _ends(text: str, match: re.Match[str], start: int, end: int, words: TextWords) -> bool:
    following = text[match.end() : min(end, match.end() + _LOOK)].lstrip(_OPENERS)
    if not following:
        return True
    first = following[0]
    if first.islower():
        return False
    mark = match.group()
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = _TOKEN.search(text, max(start, match.start() - _LOOK), match.start())
    token = before.group() if before else ""
    return _stop_ends(
        token, following, text[max(start, match.start() - _LOOK) : match.start()], words
    )


def _stop_ends(token: str, following: str, before: str, words: TextWords) -> bool:
    bare = token.lower()
    word = _NEXT_WORD.match(following)
    next_word = word.group().lower() if word else ""
    opens = next_word in words.stop_words
    if bare in words.number_abbreviations and following[0].isdigit():
        return False
    if bare in words.closing_abbreviations:
        return opens or not word
    if bare in words.abbreviations or ("." in bare and bare.split(".")[-1] in words.abbreviations):
        return False
    if _INITIAL.match(token):
        lower_before = before[: -len(token)].rstrip()[-1:].islower()
        return opens and lower_before and len(token) == 1
    if words.ordinal_dot and _NUMBER.match(token):
        return opens and fold(next_word) not in words.months
    return True


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _short(text: str, sentence: Span) -> list[Span]:
    parts: list[Span] = []
    start = sentence.start
    while sentence.end - start > MAX_SENTENCE:
        at = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        at = at if at > start else start + MAX_SENTENCE
        parts.append(Span(start, _trimmed(text, start, at)))
        start = _skip(text, at, sentence.end)
    parts.append(Span(start, sentence.end))
    return parts
