"""Kind of rule on names in one place: sentences that say the same of two different names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from checker.judge.kinds.second_names import acronym_of, glossed, named
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.folding import fold, stem
from checker.lang.name_likeness import Likeness, names_alike, one_word_apart
from checker.lang.name_words import name_words
from checker.model.claim import Claim, Kind
from checker.model.pair import Pair, Reason
from checker.model.values import Name, NameKind
from checker.model.verdict import Severity, Verdict

SHAPES = {"slot": Shape()}
ARTICLE = re.compile(r"\b[^\W\d_]{1,2}['’]")
CONTENT = 3
"""Shorter words of a name are articles and prepositions."""


def slot(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the pairs of sentences that say the same of two different names."""
    kinds = rule.applies.get("name")
    seen = _Seen.of(context)
    for pair in context.paired(Kind.NAME):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Name) or not isinstance(right, Name):
            continue
        if pair.left.document == pair.right.document:
            continue
        if _one_word_changed(pair, left, right):
            explained = glossed(pair.left, pair.right, seen.mentions, context)
            if _asked(left, right, kinds) and _frame(pair) not in seen.series and not explained:
                yield from _reworded_name(pair, seen)
            continue
        if kinds is not None and not {left.kind, right.kind} <= set(kinds):
            continue
        if left.kind is not right.kind and NameKind.OTHER not in (left.kind, right.kind):
            continue
        if _one_name(pair, left, right, seen, context):
            yield Observation(verdict=Verdict.AGREE, claims=(pair.left, pair.right), pair=pair)
        elif seen.told_apart(pair, left, right) and seen.new(pair, left, right):
            yield Observation(
                verdict=Verdict.CONFLICT,
                claims=(pair.left, pair.right),
                reasons=(
                    Reason(label="same place, other name", detail=f"{left.key} / {right.key}"),
                ),
                pair=pair,
                cap=seen.cap(pair, left, right),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the texts show besides a pair of names.

    Attributes:
        present: keys of the names of each text.
        series: words that several pairs of names share which differ in one word: translated.
        sure: score from which two sentences surely say the same.
        places: keys of the vocabulary's places.
        mentions: every mention of each name, by its key.
    """

    present: Mapping[int, frozenset[str]]
    series: frozenset[tuple[str, ...]]
    sure: float
    places: frozenset[str]
    mentions: Mapping[str, Sequence[Claim]]

    @classmethod
    def of(cls, context: Context) -> _Seen:
        """Return what a run shows."""
        sure = context.slack.sure(Kind.NAME).error_score
        places = frozenset(place.id for place in context.vocabulary.places)
        return cls(
            present=_keys(context),
            series=_series(context),
            sure=sure,
            places=places,
            mentions=named(context),
        )

    def new(self, pair: Pair, left: Name, right: Name) -> bool:
        """Whether neither text knows the other's name, or the two surely stand in one place.

        A name that the other text knows too was else most likely set beside the wrong one.
        """
        strange = left.key not in self.present[pair.right.document]
        strange_too = right.key not in self.present[pair.left.document]
        if strange and strange_too:
            return True
        return lone(pair) and pair.score >= self.sure

    def told_apart(self, pair: Pair, left: Name, right: Name) -> bool:
        """Whether two names can be told apart in the languages of their texts."""
        one_language = pair.left.language == pair.right.language
        return one_language or _coded(left, right, self.places) or lone(pair)

    def cap(self, pair: Pair, left: Name, right: Name) -> Severity | None:
        """Return the severest that another name may be, None for what the rule says."""
        across = pair.left.language != pair.right.language
        unsure = NameKind.OTHER in (left.kind, right.kind)
        unsure = unsure or (across and not _coded(left, right, self.places))
        return Severity.WARNING if unsure else None


def lone(pair: Pair) -> bool:
    """Whether two names alone have no counterpart in sentences that say the same."""
    return any(reason.label == "lone" and reason.weight > 0 for reason in pair.reasons)


def _one_name(pair: Pair, left: Name, right: Name, seen: _Seen, context: Context) -> bool:
    """Whether two names stand for one thing, whatever their spelling and wording."""
    languages = (pair.left.language, pair.right.language)
    if names_alike(left, right, languages) is not Likeness.DIFFERENT:
        return True
    return (
        _near(left, right, context.slack["names.near"])
        or _cut_short(left, right)
        or _other_head(pair, left, right)
        or _reworded(pair)
        or acronym_of(pair.left, pair.right, context)
        or glossed(pair.left, pair.right, seen.mentions, context)
    )


def _cut_short(left: Name, right: Name) -> bool:
    """Whether one name is the beginning of the other: an abbreviation, or a damaged text."""
    one, two = fold(left.surface), fold(right.surface)
    return one.startswith(two) or two.startswith(one)


def _other_head(pair: Pair, left: Name, right: Name) -> bool:
    """Whether two names call one thing by two nouns («… Atoll», «… Island»)."""
    odd = one_word_apart(left, right)
    return odd is not None and not _one_word_changed(pair, left, right)


def _series(context: Context) -> frozenset[tuple[str, ...]]:
    """Return the words that several pairs of names share that differ in one word: translated."""
    frames: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for pair in context.paired(Kind.NAME):
        if isinstance(pair.left.value, Name) and _frame(pair):
            frames[_frame(pair)].add(pair.left.value.key)
    return frozenset(frame for frame, keys in frames.items() if len(keys) > 1)


def _frame(pair: Pair) -> tuple[str, ...]:
    """Return the words that two names share which differ in one word, () for other names."""
    left, right = pair.left.value, pair.right.value
    if not isinstance(left, Name) or not isinstance(right, Name):
        return ()
    if not _one_word_changed(pair, left, right):
        return ()
    return tuple(sorted(set(fold(left.surface).split()) & set(fold(right.surface).split())))


def _one_word_changed(pair: Pair, left: Name, right: Name) -> bool:
    """Whether two names differ in one word that is no other word for the same sort of thing."""
    odd = one_word_apart(left, right)
    if odd is None:
        return False
    sides = [
        (word, name_words(claim.language))
        for word, claim in zip(odd, (pair.left, pair.right), strict=True)
    ]
    if any(word in words.articles for word, words in sides):
        return False
    return not all(word in words.heads or word in words.translated for word, words in sides)


def _asked(left: Name, right: Name, kinds: tuple[str, ...] | None) -> bool:
    """Whether a rule is about two names of which one may be of no known kind."""
    person = NameKind.PERSON in (left.kind, right.kind)
    return kinds is None or (NameKind.PERSON in kinds) == person


def _reworded_name(pair: Pair, seen: _Seen) -> Iterator[Observation]:
    """Give two names of parallel sentences that differ in one word, unknown to the other text."""
    left, right = pair.left.value, pair.right.value
    assert isinstance(left, Name)  # noqa: S101 - the caller has seen to it
    assert isinstance(right, Name)  # noqa: S101 - the caller has seen to it
    strange = left.key not in seen.present[pair.right.document]
    strange_too = right.key not in seen.present[pair.left.document]
    # A name that the other text knows stands here for another where the sentences say the same.
    if not (strange and strange_too) and not ((strange or strange_too) and pair.score >= seen.sure):
        return
    yield Observation(
        verdict=Verdict.CONFLICT,
        claims=(pair.left, pair.right),
        reasons=(Reason(label="one word changed", detail=f"{left.key} / {right.key}"),),
        pair=pair,
        cap=Severity.WARNING,
    )


def _near(left: Name, right: Name, least: Decimal) -> bool:
    """Whether two names are spelt so much alike that they are one, whatever the spelling."""
    one, two = fold(left.surface), fold(right.surface)
    if left.given and left.given == right.given:
        one, two = left.family, right.family
    return SequenceMatcher(None, one, two).ratio() >= least


def _reworded(pair: Pair) -> bool:
    """Whether one name says with the same words what the other says, in any order."""
    bags = [
        {stem(word, claim.language) for word in ARTICLE.sub(" ", claim.value.surface).split()}
        for claim in (pair.left, pair.right)
        if isinstance(claim.value, Name)
    ]
    long = [{word for word in bag if len(word) >= CONTENT} for bag in bags]
    return bool(long[0] and long[1]) and (long[0] <= long[1] or long[1] <= long[0])


def _coded(left: Name, right: Name, places: frozenset[str]) -> bool:
    """Whether two names can be told apart in any language: persons, and places of one key."""
    if left.kind is NameKind.PERSON:
        return True
    return all(
        name.kind is NameKind.PLACE and (name.key.isupper() or name.key in places)
        for name in (left, right)
    )


def _keys(context: Context) -> dict[int, frozenset[str]]:
    keys: dict[int, set[str]] = {index: set() for index in context.readings}
    for claim in context.claims(Kind.NAME):
        if isinstance(claim.value, Name):
            keys[claim.document].add(claim.value.key)
    return {document: frozenset(known) for document, known in keys.items()}
