"""Photos, voice, files, places and the like without words: a kind answer, and one tap that deletes them."""

from telegram import Update
from telegram.ext import filters

from bot.messenger.handlers.context import GuideContext
from bot.screens.address import Address

RECEIVED = Address(("received",))

USER_ATTACHMENT = filters.ATTACHMENT | filters.STORY | filters.CHECKLIST | filters.POLL | filters.Dice.ALL
"""What a person sends. Telegram's own notices, such as a pinned message or a gift, are nobody's question."""


async def handle_attachment(_update: Update, context: GuideContext) -> None:
    await context.show_screen(RECEIVED)
