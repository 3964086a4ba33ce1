"""A circuit breaker: while Redis fails, calls fail fast instead of each waiting for it.

Closed: calls go through. Open: calls get their default at once. A background probe every second tests recovery, not a
user's request (there is no half-open state).
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

CALL_SECONDS = 0.1
PROBE_INTERVAL = 1.0

FAILURE_THRESHOLD = 3
"""So many calls in a row without a reply open the breaker; one lost connection is no reason to do without the store."""

_CONNECTION_ERRORS = (RedisConnectionError, RedisTimeoutError, OSError, TimeoutError)

Result = TypeVar("Result")

log = structlog.get_logger()


class Breaker:
    """`probe` calls Redis in every way in which the store does; `on_failure` is called for each call that failed."""

    def __init__(
        self,
        probe: Callable[[], Awaitable[object]],
        *,
        on_failure: Callable[[], object],
        probe_interval: float = PROBE_INTERVAL,
    ) -> None:
        self._run_probe, self._on_failure, self._probe_interval = probe, on_failure, probe_interval
        self._consecutive_failures = 0
        self._probe_lock = asyncio.Lock()
        self._last_probe = -probe_interval
        self._probe_task: asyncio.Task[None] | None = None
        self.available = asyncio.Event()
        self.available.set()

    async def call(self, work: Callable[[], Awaitable[Result]], *, default: Result) -> Result:
        """The result of `work`, or `default` when it fails, takes over CALL_SECONDS, or the breaker is open."""
        if not self.available.is_set():
            return default
        try:
            async with asyncio.timeout(CALL_SECONDS):
                result = await work()
        except Exception as error:  # noqa: BLE001 - the edge of the store, which never raises
            await self._failed(error)
            return default
        self._consecutive_failures = 0
        return result

    async def probe(self) -> None:
        """Find out whether Redis works before it is needed; if not, open the breaker."""
        if error := await self._probe_error():
            self._on_failure()
            self._open(error)

    async def stop(self) -> None:
        """End the background probe, if one is running."""
        if self._probe_task:
            self._probe_task.cancel()
            await asyncio.wait([self._probe_task])

    async def _failed(self, error: Exception) -> None:
        self._on_failure()
        if not isinstance(error, _CONNECTION_ERRORS):
            await self._probe_after_error()
            return
        self._consecutive_failures += 1
        if self._consecutive_failures >= FAILURE_THRESHOLD:
            self._open(error)

    async def _probe_after_error(self) -> None:
        """Open the breaker if the probe fails too.

        An error reply may concern one key, which holds what another program wrote; if that opened the breaker, the
        probe would close it again, at every call with this key. A server that refuses what is needed (read-only, out of
        memory, missing rights) refuses it to the probe as well, so the first refusal opens the breaker.
        """
        async with self._probe_lock:
            if not self.available.is_set() or time.monotonic() - self._last_probe < self._probe_interval:
                return
            self._last_probe = time.monotonic()
            if error := await self._probe_error():
                self._open(error)

    def _open(self, error: Exception) -> None:
        if not self.available.is_set():
            return
        self.available.clear()
        log.warning("store lost; going on without it", setting="STORE_URL", error=type(error).__name__)
        self._probe_task = asyncio.create_task(self._probe_until_back())

    async def _probe_until_back(self) -> None:
        while await self._probe_error():  # noqa: ASYNC110 - polling: a remote server sends no event
            await asyncio.sleep(self._probe_interval)
        self._consecutive_failures = 0
        self.available.set()
        log.info("store is back")

    async def _probe_error(self) -> Exception | None:
        """The error that the probe got, or None."""
        try:
            async with asyncio.timeout(CALL_SECONDS):
                await self._run_probe()
        except Exception as error:  # noqa: BLE001 - as above
            return error
        return None
