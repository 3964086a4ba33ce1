"""Words of any kind: typed texts, captions under pictures, and what stands behind an unknown command."""

import re

from telegram import Update

from bot.messenger.handlers.commands import HOME, SCREENS, split_command, typed
from bot.messenger.handlers.context import GuideContext


async def handle_text(update: Update, context: GuideContext) -> None:
    """An unknown command that is a single word opens home; behind a slash may stand the beginning of a sentence."""
    words = without_mention(typed(update), context.bot.username)
    command = split_command(words)
    if command is None:
        await context.reply_to_text(words)
        return
    name, rest = command
    if rest:
        await context.reply_to_text(words.removeprefix("/"))
    else:
        await context.show_screen(SCREENS.get(name, HOME))


def without_mention(text: str, bot: str) -> str:
    """The text without the bot's own name, which some people write first as they do in groups.

    >>> without_mention("@magnolia_bot, no me pagan", "magnolia_bot")
    'no me pagan'
    """
    return re.sub(rf"\s*@{re.escape(bot)}\b[\s,:]*", " ", text, flags=re.IGNORECASE).strip()
