"""What stands before a list: a number of things, a noun, a colon, or words such as «such as»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract.names.reach import is_adjective
from checker.extract.names.tokens import Sentence, Token
from checker.lang.folding import stem
from checker.lang.name_words import ListWords, NameWords, Phrase, list_words, name_words

MOST_ANNOUNCED = 20
COUNTED_REACH = 50
"""Words before a list within which the things that it names may be counted."""
APPOSED_REACH = 6
"""Words from the noun that is counted to the comma before the list of what it stands for."""
_ASIDE = ("–", "—", "-", ",", "(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands before a list: whether it says «such as», a colon, a number of things."""

    open: bool = False
    weak: bool = False
    closed: bool = False
    group: str = ""
    announced: int | None = None


def opening_of(sentence: Sentence, first: int) -> Opening:
    """Return what the words before a list's first item say about it."""
    tokens, words = sentence.tokens, list_words(sentence.code)
    at = before_small(tokens, first, sentence.code)
    opened = _ends_with(tokens, at, words.open_before)
    if opened:
        group = _aside_group(tokens, at - opened, sentence.code)
        weak = _ends_with(tokens, at, words.weak) == opened
        return Opening(open=True, weak=weak, group=group)
    closed = _ends_with(tokens, at, words.closed_before)
    at -= closed
    if at > 1 and tokens[at - 1].folded in words.range_from:
        at -= 1
    if at > 0 and tokens[at - 1].text in (":", "(", "–", "—", "-"):
        colon = tokens[at - 1].text == ":"
        if not colon:
            group, announced = _group(tokens, at - 1, sentence.code)
            if announced is None:
                return Opening(group=_aside_group(tokens, at, sentence.code))
            return Opening(closed=True, group=group, announced=announced)
        at -= 1
        if _ends_with(tokens, at, words.open_before):
            return Opening(open=True)
        group, announced = _group(tokens, at, sentence.code)
        return Opening(closed=colon or announced is not None, group=group, announced=announced)
    group, announced = _apposed_count(tokens, at, sentence.code)
    return Opening(closed=bool(closed) or announced is not None, group=group, announced=announced)


def _apposed_count(tokens: Sequence[Token], at: int, code: str) -> tuple[str, int | None]:
    """Return what «the five countries of the lake, A, B and C» counts, and how many there are."""
    words, numbers = name_words(code), list_words(code)
    if at == 0 or tokens[at - 1].text != ",":
        return "", None
    for i in range(at - 3, max(at - 3 - APPOSED_REACH, 0), -1):
        if not tokens[i + 1].word or tokens[i + 1].folded in words.stop:
            break
        number = _number(tokens[i], numbers)
        noun = tokens[i + 1]
        if number is None or noun.folded in numbers.uncounted or not _noun(noun, code):
            continue
        if tokens[i - 1].folded not in words.definite:
            break
        inner = tokens[i + 2 : at - 1]
        if all(_describes(inner, n, code) for n in range(len(inner))):
            return stem(_group_noun(tokens, i + 1, at - 1, code).text, code), number
    return "", None


def _describes(tokens: Sequence[Token], at: int, code: str) -> bool:
    """Return whether a word between a noun and a comma is an adjective or a complement of it."""
    words = name_words(code)
    token = tokens[at]
    after_link = at > 0 and _links(tokens[at - 1], words)
    return token.word and (
        _links(token, words) or token.capital or after_link or is_adjective(token, words)
    )


def _links(token: Token, words: NameWords) -> bool:
    return token.folded in words.linking or token.folded in words.articles


def before_small(tokens: Sequence[Token], at: int, code: str) -> int:
    """Return the place before the article or preposition that opens the first item."""
    starts = {phrase for group in list_words(code).determiners for phrase in group}
    for size in (3, 2, 1):
        if at >= size and tuple(t.folded for t in tokens[at - size : at]) in starts:
            return at - size
    return at


