"""Kinds of rules on acronyms: two short forms of one long form, two long forms of one short."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.slack import Slack
from checker.lang.folding import fold
from checker.lang.name_words import name_words
from checker.model.claim import Claim, Kind
from checker.model.pair import Reason
from checker.model.values import Acronym
from checker.model.verdict import Verdict
from checker.model.vocabulary import Vocabulary

SHAPES = {
    "acronym": Shape(forms=frozenset({"short", "long", "misfit"}), fields=frozenset({"long"}))
}
PART = re.compile(r"[^\W_]+")
SHORTEST = 3
CROWD = 300  # acronyms that are set against each other, at most


def acronym(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the long forms with two acronyms, the acronyms with two, or letters that do not fit."""
    sees = {"short": _shorts, "long": _longs, "misfit": _misfits}[rule.form]
    first: dict[tuple[str, str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in context.claims(Kind.ACRONYM):
        value = claim.value
        if isinstance(value, Acronym) and len(value.short) >= SHORTEST:
            first[claim.language, value.short, value.key].append(claim)
    yield from sees(list(first.values())[:CROWD], context)


def _shorts(groups: Sequence[list[Claim]], context: Context) -> Iterator[Observation]:
    known = _known(context)
    for one, other in combinations(groups, 2):
        left, right = one[0].value, other[0].value
        if not isinstance(left, Acronym) or not isinstance(right, Acronym):
            continue
        if left.short == right.short or not (left.key or right.key):
            continue
        if _plural(left.short, right.short):
            continue
        step = _same_thing(one[0], other[0], left, right, context.slack)
        if not step:
            continue
        # A text that knows both, each with a long form of its own, means two things.
        if left.key and right.key and left.key != right.key and _both(known, left, right):
            continue
        yield Observation(
            verdict=Verdict.APPROXIMATE,
            claims=(one[0], other[0], *_elsewhere(context, one[0], other[0])),
            fields={"long": left.long or right.long},
            reasons=(Reason(label=step, detail=f"{left.short} / {right.short}"),),
            keys=(("acronym", left.short), ("acronym", right.short)),
        )


def _elsewhere(context: Context, *shown: Claim) -> list[Claim]:
    """Return the first place of each of two acronyms in each text where it is not shown yet."""
    shorts = {claim.value.short for claim in shown if isinstance(claim.value, Acronym)}
    seen = {(claim.document, claim.value) for claim in shown}
    places = {(document, value.short) for document, value in seen if isinstance(value, Acronym)}
    found = []
    for claim in (*context.claims(Kind.ACRONYM), *context.claims(Kind.NAME)):
        said = claim.value.short if isinstance(claim.value, Acronym) else context.text(claim)
        if said in shorts and (claim.document, said) not in places:
            places.add((claim.document, said))
            found.append(claim)
    return found


def _known(context: Context) -> dict[int, dict[str, set[tuple[str, ...]]]]:
    known: dict[int, dict[str, set[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(set))
    for claim in context.claims(Kind.ACRONYM):
        if isinstance(claim.value, Acronym) and claim.value.key:
            known[claim.document][claim.value.short].add(claim.value.key)
    return known


def _both(known: dict[int, dict[str, set[tuple[str, ...]]]], left: Acronym, right: Acronym) -> bool:
    return any(
        left.key in shorts.get(left.short, set()) and right.key in shorts.get(right.short, set())
        for shorts in known.values()
    )


def _same_thing(one: Claim, other: Claim, left: Acronym, right: Acronym, slack: Slack) -> str:
    """Return why two acronyms stand for one thing in one language, or ''."""
    transposed = sorted(left.short.upper()) == sorted(right.short.upper())
    if one.language != other.language:
        both = bool(left.key and right.key)
        # A translation turns the words round, and their letters with them.
        own = _spelt_out(left, one.language) and _spelt_out(right, other.language)
        slipped = transposed and both and not own and len(left.short) > SHORTEST
        return "letters transposed" if slipped else ""
    if left.key and right.key:
        alike = _shared(left.key, right.key) >= slack["names.long_alike"]
        return "one long form" if alike else ""
    return "letters transposed" if transposed and len(left.short) > SHORTEST else ""


def _spelt_out(value: Acronym, language: str) -> bool:
    """Whether the letters are the initials of the long form, small words counted or not."""
    words = name_words(language)
    small = words.articles | words.particles | words.link_first | words.and_first
    parts = [fold(part) for part in PART.findall(value.long)]
    letters = "".join(c for c in fold(value.short) if c.isalnum())
    kept = "".join(part[0] for part in parts if part not in small)
    every = "".join(part[0] for part in parts)
    abridged = _in_order(kept, letters) and _in_order(letters, "".join(parts))
    return bool(kept) and (abridged or _in_order(letters, every))


def _in_order(few: str, many: str) -> bool:
    """Whether all letters of one stretch stand in the other, in the same order."""
    left = iter(many)
    return all(letter in left for letter in few)


def _longs(groups: Sequence[list[Claim]], context: Context) -> Iterator[Observation]:
    for one, other in combinations(groups, 2):
        left, right = one[0].value, other[0].value
        if not isinstance(left, Acronym) or not isinstance(right, Acronym):
            continue
        if left.short != right.short or one[0].language != other[0].language:
            continue
        if not left.key or not right.key or left.key == right.key:
            continue
        # Where the letters are no initials, it is a guess which words are meant.
        if not all(_spelt_out(value, one[0].language) for value in (left, right)):
            continue
        reworded = _shared(left.key, right.key) > context.slack["names.long_apart"]
        yield Observation(
            verdict=Verdict.COMPATIBLE if reworded else Verdict.APPROXIMATE,
            claims=(one[0], other[0]),
            fields={"long": f"{left.long} / {right.long}"},
            reasons=(Reason(label="two long forms", detail=f"{left.long} / {right.long}"),),
            keys=(("long", *left.key), ("long", *right.key)),
        )


def _misfits(groups: Sequence[list[Claim]], context: Context) -> Iterator[Observation]:
    """Give the acronyms whose letters are not in the common nouns that they are to stand for."""
    for group in groups:
        value = next(
            (c.value for c in group if isinstance(c.value, Acronym) and c.value.long), None
        )
        if value is None or value.long != value.long.lower():
            continue
        if known_body(value.short, context.vocabulary):
            continue
        letters = "".join(c for c in fold(value.short).removesuffix("s") if c.isalnum())
        if not _in_order(letters, fold(value.long)):
            yield Observation(
                verdict=Verdict.APPROXIMATE,
                claims=(group[0],),
                fields={"long": value.long},
                reasons=(Reason(label="letters", detail=f"{value.short} / {value.long}"),),
                keys=(("misfit", value.short, *value.key),),
            )


@lru_cache(maxsize=8)
def _bodies(words: Vocabulary) -> frozenset[str]:
    return frozenset(
        name for entry in words.bodies for names in entry.names.values() for name in names
    )


def known_body(short: str, words: Vocabulary) -> bool:
    """Return whether an acronym is that of a body of the vocabulary, in any language."""
    return short in _bodies(words)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    left, right = set(one), set(other)
    return len(left & right) / len(left | right)


def _plural(one: str, other: str) -> bool:
    return one.upper().rstrip("S") == other.upper().rstrip("S") and one.upper() != other.upper()
