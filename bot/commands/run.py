"""`python -m bot run`."""

import asyncio
from pathlib import Path

import click

from bot import app
from bot.commands.errors import exit_on_user_error
from bot.settings import Settings


@click.command("run")
@click.pass_context
def command(context: click.Context) -> None:
    """Run the guide.

    With BOT_TOKEN it talks on Telegram. Without, it starts a simulator with the guide in it and prints the address of
    its page. Settings are read from the environment and from a file .env; see .env.example.
    """
    with exit_on_user_error(*app.UNUSABLE):
        settings = Settings.from_environment(env_file=Path(".env"))
        if settings.token is not None:
            asyncio.run(app.run(settings, token=settings.token))
            return
    _simulate(context, settings)


def _simulate(context: click.Context, settings: Settings) -> None:
    """By the other command, so that a program at work on Telegram holds nothing of a simulator."""
    group = context.find_root().command
    simulate = group.get_command(context, "simulate") if isinstance(group, click.Group) else None
    if simulate is not None:
        context.obj = settings
        context.invoke(simulate, with_bot=True)
