"""When a document was published: given, told by its dateline, or inferred from the dates in it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from checker.extract.dates.finding import dates_in
from checker.extract.dates.line import Line, line_of
from checker.extract.dates.tense import coming
from checker.extract.mention import Mention
from checker.lang.date_words import date_words, plain
from checker.model.document import Block, DateSource, Document, Span
from checker.model.notice import Notice
from checker.model.values import Edge, Grain, Period

_HEAD, _FOOT = 6, 2
_LEADS = 3
_SHORT_LINE, _NOTE_LINE = 14, 24
_BEFORE_DATE = 6
_LEAD = 160
_MARKS = frozenset(",-–—|/(")
_OLDEST = 1990  # older dates are what the text tells of, not when it was written
_NEAR = dt.timedelta(days=200)
_DAY = dt.timedelta(days=1)
_YEAR_DIGITS = re.compile("[0-9]{2}")
_JOINTS = frozenset("/.-–")  # join day, month and year in figures
_LONG_UNITS = frozenset({"year", "decade", "century"})
_FINER = (
    "months", "month_word", "weekdays", "seasons", "holidays", "week", "quarters", "halves",
    "half_nouns", "quarter_codes", "half_codes", "days", "unsure_days", "today",
)  # fmt: skip


def dated(document: Document) -> Document:
    """Return the document with its publication date filled in where the text tells it.

    A date that was given or stood in the metadata is kept. Else a dateline counts («Paris, 23
    janvier 2025», "Published on 5 May 2024"), then a day that the text calls its own («en ce 25
    octobre 2025»), then the latest day that it speaks of as past. An inferred date adds a notice.
    """
    if document.date is not None:
        return document
    told = _dateline(document)
    if told is not None:
        return replace(document, date=told, date_source=DateSource.DATELINE)
    inferred = _inferred(document)
    if inferred is None:
        return document
    notice = Notice(
        "no publication date is stated; the text's own dates point to {date}", date=inferred
    )
    return replace(
        document,
        date=inferred,
        date_source=DateSource.INFERRED,
        notices=(*document.notices, notice),
    )


def _dateline(document: Document) -> dt.date | None:
    """Return the date of the first line, among the first and the last, that is a dateline."""
    for start, span, code in _edge_lines(document):
        line = line_of(document.text, span, code)
        for mention in dates_in(line, None):
            if not _full_day(mention.value):
                continue
            if _published(line, mention.span) or (start and _is_dateline(line, mention.span)):
                return _first(mention)
            if _stands_alone(line, mention.span):
                return _first(mention)
    return None


def _edge_lines(document: Document) -> list[tuple[bool, Span, str]]:
    """Return the first and last lines to look at: whether at the head, where, in which language.

    Lines at the head count although they were cut as furniture: a date of publication often was.
    """
    blocks = document.blocks
    end = blocks[min(_HEAD, len(blocks)) - 1].span.end if blocks else min(len(document.text), 2000)
    comments = [c.span for c in document.cuts if "comment" in c.reason]
    found: list[tuple[bool, Span, str]] = []
    at = 0
    for text in document.text[:end].splitlines(keepends=True):
        span = Span(at, min(at + len(text), at + _LEAD))
        if text.strip() and len(found) < _HEAD and not any(c.overlaps(span) for c in comments):
            found.append((True, span, document.language))
        at += len(text)
    found += [
        (False, Span(b.span.start, min(b.span.end, b.span.start + _LEAD)), _code(document, b))
        for b in blocks[_HEAD:][-_FOOT:]
    ]
    return found


def _published(line: Line, span: Span) -> bool:
    """Return whether a short line says published, «mis à jour» shortly before the date."""
    if len(line) > _NOTE_LINE or line.key(len(line) - 1) == ".":
        return False
    at = _token(line, span.start)
    return any(line.term("published", k) for k in range(max(0, at - _BEFORE_DATE), at))


def _is_dateline(line: Line, span: Span) -> bool:
    """Return whether a line opens with place, date and a mark: "LONDON, 5 May 2024 –"."""
    at, end = _token(line, span.start), _token(line, span.end)
    closing = line.key(end) in ("-", "–", "—", "(", "/", "|", "")
    return _opens(line, at) and closing


def _opens(line: Line, at: int) -> bool:
    """Return whether no more than a place, an author or an agency stands before a token.

    A heading in capitals ("YEAR ENDED 30 JUNE") is none of these.
    """
    if at > 1 and line.text[line.starts[0] : line.ends[-1]].isupper() and line.key(at - 1) != ",":
        return False
    return at <= _BEFORE_DATE and all(
        line.capital(k)
        or not line.key(k).isalpha()
        or line.term("day_article", k)
        or (line.key(k - 1) == "(" and line.key(k + 1) == ")")
        for k in range(at)
    )


def _stands_alone(line: Line, span: Span) -> bool:
    """Return whether a line holds little more than the date: a place, an hour, an author."""
    if len(line) > _SHORT_LINE or line.key(len(line) - 1) in (".", "!", "?"):
        return False
    at = _token(line, span.start)
    last = not any(k.isalnum() for k in line.keys[_token(line, span.end) :])
    parted = at > 0 and (line.key(at - 1) in _MARKS or line.term("day_article", at - 1) is not None)
    return _opens(line, at) or (last and parted)


def _token(line: Line, offset: int) -> int:
    return bisect_left(line.starts, offset)


def _code(document: Document, block: Block) -> str:
    return block.language or document.language


def _full_day(value: object) -> bool:
    return (
        isinstance(value, Period)
        and value.grain is Grain.DAY
        and value.first is not None
        and value.edge is Edge.NONE
        and value.first.year >= _OLDEST
    )


def _first(mention: Mention) -> dt.date | None:
    return mention.value.first if isinstance(mention.value, Period) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """A date as the text speaks of it: its days; whether as coming, its own day, at its head."""

    period: Period
    coming: bool
    own: bool
    head: bool


def _inferred(document: Document) -> dt.date | None:
    spoken = _spoken(document)
    own = [s.period.first for s in spoken if s.own and s.period.first]
    if own:
        return own[0]
    ahead = min(
        (s.period.first for s in spoken if s.coming and s.period.first and _latest(s.period)),
        default=None,
    )
    past = [
        end
        for s in spoken
        if not s.coming and (end := _latest(s.period)) and (ahead is None or end <= ahead)
    ]
    if not past:
        return ahead - _DAY if ahead else None
    latest = max(past)
    return _head_day(spoken, latest, ahead) or latest


def _latest(period: Period) -> dt.date | None:
    """Return the day by which a past date had come; years alone tell too little."""
    if period.first is None or period.last is None or period.edge is Edge.BEFORE:
        return None
    if period.grain is Grain.DAY or (period.last - period.first).days <= _NEAR.days:
        return period.last if period.grain in (Grain.DAY, Grain.SPAN) else period.first
    return None


def _head_day(spoken: list[_Spoken], latest: dt.date, ahead: dt.date | None) -> dt.date | None:
    """Return the day that the head names without a year, set after the latest past date."""
    for one in spoken:
        said = one.period.said
        yearless = said.startswith("XXXX-") and one.period.grain is Grain.DAY
        if not yearless or not one.head or one.coming:
            continue
        for year in (latest.year, latest.year + 1):
            try:
                day = dt.date(year, int(said[5:7]), int(said[8:10]))
            except ValueError:
                continue
            if latest <= day <= latest + _NEAR and (ahead is None or day <= ahead):
                return day
    return None


def _may_name_year(text: str, span: Span, code: str) -> bool:
    """Return whether a sentence may name a year: none of its dates has days without one."""
    if _YEAR_DIGITS.search(text, span.start, span.end):
        return True
    said = plain(span.of(text))
    return any(all(word in said for word in sign) for sign in date_words(code).year_signs)


def _may_name_days(line: Line) -> bool:
    """Return whether a date in a line may be finer than a year: years alone tell too little."""
    finer = _finer(line.words.code)
    return any(
        word in finer
        or (word[0].isdigit() and line.key(at + 1) in _JOINTS and line.key(at + 2)[:1].isdigit())
        for at, word in enumerate(line.keys)
    )


@cache
def _finer(code: str) -> frozenset[str]:
    """Return the words with which what is finer than a year begins: months, weekdays, «jour»."""
    words = date_words(code)
    found = {word for category in _FINER for word in words.forward.get(category, ())}
    for category in ("units", "relative", "whole_units"):
        for word, phrases in words.forward.get(category, {}).items():
            if any(str(value).split()[0] not in _LONG_UNITS for _, value in phrases):
                found.add(word)
    if words.numbered_months:  # «7 de 8 de 1968»
        found.update(words.forward["day_of"])
    return frozenset(found)


def _spoken(document: Document) -> list[_Spoken]:
    found = []
    for number, block in enumerate(document.blocks):
        code = _code(document, block)
        for sentence in block.sentences or (block.span,):
            if number >= _LEADS and not _may_name_year(document.text, sentence, code):
                continue
            line = line_of(document.text, sentence, code)
            if number >= _LEADS and not _may_name_days(line):
                continue
            for mention in dates_in(line, None):
                period = mention.value
                if not isinstance(period, Period):
                    continue
                if period.first is not None and period.first.year < _OLDEST:
                    continue
                start, end = _token(line, mention.span.start), _token(line, mention.span.end)
                own = _full_day(period) and line.before("own_day", start) is not None
                found.append(
                    _Spoken(
                        period=period,
                        coming=coming(line, start, end) or period.edge is Edge.UNTIL,
                        own=own,
                        head=number < _LEADS,
                    )
                )
    return found
