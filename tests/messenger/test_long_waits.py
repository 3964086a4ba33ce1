"""Telegram asks for waits longer than an update's own time: nobody stays unanswered, and nobody else waits."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import web

from bot.messenger.delivery.fallback import make_fallback
from bot.messenger.handlers.registry import ALLOWED_UPDATES
from bot.messenger.messenger import Messenger, build_messenger
from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.polling import Poller
from bot.messenger.transport.retries import Retries
from bot.messenger.transport.update_context import LONGEST_WAIT
from bot.messenger.transport.webhook import Endpoint, Webhook
from bot.operations.metrics import Metrics
from bot.screens.content import Content
from tests.kit import fast_forward
from tests.messenger.fakes import TOKEN, ManualClock, Refused, memory
from tests.messenger.transport.telegram_queue import TelegramQueue, text_update

PATIENT = 1
"""The chat that Telegram makes wait."""


def wait(seconds: float) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds:.0f}", int(seconds))


@dataclass
class Waits:
    """A messenger before a Telegram that asks for waits."""

    telegram: TelegramQueue
    messenger: Messenger
    poller: Poller
    webhook: Webhook
    metrics: Metrics
    refusals: int

    async def sends(self, number: int, chat: int) -> web.Response:
        """Telegram's request to the webhook, and the response."""
        return await self.webhook._take(json.dumps(text_update(number, chat)).encode())

    async def sends_until_taken(self, number: int, chat: int) -> None:
        """Telegram's requests until one is confirmed."""
        while (await self.sends(number, chat)).status != 200:  # noqa: ASYNC110 - that is how Telegram does it
            await asyncio.sleep(2)

    async def answered(self, *chats: int) -> float:
        """When each of these chats has a message: the seconds since the loop began."""
        async with asyncio.timeout(2 * LONGEST_WAIT):
            while not {*chats} <= self.shown():  # noqa: ASYNC110 - the scripted Telegram sets no event
                await asyncio.sleep(1)
        return asyncio.get_running_loop().time()

    def shown(self) -> set[int]:
        """Chats whose message Telegram took, not those that had to wait."""
        sent = Counter(parameters["chat_id"] for parameters in self.telegram.sent("sendMessage"))
        sent[PATIENT] -= self.refusals
        return {chat for chat, count in sent.items() if count > 0}


Flow = Callable[[Waits], Awaitable[None]]


def waits(telegram: TelegramQueue, content: Content, flow: Flow) -> Waits:
    """Run `flow` in no time."""

    async def main() -> Waits:
        store, metrics, fallback = memory(), Metrics(), make_fallback(content)
        retries = Retries(store, metrics=metrics, jitter=lambda: 0.0, clock=asyncio.get_running_loop().time)
        bot = make_bot(TOKEN, "http://127.0.0.1", telegram, retries)
        messenger = build_messenger(
            bot, store, content=lambda: content, fallback=lambda: fallback, metrics=metrics, clock=ManualClock(0.0)
        )
        await messenger.application.initialize()
        poller = Poller(bot, messenger.queue, allowed_updates=ALLOWED_UPDATES, metrics=metrics)
        endpoint = Endpoint("https://bot.example/hook", "secret", "127.0.0.1", 0)
        webhook = Webhook(bot, messenger.queue, endpoint, allowed_updates=ALLOWED_UPDATES)
        made = Waits(telegram, messenger, poller, webhook, metrics, len(telegram.script["sendMessage"]))
        await flow(made)
        return made

    return fast_forward.run(main())


@pytest.mark.parametrize("seconds", [20, 45, 3600])
def test_by_polling_an_update_is_answered_when_its_wait_is_over(seconds: int, content: Content) -> None:
    async def flow(made: Waits) -> None:
        began = asyncio.get_running_loop().time()
        polling = asyncio.create_task(made.poller.run())
        assert await made.answered(PATIENT) - began == pytest.approx(seconds, abs=2)
        polling.cancel()

    telegram = TelegramQueue(script={"sendMessage": [wait(seconds)]}, updates=[text_update(1, PATIENT)], hold=25)
    made = waits(telegram, content, flow)
    assert (made.metrics.answered.value, made.metrics.abandoned.value, made.metrics.fallbacks.value) == (1, 0, 0)


