"""aiogram on another Bot API server, by webhook as its documentation has it (SimpleRequestHandler) or by polling."""

import asyncio

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web


def run(dispatcher: Dispatcher, token: str, api: str, port: str) -> None:
    """Run until killed; without a port by polling."""
    if port:
        _serve(dispatcher, token, api, int(port))
    else:
        asyncio.run(_poll(dispatcher, token, api))


async def _poll(dispatcher: Dispatcher, token: str, api: str) -> None:
    await dispatcher.start_polling(_bot(token, api))


def _serve(dispatcher: Dispatcher, token: str, api: str, port: int) -> None:
    async def on_startup(bot: Bot) -> None:
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook")

    dispatcher.startup.register(on_startup)
    app, bot = web.Application(), _bot(token, api)
    SimpleRequestHandler(dispatcher=dispatcher, bot=bot).register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=port)


def _bot(token: str, api: str) -> Bot:
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
