"""Long polling: one getUpdates at a time; a newer one ends the one that waits."""

import asyncio

from bot.simulator import limits
from bot.simulator.errors import conflict
from bot.simulator.types import Json
from bot.simulator.updates import Updates

OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "terminated by setWebhook request"


class Polling:
    """Whose turn it is to wait, and what was asked last."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self.waiting = 0  # calls that wait now
        self._turn = 0
        self._reason: str | None = None
        self._last_offset: int | None = None
        self._last_time = float("-inf")

    async def get(self, *, offset: int, limit: int, patience: float) -> list[Json]:
        """Updates from `offset`, waiting up to `patience` seconds for the first; raises 409 when another call comes."""
        now = asyncio.get_running_loop().time
        if offset == self._last_offset and now() - self._last_time < limits.REPEATED_OFFSET:
            limit = 1
        self._last_offset, self._last_time = offset, now()
        self.end(OTHER_POLL)
        turn, deadline = self._turn, now() + patience
        while True:
            self._updates.arrived.clear()
            batch = self._updates.read(offset=offset, limit=limit)
            if batch or now() >= deadline:
                return batch
            await self._arrival(deadline - now())
            if turn != self._turn:
                return self._ended()

    def end(self, reason: str | None) -> None:
        """Ends the call that waits: with a conflict, or with nothing when the server stops."""
        self._turn += 1
        self._reason = reason
        self._updates.arrived.set()

    def _ended(self) -> list[Json]:
        if self._reason is None:
            return []
        raise conflict(self._reason)

    async def _arrival(self, seconds: float) -> None:
        self.waiting += 1
        try:
            async with asyncio.timeout(seconds):
                await self._updates.arrived.wait()
        except TimeoutError:
            return
        finally:
            self.waiting -= 1
