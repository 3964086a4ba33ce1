"""The messenger without a network: updates go straight in; a Telegram that takes everything notes what comes out."""

import asyncio
import gc
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.messenger.inbox import Inbox
from bot.messenger.incoming import Incoming
from bot.messenger.messenger import put_together
from bot.messenger.receive import receive
from bot.operations.metrics import Metrics
from tests.kit.odd_texts import CANARY
from tests.kit.world import real_catalog
from tests.messenger.fakes import HandClock, memory

BOT = "magnolia_bot"
UNWANTED = ("abandoned", "fallbacks", "rejected")
AT_ONCE = 50
APART = 60.0
"""Seconds between two updates, on a clock of their own: no number of them is a flood."""


@dataclass
class Telegram:
    """Counts the screens of each chat, and keeps those in which something comes back that was sent."""

    screens: Counter[object] = field(default_factory=Counter)
    quoting: list[str] = field(default_factory=list)

    async def call(
        self, method: str, parameters: Mapping[str, object], *, ready: bytes = b"", seconds: float = 1.0
    ) -> object:
        content: dict[str, Any] = {**json.loads(ready or b"{}"), **parameters}
        if method not in {"sendMessage", "editMessageText"}:
            return True
        self.screens[content["chat_id"]] += 1
        if CANARY in json.dumps(content):
            self.quoting.append(content["text"])
        return {"message_id": 500}


@dataclass
class Desk:
    """Open in the running event loop. `troubles` are what the loop heard of and nobody else."""

    telegram: Telegram
    clock: HandClock
    metrics: Metrics
    inbox: Inbox
    troubles: list[str] = field(default_factory=list)
    answered: int = 0

    async def takes(self, updates: Iterable[object]) -> list[object]:
        """Those that could be read, came from a chat of the same number, and were shown nothing."""
        silent: list[object] = []
        batch: list[object] = []
        for update in updates:
            batch.append(update)
            if len(batch) == AT_ONCE:
                silent += await self._take_together(batch)
                batch = []
        return silent + await self._take_together(batch)

    async def _take_together(self, updates: list[object]) -> list[object]:
        before = self.telegram.screens.copy()
        read = [(update, incoming) for update in updates if (incoming := receive(update, bot=BOT))]
        futures = [future for _, incoming in read if (future := self._take(incoming))]
        if futures:
            await asyncio.wait(futures)
        own = [(update, incoming.chat) for update, incoming in read if incoming.chat == incoming.update]
        silent = [update for update, chat in own if self.telegram.screens[chat] == before[chat]]
        self.answered += len(own) - len(silent)
        return silent

    def _take(self, incoming: Incoming) -> asyncio.Future[bytes] | None:
        self.clock.now += APART
        return self.inbox.take(incoming)

    def faults(self) -> dict[str, int]:
        """What was given up, answered with the hotline alone, or refused."""
        gc.collect()  # an exception that nobody took out of a task is heard of only now
        return {name: count for name in UNWANTED if (count := self.metrics.counters()[name].value)}


def open_desk() -> Desk:
    telegram, clock, metrics, catalog = Telegram(), HandClock(), Metrics(), real_catalog()
    messenger = put_together(
        telegram,
        memory(clock),
        content=lambda: catalog.content,
        fallback=lambda: catalog.fallback,
        metrics=metrics,
        clock=clock,
    )
    desk = Desk(telegram, clock, metrics, messenger.inbox)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: desk.troubles.append(repr(context)))
    return desk
