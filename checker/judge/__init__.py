"""Pairs and rules become findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.judge.known_kinds import procedures
from checker.judge.observation import Context, Observation
from checker.judge.rule import LANGUAGES, Rule
from checker.judge.rulebook import chosen, rules
from checker.judge.series import in_series
from checker.judge.settle import settled
from checker.judge.slack import slack
from checker.model.claim import Reading
from checker.model.finding import Judgement, Problem
from checker.model.pair import Pair

__all__ = ["chosen", "judge", "rules"]


def judge(
    readings: Sequence[Reading],
    pairs: Sequence[Pair],
    *,
    language: str = "en",
    by: Sequence[Rule] | None = None,
) -> Judgement:
    """Return what the rules say of the pairs and of each reading by itself.

    Args:
        readings: the run's texts with their claims.
        pairs: the chosen pairs of every comparison.
        language: of the messages, `fr` or `en`.
        by: the rules to ask; all that are shipped when None.

    A rule that crashes becomes a problem of the judgement; the others are still asked.
    """
    context = Context(
        readings={reading.document.index: reading for reading in readings},
        pairs=tuple(pairs),
        slack=slack(),
        language=language if language in LANGUAGES else "en",
        series=in_series(readings),
    )
    seen: list[tuple[Rule, Observation]] = []
    problems: list[Problem] = []
    for rule in rules() if by is None else by:
        try:
            seen += [(rule, observation) for observation in _asked(rule, context)]
        except Exception as error:  # noqa: BLE001 - one rule's fault must not hide the others
            problems.append(_problem(rule, error))
    findings, agreements = settled(seen, context)
    return Judgement(findings=findings, agreements=agreements, problems=tuple(problems))


def _asked(rule: Rule, context: Context) -> list[Observation]:
    procedure = procedures()[rule.kind]
    return list(procedure(replace(context, slack=context.slack.with_rule(rule.slack)), rule))


def _problem(rule: Rule, error: Exception) -> Problem:
    what = f"crashed and said nothing: {type(error).__name__}: {error}"
    return Problem(where=f"rule {rule.id}", what=" ".join(what.split()))
