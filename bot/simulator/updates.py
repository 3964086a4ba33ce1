"""Updates that wait for the bot, and long polling, which delivers and confirms them."""

import asyncio
from dataclasses import dataclass

from bot.simulator import limits
from bot.simulator.errors import conflict
from bot.simulator.types import Clock, Json

OTHER_GET_UPDATES = "terminated by other getUpdates request; make sure that only one bot instance is running"
SET_WEBHOOK = "terminated by setWebhook request"

_NEVER_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update that the bot has not confirmed.

    A webhook gets the updates of one `queue` in order: messages queue by chat, presses by user.
    """

    json: Json
    queue: tuple[str, int]
    expires: float

    @property
    def id(self) -> int:
        return int(self.json["update_id"])


class UpdateQueue:
    """Unconfirmed updates, oldest first. Each stays until a later offset confirms it, or until it expires."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pending: dict[int, PendingUpdate] = {}
        self.next_id = 100_001
        self.allowed: frozenset[str] | None = None
        self.arrived = asyncio.Event()

    def add(self, fields: Json, *, queue: tuple[str, int], lifetime: float) -> PendingUpdate:
        """Adds an update under the next id; it expires after `lifetime` seconds."""
        update = PendingUpdate({**fields, "update_id": self.next_id}, queue, self._clock() + lifetime)
        self.next_id += 1
        self._pending[update.id] = update
        self.arrived.set()
        return update

    def allows(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind, for instance "message"."""
        return kind in self.allowed if self.allowed else kind not in _NEVER_BY_DEFAULT

    def allow(self, kinds: list[str] | None) -> None:
        """Sets the kinds of later updates: None changes nothing, an empty list restores the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def read(self, *, offset: int, limit: int) -> list[Json]:
        """At most `limit` updates from `offset` on, and confirms those before it.

        A negative offset counts from the end of the queue.
        """
        if offset < 0:
            offset = max(self.next_id + offset, 1)
        if offset <= self.next_id + limits.FUTURE_OFFSET:
            self._pending = {key: update for key, update in self._pending.items() if key >= offset}
        return [update.json for update in self.pending()[: min(limit, limits.UPDATES_PER_CALL)]]

    def pending(self) -> list[PendingUpdate]:
        """All updates that have not expired; drops the others."""
        now = self._clock()
        self._pending = {key: update for key, update in self._pending.items() if update.expires > now}
        return list(self._pending.values())

    def drop(self, update_id: int) -> None:
        self._pending.pop(update_id, None)

    def clear(self) -> None:
        self._pending.clear()

    def __len__(self) -> int:
        return len(self._pending)


class Polling:
    """Long polling: one getUpdates call at a time; a newer call ends the one that waits."""

    def __init__(self, updates: UpdateQueue) -> None:
        self._updates = updates
        self.waiting = 0  # calls that wait now
        self._call = 0
        self._end_reason: str | None = None
        self._last_offset: int | None = None
        self._last_time = float("-inf")

    async def get(self, *, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109 - Telegram's own
        """Updates from `offset` on; waits at most `timeout` seconds for the first.

        Raises ApiError 409 when another call or a webhook takes over.
        """
        now = asyncio.get_running_loop().time
        if offset == self._last_offset and now() - self._last_time < limits.REPEATED_OFFSET_SECONDS:
            limit = 1
        self._last_offset, self._last_time = offset, now()
        self.end(OTHER_GET_UPDATES)
        call, deadline = self._call, now() + timeout
        while True:
            self._updates.arrived.clear()
            batch = self._updates.read(offset=offset, limit=limit)
            if batch or now() >= deadline:
                return batch
            await self._wait_for_update(deadline - now())
            if call != self._call:
                return self._ended()

    def end(self, reason: str | None) -> None:
        """Ends the call that waits: with a conflict for that reason, or with no updates where the server stops."""
        self._call += 1
        self._end_reason = reason
        self._updates.arrived.set()

    def _ended(self) -> list[Json]:
        if self._end_reason is None:
            return []
        raise conflict(self._end_reason)

    async def _wait_for_update(self, seconds: float) -> None:
        self.waiting += 1
        try:
            async with asyncio.timeout(seconds):
                await self._updates.arrived.wait()
        except TimeoutError:
            return
        finally:
            self.waiting -= 1
