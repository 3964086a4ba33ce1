"""The messenger's parts, put together; started and stopped in order."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from bot.messenger.delivery.delivery import Delivery
from bot.messenger.delivery.fallback import Fallback
from bot.messenger.handlers.application import GuideApplication, build_application
from bot.messenger.handlers.registry import add_handlers
from bot.messenger.handlers.responder import Responder
from bot.messenger.handlers.update_handler import UpdateHandler
from bot.messenger.transport.bot import GuideBot
from bot.messenger.transport.source import Source
from bot.messenger.transport.update_queue import UpdateQueue
from bot.operations.metrics import Metrics
from bot.screens.content import Content
from bot.store.recent_answers import RecentAnswers
from bot.store.store import Store

DRAIN_SECONDS, ACKNOWLEDGE_SECONDS = 7.0, 1.0
"""For updates in hand and then for acknowledgements, when the program is told to stop: under 10 with all the rest."""

EXPIRE_EVERY = 60.0
"""Seconds."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Messenger:
    """Takes updates from a source and answers them."""

    application: GuideApplication
    queue: UpdateQueue
    delivery: Delivery
    store: Store
    recent: RecentAnswers

    @asynccontextmanager
    async def running(self, source: Source) -> AsyncIterator[asyncio.Task[None]]:
        """Updates are answered while the block runs; gives the source's task. Then what is in hand is finished."""
        await self.application.initialize()
        taking, expiring = asyncio.create_task(source.run()), asyncio.create_task(self._expire())
        try:
            yield taking
        finally:
            taking.cancel()
            expiring.cancel()
            await asyncio.wait([taking, expiring])
            await source.close()
            if left := await self.queue.drain(DRAIN_SECONDS):
                log.warning("stopped with updates in hand; Telegram keeps them", updates=left)
            await self.delivery.acknowledgements.drain(ACKNOWLEDGE_SECONDS)
            await source.finish()

    async def _expire(self) -> None:
        """What is remembered expires, though nobody writes any more."""
        while True:
            await asyncio.sleep(EXPIRE_EVERY)
            self.queue.expire()
            self.store.drop_expired()
            self.recent.drop_expired()


def build_messenger(
    bot: GuideBot,
    store: Store,
    *,
    content: Callable[[], Content],
    fallback: Callable[[], Fallback],
    metrics: Metrics,
    clock: Callable[[], float],
) -> Messenger:
    """`content` and `fallback` give what is in use at the time; `clock` tells seconds since 1970, by Telegram."""
    delivery = Delivery(bot, store, metrics)
    recent = RecentAnswers(clock)
    application = build_application(bot, Responder(content, delivery, recent))
    add_handlers(application)
    handler = UpdateHandler(application, delivery=delivery, store=store, fallback=fallback, metrics=metrics)
    return Messenger(application, UpdateQueue(handler.handle, clock=clock, metrics=metrics), delivery, store, recent)
