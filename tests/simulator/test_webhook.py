"""Delivery to a webhook: order, retries, the secret token, and expiry."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from bot.simulator.limits import Times
from bot.simulator.server import start
from tests.simulator.conftest import TOKEN, Clock, SimulatorClient

pytestmark = pytest.mark.asyncio

QUICK = Times(webhook_timeout=0.3, webhook_retry=0.01, webhook_longest_retry=0.04)


@dataclass(slots=True)
class Bot:
    """A bot behind a webhook, which answers the nth delivery with `reply(n)` and records what it got."""

    url: str = ""
    reply: Callable[[int], web.Response] = lambda _: web.Response()
    hold: Callable[[], Awaitable[object]] | None = None
    heard: asyncio.Queue[tuple[str, dict[str, Any]]] = field(default_factory=asyncio.Queue)
    count: int = 0

    async def handle(self, request: web.Request) -> web.Response:
        self.count += 1
        self.heard.put_nowait((request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), await request.json()))
        if self.hold is not None:
            await self.hold()
        return self.reply(self.count)

    async def next(self) -> dict[str, Any]:
        return (await asyncio.wait_for(self.heard.get(), 5))[1]


@pytest_asyncio.fixture
async def simulator() -> AsyncIterator[SimulatorClient]:
    clock = Clock()
    running = await start(token=TOKEN, clock=clock, times=QUICK)
    async with aiohttp.ClientSession() as session:
        yield SimulatorClient(running, clock, session)
    await running.stop()


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Bot]:
    bot = Bot()
    app = web.Application()
    app.router.add_post("/hook", bot.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield bot
    await runner.cleanup()


async def test_deliveries_carry_the_secret_token(simulator: SimulatorClient, bot: Bot) -> None:
    await simulator.bot("setWebhook", url=bot.url, secret_token="s3cret")
    await simulator.person("say", text="hello")
    secret, update = await asyncio.wait_for(bot.heard.get(), 5)
    assert (secret, update["message"]["text"]) == ("s3cret", "hello")


async def test_pending_updates_are_delivered_first_unless_dropped(simulator: SimulatorClient, bot: Bot) -> None:
    await simulator.person("say", text="before")
    await simulator.bot("setWebhook", url=bot.url)
    assert (await bot.next())["message"]["text"] == "before"
    await simulator.bot("deleteWebhook")
    await simulator.person("say", text="between")
    await simulator.bot("setWebhook", url=bot.url, drop_pending_updates=True)
    await simulator.person("say", text="after")
    assert (await bot.next())["message"]["text"] == "after"


async def test_a_failed_delivery_is_repeated_before_the_next_update(simulator: SimulatorClient, bot: Bot) -> None:
    bot.reply = lambda count: web.Response(status=200 if count > 3 else 503)
    await simulator.bot("setWebhook", url=bot.url)
    await simulator.person("say", text="one")
    await simulator.person("say", text="two")
    assert [(await bot.next())["message"]["text"] for _ in range(5)] == ["one", "one", "one", "one", "two"]
    assert "503" in (await simulator.bot("getWebhookInfo"))["last_error_message"]


async def test_a_failing_delivery_does_not_block_other_chats(simulator: SimulatorClient, bot: Bot) -> None:
    bot.reply = lambda count: web.Response(status=503, headers={"Retry-After": "60"}) if count == 1 else web.Response()
    await simulator.bot("setWebhook", url=bot.url)
    await simulator.person("say", 5, text="stuck")
    assert (await bot.next())["message"]["text"] == "stuck"
    await simulator.person("say", 6, text="free")
    assert (await bot.next())["message"]["text"] == "free"
    assert (await simulator.bot("getWebhookInfo"))["pending_update_count"] >= 1


async def test_a_bot_that_holds_an_update_too_long_gets_it_again(simulator: SimulatorClient, bot: Bot) -> None:
    never = asyncio.Event()
    bot.hold = never.wait
    await simulator.bot("setWebhook", url=bot.url)
    await simulator.person("say", text="one")
    assert [(await bot.next())["message"]["text"] for _ in range(2)] == ["one", "one"]
    assert (await simulator.bot("getWebhookInfo"))["last_error_message"] == "Read timeout expired"


async def test_setting_the_same_webhook_again_does_not_interrupt_deliveries(
    simulator: SimulatorClient, bot: Bot
) -> None:
    answering = asyncio.Event()
    bot.hold = answering.wait
    await simulator.bot("setWebhook", url=bot.url)
    await simulator.person("say", text="one")
    await bot.next()
    await simulator.bot("setWebhook", url=bot.url)
    answering.set()
    await simulator.person("say", text="two")
    assert (await bot.next())["message"]["text"] == "two"
    assert bot.count == 2


async def test_an_expired_update_is_dropped(simulator: SimulatorClient, bot: Bot) -> None:
    bot.reply = lambda _: web.Response(status=500)
    await simulator.bot("setWebhook", url=bot.url)
    await simulator.person("say", text="one")
    await bot.next()
    simulator.clock.move(25 * 3600)
    while (await simulator.bot("getWebhookInfo"))["pending_update_count"]:
        await simulator.bot("getMe")


async def test_a_webhook_answer_may_carry_a_method(simulator: SimulatorClient, bot: Bot) -> None:
    bot.reply = lambda _: web.json_response({"method": "sendMessage", "chat_id": 5, "text": "by answer"})
    await simulator.bot("setWebhook", url=bot.url)
    await simulator.person("say", text="hello")
    await bot.next()
    while len(messages := await simulator.seen()) < 2:
        await simulator.bot("getMe")
    assert messages[-1]["text"] == "by answer"


async def test_polling_and_a_webhook_exclude_each_other(simulator: SimulatorClient, bot: Bot) -> None:
    poll = asyncio.create_task(simulator.error("getUpdates", timeout=30))
    while not simulator.server.telegram.polling.waiting:
        await simulator.bot("getMe")
    await simulator.bot("setWebhook", url=bot.url)
    assert await poll == "Conflict: terminated by setWebhook request"
    rejected = await simulator.error("getUpdates")
    assert rejected.startswith("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "ftp://a.org"}, "bad webhook: an HTTPS URL must be provided for webhook"),
        ({"url": "https://a.org", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "https://a.org", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_telegram_rejects(simulator: SimulatorClient, parameters: dict[str, str], reason: str) -> None:
    assert await simulator.error("setWebhook", **parameters) == f"Bad Request: {reason}"
