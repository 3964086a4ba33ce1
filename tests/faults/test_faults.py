"""Telegram answers badly, processes and Redis are killed: everybody who wrote gets an answer all the same."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.simulator.faults import Faults
from bot.simulator.person import Person
from tests.faults.crowd import ASKED, Crowd, answers
from tests.faults.fleet import Fleet, fleet
from tests.kit.program import scratch_copy
from tests.kit.redis_server import RedisServer, redis_server
from tests.kit.world import World, real_shelf, world

BAD = Faults(server_errors=0.05, floods=0.02, cut_before=0.01, cut_after=0.01, seed=5)
SHORT, LONG = 120, 2_000  # chats; each writes as often as there is something in ASKED
CALM = 77  # the chat whose answers show what all should get
PATIENCE = 240.0

Say = Callable[[str, object], None]


@dataclass
class Trial:
    """The world, those who answer in it, and what was lost on purpose."""

    world: World
    fleet: Fleet
    redis: RedisServer
    at_kills: list[int] = field(default_factory=list)

    async def kill(self, place: int) -> None:
        self.at_kills.append(len(self.world.simulator.telegram.updates))
        await self.fleet.kill(place % len(self.fleet.settings))

    async def restart_redis(self) -> None:
        self.redis.stop()
        await asyncio.sleep(1)  # what is tried is a second without memory
        await asyncio.to_thread(self.redis.start)

    async def quiet(self) -> None:
        """Returns when Telegram holds nothing more."""
        async with asyncio.timeout(PATIENCE):
            while len(self.world.simulator.telegram.updates):  # noqa: ASYNC110 - the queue sets no event
                await asyncio.sleep(0.02)

    async def expected(self) -> list[str]:
        """What a calm Telegram lets a person see."""
        for text in ASKED:
            Person(self.world.simulator.telegram, CALM).say(text)
        await self.quiet()
        return answers(self.world.simulator.telegram, CALM)


@pytest.fixture(params=["polling", "webhook", "replicas"])
async def trial(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Trial]:
    clone = scratch_copy(tmp_path / "magnolia")
    with redis_server() as redis:
        async with world(real_shelf(), faults=Faults()) as around, AsyncExitStack() as stack:
            await around.stop_guide()
            url = around.simulator.url
            made = await fleet(request.param, clone, telegram_url=url, redis_url=redis.url, stack=stack)
            for place in range(len(made.settings)):
                await made.start(place)
            yield Trial(around, made, redis)


@pytest.mark.redis
async def test_nobody_stays_without_an_answer(
    trial: Trial, request: pytest.FixtureRequest, record_property: Say
) -> None:
    crowd = Crowd(trial.world.simulator.telegram, LONG if request.config.getoption("long", default=False) else SHORT)
    expected, unlucky = await trial.expected(), trial.world.simulator.unlucky
    assert len(set(expected)) == len(ASKED) and unlucky
    unlucky.faults = BAD
    total = crowd.chats * len(ASKED)
    acts = {total // 4: 0, total // 2: 1, 3 * total // 4: 2}
    async with asyncio.TaskGroup() as group:
        async for written in crowd.writes():
            if written in acts:
                group.create_task(trial.kill(acts[written]))
            if written == 2 * total // 3:
                group.create_task(trial.restart_redis())
    await trial.quiet()
    unlucky.faults = Faults()
    tally = crowd.tally(expected)
    lost = f"{sum(trial.at_kills)} unconfirmed at {len(trial.at_kills)} kills"
    record_property("met", f"{tally}; {lost}; drawn: {unlucky.drawn}")
    assert tally.unanswered == 0
    assert tally.doubled <= sum(trial.at_kills) + unlucky.drawn["cut_after"]
    assert await trial.fleet.terminate() == [0] * len(trial.fleet.settings)
