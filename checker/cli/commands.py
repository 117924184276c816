"""The commands and their options, as click knows them; the work is done in other modules."""

from __future__ import annotations

import click

from checker import __version__
from checker.cli import choices
from checker.render import FORMS

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_FORMS = (*FORMS, "docx", "parquet")
_TABLES = ("text", "csv", "jsonl", "parquet")


@click.command(context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, metavar="[DRAFT REFERENCE…]")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMS),
    metavar="FORMAT",
    help=f"Format of the report: {', '.join(_FORMS)}.",
)
@click.option(
    "-o",
    "--output",
    "files",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write the report to a file; may be given several times (-o html=a.html -o json=a.json).",
)
@click.option(
    "--fail-on",
    type=click.Choice(choices.FAIL_ON),
    help="Least severity that makes the exit status 1 (warning).",
)
@click.option(
    "--min-coverage",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 when less of the draft's figures and dates could be compared.",
)
@click.option("--missing", is_flag=True, help="Report claims that only one side makes.")
@choices.of_texts
@choices.of_configuration
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    help="Colours; by default on a terminal without NO_COLOR.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a document is saved.")
@choices.debug
@click.version_option(__version__, prog_name="check")
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **given: object) -> None:
    """Say where DRAFT contradicts a REFERENCE, or itself, and why.

    '-' stands for standard input. Without arguments, the pairs listed in checker.toml are checked.
    The exit status is 0 when nothing was found, 1 when something was, and 2 when the documents
    could not be checked.
    """
    if given["watch"]:
        from checker.cli.watching import watched  # noqa: PLC0415 - not needed for --help

        context.exit(watched(paths, given))
    from checker.cli.checking import checked  # noqa: PLC0415 - not needed for --help

    context.exit(checked(paths, given))


@click.group(context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="checker")
def group() -> None:
    """Find where a draft and the texts that it must agree with contradict each other, and why."""


group.add_command(check)


@group.command(context_settings=_CONTEXT)
@click.argument("path", metavar="FILE")
@click.option("-f", "--format", "form", type=click.Choice(_TABLES), default="text")
@click.option("-o", "--output", "file", metavar="FILE", default="", help="Write to a file.")
@choices.of_texts
@choices.debug
def claims(path: str, form: str, file: str, **given: object) -> None:
    """List what FILE claims: every figure, date, name and list, and what it is about."""
    from checker.cli.frames import show_claims  # noqa: PLC0415 - loads pandas

    show_claims(path, form, file, given)


@group.command(context_settings=_CONTEXT)
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("-f", "--format", "form", type=click.Choice(_TABLES), default="text")
@click.option("-o", "--output", "file", metavar="FILE", default="", help="Write to a file.")
@choices.of_texts
@choices.debug
def pairs(left: str, right: str, form: str, file: str, **given: object) -> None:
    """List the claims of A and B that may speak of the same thing, with their scores."""
    from checker.cli.frames import show_pairs  # noqa: PLC0415 - loads pandas

    show_pairs(left, right, form, file, given)


@group.command(context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, required=True, metavar="A [B]")
@click.option("--left", required=True, metavar="PLACE", help="LINE:COLUMN in A, or its words.")
@click.option("--right", metavar="PLACE", help="LINE:COLUMN in B (in A when there is one text).")
@click.option(
    "--slack",
    multiple=True,
    metavar="KEY=SHARE",
    help="What if: another tolerance, such as about.loose=0.2.",
)
@choices.of_texts
@choices.of_configuration
@choices.debug
def explain(paths: tuple[str, ...], **given: object) -> None:
    """Say how two places were read, why they were paired or not, and which rule decided what.

    '--slack', '--date' and '--lang' answer «what if».
    """
    from checker.cli.explaining import explained  # noqa: PLC0415 - loads the pipeline

    explained(paths, given)


@group.command(context_settings=_CONTEXT)
@click.argument("rule", required=False)
@click.option("-f", "--format", "form", type=click.Choice(["text", "markdown"]), default="text")
@choices.of_configuration
@choices.debug
def rules(rule: str | None, form: str, **given: object) -> None:
    """List the rules, or show the page of one RULE (or family): question, why, examples."""
    from checker.cli.rule_pages import show_rules  # noqa: PLC0415 - not needed for --help

    show_rules(rule or "", form, given)


@group.command(context_settings=_CONTEXT)
@click.option("--force", is_flag=True, help="Replace a checker.toml that is there.")
def init(*, force: bool) -> None:
    """Write a commented checker.toml into this folder."""
    from checker.cli.newsroom import write_configuration  # noqa: PLC0415 - not needed for --help

    write_configuration(force=force)


@group.command(context_settings=_CONTEXT)
@choices.of_configuration
@choices.debug
def config(**given: object) -> None:
    """Show which settings are in force, and where each comes from."""
    from checker.cli.newsroom import show_configuration  # noqa: PLC0415 - not needed for --help

    show_configuration(given)


@group.command(context_settings=_CONTEXT)
@click.argument("fingerprints", nargs=-1, metavar="[FINGERPRINT…]")
@click.option("--report", metavar="FILE", help="JSON report that holds the findings.")
@click.option("--all", "everything", is_flag=True, help="All findings of the report.")
@click.option("--import", "imported", metavar="FILE", help="Take over what the HTML exported.")
@click.option("--because", default="", metavar="TEXT", help="Why; needed unless --import.")
@click.option("--by", default="", metavar="NAME", help="Who decided.")
@click.option("--until", default="", metavar="YYYY-MM-DD", help="Last day on which it holds.")
@click.option("--dismiss", is_flag=True, help="A false alarm, rather than a difference that stays.")
@click.option("--prune", is_flag=True, help="Drop decisions that the report no longer needs.")
@choices.of_configuration
@choices.debug
def accept(**given: object) -> None:
    """Sign findings off in decisions.toml, so that they stay silent until a value changes.

    FINGERPRINT is what `check` shows beside each finding; its first digits are enough.
    """
    from checker.cli.newsroom import accepted  # noqa: PLC0415 - not needed for --help

    accepted(given)


@group.command(context_settings=_CONTEXT)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete the commands; put it where the shell reads its settings."""
    from checker.cli.newsroom import completion_script  # noqa: PLC0415 - not needed for --help

    click.echo(completion_script(shell, {"check": check, "checker": group}))
