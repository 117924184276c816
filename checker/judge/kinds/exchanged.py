"""Kind of rule on names that have changed places: «A sued B» here, «B sued A» there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.folding import fold, stem
from checker.lang.name_words import NameWords, name_words
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.model.pair import Reason
from checker.model.values import Name
from checker.model.verdict import Severity, Verdict

SHAPES = {"exchanged": Shape()}
BETWEEN = 80
"""Characters between two names at most, within which a verb tells who did what to whom."""
CROWD = 12
"""Names of one sentence that are tried, at most."""
WORD = re.compile(r"[^\W_]+")

Sentences = tuple[int, Span]


def exchanged(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the names that two sentences of one language set about the same words in other order."""
    del rule
    for (one, two), names in _by_sentences(context).items():
        for a, b in combinations(names[:CROWD], 2):
            first = _ordered(a[0], b[0])
            second = _ordered(a[1], b[1])
            turned = (first[0] is a[0]) is not (second[0] is a[1])
            if turned and _same_words(first, second, context) and one[0] != two[0]:
                yield Observation(
                    verdict=Verdict.CONFLICT,
                    claims=(first[0], second[0], first[1], second[1]),
                    reasons=(Reason(label="names exchanged", detail=_said(first, context)),),
                    cap=Severity.WARNING,
                )


def _by_sentences(
    context: Context,
) -> dict[tuple[Sentences, Sentences], list[tuple[Claim, Claim]]]:
    """Return by two sentences of one language the names that both have, each as said in either."""
    places: dict[Sentences, dict[str, Claim]] = defaultdict(dict)
    for claim in context.claims(Kind.NAME):
        if isinstance(claim.value, Name):
            places[claim.document, claim.sentence].setdefault(claim.value.key, claim)
    found: dict[tuple[Sentences, Sentences], list[tuple[Claim, Claim]]] = {}
    for pair in context.paired(Kind.SENTENCE):
        one = (pair.left.document, pair.left.sentence)
        two = (pair.right.document, pair.right.sentence)
        if pair.left.language == pair.right.language:
            mine, yours = places[one], places[two]
            found[one, two] = [(mine[key], yours[key]) for key in sorted(mine.keys() & yours)]
    return found


def _ordered(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    return (one, other) if one.evidence < other.evidence else (other, one)


def _same_words(first: tuple[Claim, Claim], second: tuple[Claim, Claim], context: Context) -> bool:
    """Whether the same words stand between two names of either sentence, a verb of one side."""
    words = name_words(first[0].language)
    between = [_between(pair, context) for pair in (first, second)]
    stems = [[stem(word, words.code) for word in said] for said in between]
    return bool(stems[0]) and stems[0] == stems[1] and _one_sided(between[0], words)


def _between(pair: tuple[Claim, Claim], context: Context) -> list[str]:
    text = context.readings[pair[0].document].document.text
    start, end = pair[0].evidence.end, pair[1].evidence.start
    return WORD.findall(text[start:end]) if end - start <= BETWEEN else []


def _one_sided(said: Sequence[str], words: NameWords) -> bool:
    """Whether words between two names say what one did to the other, and not what both did."""
    folded = [fold(word) for word in said]
    small = words.articles | words.link_first | words.place_before | words.particles
    content = [word for word in folded if word not in small and word not in words.and_first]
    return bool(content) and not words.and_first & set(folded) and not words.mutual & set(content)


def _said(pair: tuple[Claim, Claim], context: Context) -> str:
    text = context.readings[pair[0].document].document.text
    return text[pair[0].evidence.start : pair[1].evidence.end]
