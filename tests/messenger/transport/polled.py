"""A poller between Telegram's queue and an update queue whose updates are done when a test says so."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.polling import Poller
from bot.messenger.transport.update_context import WebhookReply
from bot.operations.metrics import Metrics
from tests.kit import fast_forward
from tests.messenger.fakes import scripted_bot
from tests.messenger.transport.telegram_queue import TelegramQueue

Confirmed = asyncio.Future[WebhookReply | None]
KINDS = ("message", "callback_query", "inline_query")


@dataclass
class OpenQueue:
    """An update queue that takes everything; each update is done when the test says so."""

    confirmed: dict[int, Confirmed] = field(default_factory=dict)
    full: bool = False
    refused: set[int] = field(default_factory=set)

    def put(self, incoming: IncomingUpdate, *, can_reply_in_response: bool = False) -> Confirmed | None:
        if self.full or incoming.update_id in self.refused:
            return None
        assert incoming.update_id not in self.confirmed, "given twice"
        return self.confirmed.setdefault(incoming.update_id, asyncio.get_running_loop().create_future())

    def answer(self, *updates: int) -> None:
        for update in updates:
            self.confirmed[update].set_result(None)


@dataclass
class Polling:
    """A poller between Telegram's queue and an update queue."""

    poller: Poller
    telegram: TelegramQueue
    queue: OpenQueue
    metrics: Metrics

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let it run until the condition holds."""
        async with self.running(), asyncio.timeout(600):
            while not condition():  # noqa: ASYNC110 - the poller goes round by itself; it sets no event
                await asyncio.sleep(0.001)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.poller.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait([task])


Flow = Callable[[Polling], Coroutine[None, None, None]]


def polls(telegram: TelegramQueue, flow: Flow, *, full: bool = False) -> Polling:
    """Run `flow` with a poller, in no time."""

    async def main() -> Polling:
        metrics, queue = Metrics(), OpenQueue(full=full)
        poller = Poller(await scripted_bot(telegram), queue, allowed_updates=KINDS, metrics=metrics)
        polling = Polling(poller, telegram, queue, metrics)
        await flow(polling)
        return polling

    return fast_forward.run(main())


def asked(count: int) -> Flow:
    """Until Telegram was asked so often."""

    async def flow(polling: Polling) -> None:
        await polling.until(lambda: len(polling.telegram.offsets) >= count)

    return flow
