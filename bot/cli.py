"""The command line. Exit codes say how a command went.

0: done. 1: `check` found something. 2: a setting, a file or an argument cannot be used; one sentence says which.
"""

import sys
from importlib import import_module

import click

COMMANDS = ("check", "evaluate", "index", "publish", "run", "search", "simulate", "stamp")
"""Each is `command` in a module of its own, `bot.commands.<name>`."""

EXTRAS = {"check": "check"}
"""Commands that need packages of an optional dependency group of the project, by its name in pyproject.toml."""


class Lazy(click.Group):
    """Imports a command when it is asked for: `run` starts in a third of the time that importing all of them takes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        try:
            command: click.Command = import_module(f"bot.commands.{cmd_name}").command
        except ModuleNotFoundError as error:
            if cmd_name not in EXTRAS or (error.name or "").startswith("bot."):
                raise
            return _not_installed(cmd_name, EXTRAS[cmd_name])
        return command


def _not_installed(name: str, extra: str) -> click.Command:
    """Stands in for a command whose packages are missing, so that `--help` can still list it."""
    sentence = f"{name} needs packages that are not installed: pip install 'magnolia[{extra}]'"

    def refuse() -> None:
        click.echo(sentence, err=True)
        sys.exit(2)

    return click.Command(name, callback=refuse, help=f"Not installed: pip install 'magnolia[{extra}]'.")


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Magnolia: a guide by chat for people who may be trafficked or cheated at work."""
