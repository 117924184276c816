"""Kinds of rules on lists: other members, and a number announced that is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz import fuzz

from checker.judge.commit import members_worlds
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.judge.slack import Slack
from checker.lang.name_likeness import Likeness, names_alike
from checker.lang.name_words import fold_word, name_words
from checker.model.claim import Claim, Kind
from checker.model.pair import Pair, Reason
from checker.model.values import Member, Members, Name, NameKind
from checker.model.verdict import Severity, Verdict

LASTING = frozenset({NameKind.PERSON, NameKind.FIRM, NameKind.PLACE, NameKind.OTHER})
COUPLE = 2
"""Names that are a list of their own; a pair of names stands in many sentences."""
SHAPES = {
    "members": Shape(fields=frozenset({"only_left", "only_right"})),
    "announced": Shape(fields=frozenset({"announced", "named"})),
}


def members(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the verdict on each pair of lists of the same sort of things."""
    del rule
    for pair in context.paired(Kind.LIST):
        left, right = pair.left.value, pair.right.value
        if not isinstance(left, Members) or not isinstance(right, Members):
            continue
        if _brief(left, right) and not _parallel(pair, context.slack["names.couple"]):
            continue
        same = _counterparts(pair, left, right, context.slack)
        one, two = members_worlds(left), members_worlds(right, same)
        mine = {member.key for member in left.named}
        yours = {same.get(member.key, member.key) for member in right.named}
        only_left = [m.surface for m in left.named if m.key not in yours]
        only_right = [m.surface for m in right.named if same.get(m.key, m.key) not in mine]
        if _brief(left, right) and not mine & yours:
            continue
        verdict = _verdict(left, right, mine, yours)
        apart = {m.key for m in (*left.named, *right.named)} - (mine & yours)
        apart -= {key for key, other in same.items() if other in mine}
        proper = _named(pair, context, apart)
        if verdict is not Verdict.AGREE and not proper and not _told(pair, mine, yours):
            continue
        # Two nouns may well be synonyms, two names are not.
        if verdict is Verdict.CONFLICT and not proper:
            verdict = Verdict.APPROXIMATE
        yield Observation(
            verdict=verdict,
            claims=(pair.left, pair.right),
            worlds=(one, two),
            fields={"only_left": _enumerated(only_left), "only_right": _enumerated(only_right)},
            reasons=_reasons(only_left, only_right),
            pair=pair,
            cap=Severity.WARNING if _brief(left, right) else None,
        )


def _brief(left: Members, right: Members) -> bool:
    """Whether one of two lists is no more than two names that nothing announces."""
    return any(
        len(side.named) <= COUPLE and side.announced is None and not side.open
        for side in (left, right)
    )


def _parallel(pair: Pair, least: Decimal) -> bool:
    """Whether the sentences of a pair plainly say the same."""
    return any(r.label == "parallel" and r.weight >= least for r in pair.reasons)


def _verdict(left: Members, right: Members, mine: set[str], yours: set[str]) -> Verdict:
    """Closed lists that differ exclude each other; one that only names fewer may be cut short."""
    if mine == yours:
        return Verdict.AGREE
    if left.open or right.open:
        closed_fits = (left.open and mine <= yours) or (right.open and yours <= mine)
        return Verdict.AGREE if closed_fits else Verdict.APPROXIMATE
    if mine < yours or yours < mine:
        return Verdict.APPROXIMATE
    return Verdict.CONFLICT


def _told(pair: Pair, mine: set[str], yours: set[str]) -> bool:
    """Whether lists that are not of names alone differ beyond doubt.

    Common nouns of two languages have no common key; but where every other item has its
    counterpart, one more in the longer list has none, however it is translated.
    """
    if pair.left.language != pair.right.language:
        shorter, longer = sorted((mine, yours), key=len)
        return shorter < longer and len(longer - shorter) == 1 and len(shorter) > 1
    return _one(mine, yours)


def _one(mine: set[str], yours: set[str]) -> bool:
    """Whether lists of common nouns differ in one item alone, and share two at least."""
    apart = max(len(mine - yours), len(yours - mine))
    return apart == 1 and len(mine & yours) > apart


