"""Kind of rule on posts: one person, two offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from checker.judge.kinds.sentences import retold
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.slack import Slack
from checker.lang.folding import stem
from checker.lang.spellings import skeleton
from checker.model.claim import Claim, Kind
from checker.model.pair import Reason
from checker.model.values import Post
from checker.model.verdict import Verdict
from checker.model.vocabulary import Vocabulary

CROWD = 50
"""Posts of one person that are set against each other, at most."""
SHAPES = {"post": Shape(fields=frozenset({"person"}))}


def post(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the persons whom the texts give posts that do not go together."""
    del rule
    translated = retold(context)
    people: dict[str, list[Claim]] = defaultdict(list)
    one_person = _persons(context)
    for claim in context.claims(Kind.POST):
        if isinstance(claim.value, Post) and claim.value.words and not claim.value.former:
            known = people[one_person[claim.value.person]]
            said = (claim.document, claim.value.words)
            if len(known) < CROWD and said not in {(c.document, _words(c)) for c in known}:
                known.append(claim)
    for claims in people.values():
        told: set[frozenset[tuple[str, ...]]] = set()
        for one, other in combinations(claims, 2):
            left, right = one.value, other.value
            if not isinstance(left, Post) or not isinstance(right, Post):
                continue
            # Inside one text a person may well hold two posts.
            if one.document == other.document:
                continue
            across = one.language != other.language
            named = bool(left.offices and right.offices)
            # Besides a post, a person may have any trade.
            if not named and (across or not set(left.words) & set(right.words)):
                continue
            pair = frozenset((left.words, right.words))
            if pair in told:
                continue
            told.add(pair)
            language = "" if across else one.language
            words = context.vocabulary
            same = _fits(left, right, language, words) or _elsewhere(claims, one, other, words)
            retold_here = (one.document, other.document) in translated
            close = not across and (retold_here or _paraphrased(left, right, context.slack))
            unlike = Verdict.COMPATIBLE if close else Verdict.APPROXIMATE
            yield Observation(
                verdict=Verdict.AGREE if same else unlike,
                claims=(one, other),
                fields={"person": left.person_surface},
                reasons=(Reason(label="one person", detail=left.person_surface),),
            )


def _persons(context: Context) -> dict[str, str]:
    """Return by the key of each person with a post one key for all spellings of the name.

    A family name alone is the person's whose full name ends with it, where only one does.
    """
    keys = {c.value.person for c in context.claims(Kind.POST) if isinstance(c.value, Post)}
    ends: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if " " in key:
            ends[key.rpartition(" ")[2]].add(skeleton(key))
    found = {}
    for key in sorted(keys):
        full = ends.get(key, set()) if " " not in key else set()
        found[key] = next(iter(full)) if len(full) == 1 else skeleton(key)
    return found


def _words(claim: Claim) -> tuple[str, ...]:
    return claim.value.words if isinstance(claim.value, Post) else ()


def _fits(left: Post, right: Post, language: str, known: Vocabulary) -> bool:
    """Whether one post is the other said with fewer words, or by another name that it has.

    `language` is that of both titles, '' for titles of two languages.
    """
    one, two = set(left.words), set(right.words)
    if one <= two or two <= one:
        return True
    if any(known.offices[office].any for office in (*left.offices, *right.offices)):
        return True
    alike = any(known.one_office(a, b) for a in left.offices for b in right.offices)
    if not language or not alike:
        return alike
    named = _office_words((*left.offices, *right.offices), language, known)
    return left.offices != right.offices or not _portfolio(one - named, two - named)


@lru_cache(maxsize=1024)
def _office_words(offices: tuple[str, ...], language: str, words: Vocabulary) -> frozenset[str]:
    """Return the stems of the words that name some posts in a language."""
    return frozenset(
        stem(word, language)
        for office in offices
        for name in words.offices[office].names.get(language, ())
        for word in name.split()
    )


def _portfolio(one: set[str], two: set[str]) -> bool:
    """Whether two titles of one office differ in words on both sides: two portfolios."""
    return bool(one - two) and bool(two - one)


def _paraphrased(left: Post, right: Post, slack: Slack) -> bool:
    """Whether two long titles share enough to be one, worded otherwise."""
    one, two = set(left.words), set(right.words)
    long = min(len(one), len(two)) >= slack["names.title"]
    return long and len(one & two) >= slack["names.title_shared"]


def _elsewhere(claims: list[Claim], one: Claim, other: Claim, words: Vocabulary) -> bool:
    """Whether one of the texts gives the person the other's post as well."""
    return any(
        isinstance(third.value, Post)
        and isinstance(given.value, Post)
        and third.document == side.document
        and _fits(
            third.value,
            given.value,
            third.language if third.language == given.language else "",
            words,
        )
        for side, given in ((one, other), (other, one))
        for third in claims
        if third is not side
    )
