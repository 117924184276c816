"""Sister sentences: two sentences of one text that say like things of two different things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from checker.judge.observation import Context
from checker.judge.series import around
from checker.lang.about_words import about_words
from checker.lang.folding import fold, stem
from checker.model.claim import Claim
from checker.model.pair import Pair

ALIKE = 0.6  # share of words, in order, from which two sentences are of one mould
LONGEST = 1_000  # characters of a sentence that are read
LABEL = re.compile(r"[^\w«“\"]{0,8}([^:.!?;«“\"\n]{2,60}):\s")
WORD = re.compile(r"\d[\d.,\u00a0\u202f]{0,30}\d|\w{1,40}")


def sisters(pair: Pair, context: Context) -> bool:
    """Return whether two claims of one text stand under other labels, or in sentences of one mould.

    «Sales of the retail division rose 3.4 %», «Sales of the wholesale division rose 3.6 %»: what
    differs besides the two claims says of what they are told. A sentence that is said again with
    a slip is the same but for the claim, or worded anew. «Food: prices rose 7 %», «Energy: prices
    rose 1 %» have their things told before a colon.
    """
    code = pair.left.language
    if _apart(_label(pair.left, context), _label(pair.right, context), code):
        return True
    one, other = _words(pair.left, context), _words(pair.right, context)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
        return False
    return any(
        tag == "replace" and _apart(one[a:b], other[c:d], code)
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _label(claim: Claim, context: Context) -> Sequence[str]:
    """Return the words before the colon that opens a claim's block, or its sentence."""
    document = context.readings[claim.document].document
    block = document.blocks[claim.block].span if claim.block < len(document.blocks) else None
    for span in filter(None, (claim.sentence, block)):
        found = LABEL.match(document.text, span.start, claim.evidence.start)
        if found:
            return [fold(word) for word in WORD.findall(found.group(1))]
    return ()


def _words(claim: Claim, context: Context) -> Sequence[str]:
    """Return the words of a claim's sentence, without those of the claim."""
    before, after = around(context.readings[claim.document].document.text, claim, LONGEST)
    return [fold(word) for word in (*WORD.findall(before), "#", *WORD.findall(after))]


def _apart(one: Sequence[str], other: Sequence[str], code: str) -> bool:
    """Return whether two stretches both have words that tell something, and none in common."""
    told, told_other = _content(one, code), _content(other, code)
    return bool(told and told_other) and told.isdisjoint(told_other)


def _content(words: Sequence[str], code: str) -> set[str]:
    function = about_words(code).function
    return {stem(word, code) for word in words if word not in function and len(word) > 1}
