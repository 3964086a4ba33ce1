"""Delivery to a webhook: in order, again after a failure, with the secret, and not for ever."""

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
from tests.simulator.conftest import TOKEN, Clock, Line

pytestmark = pytest.mark.asyncio

QUICK = Times(webhook_answer=0.3, webhook_delay=0.01, webhook_longest_delay=0.04)


@dataclass(slots=True)
class Bot:
    """A bot behind a webhook: says to each update what `reply` says, and notes what came."""

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
async def line() -> AsyncIterator[Line]:
    clock = Clock()
    running = await start(token=TOKEN, clock=clock, times=QUICK)
    async with aiohttp.ClientSession() as session:
        yield Line(running, clock, session)
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


async def test_updates_come_with_the_secret(line: Line, bot: Bot) -> None:
    await line.bot("setWebhook", url=bot.url, secret_token="s3cret")
    await line.person("say", text="hello")
    secret, update = await asyncio.wait_for(bot.heard.get(), 5)
    assert (secret, update["message"]["text"]) == ("s3cret", "hello")


async def test_what_waited_comes_first_unless_it_is_dropped(line: Line, bot: Bot) -> None:
    await line.person("say", text="before")
    await line.bot("setWebhook", url=bot.url)
    assert (await bot.next())["message"]["text"] == "before"
    await line.bot("deleteWebhook")
    await line.person("say", text="between")
    await line.bot("setWebhook", url=bot.url, drop_pending_updates=True)
    await line.person("say", text="after")
    assert (await bot.next())["message"]["text"] == "after"


async def test_an_update_that_was_not_taken_comes_again_before_the_next(line: Line, bot: Bot) -> None:
    bot.reply = lambda count: web.Response(status=200 if count > 3 else 503)
    await line.bot("setWebhook", url=bot.url)
    await line.person("say", text="one")
    await line.person("say", text="two")
    assert [(await bot.next())["message"]["text"] for _ in range(5)] == ["one", "one", "one", "one", "two"]
    assert "503" in (await line.bot("getWebhookInfo"))["last_error_message"]


async def test_one_chats_trouble_does_not_hold_up_another(line: Line, bot: Bot) -> None:
    bot.reply = lambda count: web.Response(status=503, headers={"Retry-After": "60"}) if count == 1 else web.Response()
    await line.bot("setWebhook", url=bot.url)
    await line.person("say", 5, text="stuck")
    assert (await bot.next())["message"]["text"] == "stuck"
    await line.person("say", 6, text="free")
    assert (await bot.next())["message"]["text"] == "free"
    assert (await line.bot("getWebhookInfo"))["pending_update_count"] >= 1


async def test_a_bot_that_holds_an_update_too_long_gets_it_again(line: Line, bot: Bot) -> None:
    never = asyncio.Event()
    bot.hold = never.wait
    await line.bot("setWebhook", url=bot.url)
    await line.person("say", text="one")
    assert [(await bot.next())["message"]["text"] for _ in range(2)] == ["one", "one"]
    assert (await line.bot("getWebhookInfo"))["last_error_message"] == "Read timeout expired"


async def test_a_webhook_that_is_set_again_leaves_what_is_under_way_alone(line: Line, bot: Bot) -> None:
    answering = asyncio.Event()
    bot.hold = answering.wait
    await line.bot("setWebhook", url=bot.url)
    await line.person("say", text="one")
    await bot.next()
    await line.bot("setWebhook", url=bot.url)
    answering.set()
    await line.person("say", text="two")
    assert (await bot.next())["message"]["text"] == "two"
    assert bot.count == 2


async def test_an_update_that_is_too_old_is_given_up(line: Line, bot: Bot) -> None:
    bot.reply = lambda _: web.Response(status=500)
    await line.bot("setWebhook", url=bot.url)
    await line.person("say", text="one")
    await bot.next()
    line.clock.move(25 * 3600)
    while (await line.bot("getWebhookInfo"))["pending_update_count"]:
        await line.bot("getMe")


async def test_an_answer_may_carry_a_method(line: Line, bot: Bot) -> None:
    bot.reply = lambda _: web.json_response({"method": "sendMessage", "chat_id": 5, "text": "by answer"})
    await line.bot("setWebhook", url=bot.url)
    await line.person("say", text="hello")
    await bot.next()
    while len(messages := await line.seen()) < 2:
        await line.bot("getMe")
    assert messages[-1]["text"] == "by answer"


async def test_polling_and_a_webhook_exclude_each_other(line: Line, bot: Bot) -> None:
    poll = asyncio.create_task(line.refusal("getUpdates", timeout=30))
    while not line.running.telegram.polling.waiting:
        await line.bot("getMe")
    await line.bot("setWebhook", url=bot.url)
    assert await poll == "Conflict: terminated by setWebhook request"
    refused = await line.refusal("getUpdates")
    assert refused.startswith("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "ftp://a.org"}, "bad webhook: an HTTPS URL must be provided for webhook"),
        ({"url": "https://a.org", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "https://a.org", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_telegram_refuses(line: Line, parameters: dict[str, str], reason: str) -> None:
    assert await line.refusal("setWebhook", **parameters) == f"Bad Request: {reason}"
