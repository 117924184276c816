"""Kind of rule on ranks in words: «one of the main partners» against «the main partner»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.about_words import about_words
from checker.lang.folding import fold, stem
from checker.model.claim import Claim, Kind
from checker.model.document import Span
from checker.model.pair import Reason
from checker.model.verdict import Verdict

SHAPES = {"open_rank": Shape()}
OPEN, TOP = "open_rank", "top_rank"
KNOWN_AGAIN = 5  # letters by which an adjective in another form is known again
READ = 2000  # characters of a sentence that are read
WORD = re.compile(r"[^\W_]+")

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A rank in words: the sentence's claim with the words as evidence, and what is ranked."""

    claim: Claim
    label: str
    noun: tuple[str, str]


def open_rank(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the things that one text calls the first and the other one of the first."""
    del rule
    ranked = [r for claim in context.claims(Kind.SENTENCE) for r in _ranks(claim, context)]
    by_noun: dict[tuple[str, str], list[Ranked]] = defaultdict(list)
    for one in ranked:
        by_noun[one.claim.language, one.noun[0]].append(one)
    told: set[tuple[str, str]] = set()
    for key in sorted(by_noun):
        for one in by_noun[key]:
            for other in by_noun[key]:
                apart = one.claim.document < other.claim.document and one.label != other.label
                if apart and key not in told and _of_one(one, other):
                    told.add(key)
                    yield Observation(
                        verdict=Verdict.COMPATIBLE,
                        claims=(one.claim, other.claim),
                        reasons=(Reason(label="rank in words", detail=key[1]),),
                        keys=((one.label, *one.noun), (other.label, *other.noun)),
                    )


def _of_one(one: Ranked, other: Ranked) -> bool:
    """Whether two ranks are of one sort of thing, in sentences that share a name."""
    kinds = [ranked.noun[1][:KNOWN_AGAIN] for ranked in (one, other)]
    names = one.claim.subject.sentence_entities & other.claim.subject.sentence_entities
    return kinds[0] == kinds[1] and bool(names)


def _ranks(claim: Claim, context: Context) -> Iterator[Ranked]:
    text = context.readings[claim.document].document.text
    end = min(claim.sentence.end, claim.sentence.start + READ)
    tokens = list(WORD.finditer(text, claim.sentence.start, end))
    words = [fold(token.group()) for token in tokens]
    phrases = _phrases(claim.language)
    reach = -1
    for at, word in enumerate(words):
        if at <= reach:
            continue
        for phrase, label in phrases.get(word, ()):
            last = at + len(phrase)
            if tuple(words[at:last]) != phrase:
                continue
            noun, stop = _noun(words, last, claim.language)
            if noun[0]:
                span = Span(tokens[at].start(), tokens[stop].end())
                yield Ranked(claim=replace(claim, evidence=span), label=label, noun=noun)
            reach = last - 1
            break


@cache
def _phrases(code: str) -> Phrases:
    """Return the phrases of a language by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    cues = about_words(code).phrases
    for label in (OPEN, TOP):
        for cue in cues.get(label, ()):
            phrase = tuple(fold(cue).split())
            found[phrase[0]].append((phrase, label))
    return {first: sorted(some, key=lambda p: -len(p[0])) for first, some in found.items()}


def _noun(words: Sequence[str], at: int, code: str) -> tuple[tuple[str, str], int]:
    """Return the stems of the one or two content words from a place on, and the last one's."""
    function = about_words(code).function
    found: list[str] = []
    for word in words[at : at + 2]:
        if word in function or not word.isalpha():
            break
        found.append(stem(word, code))
    one, other = [*found, "", ""][:2]
    return (one, other), at + max(0, len(found) - 1)
