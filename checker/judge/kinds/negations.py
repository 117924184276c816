"""Kind of rules on negation: two sentences say the same, but one of them denies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from checker.judge.kinds.sentences import in_common, like_length, weight
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.model.pair import Pair, Reason
from checker.model.values import Pole, Statement
from checker.model.verdict import Verdict

SHAPES = {"negation": Shape()}
TURNED = 1  # content words at most that only one of two sentences has, but for the «not»
FEWEST = 4  # content words of a sentence that can be turned round
COUNTERPART = 1.2  # what parallelism must add to the score of a pair
NEARLY = 0.8  # share of sentences with a counterpart from which a text is a translation
READABLE = 45  # words of a sentence in which a «not» can be set against its counterpart
LIKE = 80.0  # likeness of two whole words from which one is the other («guarantee», «garantía»)
COGNATE = 0.6  # share of a word's letters by which it is known again in another language
SHOWN = 240  # characters of a long sentence that are shown


def negation(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the pairs of sentences that say the same, one of them with a «not»."""
    del rule
    whole = _translated(context)
    for pair in context.paired(Kind.SENTENCE):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Statement) or not isinstance(right, Statement):
            continue
        translated = (pair.left.document, pair.right.document) in whole
        if not _turned(pair, left, right, translated=translated) or _asked(pair, context):
            continue
        share = in_common(pair.left, pair.right)
        yield Observation(
            verdict=Verdict.CONFLICT,
            claims=_narrowed(pair, left, right, context),
            reasons=(Reason(label="words in common", detail=f"{share:.0%}"),),
            pair=pair,
        )


def _translated(context: Context) -> set[tuple[int, int]]:
    """Return the pairs of texts that say nearly every sentence of each other: translations."""
    told = Counter(claim.document for claim in context.claims(Kind.SENTENCE))
    met = Counter(
        (pair.left.document, pair.right.document)
        for pair in context.paired(Kind.SENTENCE)
        if like_length(pair) and weight(pair, "parallel") >= COUNTERPART
    )
    return {texts for texts, n in met.items() if n >= NEARLY * max(told[at] for at in texts)}


def _narrowed(
    pair: Pair, left: Statement, right: Statement, context: Context
) -> tuple[Claim, Claim]:
    """Return the two sentences, of long ones only what stands about the place of the denial."""
    denying, said = (pair.left, left) if left.denials > right.denials else (pair.right, right)
    place = said.places[0].start if said.places else denying.sentence.start
    share = (place - denying.sentence.start) / max(1, len(denying.sentence))
    one, two = (_window(claim, share, context) for claim in (pair.left, pair.right))
    return replace(pair.left, evidence=one), replace(pair.right, evidence=two)


def _window(claim: Claim, share: float, context: Context) -> Span:
    """Return a claim's sentence, or the stretch of whole words about a place in a long one."""
    start, end = claim.sentence.start, claim.sentence.end
    if end - start <= SHOWN:
        return claim.evidence
    text = context.readings[claim.document].document.text
    middle = start + round(share * (end - start))
    low = max(start, min(middle - SHOWN // 2, end - SHOWN))
    high = min(end, low + SHOWN)
    low = low if low == start else text.find(" ", low, high) + 1 or low
    high = high if high == end else max(low + 1, text.rfind(" ", low, high))
    return Span(low, high)


def _turned(pair: Pair, left: Statement, right: Statement, *, translated: bool) -> bool:
    """Whether two sentences say the same but for one «not», and nothing makes up for it.

    Where the word that is denied is not found again, only in texts that are translations.
    """
    if abs(left.denials - right.denials) != 1:
        return False
    denying, stating = (left, right) if left.denials > right.denials else (right, left)
    one_language = pair.left.language == pair.right.language
    if one_language and Counter(left.negatives) == Counter(right.negatives):
        longest = max(len(left.stems), len(right.stems))
        apart = round(longest * (1 - in_common(pair.left, pair.right)))
        added = Counter(denying.stems) - Counter(stating.stems)
        own = any(word in added for denied in denying.denied for word in denied)
        if longest >= FEWEST and apart <= TURNED and not own:
            return True
    if denying.imperative or not _parallel(pair):
        return False
    if any(_compound(denied[0], stem) for denied in denying.denied for stem in stating.stems):
        return False
    if _contrary(denying.poles, stating.poles):
        return False
    if one_language:
        made_up = Counter(stating.negatives) - Counter(denying.negatives)
        return not made_up and _stated(denying, stating, _same, 2)
    if len(stating.negatives) > len(denying.negatives):
        return False
    plain = not stating.denials and not denying.negatives
    return (
        (translated and plain) or _stated(denying, stating, _cognate, 1) or _meant(denying, stating)
    )


def _stated(
    denying: Statement, stating: Statement, alike: Callable[[str, str], bool], least: int
) -> bool:
    """Whether what one side denies stands on the other side where nothing denies it.

    Of the words that a denial concerns the first must stand there, and `least` where there are
    so many.
    """
    here, there = _undenied(denying), _undenied(stating)
    for denied in denying.denied:
        known = [
            sum(n for stem, n in there.items() if alike(word, stem)) > here[word] for word in denied
        ]
        if known[0] and sum(known) >= min(least, len(known)):
            return True
    return False


def _undenied(statement: Statement) -> Counter[str]:
    denied = Counter(word for words in statement.denied for word in words)
    return Counter(statement.stems) - denied


def _same(word: str, stem: str) -> bool:
    return word == stem


def _compound(word: str, stem: str) -> bool:
    """Whether a word is part of another one, which may deny it («violent», «nonviolent»)."""
    return len(word) >= FEWEST and stem.find(word[: len(word) - 1]) > 0


def _contrary(denying: Sequence[Pole], stating: Sequence[Pole]) -> bool:
    """Whether one side denies a word of which the other has the opposite: not open, shut."""
    here = {(sort, -sign) for pole in denying if pole.denied for sort, sign in pole.sides}
    there = {side for pole in stating if not pole.denied for side in pole.sides}
    return not here.isdisjoint(there)


def _meant(denying: Statement, stating: Statement) -> bool:
    """Whether a word that one side denies is meant by one of the other, of those with opposites."""
    meant = Counter(side for pole in stating.poles if not pole.denied for side in pole.sides)
    meant.subtract(side for pole in denying.poles if not pole.denied for side in pole.sides)
    denied = {words[0] for words in denying.denied}
    return any(
        pole.denied and pole.stem in denied and all(meant[side] > 0 for side in pole.sides)
        for pole in denying.poles
    )


def _parallel(pair: Pair) -> bool:
    """Whether two sentences of like length are plainly each other's counterpart."""
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Statement) or not isinstance(right, Statement):
        return False
    readable = max(left.words, right.words) <= READABLE
    return readable and like_length(pair) and weight(pair, "parallel") >= COUNTERPART


def _cognate(word: str, stem: str) -> bool:
    """Whether a word of another language begins as this one does («verify», «vérifier»)."""
    size = max(FEWEST, round(COGNATE * len(word)))
    return len(word) >= FEWEST and (stem[:size] == word[:size] or fuzz.ratio(stem, word) >= LIKE)


def _asked(pair: Pair, context: Context) -> bool:
    """Whether one of two sentences is a question, which denies nothing."""
    return any("?" in context.text(claim) for claim in (pair.left, pair.right))
