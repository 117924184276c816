"""The runner for a rule's examples: shipped rules and rule packs are tested alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from checker.config.options import Options
from checker.judge import rules
from checker.judge.rule import Example, Rule
from checker.model.finding import Judgement
from checker.model.verdict import Verdict
from checker.pipeline import Source, run

LEFT, RIGHT = "left.txt", "right.txt"


def judged(example: Example) -> Judgement:
    """Return what the whole pipeline says of an example's text or texts."""
    sources = [Source(name=LEFT, data=example.left.encode())]
    if example.right:
        sources.append(Source(name=RIGHT, data=example.right.encode()))
    languages = {LEFT: example.lang, RIGHT: example.right_lang or example.lang}
    dates: Mapping[str, dt.date | None] = {LEFT: example.left_date, RIGHT: example.right_date}
    options = Options(
        languages={source.name: languages[source.name] for source in sources},
        dates={name: date for name, date in dates.items() if date is not None},
    )
    return run(sources, options).report.judgement


def fault(rule: Rule, example: Example) -> str:
    """Return what is wrong with an example of a rule, or '' when it comes out as it says.

    An example with a verdict must lead to exactly one finding, of this rule with that verdict (or
    to an agreement under this rule where the verdict is one that the rule does not report); a
    silent one to no finding of this rule.
    """
    judgement = judged(example)
    if judgement.problems:
        return "; ".join(f"{p.where}: {p.what}" for p in judgement.problems)
    found = [f"{f.rule} {f.verdict} {f.severity}: {f.message}" for f in judgement.findings]
    mine = [f for f in judgement.findings if f.rule == rule.id]
    if example.verdict is None:
        return f"is not silent: {found}" if mine else ""
    if example.verdict not in rule.severity:
        agreed = any(a.rule == rule.id for a in judgement.agreements)
        return "" if agreed and not found else f"no agreement under the rule; found {found}"
    if len(found) != 1 or not mine:
        return f"exactly one finding of {rule.id} was due; found {found}"
    if mine[0].verdict is not example.verdict:
        return f"verdict is {mine[0].verdict}, not {example.verdict}"
    if example.severity is not None and mine[0].severity is not example.severity:
        return f"severity is {mine[0].severity}, not {example.severity}"
    return ""


def lacking(rule: Rule) -> str:
    """Return what a rule's examples leave out, or ''.

    Every verdict that the rule reports must be shown, in French and in English at least once
    each, and one example must be silent.
    """
    shown = {example.verdict for example in rule.examples}
    missing = [str(verdict) for verdict in Verdict if verdict in rule.severity]
    missing = [name for name in missing if Verdict(name) not in shown]
    if missing:
        return f"shows no example of {', '.join(missing)}"
    if None not in shown and Verdict.AGREE not in shown:
        return "shows no example on which it is silent"
    languages = {example.lang for example in rule.examples}
    left_out = sorted({"fr", "en"} - languages)
    return f"shows no example in {', '.join(left_out)}" if left_out else ""


def faults(*packs: Path) -> Iterator[str]:
    """Give every fault of the examples of rule packs, each with the rule it belongs to.

    Args:
        packs: folders of rule files; those that are shipped when there is none.

    Raises:
        ConfigError: a file of a pack is no rule.
    """
    shipped = {rule.id: rule for rule in rules()}
    for rule in rules(packs):
        if packs and shipped.get(rule.id) == rule:
            continue
        if lack := lacking(rule):
            yield f"{rule.path}: {lack}"
        for number, example in enumerate(rule.examples, 1):
            if wrong := fault(rule, example):
                yield f"{rule.path}, example {number}: {wrong}"
