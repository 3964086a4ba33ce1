"""The queue of updates: each is kept until a later offset passes it, or until it is too old."""

import asyncio
import itertools
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.simulator import limits
from bot.simulator.types import Clock, Json

_ONLY_WHEN_NAMED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update and the queue it stands in: messages by chat, presses by user."""

    json: Json
    queue: tuple[str, int]
    expires: float

    @property
    def id(self) -> int:
        return int(self.json["update_id"])


class Updates:
    """Updates nobody confirmed yet, oldest first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: OrderedDict[int, Waiting] = OrderedDict()
        self.next_id = 100_001
        self.allowed: frozenset[str] | None = None
        self.arrived = asyncio.Event()

    def add(self, fields: Json, *, queue: tuple[str, int], lifetime: float) -> Waiting:
        """Queues an update under the next id."""
        update = Waiting({**fields, "update_id": self.next_id}, queue, self._clock() + lifetime)
        self.next_id += 1
        self._waiting[update.id] = update
        self.arrived.set()
        return update

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in _ONLY_WHEN_NAMED

    def allow(self, kinds: list[str] | None) -> None:
        """What later updates are about; None leaves it as it is, an empty list means the usual ones."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def read(self, *, offset: int, limit: int) -> list[Json]:
        """Up to `limit` updates from `offset`; those before it are forgotten, negative offsets count from the end."""
        if offset < 0:
            offset = max(self.next_id + offset, 1)
        if offset <= self.next_id + limits.FUTURE_OFFSET:
            self._confirm(offset)
        return [update.json for update in itertools.islice(self._alive(), min(limit, limits.UPDATES_AT_ONCE))]

    def pending(self) -> list[Waiting]:
        return list(self._alive())

    def drop(self, identity: int) -> None:
        self._waiting.pop(identity, None)

    def clear(self) -> None:
        self._waiting.clear()

    def __len__(self) -> int:
        return len(self._waiting)

    def _alive(self) -> Iterator[Waiting]:
        """Those still worth delivering; what is too old on the way there is forgotten."""
        now = self._clock()
        old = []
        try:
            for update in self._waiting.values():
                if update.expires > now:
                    yield update
                else:
                    old.append(update.id)
        finally:
            for identity in old:
                self.drop(identity)

    def _confirm(self, offset: int) -> None:
        while self._waiting and next(iter(self._waiting)) < offset:
            self._waiting.popitem(last=False)
