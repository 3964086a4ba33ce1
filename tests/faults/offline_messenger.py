"""The messenger without a network: updates go straight in; a Telegram that takes everything notes what comes out."""

import asyncio
import gc
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram.request import RequestData

from bot.messenger.messenger import Messenger
from bot.messenger.transport.bot import GuideBot
from bot.messenger.transport.incoming import IncomingUpdate, read_update
from bot.messenger.transport.update_context import WebhookReply
from bot.operations.metrics import Metrics
from tests.kit.flood import QuickRequest, messenger_without_network
from tests.kit.odd_texts import CANARY
from tests.kit.world import region_catalog
from tests.messenger.fakes import ManualClock, memory

UNWANTED = ("abandoned", "fallbacks", "rejected")
AT_ONCE = 50
APART = 60.0
"""Seconds between two updates, on a clock of their own: no number of them is a flood."""

CONTENTS = (
    *("animation", "audio", "caption", "checklist", "contact", "dice", "document", "location", "photo", "poll"),
    *("sticker", "story", "text", "venue", "video", "video_note", "voice"),
)
"""Parts of a message that are a person's words or attachments, and therefore answered."""


@dataclass
class RecordingRequest(QuickRequest):
    """Counts the screens of each chat and inline query, and keeps those that quote what was sent."""

    screens: Counter[object] = field(default_factory=Counter)
    quoting: list[str] = field(default_factory=list)

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: object, **more: object
    ) -> tuple[int, bytes]:
        parameters = dict(request_data.parameters) if request_data else {}
        query = parameters.pop("inline_query_id", None)
        if url.rsplit("/", 1)[-1] in {"sendMessage", "editMessageText", "answerInlineQuery"}:
            self.screens[parameters["chat_id"] if query is None else query] += 1
            shown = json.dumps(parameters)
            if CANARY in shown:
                self.quoting.append(shown)
        return await super().do_request(url, method)


@dataclass
class OfflineMessenger:
    """`troubles` are what the event loop heard of and nobody else."""

    telegram: RecordingRequest
    clock: ManualClock
    metrics: Metrics
    bot: GuideBot
    messenger: Messenger
    troubles: list[str] = field(default_factory=list)
    answered: int = 0

    async def takes(self, updates: Iterable[object]) -> list[object]:
        """Those that a person sent, and that were shown nothing."""
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
        read = [(update, incoming) for update in updates if (incoming := read_update(update, self.bot))]
        confirmed = [future for _, incoming in read if (future := self._put(incoming))]
        if confirmed:
            await asyncio.wait(confirmed)
        persons = [(update, incoming) for update, incoming in read if _wants_answer(update, incoming)]
        silent = [update for update, incoming in persons if self._shown(incoming) == before[_key(incoming)]]
        self.answered += len(persons) - len(silent)
        return silent

    def _put(self, incoming: IncomingUpdate) -> asyncio.Future[WebhookReply | None] | None:
        self.clock.now += APART
        return self.messenger.queue.put(incoming)

    def _shown(self, incoming: IncomingUpdate) -> int:
        return self.telegram.screens[_key(incoming)]

    def faults(self) -> dict[str, int]:
        """What was given up, answered with the hotline alone, or refused."""
        gc.collect()  # an exception that nobody took out of a task is heard of only now
        return {name: count for name in UNWANTED if (count := self.metrics.counters()[name].value)}


def _key(incoming: IncomingUpdate) -> object:
    return incoming.chat_id if incoming.inline_query_id is None else incoming.inline_query_id


def _wants_answer(update: Any, incoming: IncomingUpdate) -> bool:
    """Whether it came from a person, in a private chat of the update's own number; and not only as a notice."""
    if incoming.chat_id != incoming.update_id or not incoming.is_private:
        return False
    if incoming.callback_query_id is not None or incoming.inline_query_id is not None:
        return True
    message = update.get("message")
    return isinstance(message, dict) and any(_is_content(message, name) for name in CONTENTS)


def _is_content(message: Mapping[str, object], name: str) -> bool:
    value = message.get(name)
    return isinstance(value, str) and value != "" if name in {"text", "caption"} else value is not None


async def offline_messenger() -> OfflineMessenger:
    telegram, clock, metrics, catalog, store = RecordingRequest(), ManualClock(), Metrics(), region_catalog(), memory()
    bot, messenger = await messenger_without_network(telegram, catalog, store, metrics, clock)
    made = OfflineMessenger(telegram, clock, metrics, bot, messenger)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: made.troubles.append(repr(context)))
    return made
