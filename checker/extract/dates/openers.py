"""Where an expression of time may begin: a word and the one after it tell before any reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from checker.extract.dates.line import Line
from checker.extract.dates.reading import FIGURES, SHORT_YEAR, kinds_of
from checker.lang.date_words import DateWords, date_words

_GLUED = 10  # letters of the shortest year in one word
_YEAR_DIGITS = 4
_KEPT = 1 << 14
_JOINING = frozenset("-–—/.,'(:°ºª")  # signs inside dates

# Nothing is read where one of these stands alone: a number, «dans», "last" need more behind them.
_NEEDING = frozenset({
    FIGURES, SHORT_YEAR, "about", "ago_before", "ahead_before", "first_last", "numbers", "one",
    "ordinals", "shift_before", "units",
})  # fmt: skip
# What may stand behind those; more than does would only cost time.
_GOING_ON = (
    "about", "ago_after", "ahead_after", "ahead_before", "and", "bounds", "campaign", "century",
    "day_marks", "day_of", "decade_after", "decade_marks", "decades", "earlier", "first_last",
    "fiscal", "half_codes", "half_nouns", "halves", "holidays", "later", "month_word", "months",
    "numbers", "of", "of_short", "of_year", "offset_from", "one", "ordinals", "quarter_codes",
    "quarters", "relative", "seasons", "shift_after", "shift_before", "to", "units", "week",
    "weekdays", "whole_units", "year_openers", "year_words",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A word that may begin an expression of time.

    Attributes:
        after: the words of which one must come next; None where any may.
        signs: whether a sign of dates or a figure may come next as well.
        figure: whether it is a figure, which may be a day of the month by itself («le 25»).
    """

    after: frozenset[str] | None = None
    signs: bool = False
    figure: bool = False


def begins(line: Line, at: int) -> bool:
    """Return whether an expression of time may begin at a token; at most tokens none does."""
    opener = _opener(line.words.code, line.keys[at])
    if opener is None:
        return False
    following = line.key(at + 1)
    if opener.after is None or following in opener.after:
        return True
    if opener.signs and (following in _JOINING or following[:1].isdigit()):
        return not (following == "," and _decimal(line, at + 1))
    return opener.figure and line.before("lone_day", at) is not None


def _decimal(line: Line, comma: int) -> bool:
    """Return whether a comma is a decimal sign: glued to what follows and to a figure behind."""
    return line.glued(comma) and line.glued(comma + 1) and line.keys[comma + 1][0].isdigit()


@lru_cache(maxsize=_KEPT)
def _opener(code: str, word: str) -> Opener | None:
    words, kinds = date_words(code), kinds_of(code, word)
    roman = word[0] in "xvi" and len(word) <= len("xviiieme")
    shaped = word[0].isdigit() or word == "'" or roman
    glued = len(word) >= _GLUED and word.startswith(words.spelled)
    barred = "not_dates" in words.kinds.get(word, ())
    if not (word in words.starts or shaped or glued) or not (kinds or barred):
        return None
    if word in words.seconds and not roman:
        return Opener(after=words.seconds[word])
    year = FIGURES in kinds and len(word) == _YEAR_DIGITS
    alone = {kind for kind in kinds if kind not in _NEEDING and _alone(words, kind, word)}
    if alone or year or (barred and _alone(words, "not_dates", word)):
        return Opener()
    return Opener(after=_going_on(code), signs=True, figure=FIGURES in kinds)


def _alone(words: DateWords, kind: str, word: str) -> bool:
    """Return whether a word is a phrase of a category by itself, or of a shape that is none."""
    known = words.forward.get(kind)
    return known is None or any(len(phrase) == 1 for phrase, _ in known.get(word, ()))


@cache
def _going_on(code: str) -> frozenset[str]:
    """Return the words that may stand behind the first of an expression."""
    forward = date_words(code).forward
    firsts = {word for category in _GOING_ON for word in forward.get(category, ())}
    seconds = {
        phrase[1]
        for known in forward.values()
        for found in known.values()
        for phrase, _ in found
        if len(phrase) > 1
    }
    return frozenset(firsts | seconds)
