"""Document text made inert: what a terminal, a table or a build server could take for a command."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_PLAIN = frozenset({"\u00ad", "\u200c", "\u200d"})  # soft hyphen and joiners belong to words
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def visible(text: str, *, keep: str = "") -> str:
    r"""Return the text with control, direction and surrogate characters as visible `\u…` escapes.

    Args:
        text: words of a document, a file name, or a message that quotes them.
        keep: control characters that may stay, such as a newline.
    """
    if text.isprintable():
        return text
    hidden = {ord(c): _escape(c) for c in set(text) if c not in keep and _hides(c)}
    return text.translate(hidden) if hidden else text


def line(text: str) -> str:
    """Return the text on one line: each run of white space one space, nothing hidden."""
    return visible(" ".join(text.split()))


def log(text: str) -> str:
    """Return the text so that no line of it is a command to a build server that keeps it as a log.

    Such a server takes `::name::` at the head of a line, after blanks, and `##[name]` anywhere.
    """
    lines = text.replace("##[", "## [").split("\n")
    return "\n".join(
        line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line for line in lines
    )


def cell(text: str) -> str:
    """Return the text for a table cell, so that no spreadsheet reads it as a formula.

    A plain number keeps its sign; all else that begins like a formula gets an apostrophe before it.
    """
    shown = visible(text, keep="\n\t")
    if shown.lstrip(" \u00a0\u202f").startswith(_FORMULA) and not _is_number(shown):
        return "'" + shown
    return shown


def xml(text: str) -> str:
    """Return the text without the characters that XML 1.0 cannot hold; they become escapes."""
    return visible(text, keep="\n\t")


def markdown(text: str) -> str:
    """Return the text for Markdown prose: no markup, link, picture or mention comes alive."""
    shown = line(text)
    for sign in "\\`*_{}[]()#!|~":
        shown = shown.replace(sign, "\\" + sign)
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace("@", "@\u200b").replace("://", ":\u200b//").replace("www.", "www\u200b.")


def _hides(char: str) -> bool:
    return char not in _PLAIN and unicodedata.category(char) in _HIDDEN


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the BMP ends


def _is_number(text: str) -> bool:
    digits = text.strip().lstrip("+-").replace(".", "", 1).replace(",", "", 1)
    return digits.isascii() and digits.isdigit()
