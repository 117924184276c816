"""Names as the rules see them: every spelling with its places, and what two of them make known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule
from checker.lang.folding import fold
from checker.model.claim import Claim, Kind
from checker.model.pair import Reason
from checker.model.values import Name, NameKind
from checker.model.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A name in one spelling, with every place where it stands."""

    name: Name
    claims: tuple[Claim, ...]

    @property
    def languages(self) -> frozenset[str]:
        """Return the languages in which it is spelt so."""
        return frozenset(claim.language for claim in self.claims)


def said(context: Context, rule: Rule) -> list[Said]:
    """Return every spelling of every name that the rule applies to, in order of first place."""
    kinds = rule.applies.get("name")
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in context.claims(Kind.NAME):
        name = claim.value
        if isinstance(name, Name) and (kinds is None or name.kind in kinds):
            found[claim.language, " ".join(fold(name.surface).split()), name.key].append(claim)
    return [
        Said(name=first, claims=tuple(claims))
        for claims in found.values()
        if isinstance(first := claims[0].value, Name)
    ]


def observed(verdict: Verdict, one: Said, other: Said, step: str) -> Observation:
    """Return what is the case between two names, each shown at its first places."""
    claims = (one.claims[0], other.claims[0], *one.claims[1:2], *other.claims[1:2])
    return Observation(
        verdict=verdict,
        claims=claims,
        reasons=(Reason(label=step, detail=f"{one.name.surface} / {other.name.surface}"),),
        keys=(_key(one.name), _key(other.name)),
    )


def _key(name: Name) -> tuple[str, ...]:
    """Return what of a name goes into a fingerprint; a person is known by the family name."""
    last = fold(name.surface).split()[-1:]
    return ("person", *last) if name.kind is NameKind.PERSON else ("name", fold(name.surface))
