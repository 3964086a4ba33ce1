"""The store that replicas share: a Redis (or Valkey) of its own, which keeps nothing on disk.

Each operation is one round trip. Not for Redis Cluster, where the keys of one script may lie on several servers.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.store.breaker import CALL_SECONDS, PROBE_EVERY, Breaker
from bot.store.commands import Command, Commands
from bot.store.keys import Keys
from bot.store.pipeline import BatchingConnection
from bot.store.store import Claim, ClaimState

_DONE, _CLAIMED_BY_OTHER = -1, 0
"""What the claim's script answers in the place of a number of attempts."""

_CLOSING_UPDATES = 2
"""Of what the claim's script finds, so many are closing updates; the others are languages."""

Result = TypeVar("Result")


def connected(url: str) -> Redis:
    """A client for a redis:// or rediss:// URL. It connects at its first call. Raises ValueError for a bad URL."""
    pool = ConnectionPool.from_url(
        url,
        socket_timeout=CALL_SECONDS,
        socket_connect_timeout=CALL_SECONDS,
        # One lost connection must not keep a chat from being closed. A claim that is sent twice finds its own name.
        retry=Retry(NoBackoff(), 1),
        # Without the greetings of protocol 3, a new connection is ready one round trip earlier.
        protocol=2,
        driver_info=None,
    )
    try:
        pool.connection_class(**pool.connection_kwargs)
    except (TypeError, AttributeError, RedisError) as error:
        raise ValueError(str(error)) from None
    return Redis.from_pool(pool)


class RedisStore:
    """`clock` tells seconds since 1970; `on_failure` is called for each call that failed.

    `name` is this process's among its replicas, the same after a restart: a claim under it that still stands was left
    by the process before the restart, and is taken over at once.
    """

    def __init__(
        self,
        redis: Redis,
        keys: Keys,
        clock: Callable[[], float],
        *,
        name: str,
        on_failure: Callable[[], object],
        probe_every: float = PROBE_EVERY,
    ) -> None:
        self._connection = BatchingConnection(redis, seconds=CALL_SECONDS)
        self._keys, self._commands = keys, Commands(keys, clock, owner=name)
        self._breaker = Breaker(self._probe, on_failure=on_failure, probe_every=probe_every)

    @property
    def up(self) -> bool:
        return self._breaker.closed.is_set()

    async def open(self) -> None:
        await self._breaker.start()

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        return await self._ask(
            self._commands.claim(update, chat=chat, message=message),
            lambda answer: self._read_claim(chat, update, *answer),
            default=Claim(),
        )

    async def extend(self, update: int) -> None:
        await self._tell(self._commands.extend(update))

    async def release(self, update: int) -> None:
        await self._tell(self._commands.release(update))

    async def done(self, update: int) -> None:
        await self._tell(self._commands.done(update))

    async def language(self, chat: int) -> str | None:
        return await self._ask(self._commands.languages(chat), _newest_language, default=None)

    async def remember_language(self, chat: int, language: str) -> None:
        await self._tell(self._commands.remember_language(chat, language))

    async def record(self, chat: int, message: int, *, update: int | None = None) -> bool:
        if update is None:
            await self._tell(self._commands.record(chat, message))
            return False
        return await self._ask(
            self._commands.record_answer(chat, message, update),
            lambda found: self._is_closed_after(chat, update, found),
            default=False,
        )

    async def recorded(self, chat: int) -> list[int]:
        async def work() -> list[int]:
            found = await self._execute(self._commands.recorded(chat))
            return [self._keys.mask(chat, int(masked)) for masked in chain.from_iterable(found)]

        return await self._breaker.call(work, default=[])

    async def forget(self, chat: int, messages: Sequence[int] | None = None) -> None:
        if messages is None:
            await self._tell(self._commands.forget_all(chat))
        elif messages:
            await self._tell(*self._commands.forget(chat, messages))

    async def close_chat(self, chat: int, *, update: int) -> None:
        await self._tell(self._commands.close_chat(chat, update))

    async def closed_after(self, chat: int, *, update: int) -> bool:
        return await self._ask(
            self._commands.closing_updates(chat),
            lambda found: self._is_closed_after(chat, update, found),
            default=False,
        )

    def expire(self) -> None:
        """Redis does it by itself."""

    async def close(self) -> None:
        await self._breaker.stop()
        await self._connection.close()

    def _read_claim(self, chat: int, update: int, attempts: int, found: list[bytes | None]) -> Claim:
        if attempts == _DONE:
            return Claim(ClaimState.DONE)
        if attempts == _CLAIMED_BY_OTHER:
            return Claim(ClaimState.CLAIMED_BY_OTHER)
        closed = self._is_closed_after(chat, update, found[:_CLOSING_UPDATES])
        return Claim(attempts=attempts, closed=closed, language=_newest_language(found[_CLOSING_UPDATES:]))

    def _is_closed_after(self, chat: int, update: int, closing_updates: list[bytes | None]) -> bool:
        masked = next(filter(None, closing_updates), None)
        return masked is not None and self._keys.mask(chat, int(masked), kind="close") > update

    async def _probe(self) -> None:
        await self._execute(self._commands.probe())

    async def _ask(self, command: Command, read: Callable[[Any], Result], *, default: Result) -> Result:
        async def work() -> Result:
            return read(await self._connection.execute(command))

        return await self._breaker.call(work, default=default)

    async def _tell(self, *commands: Command) -> None:
        await self._breaker.call(lambda: self._execute(commands), default=[])

    async def _execute(self, commands: Iterable[Command]) -> list[Any]:
        """They travel together."""
        return await asyncio.gather(*(self._connection.execute(command) for command in commands))


def _newest_language(found: list[bytes | None]) -> str | None:
    chosen = next(filter(None, found), None)
    return chosen.decode() if chosen else None