@pytest.mark.parametrize("seconds", [15, 45, 3600])
def test_by_webhook_an_update_is_answered_when_its_wait_is_over(seconds: int, content: Content) -> None:
    async def flow(made: Waits) -> None:
        began = asyncio.get_running_loop().time()
        assert (await made.sends(1, PATIENT)).status == 200
        assert await made.answered(PATIENT) - began == pytest.approx(seconds, abs=2)
        assert (await made.sends(1, PATIENT)).status == 200

    made = waits(TelegramQueue(script={"sendMessage": [wait(seconds)]}), content, flow)
    assert len(made.telegram.sent("sendMessage")) == 2
    assert (made.metrics.answered.value, made.metrics.abandoned.value, made.metrics.fallbacks.value) == (1, 0, 0)


def test_several_waits_one_after_the_other_are_waited_for_as_well(content: Content) -> None:
    async def flow(made: Waits) -> None:
        began = asyncio.get_running_loop().time()
        await made.sends_until_taken(1, PATIENT)
        assert await made.answered(PATIENT) - began == pytest.approx(85, abs=2)

    made = waits(TelegramQueue(script={"sendMessage": [wait(20), wait(20), wait(45)]}), content, flow)
    assert made.metrics.answered.value == 1


def test_a_short_wait_is_confirmed_only_after_the_answer(content: Content) -> None:
    async def flow(made: Waits) -> None:
        began = asyncio.get_running_loop().time()
        assert (await made.sends(1, PATIENT)).status == 200
        assert asyncio.get_running_loop().time() - began == pytest.approx(15, abs=1)

    waits(TelegramQueue(script={"sendMessage": [wait(15)]}), content, flow)


def test_one_waiting_chat_keeps_no_updates_of_others_from_telegrams_window(content: Content) -> None:
    """Telegram never looks more than a hundred updates past the lowest one that is not confirmed."""
    others = [*range(100, 350)]
    telegram = TelegramQueue(
        script={"sendMessage": [wait(3600)]},
        updates=[text_update(1, PATIENT), *(text_update(number, number) for number in others)],
        hold=25,
    )

    async def flow(made: Waits) -> None:
        began = asyncio.get_running_loop().time()
        polling = asyncio.create_task(made.poller.run())
        assert await made.answered(*others) - began < 10
        await made.answered(PATIENT)
        polling.cancel()

    assert waits(telegram, content, flow).metrics.answered.value == 251


def test_what_the_chat_writes_meanwhile_is_answered_after_the_wait(content: Content) -> None:
    async def flow(made: Waits) -> None:
        await made.sends(1, PATIENT)
        await made.sends_until_taken(2, PATIENT)

    made = waits(TelegramQueue(script={"sendMessage": [wait(45)]}), content, flow)
    assert made.metrics.answered.value == 2


def test_what_came_after_a_close_is_deleted_after_the_wait(content: Content) -> None:
    async def flow(made: Waits) -> None:
        await made.messenger.store.close_chat(PATIENT, update=5)
        assert (await made.sends(1, PATIENT)).status == 200
        await made.messenger.queue.drain(60)

    made = waits(TelegramQueue(script={"sendMessage": [], "deleteMessage": [wait(45)]}), content, flow)
    assert len(made.telegram.sent("deleteMessage")) == 2 and made.metrics.abandoned.value == 0


def test_a_wait_of_more_than_an_hour_is_given_up_and_logged(content: Content, log: list[dict[str, Any]]) -> None:
    too_long = wait(LONGEST_WAIT + 1)

    async def flow(made: Waits) -> None:
        assert (await made.sends(1, PATIENT)).status == 200
        assert (await made.sends(2, PATIENT)).status == 200

    made = waits(TelegramQueue(script={"sendMessage": [too_long, too_long]}), content, flow)
    assert "update abandoned: no answer could be sent" in [entry["event"] for entry in log]
    assert "WaitTooLong" in str(log)
    assert (made.metrics.abandoned.value, made.metrics.answered.value) == (1, 1)
