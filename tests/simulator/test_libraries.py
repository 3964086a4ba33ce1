"""Bots that are written with python-telegram-bot and aiogram, unmodified, work with the simulator."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiogram
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, InlineQueryHandler

from tests.simulator.conftest import TOKEN, SimulatorClient

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

    async def offer(update: telegram.Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.inline_query
        content = telegram.InputTextMessageContent(f"<b>{update.inline_query.query}</b>", parse_mode="HTML")
        article = telegram.InlineQueryResultArticle("1", "Papers", content, description="What to do")
        button = telegram.InlineQueryResultsButton("Open", start_parameter="es")
        await update.inline_query.answer([article], cache_time=0, is_personal=True, button=button)

    app.add_handlers([CommandHandler("start", start), CallbackQueryHandler(go), InlineQueryHandler(offer)])
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

    @dispatcher.inline_query()
    async def offer(query: aiogram.types.InlineQuery) -> None:
        content = aiogram.types.InputTextMessageContent(message_text=f"<b>{query.query}</b>", parse_mode="HTML")
        article = aiogram.types.InlineQueryResultArticle(
            id="1", title="Papers", input_message_content=content, description="What to do"
        )
        button = aiogram.types.InlineQueryResultsButton(text="Open", start_parameter="es")
        await query.answer([article], cache_time=0, is_personal=True, button=button)

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with aiogram.Bot(TOKEN, session=session) as bot:
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
        yield
        await dispatcher.stop_polling()
        await polling


async def seen(events: Any, kind: str) -> dict[str, Any]:
    """Waits for the next event of that type on the page's event stream."""
    async with asyncio.timeout(10):
        while True:
            told = await events.content.readuntil(b"\n\n")
            if told.startswith(b"data: ") and (event := json.loads(told.removeprefix(b"data: ")))["type"] == kind:
                return dict(event)


@pytest.mark.parametrize("bot", [python_telegram_bot, aiogram_bot])
async def test_a_library_holds_a_conversation(simulator: SimulatorClient, bot: Any) -> None:
    async with simulator.session.get(f"{simulator.server.url}/person/5/events") as events, bot(simulator.server.url):
        await simulator.person("start", payload="")
        await seen(events, "message")
        await seen(events, "message")
        greeting = (await simulator.seen())[-1]
        assert greeting["html"] == "<b>Hello</b>"
        await simulator.person("press", message_id=greeting["message_id"], row=0, column=0)
        await seen(events, "callback_answer")
        assert (await simulator.seen())[-1]["text"] == "Gone"
    assert not simulator.server.telegram.unknown_methods
    assert not simulator.server.telegram.rejected


@pytest.mark.parametrize("bot", [python_telegram_bot, aiogram_bot])
async def test_a_library_answers_inline_queries(simulator: SimulatorClient, bot: Any) -> None:
    async with simulator.session.get(f"{simulator.server.url}/person/5/events") as events, bot(simulator.server.url):
        await simulator.person("inline", query="papers")
        offered = await seen(events, "inline_results")
        assert [result["title"] for result in offered["results"]] == ["Papers"]
        assert offered["button"] == {"text": "Open", "start_parameter": "es"}
        await simulator.person("choose", query_id=offered["query_id"], result_id="1", chat_type="friend")
        (message,) = (await simulator.person("state", chat_type="friend"))["messages"]
        assert message["html"] == "<b>papers</b>"
    assert not simulator.server.telegram.rejected
