"""Presses on buttons. The callback data is an address, and anybody can send any."""

from telegram import Update

from bot.messenger.handlers.context import GuideContext
from bot.messenger.handlers.groups import PRIVATE
from bot.screens.address import parse
from bot.screens.decision import AddressSource


async def handle_press(update: Update, context: GuideContext) -> None:
    if not context.update_context.incoming.is_private:
        await context.show_screen(PRIVATE)
        return
    data = update.callback_query.data if update.callback_query else None
    await context.show_screen(parse(data or ""), AddressSource.PRESS)
