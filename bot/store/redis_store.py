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

from bot.store.keys import Keys
from bot.store.redis_breaker import CALL_SECONDS, PROBE_INTERVAL, Breaker
from bot.store.redis_commands import Command, CommandBuilder
from bot.store.redis_connection import BatchingConnection
from bot.store.redis_scripts import CLAIMED_BY_OTHER, CLOSING_UPDATES, DONE
from bot.store.store import Claim, ClaimState

Result = TypeVar("Result")


def make_client(url: str) -> Redis:
    """A client for a redis:// or rediss:// URL. It connects at its first call. Raises ValueError for a bad URL."""
    pool = ConnectionPool.from_url(
        url,
        socket_timeout=CALL_SECONDS,
        socket_connect_timeout=CALL_SECONDS,
        # One retry: a lost connection must not keep a chat open. A claim that is sent twice finds its own name.
        retry=Retry(NoBackoff(), 1),
        # RESP2 needs no HELLO handshake, so a new connection is ready one round trip earlier.
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

    `name` tells this process from its replicas. It is the same after a restart, so that a restarted process takes over
    its own claims at once.
    """

    def __init__(
        self,
        redis: Redis,
        keys: Keys,
        clock: Callable[[], float],
        *,
        name: str,
        on_failure: Callable[[], object],
        probe_interval: float = PROBE_INTERVAL,
    ) -> None:
        self._connection = BatchingConnection(redis, seconds=CALL_SECONDS)
        self._keys, self._commands = keys, CommandBuilder(keys, clock, owner=name)
        self._breaker = Breaker(self._run_probe, on_failure=on_failure, probe_interval=probe_interval)

    @property
    def up(self) -> bool:
        return self._breaker.available.is_set()

    async def probe(self) -> None:
        await self._breaker.probe()

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        return await self._query(
            self._commands.claim(update, chat=chat, message=message),
            lambda reply: self._parse_claim(chat, update, *reply),
            default=Claim(),
        )

    async def extend(self, update: int) -> None:
        await self._execute(self._commands.extend(update))

    async def release(self, update: int) -> None:
        await self._execute(self._commands.release(update))

    async def mark_done(self, update: int) -> None:
        await self._execute(self._commands.mark_done(update))

    async def language(self, chat: int) -> str | None:
        return await self._query(self._commands.languages(chat), _newest_language, default=None)

    async def remember_language(self, chat: int, language: str) -> None:
        await self._execute(self._commands.remember_language(chat, language))

    async def record_message(self, chat: int, message: int, *, update: int | None = None) -> bool:
        if update is None:
            await self._execute(self._commands.record_message(chat, message))
            return False
        return await self._query(
            self._commands.record_answer(chat, message, update),
            lambda found: self._is_closed_after(chat, update, found),
            default=False,
        )

    async def recorded_messages(self, chat: int) -> list[int]:
        async def work() -> list[int]:
            found = await self._send(self._commands.recorded_messages(chat))
            return [self._keys.mask(chat, int(masked)) for masked in chain.from_iterable(found)]

        return await self._breaker.call(work, default=[])

    async def forget_messages(self, chat: int, messages: Sequence[int] | None = None) -> None:
        if messages is None:
            await self._execute(self._commands.forget_all_messages(chat))
        elif messages:
            await self._execute(*self._commands.forget_messages(chat, messages))

    async def close_chat(self, chat: int, *, update: int) -> None:
        await self._execute(self._commands.close_chat(chat, update))

    async def chat_closed_after(self, chat: int, *, update: int) -> bool:
        return await self._query(
            self._commands.closing_updates(chat),
            lambda found: self._is_closed_after(chat, update, found),
            default=False,
        )

    def drop_expired(self) -> None:
        """Redis drops them by itself."""

    async def aclose(self) -> None:
        await self._breaker.stop()
        await self._connection.aclose()

    def _parse_claim(self, chat: int, update: int, attempts: int, found: list[bytes | None]) -> Claim:
        if attempts == DONE:
            return Claim(ClaimState.DONE)
        if attempts == CLAIMED_BY_OTHER:
            return Claim(ClaimState.CLAIMED_BY_OTHER)
        closed = self._is_closed_after(chat, update, found[:CLOSING_UPDATES])
        return Claim(attempts=attempts, chat_closed=closed, language=_newest_language(found[CLOSING_UPDATES:]))

    def _is_closed_after(self, chat: int, update: int, closing_updates: list[bytes | None]) -> bool:
        masked = next(filter(None, closing_updates), None)
        return masked is not None and self._keys.mask(chat, int(masked), purpose="close") > update

    async def _run_probe(self) -> None:
        await self._send(self._commands.probe())

    async def _query(self, command: Command, parse: Callable[[Any], Result], *, default: Result) -> Result:
        async def work() -> Result:
            return parse(await self._connection.execute(command))

        return await self._breaker.call(work, default=default)

    async def _execute(self, *commands: Command) -> None:
        await self._breaker.call(lambda: self._send(commands), default=[])

    async def _send(self, commands: Iterable[Command]) -> list[Any]:
        """Sent as one pipeline."""
        return await asyncio.gather(*(self._connection.execute(command) for command in commands))


def _newest_language(found: list[bytes | None]) -> str | None:
    chosen = next(filter(None, found), None)
    return chosen.decode() if chosen else None