def _counterparts(pair: Pair, left: Members, right: Members, slack: Slack) -> dict[str, str]:
    """Return which member of the left list each member of the right one is, by its name."""
    languages = (pair.left.language, pair.right.language)
    mine = {member.key for member in left.named}
    found = {member.key: member.key for member in right.named if member.key in mine}
    free = [member for member in left.named if member.key not in found]
    for member in right.named:
        other = next((m for m in free if _alike(member, m, languages, slack)), None)
        if member.key not in found and other is not None:
            found[member.key] = other.key
            free.remove(other)
    return found


def _alike(one: Member, other: Member, languages: tuple[str, str], slack: Slack) -> bool:
    words = [set(member.key.split()) for member in (one, other)]
    if words[0] <= words[1] or words[1] <= words[0]:
        return True
    if _initials(one, other) or _initials(other, one):
        return True
    # Two languages bend one name more than a slip of the pen would.
    if languages[0] != languages[1] and _cognate(one.key, other.key, slack):
        return True
    left, right = (Name(surface=m.surface, key=m.key) for m in (one, other))
    return names_alike(right, left, languages) is not Likeness.DIFFERENT


def _initials(short: Member, long: Member) -> bool:
    """Whether one member is the acronym of the other («EC», «European Commission»)."""
    letters = short.surface.replace(".", "")
    words = [word for word in long.surface.split() if word[0].isupper()]
    return letters.isupper() and len(words) > 1 and letters == "".join(w[0] for w in words)


def _cognate(one: str, other: str, slack: Slack) -> bool:
    """Whether two names of as many words may be one, word by word, in two languages."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    letters = int(slack["names.cognate"])
    return len(one.split()) == len(other.split()) and all(
        a[:letters] == b[:letters] or fuzz.ratio(a, b) >= 100 * slack["names.bent"]
        for a, b in pairs
    )


def _named(pair: Pair, context: Context, apart: set[str]) -> bool:
    """Whether the members of both lists are proper names (or territories).

    Across languages those that are apart must be names that no language translates.
    """
    across = pair.left.language != pair.right.language
    for side in (pair.left, pair.right):
        names = [
            claim.evidence
            for claim in context.readings[side.document].claims
            if claim.kind is Kind.NAME
            and claim.evidence.overlaps(side.evidence)
            and (not across or _untranslated(claim))
        ]
        alone = name_words(side.language).capital_nouns
        if isinstance(side.value, Members) and not all(
            any(span.start <= member.start and member.end <= span.end for span in names)
            or (alone and names and _single(member))
            for member in side.value.named
            if not across or member.key in apart
        ):
            return False
    return True


def _single(member: Member) -> bool:
    """Whether a member is one word with a capital, as nouns and names alike have in German."""
    return member.surface.isalpha() and member.surface[0].isupper()


def _untranslated(claim: Claim) -> bool:
    name = claim.value
    if not isinstance(name, Name) or name.kind not in LASTING or name.head:
        return False
    words = name_words(claim.language)
    ordinary = words.translated | words.heads.keys()
    return not any(fold_word(word) in ordinary for word in name.surface.split())


def _enumerated(names: list[str]) -> str:
    return ", ".join(names) or "–"


def _reasons(only_left: list[str], only_right: list[str]) -> tuple[Reason, ...]:
    sides = (("only on the left", only_left), ("only on the right", only_right))
    return tuple(Reason(label=label, detail=", ".join(names)) for label, names in sides if names)


def announced(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the lists that announce another number of items than they name."""
    del rule
    for claim in context.claims(Kind.LIST):
        value = claim.value
        if not isinstance(value, Members) or value.announced is None or value.open:
            continue
        kept = value.announced == len(value.named)
        yield Observation(
            verdict=Verdict.AGREE if kept else Verdict.CONFLICT,
            claims=(claim,),
            fields={"announced": str(value.announced), "named": str(len(value.named))},
            reasons=(Reason(label="items counted", detail=_items(claim)),),
        )


def _items(claim: Claim) -> str:
    value = claim.value
    return ", ".join(m.surface for m in value.named) if isinstance(value, Members) else ""
