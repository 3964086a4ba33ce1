"""`python -m bot run`."""

import asyncio
from dataclasses import replace
from pathlib import Path

import click

from bot import app
from bot.commands.errors import exit_on_user_error
from bot.commands.read_settings import read_settings
from bot.settings import Settings


@click.command("run")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Of the simulator's page, or of the webhook. [default: PORT]"
)
@click.pass_context
def command(context: click.Context, *, port: int | None) -> None:
    """Run the guide.

    With BOT_TOKEN it talks on Telegram. Without, it starts a simulator with the guide in it and prints the address of
    its page. Settings are read from the environment and from a file .env; see .env.example.
    """
    with exit_on_user_error(*app.UNUSABLE):
        settings = read_settings(env_file=Path(".env"))
        if port is not None:
            settings = replace(settings, port=port)
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
