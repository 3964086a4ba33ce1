"""Redis is slow, gone, frozen, emptied, full or read-only: people notice nothing, and the operator does."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from tests.kit.person import Person
from tests.kit.program import scratch_copy
from tests.kit.redis_server import RedisServer, redis_server
from tests.kit.replicas import Replicas, replicas
from tests.kit.slow_proxy import SlowProxy, slow_proxy

pytestmark = [
    pytest.mark.redis,
    pytest.mark.asyncio(loop_scope="module"),  # two whole programs are started once, for all troubles
    pytest.mark.xdist_group("redis troubles"),
]

SOON = 3.0
"""Seconds for an answer."""

NOWHERE = 1
"""A port on which no server is."""

SAID = ("/start", "/topics", "my boss took my passport")


@dataclass(frozen=True)
class Setup:
    """Two replicas that share a Redis, which they reach through a connection that may be slow."""

    both: Replicas
    redis: RedisServer
    proxy: SlowProxy
    people: "itertools.count[int]"

    async def person(self) -> Person:
        return await self.both.world.person(next(self.people), language="en")

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Redis]:
        async with Redis.from_url(self.redis.url) as client:
            yield client

    async def at(self, replica: int, person: Person, *, says: str = "", presses: str = "") -> str:
        """The text of the newest message, once that replica has answered. Raises TimeoutError when that takes long."""
        self.both.proxy.only = self.both.ports[replica]
        await (person.presses(presses) if presses else person.says(says))
        await self.both.idle(SOON)
        await person.looks()
        return person.newest.text

    async def store_is(self, *, up: bool) -> None:
        """Returns when both replicas say so in their metrics. Raises TimeoutError."""
        async with asyncio.timeout(2 * SOON):
            while await self.counted("store_up") != [2 * up]:  # noqa: ASYNC110 - another process says so
                await asyncio.sleep(0.05)

    async def counted(self, *names: str) -> list[int]:
        """Metrics, each summed over both replicas."""
        return [sum([await self.both.counted(replica, name) for replica in (0, 1)]) for name in names]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def setup(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Setup]:
    clone = scratch_copy(tmp_path_factory.mktemp("troubles") / "magnolia")
    with redis_server() as redis:
        async with (
            slow_proxy(lambda: redis.port) as proxy,
            replicas(clone, f"redis://127.0.0.1:{proxy.port}/0") as both,
        ):
            reading = [asyncio.create_task(each.read_to_end()) for each in both.programs]
            yield Setup(both, redis, proxy, itertools.count(5_000))
            for task in reading:
                task.cancel()


async def slow(setup: Setup, begins: bool) -> None:
    setup.proxy.delay = 1.5 if begins else 0.0


async def gone(setup: Setup, begins: bool) -> None:
    await asyncio.to_thread(setup.redis.stop if begins else setup.redis.start)


async def frozen(setup: Setup, begins: bool) -> None:
    (setup.redis.freeze if begins else setup.redis.thaw)()


async def a_copy_of_one_that_is_gone(setup: Setup, begins: bool) -> None:
    """A read-only copy, as after a failover that the bots were not told of."""
    async with setup.client() as client:
        await (client.replicaof("127.0.0.1", NOWHERE) if begins else client.replicaof("NO", "ONE"))


async def without_its_copies(setup: Setup, begins: bool) -> None:
    async with setup.client() as client:
        await client.config_set("min-replicas-to-write", int(begins))


async def forbidden_to_write(setup: Setup, begins: bool) -> None:
    async with setup.client() as client:
        await client.acl_setuser("default", enabled=True, categories=["-@write" if begins else "+@all"])


async def full(setup: Setup, begins: bool) -> None:
    async with setup.client() as client:
        await client.config_set("maxmemory", int(begins))


Trouble = Callable[[Setup, bool], Awaitable[None]]
TROUBLES: tuple[Trouble, ...] = (
    slow, gone, frozen, a_copy_of_one_that_is_gone, without_its_copies, forbidden_to_write, full,
)  # fmt: skip


@asynccontextmanager
async def in_trouble(setup: Setup, trouble: Trouble) -> AsyncIterator[None]:
    await trouble(setup, True)
    try:
        yield
    finally:
        await trouble(setup, False)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
async def test_people_notice_nothing_and_the_operator_does(setup: Setup, trouble: Trouble) -> None:
    calm, person = await setup.person(), await setup.person()
    [failures] = await setup.counted("store_failures_total")
    expected = [await setup.at(0, calm, says=text) for text in SAID]
    async with in_trouble(setup, trouble):
        for replica in (0, 1):
            assert [await setup.at(replica, person, says=text) for text in SAID] == expected
            assert "+44 808 157 0123" in await setup.at(replica, person, presses="Speak to a person")
        await setup.store_is(up=False)
    await setup.store_is(up=True)
    await replicas_share_their_memory(setup)
    assert await setup.counted("store_failures_total") > [failures]
    assert await setup.counted("fallbacks_total", "abandoned_total") == [0, 0]
    assert not any("Traceback" in each.text for each in setup.both.programs)


async def test_a_redis_that_is_emptied_in_mid_conversation_costs_a_choice_and_no_answer(setup: Setup) -> None:
    person = await setup.person()
    await setup.at(0, person, says="/start")
    assert "العربية" not in await setup.at(1, person, presses="العربية")
    async with setup.client() as client:
        await client.flushall()
    assert "what is kept" in (await setup.at(0, person, says="/privacy")).lower()
    await setup.store_is(up=True)
    await replicas_share_their_memory(setup)


async def replicas_share_their_memory(setup: Setup) -> None:
    """A close pressed at one deletes what the other showed; a language chosen at one is known to the other."""
    person = await setup.person()
    await setup.at(0, person, says="my boss took my passport")
    await setup.at(1, person, presses="Shut")
    [left] = person.chat.values()
    assert "passport" not in left.text
    await setup.at(0, person, says="/start")
    await setup.at(0, person, presses="العربية")
    assert "ماذا نحفظ" in (await setup.at(1, person, says="/privacy")).lower()
