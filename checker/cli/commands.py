"""The commands and their options, as click knows them; the work is done in other modules."""

from __future__ import annotations

import click

from checker import __version__
from checker.render import FORMS

FAIL_ON = ("error", "warning", "note", "never")
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.command(context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, metavar="DRAFT REFERENCE…")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Format of the report; text on a terminal when left out.",
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
    type=click.Choice(FAIL_ON),
    help="Least severity that makes the exit status 1 (warning).",
)
@click.option(
    "--date",
    "dates",
    multiple=True,
    metavar="NAME=YYYY-MM-DD",
    help="Publication date of a document; may be given several times.",
)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="[NAME=]CODE",
    help="Language of a document, or of all.",
)
@click.option(
    "--report-lang",
    type=click.Choice(["en", "fr"]),
    help="Language of the messages; French for a French draft, else English.",
)
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.version_option(__version__, prog_name="check")
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **given: object) -> None:
    """Say where DRAFT contradicts a REFERENCE, or itself, and why.

    '-' stands for standard input. The exit status is 0 when nothing was found, 1 when something
    was, and 2 when the documents could not be checked.
    """
    from checker.cli.checking import checked  # noqa: PLC0415 - loads the pipeline

    if not paths:
        raise click.UsageError("name a draft, and the texts that it must agree with", context)
    context.exit(checked(paths, given))


@click.group(context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="checker")
def group() -> None:
    """Find where a draft and the texts that it must agree with contradict each other, and why."""


group.add_command(check)
