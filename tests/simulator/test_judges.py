"""Outside judges: python-telegram-bot and aiogram, unchanged, each hold a conversation with the simulator."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiogram
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from tests.simulator.conftest import TOKEN, Line

pytestmark = pytest.mark.asyncio


@asynccontextmanager
async def python_telegram_bot(url: str) -> AsyncIterator[None]:
    async def start(update: telegram.Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        button = telegram.InlineKeyboardButton("Go", callback_data="go")
        await update.message.reply_html("<b>Hello</b>", reply_markup=telegram.InlineKeyboardMarkup([[button]]))

    async def go(update: telegram.Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await update.callback_query.edit_message_text("Gone")
        await update.callback_query.answer("Done")

    app = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    app.add_handlers([CommandHandler("start", start), CallbackQueryHandler(go)])
    async with app:
        assert app.updater
        await app.updater.start_polling(poll_interval=0, timeout=1)
        await app.start()
        yield
        await app.updater.stop()
        await app.stop()


@asynccontextmanager
async def aiogram_bot(url: str) -> AsyncIterator[None]:
    dispatcher = aiogram.Dispatcher()

    @dispatcher.message(aiogram.F.text.startswith("/start"))
    async def start(message: aiogram.types.Message) -> None:
        button = aiogram.types.InlineKeyboardButton(text="Go", callback_data="go")
        markup = aiogram.types.InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer("<b>Hello</b>", parse_mode="HTML", reply_markup=markup)

    @dispatcher.callback_query()
    async def go(query: aiogram.types.CallbackQuery) -> None:
        assert isinstance(query.message, aiogram.types.Message)
        await query.message.edit_text("Gone")
        await query.answer("Done")

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with aiogram.Bot(TOKEN, session=session) as bot:
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
        yield
        await dispatcher.stop_polling()
        await polling


async def seen(line: Line, events: Any, kind: str) -> None:
    """Waits until the page hears of that kind of event."""
    async with asyncio.timeout(10):
        while f'"type": "{kind}"'.encode() not in await events.content.readuntil(b"\n\n"):
            pass


@pytest.mark.parametrize("judge", [python_telegram_bot, aiogram_bot])
async def test_a_library_holds_a_conversation(line: Line, judge: Any) -> None:
    async with line.session.get(f"{line.running.url}/person/5/events") as events, judge(line.running.url):
        await line.person("start", payload="")
        await seen(line, events, "message")
        await seen(line, events, "message")
        greeting = (await line.seen())[-1]
        assert greeting["html"] == "<b>Hello</b>"
        await line.person("press", message_id=greeting["message_id"], row=0, column=0)
        await seen(line, events, "callback_answer")
        assert (await line.seen())[-1]["text"] == "Gone"
    assert not line.running.telegram.unknown_methods
    assert not line.running.telegram.refused
