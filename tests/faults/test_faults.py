"""Telegram answers badly, processes and Redis are killed: everybody who wrote gets an answer all the same."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.simulator.faults import Faults
from tests.faults.crowd import ROUNDS, Crowd, Member
from tests.faults.processes import Processes, processes
from tests.kit.program import scratch_copy
from tests.kit.redis_server import RedisServer, redis_server
from tests.kit.world import World, region_catalog, world

BAD = Faults(server_errors=0.05, floods=0.02, cut_before=0.01, cut_after=0.01, seed=5)
SHORT, LONG = 80, 2_000
"""Chats, of five updates each."""

FIRST_REFERENCE = 1
"""The first of the chats whose answers, when all is well, show what everybody should have got."""

REFERENCE_PRESSES = 10
"""In one chat: more of them would be a flood."""

PATIENCE = 600.0

RecordProperty = Callable[[str, object], None]


@dataclass
class Scenario:
    """The world, the processes that answer in it, and the updates that were under way at each kill."""

    world: World
    processes: Processes
    redis: RedisServer
    at_kills: list[int] = field(default_factory=list)

    async def kill(self, index: int) -> None:
        self.at_kills.append(len(self.world.simulator.telegram.updates))
        await self.processes.kill(index % len(self.processes.settings))

    async def restart_redis(self) -> None:
        self.redis.stop()
        await asyncio.sleep(1)  # what is tried is a second without memory
        await asyncio.to_thread(self.redis.start)

    async def quiet(self) -> None:
        """Returns when Telegram holds nothing more."""
        async with asyncio.timeout(PATIENCE):
            while len(self.world.simulator.telegram.updates):  # noqa: ASYNC110 - the queue sets no event
                await asyncio.sleep(0.02)

    async def expected(self, crowd: Crowd) -> dict[str, str]:
        """The screen for each text and press of the crowd, as people see it when all is well."""
        acts = [act for member in crowd.members for act in member.acts]
        texts = sorted({act.asked for act in acts if act.message is None})
        presses = sorted({act.asked for act in acts if act.message is not None})
        starts = range(0, len(presses), REFERENCE_PRESSES)
        chats = [crowd.member(FIRST_REFERENCE + index) for index in range(len(texts) + len(starts))]
        seen = {text: await self._seen(chat, text) for text, chat in zip(texts, chats, strict=False)}
        for start, chat in zip(starts, chats[len(texts) :], strict=True):
            await self._seen(chat, texts[0])
            for data in presses[start : start + REFERENCE_PRESSES]:
                seen[data] = await self._seen(chat, data, press=True)
        return seen

    async def _seen(self, member: Member, asked: str, *, press: bool = False) -> str:
        """The text of the newest message when this was answered."""
        if press:
            member.press(max(member.person.chat.messages), asked)
        else:
            member.say(asked)
        await self.quiet()
        return str(member.person.chat.visible()[-1].json["text"])


@pytest.fixture(params=["polling", "webhook", "replicas"])
async def scenario(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Scenario]:
    clone = scratch_copy(tmp_path / "magnolia")
    with redis_server() as redis:
        async with world(region_catalog(), faults=Faults()) as around, AsyncExitStack() as stack:
            await around.stop_guide()
            url = around.simulator.url
            made = await processes(request.param, clone, telegram_url=url, redis_url=redis.url, stack=stack)
            for index in range(len(made.settings)):
                await made.start(index)
            yield Scenario(around, made, redis)


@pytest.mark.redis
async def test_nobody_stays_without_an_answer(
    scenario: Scenario, *, long: bool, record_property: RecordProperty
) -> None:
    simulator = scenario.world.simulator
    crowd, injector = Crowd(simulator.telegram, LONG if long else SHORT), simulator.fault_injector
    assert injector
    injector.faults = BAD
    total = len(crowd.members) * ROUNDS
    kills = {total // 4: 0, total // 2: 1, 3 * total // 4: 2}
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        async for done in crowd.acts():
            if done in kills:
                group.create_task(scenario.kill(kills[done]))
            if done == 2 * total // 3:
                group.create_task(scenario.restart_redis())
    await scenario.quiet()
    injector.faults = Faults()
    tally = crowd.tally(await scenario.expected(crowd))
    lost = f"{sum(scenario.at_kills)} unconfirmed at {len(scenario.at_kills)} kills"
    record_property("met", f"{tally}; {lost}; drawn: {injector.injected}")
    assert (tally.texts + tally.presses, tally.texts) == (total, total // 2)
    assert tally.unanswered == 0
    assert tally.doubled <= sum(scenario.at_kills) + injector.injected["cut_after"]
    assert tally.unacknowledged <= sum(scenario.at_kills) + sum(injector.injected.values())
    assert await scenario.processes.terminate() == [0] * len(scenario.processes.settings)
