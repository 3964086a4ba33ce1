"""The command line. Exit codes say how a command went.

0: done. 1: `check` found something. 2: a setting, a file or an argument cannot be used; one sentence says which.
"""

import sys
from importlib import import_module

import click
import structlog

COMMANDS = ("check", "evaluate", "index", "publish", "run", "search", "simulate", "stamp")
"""Each is the attribute `command` of the module `bot.commands.<name>`."""

EXTRAS = {"check": "check"}
"""Commands that need packages of an extra of the project, by the extra's name in pyproject.toml."""

NOT_IN_IMAGE = {
    "bot.check": "this image leaves out the check of content and wording: use a clone",
    "bot.simulator": "this image leaves out the simulator: set BOT_TOKEN, or use a clone",
}
"""Packages that .dockerignore keeps out of the image, and what is said where one is asked for."""


class LazyGroup(click.Group):
    """Imports a command only when it is used: `run` starts in a third of the time that importing all of them takes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        try:
            command: click.Command = import_module(f"bot.commands.{cmd_name}").command
        except ModuleNotFoundError as error:
            return _missing(cmd_name, error)
        return command


def _missing(name: str, error: ModuleNotFoundError) -> click.Command:
    """A command in place of one whose packages are missing: `--help` lists it. Raises any other error again."""
    if error.name in NOT_IN_IMAGE:
        return _refusing(name, NOT_IN_IMAGE[error.name], "Not part of this image.")
    if name not in EXTRAS or (error.name or "").startswith("bot."):
        raise error
    install = f"pip install 'magnolia[{EXTRAS[name]}]'"
    return _refusing(name, f"{name} needs packages that are not installed: {install}", f"Not installed: {install}.")


def _refusing(name: str, sentence: str, short_help: str) -> click.Command:
    """A command that only says a sentence and ends with 2; also when another command calls it with options."""

    def refuse(**_: object) -> None:
        click.echo(sentence, err=True)
        sys.exit(2)

    return click.Command(name, callback=refuse, help=short_help)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Magnolia: a guide by chat for people who may be trafficked or cheated at work."""
    # Until a command sets up logging, what is logged stands beside its results, not among them.
    structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))
