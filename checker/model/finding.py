"""What is said to a person: a finding, an agreement, and the report that holds them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from checker.model.claim import Claim, Reading
from checker.model.pair import Pair, Reason
from checker.model.verdict import Severity, Verdict
from checker.model.worlds import Worlds


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a finding: a claim, how it was read in one line, and what it commits to."""

    claim: Claim
    reading: str
    worlds: Worlds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that an editor should look at.

    Attributes:
        rule: id of the rule.
        verdict: the fact.
        severity: the rule's policy for that fact.
        sides: the claims concerned, at least one.
        message: one sentence for a person, in the report's language.
        reasons: how it was come to, in order: why paired, what was compared, what decided.
        fingerprint: survives edits elsewhere and dies when a value changes.
    """

    rule: str
    verdict: Verdict
    severity: Severity
    sides: tuple[Side, ...]
    message: str
    reasons: tuple[Reason, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two or more claims that were compared under a rule and found to fit."""

    rule: str
    verdict: Verdict
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What makes the run untrustworthy, such as a crashed rule; it leads to exit status 2."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Everything that the rules said."""

    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that somebody has signed off.

    Attributes:
        finding: what was found.
        by: who decided, or ''.
        because: why it may stand.
        until: the last day on which the decision holds, in ISO form, or '' for no end.
        source: the decisions file, or the place of the comment in the text, that says so.
    """

    finding: Finding
    by: str = ""
    because: str = ""
    until: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """What a report says about a rule: its id, its family, its title, what it asks, and why."""

    id: str
    family: str = ""
    title: str = ""
    question: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run, ready to be rendered in any format.

    Attributes:
        readings: the documents with their claims; the draft first.
        judgement: findings in order of severity and place, agreements, problems.
        related: pairs that speak of something alike but may not be compared (`Pair.gate`).
        alone: claims without a counterpart.
        language: of the messages, `fr` or `en`.
        command: the command that repeats the run, or ''.
        accepted: findings that somebody has signed off; they are not among the judgement's.
        notices: what a person should know of the run itself, such as a decision gone stale.
        rules: what the rules that were asked are about, in order of id.
    """

    readings: tuple[Reading, ...]
    judgement: Judgement
    related: tuple[Pair, ...] = ()
    alone: tuple[Claim, ...] = ()
    language: str = "en"
    command: str = ""
    accepted: tuple[Accepted, ...] = ()
    notices: tuple[str, ...] = ()
    rules: tuple[RuleCard, ...] = ()


def fingerprint(rule: str, sides: tuple[tuple[str, ...], ...]) -> str:
    """Return 16 hex digits of SHA-256 over the rule and the sides' normalised keys and values.

    The order of the sides does not matter, so that swapping the documents keeps it.
    """
    text = "\x1e".join([rule, *sorted("\x1f".join(side) for side in sides)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
