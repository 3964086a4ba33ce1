"""Redis is slow, gone, frozen, emptied, full or lets nobody write: people notice nothing, and the operator does."""

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
from tests.kit.slow_line import SlowLine, slow_line

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
class Place:
    """Two replicas, and the Redis between them at the end of a line."""

    both: Replicas
    redis: RedisServer
    line: SlowLine
    people: "itertools.count[int]"

    async def person(self) -> Person:
        return await self.both.world.person(next(self.people), language="en")

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Redis]:
        async with Redis.from_url(self.redis.url) as client:
            yield client

    async def at(self, replica: int, person: Person, *, says: str = "", presses: str = "") -> str:
        """What the newest message holds, once that replica has answered. Raises TimeoutError when that takes long."""
        self.both.proxy.only = self.both.ports[replica]
        await (person.presses(presses) if presses else person.says(says))
        await self.both.idle(SOON)
        await person.looks()
        return person.newest.text

    async def store_is(self, *, up: bool) -> None:
        """Returns when both say so in their metrics. Raises TimeoutError."""
        async with asyncio.timeout(2 * SOON):
            while await self.counted("store_up") != [2 * up]:  # noqa: ASYNC110 - another process says so
                await asyncio.sleep(0.05)

    async def counted(self, *names: str) -> list[int]:
        """Of both together."""
        return [sum([await self.both.counted(replica, name) for replica in (0, 1)]) for name in names]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    clone = scratch_copy(tmp_path_factory.mktemp("troubles") / "magnolia")
    with redis_server() as redis:
        async with slow_line(lambda: redis.port) as line, replicas(clone, f"redis://127.0.0.1:{line.port}/0") as both:
            reading = [asyncio.create_task(each.listens()) for each in both.programs]
            yield Place(both, redis, line, itertools.count(5_000))
            for task in reading:
                task.cancel()


async def slow(place: Place, begins: bool) -> None:
    place.line.delay = 1.5 if begins else 0.0


async def gone(place: Place, begins: bool) -> None:
    await asyncio.to_thread(place.redis.stop if begins else place.redis.start)


async def frozen(place: Place, begins: bool) -> None:
    (place.redis.freeze if begins else place.redis.thaw)()


async def a_copy_of_one_that_is_gone(place: Place, begins: bool) -> None:
    """It lets nobody write, as after a failover that nobody told the replicas of."""
    async with place.client() as client:
        await (client.replicaof("127.0.0.1", NOWHERE) if begins else client.replicaof("NO", "ONE"))


async def without_its_copies(place: Place, begins: bool) -> None:
    async with place.client() as client:
        await client.config_set("min-replicas-to-write", int(begins))


async def forbidden_to_write(place: Place, begins: bool) -> None:
    async with place.client() as client:
        await client.acl_setuser("default", enabled=True, categories=["-@write" if begins else "+@all"])


async def full(place: Place, begins: bool) -> None:
    async with place.client() as client:
        await client.config_set("maxmemory", int(begins))


Trouble = Callable[[Place, bool], Awaitable[None]]
TROUBLES: tuple[Trouble, ...] = (
    slow, gone, frozen, a_copy_of_one_that_is_gone, without_its_copies, forbidden_to_write, full,
)  # fmt: skip


@asynccontextmanager
async def in_trouble(place: Place, trouble: Trouble) -> AsyncIterator[None]:
    await trouble(place, True)
    try:
        yield
    finally:
        await trouble(place, False)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
async def test_people_notice_nothing_and_the_operator_does(place: Place, trouble: Trouble) -> None:
    calm, person = await place.person(), await place.person()
    [failures] = await place.counted("store_failures_total")
    expected = [await place.at(0, calm, says=text) for text in SAID]
    async with in_trouble(place, trouble):
        for replica in (0, 1):
            assert [await place.at(replica, person, says=text) for text in SAID] == expected
            assert "+1 888-373-7888" in await place.at(replica, person, presses="Talk to someone")
        await place.store_is(up=False)
    await place.store_is(up=True)
    await works_between_replicas(place)
    assert await place.counted("store_failures_total") > [failures]
    assert await place.counted("fallbacks_total", "abandoned_total") == [0, 0]
    assert not any("Traceback" in each.text for each in place.both.programs)


async def test_a_redis_that_is_emptied_in_mid_conversation_costs_a_choice_and_no_answer(place: Place) -> None:
    person = await place.person()
    await place.at(0, person, says="/start")
    assert "Español" not in await place.at(1, person, presses="Español")
    async with place.client() as client:
        await client.flushall()
    assert "privacy" in (await place.at(0, person, says="/privacy")).lower()
    await place.store_is(up=True)
    await works_between_replicas(place)


async def works_between_replicas(place: Place) -> None:
    """A close pressed at one takes away what the other showed; a language chosen there is spoken here."""
    person = await place.person()
    await place.at(0, person, says="my boss took my passport")
    await place.at(1, person, presses="Close")
    [left] = person.chat.values()
    assert "passport" not in left.text
    await place.at(0, person, says="/start")
    await place.at(0, person, presses="Español")
    assert "privacidad" in (await place.at(1, person, says="/privacy")).lower()
