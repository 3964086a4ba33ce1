"""`@bot unpaid wages` in any chat: topics to choose from, each of which can be sent there."""

from telegram import Update

from bot.messenger.handlers.context import GuideContext


async def answer_inline_query(update: Update, context: GuideContext) -> None:
    await context.answer_inline_query(update.inline_query.query if update.inline_query else "")
