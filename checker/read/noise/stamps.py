"""Stamps: the date and time that a web page puts beside a reader's comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.lang.folding import fold
from checker.lang.text_words import all_months, all_noise_words, all_weekdays

_TOKEN = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:t\d{2}:\d{2}(?::\d{2})?z?)?"
    r"|\d{1,2}(?::\d{2}){1,2}|\d{1,2}\.\d{2}(?= ?uhr)|\d{1,2} ?h ?\d{2}(?!\d)|\d{1,2}h(?![a-z])"
    r"|\d{1,4}(?:st|nd|rd|th|er|º|ª|°)?(?![a-z\d])|[ap]\.? ?m\b\.?"
    r"|[^\W\d_]{1,30}|\S"
)
_NUMERIC = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_CLOCK = re.compile(r"\d{1,2}(?::\d{2}){1,2}|\d{1,2}\.\d{2}|\d{1,2} ?h ?\d{0,2}")
_DAYTIME = re.compile(r"[ap]\.? ?m\.?")
_POINTS = frozenset(",.-–—|·•/@()[]:")
_AGO_WORD = re.compile(r"\d{1,4}|[^\W\d_]{1,20}")
_DIGIT = re.compile(r"\d")
_BARE = 2
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date, with or without a time of day, found in a line.

    Attributes:
        before: what the line says before it.
        after: what the line says after it.
        sure: whether it has a time of day or counts back from now, as articles' dates seldom do.
    """

    before: str
    after: str
    sure: bool


def find_stamp(words: str) -> Stamp | None:
    """Return the first date in the first 120 characters of a line, None when there is none."""
    folded = words[:_LONGEST].casefold()
    found = _ago(words, folded)
    if found or not _DIGIT.search(folded):
        return found
    tokens = [(m.start(), m.end(), _class(m.group())) for m in _TOKEN.finditer(folded)]
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end][2] != "x":
            end += 1
        run = tokens[at:end]
        classes = "".join(kind for _, _, kind in run).strip("lp")
        if _is_date(classes):
            first = next(t for t in run if t[2] not in "lp")
            last = next(t for t in reversed(run) if t[2] not in "lp")
            last = run[-1] if _closes(run, last) else last
            return Stamp(before=words[: first[0]], after=words[last[1] :], sure=_timed(classes))
        at = max(end, at) + 1
    return None


def _closes(run: list[tuple[int, int, str]], last: tuple[int, int, str]) -> bool:
    """«Uhr», «h» and the like belong to the time that they follow."""
    after = run[run.index(last) + 1 :]
    return bool(after) and all(kind == "l" for _, _, kind in after)


_folded = lru_cache(maxsize=20_000)(fold)


def _class(token: str) -> str:
    """Return d date, t time, h day half, m month, w weekday, n number, l link, p point, x other."""
    word = _folded(token)
    if _NUMERIC.match(token):
        return "d"
    if _CLOCK.fullmatch(token):
        return "t"
    if _DAYTIME.fullmatch(token):
        return "h"
    if token[0].isdigit():
        return "n"
    if word in all_months():
        return "m"
    if word in all_weekdays():
        return "w"
    if word in {"t", "z"} or word in all_noise_words().stamp_links:
        return "l"
    return "p" if token in _POINTS else "x"


def _is_date(classes: str) -> bool:
    bare = classes.replace("l", "").replace("p", "")
    return "d" in bare or ("m" in bare and "n" in bare)


def _timed(classes: str) -> bool:
    return "t" in classes or "h" in classes


def _ago(words: str, folded: str) -> Stamp | None:
    """Return a stamp that counts back from now: «il y a 3 heures», «2 days ago»."""
    found = [(m.start(), m.end(), m.group()) for m in _AGO_WORD.finditer(folded)]
    patterns = _ago_patterns()
    for at, (_, _, first) in enumerate(found):
        for pattern in patterns.get("{n}" if first.isdigit() else _folded(first), ()):
            part = [
                (start, end, _folded(word)) for start, end, word in found[at : at + len(pattern)]
            ]
            # «3 h» alone is an age only at the end of a line, after a name.
            whole = len(pattern) > _BARE or (at > 0 and at + len(pattern) == len(found))
            if len(part) == len(pattern) and whole and _fits(part, pattern):
                return Stamp(before=words[: part[0][0]], after=words[part[-1][1] :], sure=True)
    return None


def _fits(part: list[tuple[int, int, str]], pattern: tuple[str, ...]) -> bool:
    units = all_noise_words().ago_units
    return all(
        word.isdigit() if want == "{n}" else word in units if want == "{unit}" else word == want
        for (_, _, word), want in zip(part, pattern, strict=True)
    )


@cache
def _ago_patterns() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the ways to count back from now, by their first word."""
    patterns = {tuple(p.replace("'", " ").split()) for p in all_noise_words().ago}
    ordered = sorted(patterns, key=lambda p: (-len(p), p))
    return {p[0]: tuple(q for q in ordered if q[0] == p[0]) for p in ordered}
