"""The command line. Exit codes say how a command went.

0: done. 1: `check` found something. 2: a setting, a file or an argument cannot be used; one sentence says which.
"""

from importlib import import_module

import click

COMMANDS = ("check", "evaluate", "index", "publish", "run", "search", "simulate", "stamp")
"""Each is `command` in a module of its own, `bot.commands.<name>`."""


class Lazy(click.Group):
    """Imports a command when it is asked for: `run` starts in a third of the time that importing all of them takes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bot.commands.{cmd_name}").command
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Magnolia: a guide by chat for people who may be trafficked or cheated at work."""
