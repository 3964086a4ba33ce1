"""A flood straight into the messenger, before a Telegram that answers at once; and what is left of it."""

import asyncio
import json
from dataclasses import dataclass, field

from telegram.request import BaseRequest, RequestData

from bot.catalog import Catalog
from bot.messenger.messenger import Messenger, build_messenger
from bot.messenger.transport.bot import GuideBot, make_bot
from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.request import AiohttpRequest
from bot.messenger.transport.retries import Retries
from bot.messenger.transport.update_context import WebhookReply
from bot.operations.metrics import Metrics
from bot.store.memory import MemoryStore
from tests.kit.world import real_catalog
from tests.messenger.fakes import ME, TOKEN, ManualClock, message, pressed, wrote

AT_ONCE = 100
"""As many as Telegram sends side by side to a webhook."""

A_SECOND = 250
TEXT_EVERY = 10
"""One update in so many is a text, the others are presses."""

FIRST = 1_000_000


@dataclass
class QuickRequest(BaseRequest):
    """Does everything at once, and keeps nothing of it."""

    calls: int = 0

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: object, **more: object
    ) -> tuple[int, bytes]:
        self.calls += 1
        results = {"getMe": ME, "sendMessage": message(self.calls)}
        return 200, json.dumps({"ok": True, "result": results.get(url.rsplit("/", 1)[-1], True)}).encode()

    parse_json_payload = staticmethod(AiohttpRequest.parse_json_payload)


@dataclass
class Flood:
    """`done`: updates that were answered or given up; `refused`: how often there was no room and one came again."""

    chats: int
    messenger: Messenger
    store: MemoryStore
    metrics: Metrics
    clock: ManualClock
    poured: int = 0
    done: int = 0
    refused: int = 0
    _open: list[asyncio.Future[WebhookReply | None]] = field(default_factory=list)

    async def pour(self, count: int, *, at_once: int = AT_ONCE) -> None:
        """So many more updates, from all chats in turn. Returns when no future is open any more."""
        for _ in range(count):
            self._open.append(await self._taken(self._next()))
            if len(self._open) == at_once:
                await self._wait()
        await self._wait()

    def in_hand(self) -> int:
        """What is not let go of yet: updates, lanes and their workers, presses being acknowledged."""
        queue, acknowledgements = self.messenger.queue, self.messenger.delivery.acknowledgements
        return queue.size + len(queue._chat_queues) + len(queue._workers) + len(acknowledgements._tasks)

    def chats_known(self) -> int:
        """To the flood guard and to the store, whichever knows more."""
        return max(len(self.messenger.queue._flood_guard), len(self.store._chats))

    def _next(self) -> IncomingUpdate:
        number, self.poured = FIRST + self.poured, self.poured + 1
        chat = FIRST + number % self.chats
        self.clock.now += 1 / A_SECOND
        if number % TEXT_EVERY:
            return pressed("home", update=number, chat=chat, message_id=number)
        return wrote("they took my passport", update=number, chat=chat, message_id=number, sent=int(self.clock.now))

    async def _taken(self, incoming: IncomingUpdate) -> asyncio.Future[WebhookReply | None]:
        """Asks again, as Telegram does, until there is room."""
        while (confirmed := self.messenger.queue.put(incoming)) is None:
            self.refused += 1
            await asyncio.sleep(0)
        return confirmed

    async def _wait(self) -> None:
        if self._open:
            await asyncio.wait(self._open)
        await self.messenger.delivery.acknowledgements.drain()
        self.done += sum(not confirmed.cancelled() for confirmed in self._open)
        self._open.clear()


async def flood(*, chats: int) -> Flood:
    """Not begun yet."""
    clock, metrics, catalog = ManualClock(), Metrics(), real_catalog()
    store = MemoryStore(clock)
    _, messenger = await messenger_without_network(QuickRequest(), catalog, store, metrics, clock)
    return Flood(chats, messenger, store, metrics, clock)


async def messenger_without_network(
    request: BaseRequest, catalog: Catalog, store: MemoryStore, metrics: Metrics, clock: ManualClock
) -> tuple[GuideBot, Messenger]:
    """The whole messenger, whose calls `request` answers."""
    bot = make_bot(TOKEN, "http://127.0.0.1", request, Retries(store, metrics=metrics))
    messenger = build_messenger(
        bot,
        store,
        content=lambda: catalog.content,
        fallback=lambda: catalog.fallback,
        metrics=metrics,
        clock=clock,
    )
    await messenger.application.initialize()
    return bot, messenger
