"""The one retry policy for calls to Telegram: python-telegram-bot's rate limiter, and the delays for everybody else.

A call for an update never gives up by itself: the update queue limits the time of an update, and a closed chat ends it,
also when it was closed at another process, which is looked up after each pause.
"""

import asyncio
import random
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.messenger.transport.update_context import UpdateContext
from bot.operations.metrics import Metrics
from bot.store.store import CLAIM_SECONDS, Store

FIRST_DELAY, LONGEST_DELAY = 0.25, 4.0
"""Seconds."""

ATTEMPTS_WITHOUT_UPDATE = 2
"""For calls that answer no update, such as those at start: their callers decide how to go on."""

CHATS_FOR_GLOBAL_WAIT = 3
"""A 429 does not say whether the limit is per chat or global. When as many chats wait at once, all do."""

RENEW_EVERY = CLAIM_SECONDS / 2
"""Seconds between two renewals of an update's claim while it waits."""

log = structlog.get_logger()

Json = dict[str, Any]
Call = Callable[..., Coroutine[Any, Any, bool | Json | list[Json]]]


def delays(
    first: float = FIRST_DELAY, longest: float = LONGEST_DELAY, *, jitter: Callable[[], float] = random.random
) -> Iterator[float]:
    """Seconds to wait before each further attempt, endless: doubled up to `longest`, spread by `jitter` (0 to 1)."""
    delay = first
    while True:
        yield delay * (0.5 + jitter())
        delay = min(delay * 2, longest)


class Retries(BaseRateLimiter[UpdateContext]):
    """Waits as long as Telegram asks, and tries again when Telegram is out of reach.

    Calls for an update give its UpdateContext as `rate_limit_args`.
    """

    def __init__(
        self,
        store: Store,
        *,
        metrics: Metrics,
        jitter: Callable[[], float] = random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._metrics, self._jitter, self._clock = store, metrics, jitter, clock
        self._waiting_chats: set[int] = set()
        self._all_wait_until = 0.0
        self._is_lost = False

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Call,
        args: Any,
        kwargs: Json,
        endpoint: str,  # noqa: ARG002 - the library's signature
        data: Json,  # noqa: ARG002 - the same
        rate_limit_args: UpdateContext | None,
    ) -> bool | Json | list[Json]:
        """Raises what the call raises, but for waits and network failures; UpdateCancelled when the chat was closed."""
        if rate_limit_args is None:
            return await self._call_briefly(callback, args, kwargs)
        for attempt, delay in enumerate(delays(jitter=self._jitter), 1):
            await self._wait_with_all(rate_limit_args)
            try:
                result = await callback(*args, **kwargs)
            except RetryAfter as refusal:
                await self._wait_as_asked(rate_limit_args, retry_after_seconds(refusal))
            except BadRequest:  # a NetworkError by its class, but no attempt mends it
                raise
            except NetworkError as error:
                self._metrics.retries.inc()
                self._report_lost(attempt, error)
                await self._pause(rate_limit_args, delay)
            else:
                self._report_back()
                return result
        raise AssertionError("delays never end")

    def _report_lost(self, attempt: int, error: NetworkError) -> None:
        """Once, not at every attempt; nor when the second attempt of a call succeeds, as it mostly does."""
        if attempt > 1 and not self._is_lost:
            log.warning("calls to Telegram fail; trying again", reason=error.message)
            self._is_lost = True

    def _report_back(self) -> None:
        if self._is_lost:
            log.info("calls to Telegram succeed again")
        self._is_lost = False

    async def _call_briefly(self, callback: Call, args: Any, kwargs: Json) -> bool | Json | list[Json]:
        for delay in islice(delays(jitter=self._jitter), ATTEMPTS_WITHOUT_UPDATE - 1):
            try:
                return await callback(*args, **kwargs)
            except BadRequest:
                raise
            except NetworkError:
                await asyncio.sleep(delay)
        return await callback(*args, **kwargs)

    async def _wait_with_all(self, context: UpdateContext) -> None:
        context.check()
        rest = self._all_wait_until - self._clock()
        if rest > 0:
            context.allow_wait(rest)
            await self._pause(context, rest + self._jitter())

    async def _wait_as_asked(self, context: UpdateContext, wait: float) -> None:
        self._metrics.retries.inc()
        context.allow_wait(wait)
        with self._among_waiting(context.incoming.chat_id):
            if len(self._waiting_chats) >= CHATS_FOR_GLOBAL_WAIT:
                self._all_wait_until = max(self._all_wait_until, self._clock() + wait)
            await self._pause(context, wait + 0.1 * self._jitter())

    async def _pause(self, context: UpdateContext, wait: float) -> None:
        """Wait; meanwhile no other process takes the update over, and a close by another process ends it."""
        incoming = context.incoming
        while wait > RENEW_EVERY:
            await context.pause(RENEW_EVERY)
            await self._store.extend(incoming.update_id)
            wait -= RENEW_EVERY
        await context.pause(wait)
        if incoming.inline_query_id is None and await self._store.chat_closed_after(
            incoming.chat_id, update=incoming.update_id
        ):
            context.cancel()
        context.check()

    @contextmanager
    def _among_waiting(self, chat_id: int) -> Iterator[None]:
        self._waiting_chats.add(chat_id)
        try:
            yield
        finally:
            self._waiting_chats.discard(chat_id)


def retry_after_seconds(refusal: RetryAfter) -> float:
    """The wait that Telegram asks for."""
    wait = refusal.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
