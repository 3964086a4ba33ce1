"""The store that replicas share: a Redis (or Valkey) of its own, which keeps nothing on disk.

Each operation is one round trip. Not for Redis Cluster: one script touches keys of several names.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.store import scripts
from bot.store.breaker import CALL_SECONDS, PROBE_EVERY, Breaker
from bot.store.keys import Keys
from bot.store.pipeline import Line, Word
from bot.store.store import (
    CLAIM_SECONDS,
    LANGUAGE_SECONDS,
    MAX_MESSAGES_IN_CHAT,
    MESSAGES_SECONDS,
    UPDATES_SECONDS,
    Claim,
    ClaimState,
)

PREFIX = b"magnolia:"
_DONE, _ELSEWHERE = -1, 0
"""What the claim's script says in the place of a number of tries."""

_LEAVES = 2
"""Of what the script finds, the first are leaves, the others languages."""


def connected(url: str) -> Redis:
    """A client of a redis:// or rediss:// address. Connects at the first call. Raises ValueError for a bad address."""
    pool = ConnectionPool.from_url(
        url,
        socket_timeout=CALL_SECONDS,
        socket_connect_timeout=CALL_SECONDS,
        # One lost connection must not cost anybody's Close. A claim that is sent twice finds its own name and stands.
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
    """`clock` tells seconds since 1970; `on_failure` hears of each call that failed.

    `name` is this process's among its replicas, the same after a restart: a claim under it that still stands is of a
    former life, and taken over at once.
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
        self._line = Line(redis, seconds=CALL_SECONDS)
        self._keys, self._clock, self._own_name = keys, clock, name
        self._breaker = Breaker(self._probe, on_failure=on_failure, probe_every=probe_every)

    @property
    def up(self) -> bool:
        return self._breaker.closed.is_set()

    async def open(self) -> None:
        await self._breaker.begin()

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        names = [
            *self._names("claim", update, CLAIM_SECONDS),
            *self._names("update", update, UPDATES_SECONDS),
            self._name("messages", chat),
            *self._names("leave", chat, UPDATES_SECONDS),
            *self._names("language", chat, LANGUAGE_SECONDS),
        ]
        noted = self._note("" if message is None else self._keys.masked(chat, message))

        async def work() -> Claim:
            found = await self._run(scripts.CLAIM, names, [*noted, self._own_name, CLAIM_SECONDS, UPDATES_SECONDS])
            return self._read_claim(chat, update, *found)

        return await self._breaker.call(work, otherwise=Claim())

    async def extend(self, update: int) -> None:
        names = self._names("claim", update, CLAIM_SECONDS)
        await self._breaker.call(
            lambda: self._run(scripts.EXTEND, names, [self._own_name, CLAIM_SECONDS]), otherwise=None
        )

    async def release(self, update: int) -> None:
        await self._tell("DEL", *self._names("claim", update, CLAIM_SECONDS))

    async def done(self, update: int) -> None:
        await self._tell("SET", self._name("update", update), "done", "EX", UPDATES_SECONDS)

    async def language(self, chat: int) -> str | None:
        async def work() -> str | None:
            return _language(await self._ask("MGET", *self._names("language", chat, LANGUAGE_SECONDS)))

        return await self._breaker.call(work, otherwise=None)

    async def remember_language(self, chat: int, language: str) -> None:
        await self._tell("SET", self._name("language", chat), language, "EX", LANGUAGE_SECONDS)

    async def record(self, chat: int, message: int, *, update: int | None = None) -> bool:
        messages, noted = self._name("messages", chat), self._note(self._keys.masked(chat, message))
        if update is None:
            await self._breaker.call(lambda: self._run(scripts.RECORD, [messages], noted), otherwise=None)
            return False
        names = [messages, self._name("update", update), *self._names("leave", chat, UPDATES_SECONDS)]

        async def work() -> bool:
            leaves = await self._run(scripts.ANSWERED, names, [*noted, UPDATES_SECONDS])
            return self._is_later(chat, leaves, update)

        return await self._breaker.call(work, otherwise=False)

    async def recorded(self, chat: int) -> list[int]:
        youngest = f"({self._clock() - MESSAGES_SECONDS}"

        async def work() -> list[int]:
            noted = await self._ask_each(
                ("ZRANGEBYSCORE", name, youngest, "+inf")
                for name in reversed(self._names("messages", chat, MESSAGES_SECONDS))
            )
            return [self._keys.masked(chat, int(masked)) for masked in chain.from_iterable(noted)]

        return await self._breaker.call(work, otherwise=[])

    async def forget(self, chat: int, messages: Sequence[int] | None = None) -> None:
        names = self._names("messages", chat, MESSAGES_SECONDS)
        if messages is None:
            await self._tell("DEL", *names)
            return
        masked = [self._keys.masked(chat, message) for message in messages]

        if masked:
            each: list[tuple[Word, ...]] = [("ZREM", name, *masked) for name in names]
            await self._breaker.call(lambda: self._ask_each(each), otherwise=[])

    async def leave(self, chat: int, *, update: int) -> None:
        await self._tell(
            "SET", self._name("leave", chat), self._keys.masked(chat, update, kind="leave"), "EX", UPDATES_SECONDS
        )

    async def has_left(self, chat: int, *, update: int) -> bool:
        async def work() -> bool:
            return self._is_later(chat, await self._ask("MGET", *self._names("leave", chat, UPDATES_SECONDS)), update)

        return await self._breaker.call(work, otherwise=False)

    def tidy(self) -> None:
        """Redis drops by itself what is over."""

    async def close(self) -> None:
        await self._breaker.stop()
        await self._line.close()

    def _name(self, kind: str, number: int) -> bytes:
        return PREFIX + self._keys.name(kind, number)

    def _names(self, kind: str, number: int, seconds: int) -> list[bytes]:
        return [PREFIX + name for name in self._keys.names(kind, number, seconds=seconds)]

    def _note(self, masked: int | str) -> list[Word]:
        """The arguments with which a script notes a message."""
        return [masked, self._clock(), MESSAGES_SECONDS, MAX_MESSAGES_IN_CHAT]

    def _read_claim(self, chat: int, update: int, tries: int, found: list[bytes | None]) -> Claim:
        if tries == _DONE:
            return Claim(ClaimState.DONE)
        if tries == _ELSEWHERE:
            return Claim(ClaimState.ELSEWHERE)
        left = self._is_later(chat, found[:_LEAVES], update)
        return Claim(tries=tries, left=left, language=_language(found[_LEAVES:]))

    def _is_later(self, chat: int, leaves: list[bytes | None], update: int) -> bool:
        """Whether the newest leave came after the update."""
        masked = next(filter(None, leaves), None)
        return masked is not None and self._keys.masked(chat, int(masked), kind="leave") > update

    async def _probe(self) -> None:
        """Writes, for a server that lets only read is no memory."""
        await self._ask("SET", PREFIX + b"probe", "", "EX", CLAIM_SECONDS)

    async def _tell(self, *command: Word) -> None:
        await self._breaker.call(lambda: self._ask(*command), otherwise=None)

    async def _ask(self, *command: Word) -> Any:
        return await self._line.ask(*command)

    async def _ask_each(self, commands: Iterable[tuple[Word, ...]]) -> list[Any]:
        """Several at once: they travel together."""
        return await asyncio.gather(*(self._line.ask(*command) for command in commands))

    async def _run(self, script: str, names: list[bytes], arguments: list[Word]) -> Any:
        return await self._ask("EVAL", script, len(names), *names, *arguments)


def _language(found: list[bytes | None]) -> str | None:
    """The newest of those chosen."""
    chosen = next(filter(None, found), None)
    return chosen.decode() if chosen else None
