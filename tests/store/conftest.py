"""Stores on a clock that tests move on: in memory, and in a real Redis."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from redis.asyncio import Redis

from bot.store.keys import Keys
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore, make_client
from bot.store.store import Store
from tests.kit.redis_server import RedisServer, redis_server

SECRET = b"a long random text that all replicas share"
PROBE_INTERVAL = 0.02
REPLICAS = itertools.count()

CHAT, UPDATE, MESSAGE = 424_242_424_242, 900_000_001, 817_263


class Clock:
    """Seconds since 1970, which pass only when a test says so."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class RedisCase:
    """An empty Redis server, and the processes that use it. `failures` has an entry for each failed call."""

    server: RedisServer
    client: Redis
    clock: Clock
    failures: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def replica(self, *, name: str | None = None, url: str | None = None) -> AsyncIterator[RedisStore]:
        """The store of one more process."""
        store = RedisStore(
            make_client(url or self.server.url),
            Keys(SECRET, self.clock),
            self.clock,
            name=name or f"replica {next(REPLICAS)}",
            on_failure=lambda: self.failures.append("lost"),
            probe_interval=PROBE_INTERVAL,
        )
        try:
            yield store
        finally:
            await store.aclose()

    async def pass_time(self, seconds: float) -> None:
        """Move the clock on, and take as much off the time that each key has left."""
        self.clock.now += seconds
        async for key in self.client.scan_iter():
            await self.client.pexpire(key, await self.client.pttl(key) - int(seconds * 1000))


@dataclass(frozen=True)
class StoreCase:
    """A store of either kind, and its time."""

    store: Store
    clock: Clock
    redis: RedisCase | None = None

    async def pass_time(self, seconds: float) -> None:
        if self.redis:
            await self.redis.pass_time(seconds)
        else:
            self.clock.now += seconds


@asynccontextmanager
async def emptied(server: RedisServer) -> AsyncIterator[RedisCase]:
    async with Redis.from_url(server.url) as client:
        await client.flushall()
        yield RedisCase(server, client, Clock())


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.redis)])
async def case(request: pytest.FixtureRequest) -> AsyncIterator[StoreCase]:
    """Each kind of store in turn: what holds for one must hold for the other."""
    if request.param == "memory":
        clock = Clock()
        yield StoreCase(MemoryStore(clock), clock)
        return
    async with emptied(request.getfixturevalue("redis")) as redis, redis.replica() as store:
        yield StoreCase(store, redis.clock, redis)


@pytest.fixture
async def shared_redis(redis: RedisServer) -> AsyncIterator[RedisCase]:
    """A server that other tests use too: leave its configuration as it was."""
    async with emptied(redis) as case:
        yield case


@pytest.fixture
async def own_redis() -> AsyncIterator[RedisCase]:
    """A server of this test alone, to be killed and misconfigured."""
    with redis_server() as server:
        async with emptied(server) as case:
            yield case


async def do_everything(store: RedisStore) -> None:
    """Each operation once, as a conversation would."""
    await store.claim(UPDATE, chat=CHAT, message=MESSAGE)
    await store.extend(UPDATE)
    await store.remember_language(CHAT, "es")
    await store.language(CHAT)
    await store.record_message(CHAT, MESSAGE + 1, update=UPDATE)
    await store.close_chat(CHAT, update=UPDATE)
    await store.chat_closed_after(CHAT, update=UPDATE)
    await store.recorded_messages(CHAT)
    await store.forget_messages(CHAT, [MESSAGE + 1])
    await store.mark_done(UPDATE)
    await store.claim(UPDATE + 1, chat=CHAT, message=MESSAGE + 2)
    await store.release(UPDATE + 2)
