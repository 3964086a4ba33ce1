"""A circuit breaker: what fails is left alone for a while, so that nobody waits for it again and again.

Closed: calls go through. After a few failures in a row it opens: calls are answered with what the caller named instead,
at once. Meanwhile a probe of its own asks once a second, so that no person's call is the one that tries.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from redis.exceptions import ResponseError

CALL_SECONDS = 0.1
PROBE_EVERY = 1.0

FAILURES = 3
"""In a row. One lost connection is no reason to go without memory."""

Result = TypeVar("Result")

log = structlog.get_logger()


class Breaker:
    """`probe` asks the server for what it must be able to do; `on_failure` hears of each call that failed."""

    def __init__(
        self,
        probe: Callable[[], Awaitable[object]],
        *,
        on_failure: Callable[[], object],
        probe_every: float = PROBE_EVERY,
    ) -> None:
        self._probe, self._on_failure, self._probe_every = probe, on_failure, probe_every
        self._failures = 0
        self._probing: asyncio.Task[None] | None = None
        self.closed = asyncio.Event()
        self.closed.set()

    async def call(self, work: Callable[[], Awaitable[Result]], *, otherwise: Result) -> Result:
        """What `work` gives, or `otherwise` when it fails, takes more than CALL_SECONDS, or has failed lately."""
        if not self.closed.is_set():
            return otherwise
        try:
            async with asyncio.timeout(CALL_SECONDS):
                result = await work()
        except Exception as error:  # noqa: BLE001 - the edge of the store: whatever it is, nobody may notice
            self._failed(error)
            return otherwise
        self._failures = 0
        return result

    async def begin(self) -> None:
        """Find out whether the server works before anybody needs it. One that does not is probed until it does."""
        if error := await self._fault():
            self._on_failure()
            self._open(error)

    async def stop(self) -> None:
        """End the probe, if one is under way."""
        if self._probing:
            self._probing.cancel()
            await asyncio.wait([self._probing])

    def _failed(self, error: Exception) -> None:
        self._on_failure()
        # A server that answers with a no (read-only, no replicas, out of memory) says the same to the next call.
        self._failures += FAILURES if isinstance(error, ResponseError) else 1
        if self._failures >= FAILURES and self.closed.is_set():
            self._open(error)

    def _open(self, error: Exception) -> None:
        self.closed.clear()
        log.warning("store lost; going on without memory", setting="STORE_URL", error=type(error).__name__)
        self._probing = asyncio.create_task(self._probe_until_back())

    async def _probe_until_back(self) -> None:
        while await self._fault():  # noqa: ASYNC110 - the event that is waited for happens in another machine
            await asyncio.sleep(self._probe_every)
        self._failures = 0
        self.closed.set()
        log.info("store is back")

    async def _fault(self) -> Exception | None:
        """What keeps the server from being used, if anything does."""
        try:
            async with asyncio.timeout(CALL_SECONDS):
                await self._probe()
        except Exception as error:  # noqa: BLE001 - as above
            return error
        return None
