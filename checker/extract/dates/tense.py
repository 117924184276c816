"""Does the text speak of a date as still to come? The verbs and adverbs around it tell."""

from __future__ import annotations

from checker.extract.dates.line import Line

_REACH = 12
_FRONTED = 2
_SHORTEST_VERB = 4
_STOPS = frozenset(".!?;,:()–—")


def coming(line: Line, start: int, end: int) -> bool:
    """Return whether a verb in the future tense, or a word such as next, stands near."""
    left, right = _left(line, start), _right(line, end)
    if len(left) <= _FRONTED and line.key(right.stop) == ",":  # «Le 3 juin, la foire ouvrira»
        right = range(right.start, _right(line, right.stop + 1).stop)
    return any(_future(line, at) for at in (*left, *right))


def _left(line: Line, start: int) -> range:
    at = start
    while at > max(0, start - _REACH) and line.key(at - 1) not in _STOPS:
        at -= 1
    return range(at, start)


def _right(line: Line, end: int) -> range:
    at = end
    while at < min(len(line), end + _REACH) and line.key(at) not in _STOPS:
        at += 1
    return range(end, at)


def _future(line: Line, at: int) -> bool:
    word, endings = line.key(at), line.words.future
    if endings and len(word) >= _SHORTEST_VERB and word.endswith(endings):
        return not line.capital(at)
    return line.term("future_words", at) is not None and (at == 0 or not line.capital(at))
