"""Groups: nothing personal, and nothing at all unless the bot is addressed; then a link into a private chat."""

import re

from telegram import Message, Update
from telegram.ext import filters

from bot.messenger.handlers.context import GuideContext
from bot.screens.address import Address

PRIVATE = Address(("private",))

_COMMAND = re.compile(r"/\w{1,32}(?:@(?P<bot>\w{1,64}))?(?!\S)", re.ASCII)


class Addressed(filters.MessageFilter):
    """A message that names this bot, or a command that names no other bot."""

    def filter(self, message: Message) -> bool:
        name = message.get_bot().username.lower()
        text = (message.text or message.caption or "").strip().lower()
        command = _COMMAND.match(text)
        if command:
            return command["bot"] in (None, name)
        return re.search(rf"(?<!\w)@{re.escape(name)}(?!\w)", text) is not None


async def reply_in_group(_update: Update, context: GuideContext) -> None:
    await context.show_screen(PRIVATE)
