"""The real bot with its webhook in this process, before the simulator and one honest person."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot import app
from bot.messenger.transport.webhook import SECRET_HEADER
from bot.operations.metrics import Metrics
from bot.settings import read
from bot.simulator import server
from bot.simulator.person import Person
from tests.kit.proxy import free_port
from tests.kit.raw_requests import WebhookTarget
from tests.kit.world import TOKEN, region_catalog

SECRET = "a-secret-of-the-tests"
TARGET = WebhookTarget("/hook", (f"{SECRET_HEADER}: {SECRET}",))
HONEST = 7


@dataclass(frozen=True, slots=True)
class WebhookBot:
    """`port` is where the bot listens for updates."""

    telegram: server.Simulator
    port: int

    async def answer_to(self, text: str, *, seconds: float) -> str:
        """What an honest person is shown for a text. Raises TimeoutError."""
        person = Person(self.telegram.telegram, HONEST)
        person.say(text)
        async with asyncio.timeout(seconds):
            while (newest := person.chat.visible()[-1]).by_person:  # noqa: ASYNC110 - the simulator sets no event
                await asyncio.sleep(0.01)
        return str(newest.json["text"])


@asynccontextmanager
async def webhook_bot() -> AsyncIterator[WebhookBot]:
    telegram, port = await server.start(token=TOKEN), free_port()
    settings = read({
        "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url,
        "WEBHOOK_URL": f"http://127.0.0.1:{port}{TARGET.path}", "WEBHOOK_SECRET": SECRET, "PORT": str(port),
    })  # fmt: skip
    try:
        async with app.at_work(settings, app.BotAccount("live", TOKEN, telegram.url), region_catalog(), Metrics()):
            yield WebhookBot(telegram, port)
    finally:
        await telegram.stop()
