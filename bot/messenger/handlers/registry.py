"""Every handler, in the order in which python-telegram-bot tries them. A new kind of update is added here.

application.add_handler(PollAnswerHandler(polls.answer))      and "poll_answer" in ALLOWED_UPDATES
"""

from telegram.ext import CallbackQueryHandler, CommandHandler, InlineQueryHandler, MessageHandler, filters

from bot.messenger.handlers import attachments, commands, groups, inline_queries, presses, texts
from bot.messenger.handlers.application import GuideApplication

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query")
"""The kinds of updates that Telegram is asked for."""

PRIVATE_CHAT = filters.ChatType.PRIVATE

NEW = filters.UpdateType.MESSAGE
"""Not corrected later: of what has no words, such as a place that moves, only the first is answered."""


def add_handlers(application: GuideApplication) -> None:
    application.add_handler(CallbackQueryHandler(presses.handle_press))
    application.add_handler(InlineQueryHandler(inline_queries.answer_inline_query))
    application.add_handler(CommandHandler("start", commands.start, PRIVATE_CHAT))
    application.add_handler(CommandHandler(list(commands.SCREENS), commands.open_screen, PRIVATE_CHAT))
    application.add_handler(MessageHandler(PRIVATE_CHAT & (filters.TEXT | filters.CAPTION), texts.handle_text))
    application.add_handler(
        MessageHandler(PRIVATE_CHAT & NEW & attachments.USER_ATTACHMENT, attachments.handle_attachment)
    )
    application.add_handler(MessageHandler(filters.ChatType.GROUPS & NEW & groups.Addressed(), groups.reply_in_group))
