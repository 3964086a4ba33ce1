"""What the phone of one person has shown so far."""

import asyncio
from collections import Counter, defaultdict

from bot.simulator.chat import Chat
from bot.simulator.types import Json


class Sight:
    """Watches a chat from now on, as an open page would; `look` takes in what happened since the last look."""

    def __init__(self, chat: Chat) -> None:
        self._events: asyncio.Queue[Json | None] = asyncio.Queue()
        chat.watchers.add(self._events)
        self.sent: Counter[str] = Counter()
        self.changed: dict[int, Counter[str]] = defaultdict(Counter)
        self.newest: int | None = None
        self.acknowledged = 0

    @property
    def shown(self) -> int:
        """How many screens of the bot there were."""
        return self.sent.total() + sum(texts.total() for texts in self.changed.values())

    def times(self, text: str, *, changed: int | None) -> int:
        """How often a screen was shown: in a message of its own, or in the one that was changed."""
        return (self.sent if changed is None else self.changed[changed])[text]

    def look(self) -> None:
        while not self._events.empty():
            event = self._events.get_nowait()
            if event is not None:
                self._take_in(event)

    def _take_in(self, event: Json) -> None:
        message = event.get("message", {})
        if event["type"] == "callback_answer":
            self.acknowledged += 1
        elif event["type"] == "edited":
            self.changed[message["message_id"]][message["text"]] += 1
        elif event["type"] == "message" and not message["outgoing"]:
            self.newest = message["message_id"]
            self.sent[message["text"]] += 1
