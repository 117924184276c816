"""Kinds of rules on wording: quotations altered, sentences said twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.wording import quoted, words
from checker.lang.about_words import about_words
from checker.lang.folding import fold
from checker.model.claim import Claim, Kind
from checker.model.document import BlockKind
from checker.model.pair import Pair, Reason
from checker.model.values import Quote, Statement
from checker.model.verdict import Verdict

SHAPES = {
    "quote": Shape(fields=frozenset({"was", "became"})),
    "duplicate": Shape(),
}
ONE_QUOTE = 0.6  # share of words, in order, from which two quotations are one
TWICE = 0.7  # share of content words, in order, from which two sentences are one
TWICE_RUNNING = 0.85  # the same in one paragraph, where a sentence may mirror another one
REFRAIN = 4  # times that a sentence is said, from which it is no slip
FEWEST = 4  # content words of a sentence that can be turned round
LIKE_LENGTH = 0.6
LONGEST = 400
RETOLD = 0.5  # share of words from which two quotations are one, freely worded
WORD_FOR_WORD = 0.7  # share of words below which a quotation is retold rather than altered
MOST = 3  # one in so many quotations that differ, for the same
SEVERAL = 2  # quotations that differ, from which two texts may be two translations
GOES_ON = 2  # so many words more than the other an altered ending may have
ENDINGS = (".", "!", "?", "…", ":", ";")
CLOSING = " \t\u00a0\u202f\n»”\"'’)"
NUMBER = re.compile(r"\d{1,40}")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+){0,6}")


def quote(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the quotations that two texts of one language do not word alike."""
    del rule
    translated = retold(context)
    told: set[tuple[int, int]] = set()
    for pair in context.paired(Kind.QUOTE):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Quote) or not isinstance(right, Quote):
            continue
        if pair.left.language != pair.right.language or pair.left.document == pair.right.document:
            continue
        was, became, share = _changed(left.words, right.words)
        same = not was and not became
        if not same and (share < ONE_QUOTE or min(len(left.words), len(right.words)) < FEWEST):
            continue
        small = _small(pair, was, became)
        if not same and _texts(pair) in told:
            continue
        altered = Verdict.COMPATIBLE if small or share < WORD_FOR_WORD else Verdict.APPROXIMATE
        if _texts(pair) in translated:
            altered = Verdict.COMPATIBLE
            told |= set() if same else {_texts(pair)}
        yield Observation(
            verdict=Verdict.AGREE if same else altered,
            claims=(pair.left, pair.right),
            fields={
                "was": _shown(left, was, context.language),
                "became": _shown(right, became, context.language),
            },
            reasons=(Reason(label="words in common", detail=f"{share:.0%}"),),
            pair=pair,
        )


def _small(pair: Pair, was: Sequence[int], became: Sequence[int]) -> bool:
    """Whether two quotations differ in small words alone, none of which denies anything."""
    words_of = about_words(pair.left.language)
    denying = {part for cue in words_of.phrases.get("negation", ()) for part in fold(cue).split()}
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Quote) or not isinstance(right, Quote):
        return False
    changed = {part for at in was for part in fold(left.words[at]).split()}
    changed |= {part for at in became for part in fold(right.words[at]).split()}
    return changed <= words_of.function - denying


def retold(context: Context) -> set[tuple[int, int]]:
    """Return the pairs of texts that word most quotations otherwise: two translations of one."""
    told: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for pair in context.paired(Kind.QUOTE):
        left, right = pair.left.value, pair.right.value
        if isinstance(left, Quote) and isinstance(right, Quote):
            was, became, share = _changed(left.words, right.words)
            if share >= RETOLD:
                told[_texts(pair)].append(bool(was or became))
    return {
        texts
        for texts, altered in told.items()
        if sum(altered) >= SEVERAL and sum(altered) * MOST >= len(altered)
    }


def _texts(pair: Pair) -> tuple[int, int]:
    one, two = sorted((pair.left.document, pair.right.document))
    return one, two


