"""Carries one call to Telegram to its end: waits as long as Telegram asks, tries again when it is out of reach.

It never gives up by itself: the inbox limits the time of an update, and a closed chat ends the turn, even when it was
closed at another process: that is looked up after each pause.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.messenger.api import Caller, Parameters, Refused, Unreachable
from bot.messenger.turn import Turn
from bot.operations.metrics import Metrics
from bot.store.store import Store

FIRST_WAIT, LONGEST_WAIT = 0.25, 4.0

ALL_AT = 3
"""Telegram does not say whom a wait is for. A chat that waits is alone in that; when three wait at once, all do."""


class Courier:
    """`jitter` gives a number from 0 to 1, so that many tries do not fall together."""

    def __init__(
        self,
        api: Caller,
        store: Store,
        *,
        metrics: Metrics,
        jitter: Callable[[], float] = random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._api = api
        self._store = store
        self._metrics = metrics
        self._jitter = jitter
        self._clock = clock
        self._waiting: set[int] = set()
        self._all_wait_until = 0.0

    async def carry(self, turn: Turn, method: str, parameters: Parameters, *, ready: bytes = b"") -> object:
        """The result of `Api.call`. Raises Refused for a no that is not about waiting, Dropped for a closed chat."""
        wait = FIRST_WAIT
        while True:
            await self._wait_with_all(turn)
            try:
                return await self._api.call(method, parameters, ready=ready)
            except Refused as refusal:
                if refusal.retry_after is None:
                    raise
                await self._wait_as_asked(turn, refusal.retry_after)
            except Unreachable:
                self._metrics.retries.inc()
                await self._pause(turn, wait * (0.5 + self._jitter()))
                wait = min(wait * 2, LONGEST_WAIT)

    async def _wait_with_all(self, turn: Turn) -> None:
        turn.check()
        rest = self._all_wait_until - self._clock()
        if rest > 0:
            await self._pause(turn, rest + self._jitter())

    async def _wait_as_asked(self, turn: Turn, seconds: float) -> None:
        self._metrics.retries.inc()
        with self._among_the_waiting(turn.incoming.chat):
            if len(self._waiting) >= ALL_AT:
                self._all_wait_until = max(self._all_wait_until, self._clock() + seconds)
            await self._pause(turn, seconds + 0.1 * self._jitter())

    async def _pause(self, turn: Turn, seconds: float) -> None:
        await turn.pause(seconds)
        if await self._store.closed_after(turn.incoming.chat, update=turn.incoming.update):
            turn.drop()
        turn.check()

    @contextmanager
    def _among_the_waiting(self, chat: int) -> Iterator[None]:
        self._waiting.add(chat)
        try:
            yield
        finally:
            self._waiting.discard(chat)
