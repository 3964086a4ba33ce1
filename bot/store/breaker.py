"""A circuit breaker: a store that fails is left alone for a while, so that nobody waits for it again and again.

Closed: calls go through. Open: calls get their default at once, and a probe tries every second whether the store works
again, so that no person's call is the one that tries.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

CALL_SECONDS = 0.1
PROBE_EVERY = 1.0

MAX_LOST = 3
"""Calls in a row that may get no answer; one lost connection is no reason to go without the store."""

_NO_ANSWER = (RedisConnectionError, RedisTimeoutError, OSError, TimeoutError)

Result = TypeVar("Result")

log = structlog.get_logger()


class Breaker:
    """`probe` uses the store in all ways in which it is used; `on_failure` is called for each call that failed."""

    def __init__(
        self,
        probe: Callable[[], Awaitable[object]],
        *,
        on_failure: Callable[[], object],
        probe_every: float = PROBE_EVERY,
    ) -> None:
        self._probe, self._on_failure, self._probe_every = probe, on_failure, probe_every
        self._lost = 0
        self._checking = asyncio.Lock()
        self._checked_at = -probe_every
        self._probing: asyncio.Task[None] | None = None
        self.closed = asyncio.Event()
        self.closed.set()

    async def call(self, work: Callable[[], Awaitable[Result]], *, default: Result) -> Result:
        """What `work` gives, or `default` when it fails, takes more than CALL_SECONDS, or the breaker is open."""
        if not self.closed.is_set():
            return default
        try:
            async with asyncio.timeout(CALL_SECONDS):
                result = await work()
        except Exception as error:  # noqa: BLE001 - the edge of the store: whatever it is, nobody may notice
            await self._failed(error)
            return default
        self._lost = 0
        return result

    async def start(self) -> None:
        """Find out whether the store works before it is needed. One that does not is probed until it does."""
        if error := await self._probe_error():
            self._on_failure()
            self._open(error)

    async def stop(self) -> None:
        """End the probe, if one is under way."""
        if self._probing:
            self._probing.cancel()
            await asyncio.wait([self._probing])

    async def _failed(self, error: Exception) -> None:
        self._on_failure()
        if not isinstance(error, _NO_ANSWER):
            await self._check()
            return
        self._lost += 1
        if self._lost >= MAX_LOST:
            self._open(error)

    async def _check(self) -> None:
        """Open the breaker if the probe fails too. Called after an answer that was an error.

        Such an answer may concern one key, which holds what another program wrote; if that opened the breaker, the
        probe would close it again, at every call with this key. A server that refuses what is needed (read-only, out of
        memory, missing rights) refuses it to the probe as well, and is left alone from its first refusal on.
        """
        async with self._checking:
            if not self.closed.is_set() or time.monotonic() - self._checked_at < self._probe_every:
                return
            self._checked_at = time.monotonic()
            if error := await self._probe_error():
                self._open(error)

    def _open(self, error: Exception) -> None:
        if not self.closed.is_set():
            return
        self.closed.clear()
        log.warning("store lost; going on without it", setting="STORE_URL", error=type(error).__name__)
        self._probing = asyncio.create_task(self._probe_until_back())

    async def _probe_until_back(self) -> None:
        while await self._probe_error():  # noqa: ASYNC110 - the event that is waited for happens in another machine
            await asyncio.sleep(self._probe_every)
        self._lost = 0
        self.closed.set()
        log.info("store is back")

    async def _probe_error(self) -> Exception | None:
        """What keeps the store from being used, if anything does."""
        try:
            async with asyncio.timeout(CALL_SECONDS):
                await self._probe()
        except Exception as error:  # noqa: BLE001 - as above
            return error
        return None
