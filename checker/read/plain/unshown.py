"""What a text holds that no reader of its printed form sees: comments, tags, notes' signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.lang.text_words import all_abbreviations
from checker.model.document import Span

# A comment that speaks to this program stays: its words are looked for in the text.
_SPOKEN = re.compile(r"<!--\s{0,9}check:")
_TAG = r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?P<attributes>\s[^<>]{0,1000})?>"
_STRUCK = (
    r"(?<!~)~~(?=[^\s~])[^~\n]{1,300}~~(?!~)|<(?:del|s|strike)>[^<\n]{1,300}</(?:del|s|strike)>"
)
_SIGN = (
    r"\[\^[^\]\s]{1,40}\](?!:)"
    r"|(?<=[^\s\[(!\]])(?:\[\d{1,3}\]){1,6}(?![\w(:\[])"
    # «… de la région.2 Les travaux …»: a raised number that lost its place when it was copied.
    r"|(?<=[^\W\d_]{4}[.!?])\d{1,2}(?=[ \t\u00a0]{1,3}[A-ZÀ-Þ«“„]|[ \t]{0,9}$)"
)
_QUOTE = r"(?<=\n)[ ]{0,3}(?:>[ \t]?){1,8}"
_UNSHOWN = re.compile(
    f"(?P<struck>{_STRUCK})|(?P<tag>{_TAG})|(?P<sign>{_SIGN})|(?P<quote>{_QUOTE})", re.MULTILINE
)
_BEFORE = 200
_LAST_WORD = re.compile(r"([^\W\d_]{1,40})[.!?]$")
_BRACKETED = re.compile(r"\[\d{1,3}\]")
_KEPT = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A text in which what is not shown is blank, each other character in its place.

    Attributes:
        text: with blanks for what stands amid other words.
        lines: with blanks also for what has lines of its own.
        alone: the spans of that.
        struck: whether words were struck out.
        signs: the signs of notes in brackets that stood in the text, such as `[2]`.
    """

    text: str
    lines: str
    alone: tuple[Span, ...] = ()
    struck: bool = False
    signs: frozenset[str] = frozenset()


def shown(text: str) -> Shown:
    """Return a text without what it does not show, its line ends and offsets unchanged."""
    amid: list[Span] = []
    alone: list[Span] = []
    signs: set[str] = set()
    struck = False
    at = 0
    for comment in (*_comments(text), Span(len(text), len(text))):
        for match in _UNSHOWN.finditer(text, at, comment.start):
            if not _hides(text, match):
                continue
            span = Span(match.start(), match.end())
            struck = struck or match.lastgroup == "struck"
            signs.update(_BRACKETED.findall(match["sign"] or ""))
            own = match.lastgroup == "tag" and _is_alone(text, span)
            (alone if own else amid).append(span)
        at = comment.end
        if len(comment):
            (alone if _is_alone(text, comment) else amid).append(comment)
    inside = _blanked(text, amid)
    return Shown(
        text=inside,
        lines=_blanked(inside, alone),
        alone=tuple(alone),
        struck=struck,
        signs=frozenset(signs),
    )


def _comments(text: str) -> Iterator[Span]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        if not _SPOKEN.match(text, start):
            yield Span(start, end + 3)
        start = text.find("<!--", end)


def _hides(text: str, match: re.Match[str]) -> bool:
    """Return whether what looks like a tag, a note's sign or a mark of quotation is one."""
    if match.lastgroup == "quote":
        return _goes_on(text, Span(match.start(), match.end()))
    if match.group().isdigit():
        word = _LAST_WORD.search(text, max(0, match.start() - _BEFORE), match.start())
        return word is not None and word.group(1).lower() not in all_abbreviations()
    attributes = (match["attributes"] or "").strip(" \t\r\n/")
    return not attributes or "=" in attributes


def _goes_on(text: str, mark: Span) -> bool:
    """Return whether the line before a mark of quotation has such a mark too."""
    start = text.rfind("\n", max(0, mark.start - _BEFORE), mark.start - 1) + 1
    return text[start : start + 4].lstrip(" ").startswith(">")


def _is_alone(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _BEFORE) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + _BEFORE].split("\n", 1)[0]
    return not before.strip() and not after.strip()


def _blanked(text: str, spans: list[Span]) -> str:
    return "".join(_parts(text, spans)) if spans else text


def _parts(text: str, spans: list[Span]) -> Iterator[str]:
    at = 0
    for span in spans:
        yield text[at : span.start]
        yield _KEPT.sub(" ", span.of(text))
        at = span.end
    yield text[at:]
