"""python-telegram-bot's echo bot as its documentation has it, with its own client and its own webhook server."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None and update.message.text is not None
    await update.message.reply_text(update.message.text)


def main(token: str, api: str, port: str) -> None:
    application = Application.builder().token(token).base_url(f"{api}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if port:
        application.run_webhook(
            listen="127.0.0.1", port=int(port), url_path="hook", webhook_url=f"http://127.0.0.1:{port}/hook"
        )
    else:
        application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main(*sys.argv[1:4])
