"""The noun that a number counts: «3 000 entreprises», "two young men", «zwölf neue Gesetze»."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.figures.numbers import Number
from checker.extract.figures.quantity import count_unit
from checker.extract.figures.spelled import phrase, phrase_before
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.lang.folding import stem
from checker.model.claim import Unit

_SUBJECT = 9  # words back from the verb in which its subject is looked for
_REACH = 4  # words between a number and the noun that it counts, the noun included


def counted(tokens: Sequence[Token], number: Number, words: FigureWords) -> tuple[Unit, int] | None:
    """Return the counted thing as a unit, and the index after its noun; None without a noun."""
    at = number.stop
    linked = number.scale or number.rounded or number.part
    if linked and at < len(tokens) and tokens[at].low in words.sections["of"]:
        at += 1
    noun = _noun(tokens, at, words, single=number.value < 2 and not number.words)  # noqa: PLR2004 - French plural starts at two
    if noun is None:
        return None
    surface = tokens[noun].text.rstrip("'")
    return count_unit(stem(surface, words.code), surface), noun + 1


def told_of(tokens: Sequence[Token], at: int, words: FigureWords) -> Unit | None:
    """Return what a bare number behind a verb counts: «le nombre de membres est 210»."""
    verb = phrase_before(tokens, at, words.phrases["counting.verbs<"])
    if verb is None or _goes_on(tokens, at + 1, words):
        return None
    end = verb[1]
    noun = None
    for index in range(end - 1, max(-1, end - _SUBJECT), -1):
        if tokens[index].sort is not Sort.WORD:
            break
        head = phrase(tokens, index, words.phrases["counting.heads"])
        if head is not None and head[1] < end:
            noun = _noun(tokens, head[1], words, single=False)
            break
    if noun is None and not words.capital_nouns:
        noun = _subject(tokens, end - 1, words)
    if noun is None or noun >= end:
        return None
    surface = tokens[noun].text.rstrip("'")
    return count_unit(stem(surface, words.code), surface)


def told_alone(tokens: Sequence[Token], number: Number, words: FigureWords) -> Unit | None:
    """Return a count of nothing named where the words beside a number say that it claims one.

    «Killing nine», «a total of 18», «a 6.8 magnitude quake», «crews of four».
    """
    before = phrase_before(tokens, number.first, words.phrases["counting.alone<"])
    after = phrase(tokens, number.stop, words.phrases["counting.alone_after"])
    whole = number.place == 0  # of a magnitude of 6.8 there may follow anything
    if after is None and (before is None or (whole and _goes_on(tokens, number.stop, words))):
        return None
    return count_unit()


def _goes_on(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a word behind the number may be what it counts."""
    if at >= len(tokens) or tokens[at].sort is not Sort.WORD or tokens[at].gap is Gap.BREAK:
        return False
    return tokens[at].low not in words.sections["nouns.function_words"]


def _subject(tokens: Sequence[Token], at: int, words: FigureWords) -> int | None:
    """Return the plural noun with its article that ends at a token, no persons of that age."""
    if at < 1 or tokens[at].sort is not Sort.WORD or not _plural(tokens[at].low, words):
        return None
    low = tokens[at].low
    if low in words.sections["nouns.function_words"] or low in words.sections["ages.people"]:
        return None
    held = tokens[at - 1].low
    sections = words.sections
    return at if held in sections["determiners"] or held in sections["nouns.all"] else None


def _noun(tokens: Sequence[Token], at: int, words: FigureWords, *, single: bool) -> int | None:
    fallback = None
    for index in range(at, min(at + _REACH, len(tokens))):
        token = tokens[index]
        elided = index == at and tokens[at - 1].low.endswith("'")
        if token.sort is not Sort.WORD or token.gap not in (Gap.SPACE, *((Gap.NONE,) * elided)):
            break
        capitals = token.text.isupper() and len(token.text) > 1  # "US", "IT"
        if token.low in words.sections["nouns.function_words"] and not capitals:
            break
        if token.low in words.sections["nouns.adjectives"]:
            if token.low not in words.sections["nouns.not_alone"]:
                fallback = index
            continue
        if words.capital_nouns:
            if token.text[0].isupper():
                return index
            if not token.low.endswith(tuple(words.sections["nouns.adjective_endings"])):
                break
            continue
        if _plural(token.low, words) or single:
            return _compound(tokens, index, words)
        if index - at >= words.noun_reach:
            break
    return fallback if fallback is not None and _plural(tokens[fallback].low, words) else None


def _plural(word: str, words: FigureWords) -> bool:
    sections = words.sections
    if word in sections.get("nouns.irregular", frozenset()):
        return True
    return (
        len(word) > 2  # noqa: PLR2004 - no noun is so short
        and word.endswith(tuple(sections["nouns.endings"]))
        and not word.endswith(tuple(sections.get("nouns.not_endings", ())) or "\0")
    )


def _compound(tokens: Sequence[Token], index: int, words: FigureWords) -> int:
    """Return the head of a compound whose first word is a plural already («police officers»)."""
    after = index + 1
    if (
        words.noun_reach
        and tokens[index].low in words.sections.get("nouns.irregular", frozenset())
        and after < len(tokens)
        and tokens[after].sort is Sort.WORD
        and tokens[after].gap is Gap.SPACE
        and tokens[after].low not in words.sections["nouns.function_words"]
        and tokens[after].low.endswith("s")
    ):
        return after
    return index
