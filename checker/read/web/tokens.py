"""HTML source becomes text and tags, each with its offsets, in one pass without going back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.read.limits import MAX_HTML_TAGS, over
from checker.read.web.marks import tags

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:_-]{0,40}")
_QUOTE_OR_END = re.compile(r"=[ \t\r\n]{0,20}([\"'])|>")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:@][\w:.-]{0,60})"
    r"(?:\s{0,20}=\s{0,20}(?:\"([^\"]{0,5000})\"|'([^']{0,5000})'|([^\s\"'>]{1,2000})))?"
)
_REMARK = re.compile(r"<!--\s{0,9}check:")
_LONGEST_TAG = 20_000
_KEPT_RAW = frozenset({"script"})
# Left open, these hide the rest of the page in every browser; the others are then ignored.
_SWALLOWING = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A stretch of HTML source.

    Attributes:
        kind: `text`, `open`, `close`, `raw` (the contents of a script), or `remark` (a comment that
            speaks to this program).
        start: its offset in the source.
        end: the offset after it.
        name: of the tag, in lower case; '' for text.
        source: of a tag, its attributes as written, up to 20,000 characters.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    source: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the tag's attributes, names in lower case; the first of two alike counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.source):
            value = match.group(2) or match.group(3) or match.group(4) or ""
            found.setdefault(match.group(1).lower(), value)
        return found


def tokens(name: str, source: str) -> Iterator[Token]:
    """Yield the tokens of an HTML page; declarations and hidden contents are left out.

    So are comments, save those that begin with `check:`.

    Raises:
        LimitError: more than 100,000 tags.
    """
    at = begin = count = 0
    unclosed: set[str] = set()
    while (at := source.find("<", at)) >= 0:
        end, token = _token(source, at)
        if end == at:
            at += 1
            continue
        if at > begin:
            yield Token(kind="text", start=begin, end=at)
        if token is not None:
            count += token.kind != "remark"
            if count > MAX_HTML_TAGS:
                over(name, "the number of tags", MAX_HTML_TAGS, "")
            yield token
        if token is not None and token.kind == "open" and _hides(token, unclosed):
            close = _raw_end(source, end, token)
            if close == end and not source.startswith("</", end):
                unclosed.add(token.name)
            if token.name in _KEPT_RAW:
                yield Token(kind="raw", start=end, end=close, name=token.name, source=token.source)
            end = close
        at = begin = end
    if begin < len(source):
        yield Token(kind="text", start=begin, end=len(source))


def _token(source: str, at: int) -> tuple[int, Token | None]:
    """Return the end of the markup at a `<`, and its tag if it is one; its start for a mere `<`."""
    following = source[at + 1 : at + 2]
    if following == "!":
        closing = "-->" if source.startswith("<!--", at) else ">"
        found = source.find(closing, at + 2)
        end = len(source) if found < 0 else found + len(closing)
        spoken = found >= 0 and _REMARK.match(source, at)
        return end, Token(kind="remark", start=at, end=end) if spoken else None
    if following == "?":
        end = source.find(">", at)
        return (len(source) if end < 0 else end + 1), None
    kind = "close" if following == "/" else "open"
    word = _NAME.match(source, at + (2 if kind == "close" else 1))
    if not word:
        return at, None
    end = _tag_end(source, word.end())
    attributes = source[word.end() : min(end, word.end() + _LONGEST_TAG)].rstrip(">")
    return end, Token(kind=kind, start=at, end=end, name=word.group().lower(), source=attributes)


def _tag_end(source: str, at: int) -> int:
    while True:
        match = _QUOTE_OR_END.search(source, at)
        if match is None:
            return len(source)
        quote = match.group(1)
        if quote is None:
            return match.end()
        closing = source.find(quote, match.end())
        at = match.end() if closing < 0 else closing + 1


def _hides(token: Token, unclosed: set[str]) -> bool:
    closed_at_once = token.source.endswith("/") and token.name not in _SWALLOWING
    return token.name in tags("raw") and token.name not in unclosed and not closed_at_once


def _raw_end(source: str, at: int, token: Token) -> int:
    match = re.compile(rf"</{token.name}(?![\w-])", re.IGNORECASE).search(source, at)
    if match:
        return match.start()
    return len(source) if token.name in _SWALLOWING else at