def _ends_with(tokens: Sequence[Token], at: int, phrases: frozenset[Phrase]) -> int:
    """Return how many tokens before `at` are one of the phrases, a comma after them aside."""
    skip = 1 if at > 0 and tokens[at - 1].text == "," else 0
    for size in (5, 4, 3, 2, 1):
        stretch = tokens[max(at - skip - size, 0) : at - skip]
        if len(stretch) == size and tuple(t.folded for t in stretch) in phrases:
            return size + skip
    return 0


def _group(tokens: Sequence[Token], at: int, code: str) -> tuple[str, int | None]:
    """Return the stem of the noun that the items are, and how many the text announces.

    The number is looked for in the same clause before the list; numbers of years, euros and the
    like announce nothing.
    """
    words = list_words(code)
    for i in range(at - 2, max(at - 14, 0) - 1, -1):
        if tokens[i].text in (".", ";", ":"):
            break
        number = _number(tokens[i], words)
        if number is None or tokens[i - 1].text[:1].isdecimal() or not tokens[i + 1].word:
            continue
        if _within_name(tokens, i, code):
            continue
        near = tokens[i + 1 : i + 3]
        if any(t.folded in words.uncounted or t.text[0].isdecimal() for t in near):
            continue
        if _noun(tokens[i + 1], code):
            return stem(_group_noun(tokens, i + 1, at, code).text, code), number
    return _nearest_noun(tokens, at, code), None


def _within_name(tokens: Sequence[Token], at: int, code: str) -> bool:
    """Return whether a number stands between two words with capitals: «Group 11 Rugby League»."""
    if name_words(code).capital_nouns or not tokens[at].text.isdecimal() or at < 2:  # noqa: PLR2004 - the first word has its capital anyhow
        return False
    return all(t.word and t.capital for t in (tokens[at - 1], tokens[at + 1]))


def _aside_group(tokens: Sequence[Token], at: int, code: str) -> str:
    """Return the group of a list that stands apart: «3 000 firms from the region — such as …»."""
    if at == 0 or tokens[at - 1].text not in _ASIDE:
        return _nearest_noun(tokens, at, code)
    words = list_words(code)
    for i in range(at - 2, max(at - COUNTED_REACH, 0) - 1, -1):
        if not tokens[i].text[-1].isdecimal() and tokens[i].folded not in words.numbers:
            continue
        noun = tokens[i + 1]
        if noun.word and noun.folded not in words.uncounted and _noun(noun, code):
            return stem(noun.text, code)
    return _nearest_noun(tokens, at - 1, code)


def _nearest_noun(tokens: Sequence[Token], at: int, code: str) -> str:
    """Return the stem of the last noun before a list, its adjectives passed over, or ''."""
    words = name_words(code)
    for i in range(at - 1, max(at - 4, 0) - 1, -1):
        token = tokens[i]
        if not token.word:
            continue
        if not _noun(token, code):
            return ""
        german = words.capital_nouns
        if token.capital != german or is_adjective(token, words):
            continue
        return stem(token.text, code)
    return ""


def _group_noun(tokens: Sequence[Token], first: int, at: int, code: str) -> Token:
    """Return the noun after a number: in English and the like the last word before a stop."""
    words = name_words(code)
    last = tokens[first]
    for token in tokens[first : min(first + 4, at)]:
        if (
            not token.word
            or (token.folded,) in words.links
            or token.folded in words.stop
            or token.folded in words.articles
        ):
            break
        last = token
        if words.adjective_endings or (code == "de" and token.capital):
            break
    return last


def _number(token: Token, words: ListWords) -> int | None:
    if token.text.isdecimal() and len(token.text) <= 2:  # noqa: PLR2004 - twenty at most
        number = int(token.text)
        return number if 2 <= number <= MOST_ANNOUNCED else None  # noqa: PLR2004 - one thing is no list
    return words.numbers.get(token.folded)


def _noun(token: Token, code: str) -> bool:
    words = name_words(code)
    folded = token.folded
    small = folded in words.small or folded in words.place_before
    plain = not (small or folded in words.stop or folded in words.never)
    return token.word and token.text[0].isalpha() and plain
