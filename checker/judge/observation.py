"""What a kind of rule sees: the run's texts and pairs; and what it saw, before any policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from checker.config.vocabulary import in_force
from checker.judge.rule import Rule
from checker.judge.series import Place
from checker.judge.slack import Slack
from checker.judge.wording import quoted
from checker.model.claim import Claim, Kind, Reading
from checker.model.pair import Pair, Reason
from checker.model.values import Acronym, Figure, Members, Name, Period, Post, Quote, Trend
from checker.model.verdict import Severity, Verdict
from checker.model.vocabulary import Vocabulary
from checker.model.worlds import Worlds


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule is put to.

    Attributes:
        readings: the texts with their claims, by index.
        pairs: claims that align chose as partners.
        slack: tolerances, already with the rule's own.
        language: of the report.
        series: figures, by document and place, that are items of a series in their text.
    """

    readings: Mapping[int, Reading]
    pairs: tuple[Pair, ...]
    slack: Slack
    language: str
    series: frozenset[Place] = frozenset()

    @property
    def vocabulary(self) -> Vocabulary:
        """Return what the run's texts were read by."""
        return in_force(self.readings[min(self.readings)].document)

    def text(self, claim: Claim) -> str:
        """Return a claim's wording."""
        return claim.evidence.of(self.readings[claim.document].document.text)

    def said(self, claim: Claim) -> str:
        """Return a claim's wording in quotation marks of the report's language."""
        return quoted(self.text(claim), self.language)

    def claims(self, kind: Kind) -> Iterator[Claim]:
        """Give every claim of a kind, in order of document and place."""
        for index in sorted(self.readings):
            yield from (c for c in self.readings[index].claims if c.kind is kind)

    def paired(self, kind: Kind) -> Iterator[Pair]:
        """Give the pairs of a kind that may be compared."""
        for pair in self.pairs:
            if pair.gate is None and pair.left.kind is kind and pair.right.kind is kind:
                yield pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What is the case between claims, and the fields of the sentence that says so.

    Attributes:
        verdict: the fact.
        claims: those concerned, the one to be mended first where that is known.
        worlds: what each of the first claims commits to; may be shorter than `claims`.
        fields: of the rule's message; `left` and `right` are filled in from the claims.
        reasons: the steps taken, in order.
        pair: the pair that it rests on, or None.
        cap: the severest that it may be, or None for what the rule says.
        keys: normalised keys and values for the fingerprint; from the claims when empty.
    """

    verdict: Verdict
    claims: tuple[Claim, ...]
    worlds: tuple[Worlds, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    pair: Pair | None = None
    cap: Severity | None = None
    keys: tuple[tuple[str, ...], ...] = ()


class Procedure(Protocol):
    """Puts a rule's question to a run and gives what it sees."""

    def __call__(self, context: Context, rule: Rule) -> Iterator[Observation]:
        """Give what the rule's question brings to light, agreements included."""
        ...


def identity(claim: Claim) -> tuple[str, ...]:
    """Return what of a claim goes into a fingerprint: no offsets, no paths."""
    match claim.value:
        case Figure() as value:
            symbol = claim.unit.symbol if claim.unit else ""
            noun = claim.unit.noun if claim.unit else ""
            return ("figure", plain(value.value), plain(value.upper), value.modifier, symbol, noun)
        case Period() as value:
            return ("date", value.said or f"{value.first}/{value.last}", value.edge)
        case Name() as value:
            return ("name", value.surface)
        case Acronym() as value:
            return ("acronym", value.short)
        case Members() as value:
            return ("list", *sorted(member.key for member in value.named))
        case Quote() as value:
            return ("quote", *value.words)
        case Post() as value:
            return ("post", value.person, *value.words)
        case Trend() as value:
            return ("trend", str(value.sign), value.cue)
        case value:
            return ("sentence", *value.stems)


def plain(value: Decimal | None) -> str:
    """Return a number without exponent and without trailing zeros, '' for none."""
    return "" if value is None else f"{value.normalize():f}"
