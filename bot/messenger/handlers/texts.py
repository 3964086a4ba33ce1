"""Words of any kind: typed texts, captions under pictures, and what stands behind an unknown command."""

import re

from telegram import Update

from bot.messenger.handlers.commands import SCREENS, UNKNOWN, split_command, typed
from bot.messenger.handlers.context import GuideContext


async def handle_text(update: Update, context: GuideContext) -> None:
    """Words, also behind a slash: whoever makes up a command such as /ayuda means what it says.

    A command of SCREENS comes here under a picture, or with another bot's name.
    """
    words = without_mention(typed(update), context.bot.username)
    command = split_command(words)
    if command is None:
        await context.reply_to_text(words)
        return
    name, rest = command
    if rest:
        await context.reply_to_text(words.removeprefix("/"))
    elif name in SCREENS:
        await context.show_screen(SCREENS[name])
    else:
        await context.reply_to_text(name.replace("_", " "), otherwise=UNKNOWN)


def without_mention(text: str, bot: str) -> str:
    """The text without the bot's own name, which some people write first as they do in groups.

    >>> without_mention("@magnolia_bot, no me pagan", "magnolia_bot")
    'no me pagan'
    """
    return re.sub(rf"\s*@{re.escape(bot)}\b[\s,:]*", " ", text, flags=re.IGNORECASE).strip()