def _shown(quote: Quote, places: Sequence[int], language: str) -> str:
    if not places:
        return str(words(language)["nothing"])
    written = _written(quote)
    return quoted(" ".join(written[at] for at in places), language)


def _written(quote: Quote) -> list[str]:
    """Return the words as they are written; the folded ones where the two do not tally."""
    written = WORD.findall(quote.surface)
    return written if len(written) == len(quote.words) else list(quote.words)


def _changed(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[list[int], list[int], float]:
    """Return which words only each side has, where both go on; and the share in common.

    What stands before the first or after the last common word was left out, not altered.
    """
    left, right = left[:LONGEST], right[:LONGEST]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return list(range(len(left))), list(range(len(right))), 0.0
    first, last = blocks[0], blocks[-1]
    start = (first.a, first.b) if 0 in (first.a, first.b) else (0, 0)
    stop = (last.a + last.size, last.b + last.size)
    if stop[0] < len(left) and stop[1] < len(right):
        tail = min(len(left) - stop[0], len(right) - stop[1]) + GOES_ON
        stop = (min(len(left), stop[0] + tail), min(len(right), stop[1] + tail))
    common = {block.a + n for block in blocks for n in range(block.size)}
    shared = {block.b + n for block in blocks for n in range(block.size)}
    return (
        [at for at in range(start[0], stop[0]) if at not in common],
        [at for at in range(start[1], stop[1]) if at not in shared],
        len(common) / min(len(left), len(right)),
    )


def duplicate(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the sentences that one text says twice, not oftener, in nearly the same words."""
    del rule
    said = Counter(_wording(claim) for claim in context.claims(Kind.SENTENCE))
    for pair in context.paired(Kind.SENTENCE):
        if pair.left.document != pair.right.document or pair.left.sentence == pair.right.sentence:
            continue
        if _headed(pair.left, context) or _headed(pair.right, context):
            continue
        if max(said[_wording(pair.left)], said[_wording(pair.right)]) >= REFRAIN:
            continue
        share = in_common(pair.left, pair.right)
        if share < (TWICE_RUNNING if pair.left.block == pair.right.block else TWICE):
            continue
        if _digits(pair.left, context) != _digits(pair.right, context):
            continue
        yield Observation(
            verdict=Verdict.APPROXIMATE,
            claims=(pair.left, pair.right),
            reasons=(Reason(label="words in common", detail=f"{share:.0%}"),),
        )


def _wording(claim: Claim) -> tuple[int, tuple[str, ...]]:
    """Return the text of a sentence and the stems that it is made of."""
    return claim.document, claim.value.stems if isinstance(claim.value, Statement) else ()


def _headed(claim: Claim, context: Context) -> bool:
    """Whether a sentence is a heading or caption, which may well say what the text says."""
    blocks = context.readings[claim.document].document.blocks
    if claim.block >= len(blocks):
        return False
    block, text = blocks[claim.block], context.text(claim).rstrip(CLOSING)
    alone = len(block.sentences) <= 1 and not text.endswith(ENDINGS)
    return alone or block.kind in (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CELL)


def _digits(claim: Claim, context: Context) -> frozenset[str]:
    """Return the numbers of a sentence: two that differ in them tell two facts in like words."""
    return frozenset(NUMBER.findall(context.text(claim)))


def like_length(pair: Pair) -> bool:
    """Whether neither of two sentences is much shorter than the other."""
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Statement) or not isinstance(right, Statement):
        return False
    shorter, longer = sorted((left.words, right.words))
    return shorter >= LIKE_LENGTH * longer


def weight(pair: Pair, label: str) -> float:
    """Return what a reason adds to the score of a pair."""
    return max((r.weight for r in pair.reasons if r.label == label), default=0.0)


def in_common(left: Claim, right: Claim) -> float:
    """Return the share of content words, in order, that two sentences have in common."""
    one, two = left.value, right.value
    if not isinstance(one, Statement) or not isinstance(two, Statement):
        return 0.0
    longest = max(len(one.stems), len(two.stems))
    if not longest or longest > LONGEST:
        return 0.0
    matcher = SequenceMatcher(None, one.stems, two.stems, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / longest
