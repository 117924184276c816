"""Which blocks of a page are its article: what its names say, and what trafilatura takes out."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from checker.read.noise.furniture import Reason
from checker.read.web.blocks import Node, Page, WebBlock

_MOST_CHARACTERS = 2_000_000
_MOST_BLOCKS = 8_000
_LEAST = 200
_LINKED = 0.6
_SHARE = 0.3
_FINGERPRINT = 80
_SHORT = 25
_HEADLINE = 70
_MAJORITY = 0.5


def judged(page: Page, source: str) -> list[str]:
    """Return for each block of a page why it is no article, '' for the article's own."""
    text = page.shown.text()
    total = sum(len(block.span) for block in page.blocks)
    reasons = [_named_reason(block.node, total) for block in page.blocks]
    chosen = _chosen(page, source, text, reasons)
    if chosen is None:
        return [
            reason or _link_reason(b, text) for reason, b in zip(reasons, page.blocks, strict=True)
        ]
    inside = [
        at
        for at, (yes, reason) in enumerate(zip(chosen, reasons, strict=True))
        if yes and not reason
    ]
    first, last = inside[0], inside[-1]
    parents = {page.blocks[at].node.parent for at in inside}
    above = _above(page, reasons, first)
    for at, block in enumerate(page.blocks):
        if reasons[at] or chosen[at] or block.node.is_note():
            continue
        if first <= at <= last:
            reasons[at] = _link_reason(block, text)
        elif block.node.tag == "h1" or (
            (block.node.parent in parents or at in above) and not _link_reason(block, text)
        ):
            reasons[at] = ""
        else:
            reasons[at] = Reason.NAVIGATION.value
    return reasons


def _above(page: Page, reasons: Sequence[str], first: int) -> set[int]:
    """Return the blocks between the title and the first of the article that share its part.

    They say who wrote it and when, or lead into it.
    """
    titles = [at for at in range(first) if page.blocks[at].node.tag == "h1" and not reasons[at]]
    if not titles:
        return set()
    part = page.blocks[titles[-1]].node.parent
    between = range(titles[-1] + 1, first)
    return {at for at in between if part and page.blocks[at].node.lies_in(part)}


def _named_reason(node: Node, total: int) -> str:
    """Return the reason that an element or one around it bears, unless it holds the article."""
    if not node.reason:
        return ""
    outer: Node | None = node
    holder = node
    while outer and outer.reason == node.reason:
        holder, outer = outer, outer.parent
    big = holder.characters > _MAJORITY * total and node.reason != Reason.COMMENTS.value
    return "" if holder.title or big else node.reason


def _link_reason(block: WebBlock, text: str) -> str:
    """A block that is nearly all link is a headline of another article, unless it is a sentence."""
    if block.linked < _LINKED * len(block.span) or block.node.inside("td", "th"):
        return ""
    sentence = len(block.span) > _HEADLINE and block.span.of(text).rstrip()[-1:] in ".!?»”"
    return "" if sentence or block.node.tag in {"h1", "h2"} else Reason.LINKS.value


def _chosen(page: Page, source: str, text: str, reasons: Sequence[str]) -> list[bool] | None:
    """Return which blocks trafilatura takes for the article, None when it cannot be trusted."""
    if len(source) > _MOST_CHARACTERS or len(page.blocks) > _MOST_BLOCKS:
        return None
    taken = _letters(_extracted(source))
    if len(taken) < _LEAST:
        return None
    chosen = [_is_taken(_letters(block.span.of(text)), taken) for block in page.blocks]
    own = sum(len(b.span) for b, r in zip(page.blocks, reasons, strict=True) if not r)
    kept = sum(
        len(b.span) for b, r, c in zip(page.blocks, reasons, chosen, strict=True) if c and not r
    )
    return chosen if kept and kept >= _SHARE * own else None


def _is_taken(letters: str, taken: str) -> bool:
    return (
        bool(letters) and (letters if len(letters) <= _SHORT else letters[:_FINGERPRINT]) in taken
    )


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _extracted(source: str) -> str:
    # Imported here: it takes half a second, and only pages need it.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import use_config  # noqa: PLC0415

    # Its complaints about odd pages are for its makers; ours stand in the document's notices.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    found = trafilatura.extract(
        source, include_comments=False, include_tables=True, favor_recall=True, config=config
    )
    return found or ""
