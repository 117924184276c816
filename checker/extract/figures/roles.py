"""Figures whose wording decides what they are: ordinals, ranks, clock times, scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.extract.figures.numbers import Number
from checker.extract.figures.quantity import Quantity
from checker.extract.figures.spelled import phrase, phrase_before, spelled
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.lang.figure_words import FigureWords
from checker.model.claim import Role, Unit

_MOST_ORDINAL = 10**6
_HOURS, _MINUTES = 24, 60
_SUPERLATIVE = 4  # words from an ordinal to what makes it a rank
_MOST_GOALS = 200
_CLOCK = Unit(symbol="clock_minute", dimension="clock")
_ORDINAL = Unit(symbol="count", dimension="count")


def ordinal_at(tokens: Sequence[Token], at: int, words: FigureWords) -> Quantity | None:
    """Return the ordinal that starts at a token: «32e», "third-largest", «die 12. Auflage»."""
    token = tokens[at]
    found = _in_digits(tokens, at, words) if token.sort is Sort.NUMBER else None
    if found is None and token.sort is Sort.WORD:
        found = _in_words(tokens, at, words)
    if found is None:
        return None
    number, ranked = found
    if number.stop < len(tokens) and _of_calendar(tokens, number.stop, words):
        return Quantity(number=number, first=at, stop=number.stop, role=Role.ORDINAL)
    role = Role.RANK if ranked else Role.ORDINAL
    return Quantity(number=number, first=at, stop=number.stop, unit=_ORDINAL, role=role)


def _in_digits(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[Number, bool] | None:
    token = tokens[at]
    if not token.text.isdigit() or at + 1 >= len(tokens) or int(token.text[:7]) > _MOST_ORDINAL:
        return None
    mark = tokens[at + 1]
    if mark.gap not in (Gap.NONE, Gap.HYPHEN):
        return None
    sections = words.sections
    stop = at + 2
    signed = mark.low in sections["ordinal.signs"] and not mark.text.isupper()
    if mark.text in ".°º" and stop < len(tokens) and tokens[stop].low in sections["ordinal.signs"]:
        signed = signed or tokens[stop].gap is Gap.NONE
        stop += int(tokens[stop].gap is Gap.NONE)
    if not signed and mark.text in sections["ordinal.sign_mark"]:
        signed = _noun_follows(tokens, stop, words)
    if not signed:
        return None
    number = Number(first=at, stop=stop, value=Decimal(token.text), place=0)
    return number, _ranked(tokens, stop, words)


def _noun_follows(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a word follows that can hardly begin a sentence."""
    if at >= len(tokens) or tokens[at].sort is not Sort.WORD or tokens[at].gap is not Gap.SPACE:
        return False
    if words.capital_nouns and (not tokens[at].text[0].isupper() or tokens[at].text.isupper()):
        return False
    return tokens[at].low not in words.sections["nouns.function_words"]


