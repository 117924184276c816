"""Page furniture: what a web page puts around an article, line by line."""

from __future__ import annotations

import re
from enum import StrEnum

from checker.lang.text_words import all_noise_words
from checker.read.noise.phrases import bare, holds, opening
from checker.read.noise.stamps import find_stamp


class Reason(StrEnum):
    """Why a piece of text was left out; the words are fixed, reports translate them."""

    COMMENTS = "comments"
    LINKS = "links"
    NAVIGATION = "navigation"
    SUBSCRIPTION = "subscription"
    COOKIES = "cookies"
    SHARING = "sharing"
    CREDIT = "credit"
    CONTACT = "contact"
    LEGAL = "legal"
    AUTHOR = "author"
    SPAM = "spam"
    CODE = "code"
    METADATA = "metadata"
    FURNITURE = "furniture"


_SHORT = 200
_LINE = 320
_CREDIT = 70
_ITEM_WORDS = 5
_FULL_STOPS = (".", "!", "?", "»", "”")
_SEPARATOR = re.compile(r"\s{1,4}[|·•>›»/]\s{1,4}")
_LINK = re.compile(r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)")
_URL = re.compile(r"(?:https?://|www\.)\S{3,400}")
_REACH = re.compile(
    r"\+?\d[\d \u00a0\u202f().-]{5,20}\d|[\w.+-]{1,60}@[\w-]{1,60}\.\w|www\.|https?://"
)
_COPYRIGHT = re.compile(r"^\W{0,3}(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)


def line_reason(words: str, *, edge: bool) -> Reason | None:
    """Return why a piece is no text of the article, None when it may be.

    Args:
        words: the piece.
        edge: whether it stands before the first or after the last paragraph of the article, where
            page furniture is at home and looser signs are enough.
    """
    if len(words) > _LINE:
        return None
    if _URL.sub("", words).strip(" ,;:-–|<>") == "":
        return Reason.LINKS
    if _LINK.search(words) and not re.search(r"\w", _LINK.sub("", words)):
        return Reason.NAVIGATION
    prose = not edge and len(words) > _SHORT / 2 and words.rstrip().endswith(_FULL_STOPS)
    if not prose:
        reason = _labelled(words)
        if reason:
            return reason
    reason = _edge_reason(words) if edge else None
    return Reason.CREDIT if not reason and _is_credit(words) else reason


def _labelled(words: str) -> Reason | None:
    noise = all_noise_words()
    if opening(words, noise.cookies) is not None:
        return Reason.COOKIES
    if opening(words, noise.advertising) == "":
        return Reason.LINKS
    if opening(words, noise.subscription) is not None:
        return Reason.SUBSCRIPTION
    if opening(words, noise.sharing) is not None:
        return Reason.SHARING
    if opening(words, noise.contact) is not None and _REACH.search(words):
        return Reason.CONTACT
    return None


def is_related_label(words: str) -> str | None:
    """Return what follows the label of a list of other articles, None without such a label."""
    if len(words) > _LINE:
        return None
    return opening(words, all_noise_words().related)


def is_author_label(words: str) -> str | None:
    """Return what follows a label of the author or of keywords, None without such a label."""
    return opening(words, all_noise_words().author) if len(words) <= _LINE else None


def without_reading_time(words: str) -> list[tuple[int, int, bool]]:
    """Return the parts of a line between bars and dashes: start, end, whether to be cut."""
    if len(words) > _SHORT or not holds(words, all_noise_words().reading_time):
        return [(0, len(words), False)]
    parts: list[tuple[int, int, bool]] = []
    start = 0
    for match in re.finditer(r"\s{0,3}[|·•–—-]\s{1,3}|$", words):
        part = words[start : match.start()]
        if part.strip():
            parts.append((start, match.start(), holds(part, all_noise_words().reading_time)))
        start = match.end()
    return parts


def is_navigation(words: str) -> bool:
    """Return whether a line is a row of menu entries or a trail of sections."""
    if len(words) > _SHORT or words.startswith("|") or words.endswith((".", ":", ";")):
        return False
    items = [item.strip() for item in _SEPARATOR.split(words)]
    items = [item for item in items if item]
    if len(items) < 2 or any(len(i.split()) > _ITEM_WORDS for i in items):  # noqa: PLR2004
        return False
    menu = sum(1 for item in items if bare(item).split(" ")[0] in all_noise_words().navigation)
    dated = any(find_stamp(item) for item in items)
    return not dated and (menu > 0 or len(items) > 2 or not any(c.isdigit() for c in words))  # noqa: PLR2004


def _edge_reason(words: str) -> Reason | None:
    noise = all_noise_words()
    if holds(words, noise.cookies):
        return Reason.COOKIES
    if holds(words, noise.subscription):
        return Reason.SUBSCRIPTION
    if _COPYRIGHT.match(words) or holds(words, noise.legal):
        return Reason.LEGAL
    if is_navigation(words):
        return Reason.NAVIGATION
    if len(words) <= _CREDIT and holds(words, noise.reading_time):
        return Reason.NAVIGATION
    if len(words) <= _CREDIT and _is_counter(words):
        return Reason.SHARING
    if holds(words, noise.spam) and _URL.search(words):
        return Reason.SPAM
    return None


def _is_counter(words: str) -> bool:
    """Return whether a line counts readers: «1,204 views», «12 shares · 3 likes»."""
    found = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", bare(words))
    counted = any(c.isdigit() for c in words)
    return counted and bool(found) and all(w in all_noise_words().counters for w in found)


def _is_credit(words: str) -> bool:
    if len(words) > _CREDIT:
        return False
    rest = opening(words, all_noise_words().credit)
    if _COPYRIGHT.match(words):
        return True
    return rest is not None and len(rest.split()) <= _ITEM_WORDS and rest[-1:] not in ".!?"
