"""Bytes become characters, or are refused: a wrong guess would turn words into others."""

from __future__ import annotations

import codecs
import re
import unicodedata

from checker.errors import InputError
from checker.model.notice import Notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOJIBAKE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")
_WESTERN = frozenset("’‘“”„«»‹›–—…€£°§œŒ·•²³½¼¾µ¿¡ºª©®™\u00a0\u00ad†‡")
_PLAUSIBLE = 0.9
_CONTROL_SHARE = 0.02


def decode(name: str, data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the characters of a file and the notices that their decoding calls for.

    A byte order mark decides, else strict UTF-8, else the encoding that the file declares, else
    Windows-1252 when the result reads like a Western text; that guess is said in a notice.

    Raises:
        InputError: the bytes are binary, or in an encoding that cannot be told.
    """
    text, notices = _decoded(name, data, declared)
    if "\0" in text:
        raise InputError(
            name, "holds NUL characters: a binary file, not text", "save it as UTF-8 text"
        )
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise InputError(name, "holds control characters: a binary file, not text")
    return text, notices


def _decoded(name: str, data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise InputError(
                    name,
                    f"is not valid {encoding}, as its byte order mark says (byte {error.start})",
                ) from error
    if b"\0" in data:
        raise InputError(
            name,
            "holds NUL bytes: a binary file, or UTF-16 without a mark",
            "save it as UTF-8 text",
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        where = error.start
    for encoding in filter(None, (declared, "cp1252")):
        text = _guessed(data, encoding)
        if text:
            return text, (Notice("read as {encoding}, since it is not UTF-8", encoding=encoding),)
    raise InputError(
        name,
        f"is not UTF-8, and its encoding cannot be told (byte {where}: 0x{data[where]:02x})",
        "save it as UTF-8",
    )


def _guessed(data: bytes, encoding: str) -> str:
    if _MOJIBAKE.search(data):
        return ""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return ""
    high = [c for c in text if c > "\x7f"]
    western = sum(
        1
        for c in high
        if c in _WESTERN or (c.isalpha() and unicodedata.decomposition(c)) or c in "ßæøÆØðþ"
    )
    if any(unicodedata.category(c) == "Cc" for c in high) or western < _PLAUSIBLE * len(high):
        return ""
    # Mac OS Roman read as Windows-1252 gives Ž for é: a capital amid small letters tells it.
    odd = len(re.findall(r"[a-zà-ÿ][ŽŠŸ\u0160]", text))
    return "" if odd else text
