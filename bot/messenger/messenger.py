"""The messenger's parts, put together; started and stopped in order."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from bot.messenger.api import Caller
from bot.messenger.conversation import Conversation
from bot.messenger.courier import Courier
from bot.messenger.deliver import Delivery
from bot.messenger.fallback import Fallback
from bot.messenger.gallery import Gallery
from bot.messenger.inbox import Inbox
from bot.messenger.source import Source
from bot.operations.metrics import Metrics
from bot.screens.content import Content
from bot.store.store import Store

DRAIN_SECONDS, SETTLE_SECONDS = 7.0, 1.0
"""For updates in hand and then for acknowledgements, when the program is told to stop: under 10 with all the rest."""

TIDY_EVERY = 60.0
"""Seconds."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Messenger:
    """Takes updates from a source and answers them."""

    inbox: Inbox
    delivery: Delivery
    store: Store

    @asynccontextmanager
    async def at_work(self, source: Source) -> AsyncIterator[asyncio.Task[None]]:
        """Updates are answered while the block runs; gives the source's task. Then what is in hand is finished."""
        running, tidying = asyncio.create_task(source.run()), asyncio.create_task(self._tidy())
        try:
            yield running
        finally:
            running.cancel()
            tidying.cancel()
            await asyncio.wait([running, tidying])
            await source.close()
            if left := await self.inbox.drain(DRAIN_SECONDS):
                log.warning("stopped with updates in hand; Telegram keeps them", updates=left)
            await self.delivery.settle(SETTLE_SECONDS)
            await source.finish()

    async def _tidy(self) -> None:
        """What is remembered expires, though nobody writes any more."""
        while True:
            await asyncio.sleep(TIDY_EVERY)
            self.inbox.tidy()
            self.store.expire()


def put_together(
    api: Caller,
    store: Store,
    *,
    content: Callable[[], Content],
    fallback: Callable[[], Fallback],
    metrics: Metrics,
    clock: Callable[[], float],
) -> Messenger:
    """`content` and `fallback` give what is in use at the time; `clock` tells seconds since 1970."""
    delivery = Delivery(Courier(api, store, metrics=metrics), api, store, metrics)
    respond = Gallery(content).answer
    conversation = Conversation(respond, delivery=delivery, store=store, fallback=fallback, metrics=metrics)
    return Messenger(Inbox(conversation.answer, clock=clock, metrics=metrics), delivery, store)
