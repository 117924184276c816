"""The list of rules and the page of each: what it asks, why, when it speaks, and examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.cli.outputs import to_stdout
from checker.cli.settings import settings
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.judge.rule import Example, Rule


GENERATED = "<!-- Written by `checker rules --format markdown > docs/rules.md`. -->\n"


def show_rules(name: str, form: str, given: Mapping[str, Any]) -> None:
    """Print the list of rules, or the pages of those that a name stands for.

    Raises:
        ConfigError: there is no such rule or family.
    """
    from checker.cli.settings import asked  # noqa: PLC0415 - stands with its one use

    every = asked(settings(given).configuration)
    shown = [rule for rule in every if name in (rule.id, rule.family)] if name else list(every)
    if not shown:
        raise ConfigError(f"rule {name!r}", "there is no such rule or family", _near(name, every))
    if form == "markdown":
        text = "\n".join([*([] if name else [GENERATED]), *(page(rule) for rule in shown)])
    elif name:
        text = "\n".join(_unmarked(page(rule)) for rule in shown)
    else:
        text = listing(every)
    to_stdout(text.encode("utf-8"))


def listing(every: Sequence[Rule]) -> str:
    """Return the rules by family, a line each: id, severities, title."""
    lines: list[str] = []
    family = ""
    width = max(len(rule.id) for rule in every)
    for rule in every:
        if rule.family != family:
            family = rule.family
            lines += [*([""] if lines else []), family]
        grades = sorted(set(rule.severity.values()), reverse=True)
        severity = ", ".join(str(grade) for grade in grades) or "off"
        lines.append(f"  {rule.id:<{width}}  {severity:<21}  {title(rule)}")
    return "\n".join(lines) + "\n"


def title(rule: Rule) -> str:
    """Return the rule's English title."""
    return rule.title.get("en") or next(iter(rule.title.values()), rule.id)


def page(rule: Rule) -> str:
    """Return a rule's page as Markdown."""
    return "\n".join(_page(rule)) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}: {title(rule)}\n"
    yield f"Family {rule.family}; kind {rule.kind}.\n"
    yield f"## Question\n\n{_flowing(rule.question)}\n"
    yield f"## Why\n\n{_flowing(rule.why)}\n"
    yield "## What it compares\n"
    for key, values in rule.applies.items():
        yield f"* {key}: {', '.join(values)}"
    if not rule.applies:
        yield "* every claim of its kind"
    yield "\n## Severity\n"
    for verdict, severity in rule.severity.items():
        yield f"* {verdict.value}: {severity}"
    yield "* any other verdict: silent"
    if rule.slack:
        yield "\n## Slack\n"
        yield from (f"* {key}: {share}" for key, share in rule.slack.items())
    yield "\n## Examples\n"
    for example in rule.examples:
        yield from _example(example)
    yield f"## Source\n\n{_flowing(rule.source)}"


def _example(example: Example) -> Iterator[str]:
    verdict = example.verdict.value if example.verdict else "silent"
    grade = f", {example.severity}" if example.severity else ""
    because = f": {_flowing(example.because)}" if example.because else ""
    yield f"* **{verdict}{grade}**{because}"
    for text, day in ((example.left, example.left_date), (example.right, example.right_date)):
        if text:
            yield f"  * {' '.join(text.split())}" + (f" ({day})" if day else "")
    yield ""


def _flowing(text: str) -> str:
    return " ".join(text.split())


def _unmarked(text: str) -> str:
    """Return a page for a terminal: headings in capitals, paragraphs wrapped."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("# "):
            lines.append(line[2:])
        elif line.startswith("## "):
            lines.append(line[3:].upper())
        else:
            indent = " " * (2 + len(line) - len(line.lstrip())) if line else ""
            shown = line.replace("**", "")
            hang = indent + ("  " if shown.lstrip().startswith("* ") else "")
            lines += textwrap.wrap(
                shown.strip(), 92, initial_indent=indent, subsequent_indent=hang
            ) or [""]
    return "\n".join(lines)


def _near(name: str, every: Sequence[Rule]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a failing run needs it

    known = sorted({n for rule in every for n in (rule.id, rule.family)})
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}?" if near else "see `checker rules`"
