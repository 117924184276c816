"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

FAIL_ON = ("error", "warning", "note", "never")
Command = TypeVar("Command", bound=Callable[..., Any])


def of_texts(command: Command) -> Command:
    """Add the options that say what the texts are."""
    for option in reversed(
        (
            click.option(
                "--date",
                "dates",
                multiple=True,
                metavar="NAME=YYYY-MM-DD",
                help="Publication date of a document; may be given several times.",
            ),
            click.option(
                "--lang",
                "languages",
                multiple=True,
                metavar="[NAME=]CODE",
                help="Language of a document, or of all.",
            ),
            click.option(
                "--report-lang",
                type=click.Choice(["en", "fr"]),
                help="Language of the messages; French for a French draft, else English.",
            ),
        )
    ):
        command = option(command)
    return command


def of_configuration(command: Command) -> Command:
    """Add the options that say which rules and settings are in force."""
    for option in reversed(
        (
            click.option(
                "--config",
                type=click.Path(dir_okay=False),
                metavar="FILE",
                help="Configuration; else the nearest checker.toml or [tool.checker] upward.",
            ),
            click.option("--isolated", is_flag=True, help="Look at no configuration file."),
            click.option(
                "--select", multiple=True, metavar="RULE", help="Run this rule or family only."
            ),
            click.option(
                "--ignore", multiple=True, metavar="RULE", help="Leave this rule or family out."
            ),
            click.option(
                "--decisions",
                type=click.Path(dir_okay=False),
                metavar="FILE",
                help="File of signed-off findings (decisions.toml beside the configuration).",
            ),
            click.option(
                "--vocabulary",
                multiple=True,
                type=click.Path(file_okay=False),
                metavar="DIR",
                help="Folder of your own names and measures; may be given several times.",
            ),
            click.option(
                "--encoder",
                metavar="NAME",
                help="Rank candidates with an encoder of sentences, a plug-in; none by default.",
            ),
        )
    ):
        command = option(command)
    return command


def debug(command: Command) -> Command:
    """Add --debug."""
    text = "Show where in the program an error arose."
    return click.option("--debug", is_flag=True, help=text)(command)
