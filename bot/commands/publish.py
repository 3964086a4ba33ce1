"""`python -m bot publish`."""

import asyncio
from pathlib import Path

import click

from bot.commands.errors import exit_on_user_error
from bot.commands.read_settings import read_settings
from bot.guide.loader import read_structure
from bot.guide.model import Guide
from bot.guide.yaml_field import ContentError
from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.profile import PublishError, publish
from bot.messenger.transport.request import AiohttpRequest
from bot.operations import logs
from bot.settings import SettingError
from bot.wording import wording
from bot.wording.locale_file import WordingError
from bot.wording.wording import Wording


@click.command("publish")
def command() -> None:
    """Tell Telegram the bot's commands, name and descriptions in each language.

    By hand, after their words have changed: `run` sets only the commands. Needs BOT_TOKEN. Settings are read from the
    environment and from a file .env.
    """
    with exit_on_user_error(ContentError, WordingError, PublishError):
        settings = read_settings(env_file=Path(".env"))
        if settings.token is None:
            raise SettingError("BOT_TOKEN is missing: it says whose name and descriptions to set")
        logs.configure(settings.log_level, settings.log_format)
        structure = read_structure(settings.content_dir)
        words = wording.load(settings.locales_dir, structure.languages)
        asyncio.run(_publish(settings.token, settings.api_url, structure, words))


async def _publish(token: str, api_url: str, guide: Guide, words: Wording) -> None:
    request = AiohttpRequest()
    try:
        async for line in publish(make_bot(token, api_url, request), guide, words):
            click.echo(line)
    finally:
        await request.shutdown()