def _in_words(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[Number, bool] | None:
    if at == 0 or tokens[at].gap is Gap.BREAK:
        return None
    sections = words.sections
    prefixed = _prefixed(tokens[at].low, words)
    if prefixed:
        number = Number(first=at, stop=at + 1, value=Decimal(prefixed), place=0, words=True)
        return number, True
    found = _ordinal_words(tokens, at, words)
    if found is None:
        return None
    value, stop = found
    before = tokens[at - 1].low
    ahead = before in sections["determiners"] and before not in words.numbers.articles
    ranked = _ranked(tokens, stop, words)
    if stop >= len(tokens) or not (ahead or (ranked and _apart(tokens, at, stop))):
        return None
    after = tokens[stop]
    if after.sort is not Sort.WORD or after.gap is Gap.BREAK:
        return None
    if after.low in sections["ordinal.not_before"]:
        return None
    return Number(first=at, stop=stop, value=Decimal(value), place=0, words=True), ranked


def _prefixed(word: str, words: FigureWords) -> int:
    """Return the rank in one word such as «drittgrößte», or 0."""
    for prefix, value in words.rank_prefixes.items():
        if word.startswith(prefix):
            rest = word.removeprefix(prefix)
            return value if rest in words.sections["ordinal.superlative_endings"] else 0
    return 0


def _apart(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Return whether a rank needs no article: "third-largest", or behind a comma."""
    return tokens[stop].gap is Gap.HYPHEN or tokens[at - 1].text == ","


def _ordinal_words(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[int, int] | None:
    """Return the value and end of ordinal words, tens before them included."""
    plain = phrase(tokens, at, words.ordinals)
    if plain is not None:
        value, stop = plain
        while stop < len(tokens) and value % 10 == 0:
            more = phrase(tokens, stop, words.ordinals)
            if more is None or more[0] >= 10:  # noqa: PLR2004 - «vigésimo primero»
                break
            value, stop = value + more[0], more[1]
        return value, stop
    glued = words.glued_ordinal(tokens[at].low)
    if glued is not None:
        return glued, at + 1
    tens = spelled(tokens, at, words.numbers)
    if tens is None or tens.rounded or tens.stop >= len(tokens):
        return None
    start = tens.stop
    if tokens[start].low in words.numbers.joiners and start + 1 < len(tokens):
        start += 1
    last = phrase(tokens, start, words.ordinals) or phrase(tokens, start, words.late_ordinals)
    if last is None or tens.value % 10 or last[0] >= 20 or tokens[start].gap is Gap.BREAK:  # noqa: PLR2004 - units and teens
        return None
    return int(tens.value) + last[0], last[1]


def _ranked(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    ahead = tokens[at : at + _SUPERLATIVE]
    return any(t.low in words.sections["ordinal.superlatives"] for t in ahead) or any(
        t.low.endswith(tuple(words.sections.get("ordinal.superlative_endings", ())) or "\0")
        for t in ahead[:1]
    )


def _of_calendar(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether a month, or the name of a period, follows: dates are read elsewhere."""
    token = tokens[at]
    if token.low in words.sections["of"] and at + 1 < len(tokens):
        token = tokens[at + 1]
    return token.low in words.months or tokens[at].low in words.sections["ordinal.not_before"]


def clock_at(tokens: Sequence[Token], at: int, words: FigureWords) -> Quantity | None:
    """Return the time of day that starts at a token, in minutes after midnight."""
    token = tokens[at]
    sections = words.sections
    if token.sort is Sort.CLOCK:
        hour, minute = token.text.split(":")[:2]
        return _clock(tokens, at, at + 1, (int(hour), int(minute)), words)
    if token.sort is not Sort.NUMBER or len(token.text) > 5 or at + 1 >= len(tokens):  # noqa: PLR2004 - «20.30»
        return None
    hour, _, minute = token.text.partition(".") if "." in token.text else token.text.partition(",")
    if not hour.isdigit() or (minute and len(minute) != 2):  # noqa: PLR2004 - minutes
        return None
    if minute and _bare_time(tokens, at, words):
        return _clock(tokens, at, at + 1, (int(hour), int(minute)), words)
    mark = phrase(tokens, at + 1, words.phrases["clock.marks"]) if sections["clock.marks"] else None
    if mark is not None:
        return _clock(tokens, at, mark[1], (int(hour), int(minute or 0)), words)
    for part in ("clock.late", "clock.early"):  # «a las 7 de la tarde»
        named = phrase(tokens, at + 1, words.phrases[part])
        if named is not None and int(hour) <= _HOURS // 2:
            return _clock(tokens, at, named[1], (int(hour), int(minute or 0)), words)
    unit = tokens[at + 1]
    if unit.low not in sections["clock.units"] or unit.gap is Gap.BREAK:
        return None
    late = tokens[at + 2] if at + 2 < len(tokens) else None
    if late is not None and _minutes_at(late, unit):
        return _clock(tokens, at, at + 3, (int(hour), int(late.text)), words)
    ahead = _before_clock(tokens, at, words, "clock.before<")
    o_clock = phrase(tokens, at + 2, words.phrases["clock.after"]) is not None
    if ahead is not None and (o_clock or late is None or late.low not in sections["of"]):
        return _clock(tokens, at, at + 2, (int(hour), int(minute or 0)), words)
    return None


def _before_clock(
    tokens: Sequence[Token], at: int, words: FigureWords, category: str
) -> tuple[str, int] | None:
    """Return the word that leads to a time of day, or to about that time."""
    return phrase_before(tokens, at, words.phrases[category]) or phrase_before(
        tokens, at, words.phrases["clock.about<"]
    )


def _bare_time(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Return whether «20.30» with nothing behind it stands behind a word such as «alle»."""
    named = words.sections["clock.bare"]  # none where «12.50» is a decimal as often
    if not named or _before_clock(tokens, at, words, "clock.bare<") is None:
        return False
    after = tokens[at + 1]
    function = words.sections["nouns.function_words"] | words.sections["of"]
    return after.sort is Sort.SIGN or after.low in function


def _minutes_at(token: Token, unit: Token) -> bool:
    """Return whether a token is the minutes of «20h30» or «20 h 30»."""
    if token.sort is not Sort.NUMBER or len(token.text) != 2 or not token.text.isdigit():  # noqa: PLR2004 - two digits
        return False
    return token.gap is Gap.NONE or (unit.low == "h" and token.gap is Gap.SPACE)


def _clock(
    tokens: Sequence[Token], at: int, stop: int, said: tuple[int, int], words: FigureWords
) -> Quantity | None:
    hour, minute = said
    if hour > _HOURS or minute >= _MINUTES:
        return None
    hour = _of_day(tokens, at, stop, hour, words)
    if stop < len(tokens) and tokens[stop].low in words.sections["clock.units"]:
        stop += 1
    number = Number(first=at, stop=stop, value=Decimal(hour * _MINUTES + minute), place=0)
    return Quantity(number=number, first=at, stop=stop, unit=_CLOCK, role=Role.CLOCK)


def _of_day(tokens: Sequence[Token], at: int, stop: int, hour: int, words: FigureWords) -> int:
    """Return the hour of the day: «9 heures du soir» and "9 p.m." are the twenty-first."""
    if hour > _HOURS // 2:
        return hour
    late, early = words.phrases["clock.late"], words.phrases["clock.early"]
    for index in range(at + 1, min(stop + 1, len(tokens))):
        if tokens[index].gap is Gap.BREAK:
            break
        if phrase(tokens, index, late) is not None:
            return hour % 12 + 12
        if phrase(tokens, index, early) is not None:
            return hour % 12
    return hour


def score(tokens: Sequence[Token], left: Quantity, right: Quantity) -> Quantity | None:
    """Return the score that two neighbouring bare numbers make («3-1»), or None."""
    if not (left.bare and right.bare) or left.number.words or right.number.words:
        return None
    written = [tokens[q.number.first].text for q in (left, right)]
    if not all(t.isdigit() and (len(t) == 1 or t[0] != "0") for t in written):
        return None
    if max(left.number.value, right.number.value) > _MOST_GOALS:
        return None
    dash = right.first == left.stop and tokens[right.first].gap is Gap.HYPHEN
    tight = (
        right.first == left.stop + 1
        and tokens[left.stop].text in "–:"
        and tokens[left.stop].gap is Gap.NONE
        and tokens[right.first].gap is Gap.NONE
    )
    ends = right.stop >= len(tokens) or tokens[right.stop].gap is not Gap.HYPHEN
    if not (dash or tight) or not ends:
        return None
    return replace(
        left,
        stop=right.stop,
        upper=right.number,
        role=Role.SCORE,
        unit=Unit(symbol="count", dimension="score"),
    )
