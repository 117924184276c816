"""Where the readers' comments begin that follow an article, whatever layout the page gave them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from statistics import median_low

from checker.lang.text_words import all_noise_words
from checker.read.noise.phrases import bare, holds
from checker.read.noise.stamps import Stamp, find_stamp

_NAME_CHARACTERS = 60
_NAME_WORDS = 6
_TITLE_CHARACTERS = 160
_STEP_PIECES = 9
_SIGNED = 3
_STEP_CHARACTERS = 5_000
_BODY_CHARACTERS = 200
_LOOK_AHEAD = 14
_URL = re.compile(r"(?:https?://|www\.)\S{3,400}|t\.me/\S{2,200}")
_COUNT = re.compile(r"\d{1,5}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,4}")
_HANDLE = re.compile(r"\d|^[a-z@]|[a-z][A-Z]|_")
_NAME_THEN = re.compile(r"^.{1,40}?\s?:(?:\s|$)")
_SENTENCE_END = re.compile(r"[.!?…;:]$")


class Sign(StrEnum):
    """What a piece says of itself as part of a comment section."""

    STAMP = "a date and time, nothing else"
    DATED = "a date alone"
    NAMED = "a name with a date and time"
    NAMED_DATE = "a name with a date"
    VERB = "somebody says:"
    ACTION = "a button"
    FORM = "the form under the comments"
    LINK = "a web address, nothing else"
    NONE = ""


_STRONG = frozenset({Sign.STAMP, Sign.NAMED, Sign.VERB})


def comments_start(texts: Sequence[str]) -> int | None:
    """Return the number of the piece with which the readers' comments begin, None without any.

    They begin with their heading when what follows bears it out, else with the first of a chain
    of names and stamps that goes on to the end of the text. Something must stand before them.
    """
    signs = [sign(words) for words in texts]
    start = _under_heading(texts, signs)
    if start is None:
        start = _chain(texts, signs)
    if start is None or sum(map(len, texts[:start])) < _BODY_CHARACTERS:
        return None
    return start


def sign(words: str) -> Sign:
    """Return what a piece says of itself as part of a comment section."""
    noise = all_noise_words()
    line = bare(words)
    if len(words) <= _NAME_CHARACTERS and _is_action(line):
        return Sign.ACTION
    if len(words) <= _TITLE_CHARACTERS * 2 and holds(words, noise.comment_forms):
        return Sign.FORM
    if _URL.sub("", words).strip(" ,;:-–|<>") == "" and words.strip():
        return Sign.LINK
    stamp = find_stamp(words)
    if stamp:
        return _stamped(stamp)
    return Sign.VERB if _says(line) else Sign.NONE


def is_heading(words: str) -> int:
    """Return how surely a piece heads a comment section: 0 not at all, 1 maybe, 2 surely."""
    if len(words) > _TITLE_CHARACTERS:
        return 0
    phrases = all_noise_words().comment_headings
    line = bare(words)
    counted = bool(_COUNT.search(line[:12])) or bool(re.search(r"[(\[]\d{1,5}[)\]]:?$", line))
    heads = _WORD.findall(line)
    for count in range(min(len(heads), 7), 0, -1):
        for first in (0, 1, 2):
            phrase = " ".join(heads[first : first + count])
            if phrase not in phrases or (first and not counted):
                continue
            rest = len(heads) - first - count
            if rest == 0:
                return 2 if counted or count > 2 else 1  # noqa: PLR2004 - three words are no accident
            if counted and not first and not words.rstrip().endswith((".", "!", "?")):
                return 2
    return 0


def _is_action(line: str) -> bool:
    words = " ".join(_WORD.findall(line))
    actions = all_noise_words().comment_actions
    if words in actions:
        return True
    parts = [" ".join(_WORD.findall(part)) for part in re.split(r"[|·•\d()/–-]", line)]
    parts = [part for part in parts if part]
    return bool(parts) and all(part in actions for part in parts)


def _stamped(stamp: Stamp) -> Sign:
    noise = all_noise_words()
    named, alone = (Sign.NAMED, Sign.STAMP) if stamp.sure else (Sign.NAMED_DATE, Sign.DATED)
    before = _without_verb(bare(stamp.before).strip(" ,.-–—|·•()[]:#"))
    after = stamp.after.strip(" ,.-–—|·•()[]:\u00a0")
    text_follows = bool(re.match(r"^\W{0,3}:|^\W{0,2}\)\W{0,2}:", stamp.after.lstrip()))
    button_after = not after or _is_action(bare(after))
    says_after = _says(bare(after) + ":")
    if before in noise.stamp_labels:
        return Sign.NONE
    if not before or before in noise.stamp_links:
        # «3 January, 16:15: meeting» is an agenda's.
        if text_follows and after:
            return Sign.NONE
        if button_after:
            return alone
        return named if says_after or _is_name(after) else Sign.NONE
    return named if _is_name(before) and (button_after or says_after or text_follows) else Sign.NONE


def _without_verb(before: str) -> str:
    words = before.split()
    verbs = all_noise_words().comment_verbs
    for count in (3, 2, 1):
        if " ".join(words[-count:]) in verbs:
            return " ".join(words[:-count])
        if " ".join(words[:count]) in verbs:
            return " ".join(words[count:])
    return before


def _says(line: str) -> bool:
    if not line.endswith(":") or len(line) > _NAME_CHARACTERS:
        return False
    head = line[:-1].strip()
    return _without_verb(head) != head and _is_name(_without_verb(head))


def _is_name(words: str) -> bool:
    return (
        0 < len(words) <= _NAME_CHARACTERS
        and len(words.split()) <= _NAME_WORDS
        and not _SENTENCE_END.search(words)
        and "," not in words
    )


def _under_heading(texts: Sequence[str], signs: Sequence[Sign]) -> int | None:
    total = sum(map(len, texts))
    before = 0
    for at, words in enumerate(texts):
        sure = is_heading(words)
        if sure and before >= _BODY_CHARACTERS:
            ahead = range(at + 1, min(len(texts), at + 1 + _LOOK_AHEAD))
            if _borne_out(texts, signs, ahead) or (
                sure > 1 and before > total / 3 and not _prose(texts[at + 1 :])
            ):
                return at
        before += len(words)
    return None


def _prose(texts: Sequence[str]) -> bool:
    """Several long paragraphs in good order are an article that goes on."""
    return sum(1 for words in texts if len(words) > 350 and words.rstrip()[-1] in '.»”"') > 2  # noqa: PLR2004


def _borne_out(texts: Sequence[str], signs: Sequence[Sign], ahead: range) -> bool:
    if not ahead:
        return False
    strong = sum(1 for at in ahead if signs[at] in _STRONG or signs[at] in {Sign.FORM, Sign.ACTION})
    weak = sum(1 for at in ahead if signs[at] in {Sign.NAMED_DATE, Sign.DATED, Sign.LINK})
    called = sum(1 for at in ahead if _NAME_THEN.match(texts[at]))
    return strong >= 1 or weak >= 2 or called >= max(2, len(ahead) / 2)  # noqa: PLR2004


def _chain(texts: Sequence[str], signs: Sequence[Sign]) -> int | None:
    marks = [at for at, s in enumerate(signs) if s in _STRONG and _has_name(texts, signs, at)]
    if not marks:
        return None
    chain = [len(texts)]
    for at in reversed(marks):
        step = texts[at : chain[-1]]
        if len(step) > _STEP_PIECES or sum(map(len, step)) > _STEP_CHARACTERS:
            break
        chain.append(at)
    stamps = chain[:0:-1]
    if not stamps or not _convincing(texts, signs, stamps):
        return None
    return stamps[0] - _lead(texts, signs, stamps)


def _has_name(texts: Sequence[str], signs: Sequence[Sign], at: int) -> bool:
    if signs[at] is not Sign.STAMP:
        return True
    around = [texts[i] for i in (at - 1, at + 1) if 0 <= i < len(texts)]
    return any(_is_name(words.strip()) for words in around) or signs.count(Sign.STAMP) > _LOOK_AHEAD


def _convincing(texts: Sequence[str], signs: Sequence[Sign], stamps: Sequence[int]) -> bool:
    """Two comments could be chance; three, or two with buttons, links or handles, are a section."""
    extra = sum(1 for s in signs[stamps[0] :] if s in {Sign.ACTION, Sign.FORM, Sign.LINK})
    handles = sum(1 for at in stamps if at and _HANDLE.search(texts[at - 1][:_NAME_CHARACTERS]))
    needed = 1 if extra and handles else 2 if extra or handles else 3
    return len(stamps) >= needed


def _lead(texts: Sequence[str], signs: Sequence[Sign], stamps: Sequence[int]) -> int:
    """Return how many pieces before the first stamp belong to its comment: a name, or a text."""
    if signs[stamps[0]] is Sign.VERB or not stamps[0]:
        return 0
    ends_signed = all(s is Sign.ACTION for s in signs[stamps[-1] + 1 :])
    if ends_signed and len(stamps) > 1:
        # The name and date stand under each comment.
        return min(median_low([b - a for a, b in pairwise(stamps)]) - 1, _SIGNED, stamps[0])
    if signs[stamps[0]] is not Sign.STAMP:
        return 0
    named_after = sum(1 for at in stamps if at + 1 < len(texts) and _is_name(texts[at + 1]))
    named_before = sum(1 for at in stamps if _is_name(texts[at - 1]))
    return 1 if named_before > named_after and len(texts[stamps[0] - 1]) <= _TITLE_CHARACTERS else 0
