"""A flood played straight into the messenger, before a Telegram that answers at once; and what is left of it."""

import asyncio
from dataclasses import dataclass, field

from bot.messenger.incoming import Incoming
from bot.messenger.messenger import Messenger, put_together
from bot.operations.metrics import Metrics
from bot.store.memory import MemoryStore
from tests.kit.world import real_catalog
from tests.messenger.fakes import HandClock, pressed, wrote

AT_ONCE = 100
"""As many as Telegram sends side by side to a webhook."""

A_SECOND = 500
TEXT_EVERY = 10
"""One update in so many is a text, the others are presses."""

FIRST = 1_000_000


@dataclass
class QuickApi:
    """Does everything at once, and keeps nothing of it."""

    calls: int = 0

    async def call(self, method: str, parameters: object, *, ready: bytes = b"", seconds: float = 1.0) -> object:
        self.calls += 1
        return {"message_id": self.calls} if method == "sendMessage" else True


@dataclass
class Flood:
    """`done`: updates that were answered or set aside; `refused`: how often there was no room and it came again."""

    chats: int
    messenger: Messenger
    store: MemoryStore
    metrics: Metrics
    clock: HandClock
    poured: int = 0
    done: int = 0
    refused: int = 0
    _open: list[asyncio.Future[bytes]] = field(default_factory=list)

    async def pour(self, count: int, *, at_once: int = AT_ONCE) -> None:
        """So many more updates, from all chats in turn. Returns when no future is open any more."""
        for _ in range(count):
            self._open.append(await self._taken(self._next()))
            if len(self._open) == at_once:
                await self._wait()
        await self._wait()

    def in_hand(self) -> int:
        """What is not let go of yet: updates, lines and workers of chats, presses being acknowledged."""
        inbox, delivery = self.messenger.inbox, self.messenger.delivery
        return inbox.waiting + len(inbox._lines) + len(inbox._workers) + len(delivery._acknowledging)

    def chats_known(self) -> int:
        """To the pace and to the store, whichever knows more."""
        return max(len(self.messenger.inbox._pace), len(self.store._chats))

    def _next(self) -> Incoming:
        number, self.poured = FIRST + self.poured, self.poured + 1
        chat = FIRST + number % self.chats
        self.clock.now += 1 / A_SECOND
        if number % TEXT_EVERY:
            return pressed("home", update=number, chat=chat, message=number)
        return wrote("they took my passport", update=number, chat=chat, message=number, sent=int(self.clock.now))

    async def _taken(self, incoming: Incoming) -> asyncio.Future[bytes]:
        """Asks again, as Telegram does, until there is room."""
        while (future := self.messenger.inbox.take(incoming)) is None:
            self.refused += 1
            await asyncio.sleep(0)
        return future

    async def _wait(self) -> None:
        if self._open:
            await asyncio.wait(self._open)
        await self.messenger.delivery.settle()
        self.done += sum(not future.cancelled() for future in self._open)
        self._open.clear()


def flood(*, chats: int) -> Flood:
    """Not begun yet. Open in the running event loop."""
    clock, metrics, catalog = HandClock(), Metrics(), real_catalog()
    store = MemoryStore(clock)
    messenger = put_together(
        QuickApi(),
        store,
        content=lambda: catalog.content,
        fallback=lambda: catalog.fallback,
        metrics=metrics,
        clock=clock,
    )
    return Flood(chats, messenger, store, metrics, clock)
