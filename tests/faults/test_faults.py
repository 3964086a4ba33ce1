"""Telegram answers badly, processes and Redis are killed: everybody who wrote gets an answer all the same."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.simulator.faults import Faults
from tests.faults.crowd import TURNS, Crowd, Somebody
from tests.faults.fleet import Fleet, fleet
from tests.kit.program import scratch_copy
from tests.kit.redis_server import RedisServer, redis_server
from tests.kit.world import World, real_catalog, world

BAD = Faults(server_errors=0.05, floods=0.02, cut_before=0.01, cut_after=0.01, seed=5)
SHORT, LONG = 80, 2_000  # chats, of five updates each
CALM = 1  # the first of the chats whose answers, when all is well, show what everybody should have got
CALM_PRESSES = 10  # in one chat: more of them would be a flood
PATIENCE = 600.0

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

    async def expected(self, crowd: Crowd) -> dict[str, str]:
        """The screen for each text and press of the crowd, as a calm Telegram lets people see it."""
        acts = [act for somebody in crowd.people for act in somebody.acts]
        texts = sorted({act.asked for act in acts if act.message is None})
        presses = sorted({act.asked for act in acts if act.message is not None})
        places = range(0, len(presses), CALM_PRESSES)
        chats = [crowd.somebody(CALM + place) for place in range(len(texts) + len(places))]
        seen = {text: await self._seen(chat, text) for text, chat in zip(texts, chats, strict=False)}
        for start, chat in zip(places, chats[len(texts) :], strict=True):
            await self._seen(chat, texts[0])
            for data in presses[start : start + CALM_PRESSES]:
                seen[data] = await self._seen(chat, data, press=True)
        return seen

    async def _seen(self, somebody: Somebody, asked: str, *, press: bool = False) -> str:
        """What stands in the newest message when this was answered."""
        if press:
            somebody.presses(max(somebody.person.chat.messages), asked)
        else:
            somebody.says(asked)
        await self.quiet()
        return str(somebody.person.chat.visible()[-1].json["text"])


@pytest.fixture(params=["polling", "webhook", "replicas"])
async def trial(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Trial]:
    clone = scratch_copy(tmp_path / "magnolia")
    with redis_server() as redis:
        async with world(real_catalog(), faults=Faults()) as around, AsyncExitStack() as stack:
            await around.stop_guide()
            url = around.simulator.url
            made = await fleet(request.param, clone, telegram_url=url, redis_url=redis.url, stack=stack)
            for place in range(len(made.settings)):
                await made.start(place)
            yield Trial(around, made, redis)


@pytest.mark.redis
async def test_nobody_stays_without_an_answer(trial: Trial, *, long: bool, record_property: Say) -> None:
    crowd, fault_injector = (
        Crowd(trial.world.simulator.telegram, LONG if long else SHORT),
        trial.world.simulator.fault_injector,
    )
    assert fault_injector
    fault_injector.faults = BAD
    total = len(crowd.people) * TURNS
    kills = {total // 4: 0, total // 2: 1, 3 * total // 4: 2}
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        async for done in crowd.acts():
            if done in kills:
                group.create_task(trial.kill(kills[done]))
            if done == 2 * total // 3:
                group.create_task(trial.restart_redis())
    await trial.quiet()
    fault_injector.faults = Faults()
    tally = crowd.tally(await trial.expected(crowd))
    lost = f"{sum(trial.at_kills)} unconfirmed at {len(trial.at_kills)} kills"
    record_property("met", f"{tally}; {lost}; drawn: {fault_injector.injected}")
    assert (tally.texts + tally.presses, tally.texts) == (total, total // 2)
    assert tally.unanswered == 0
    assert tally.doubled <= sum(trial.at_kills) + fault_injector.injected["cut_after"]
    assert tally.unacknowledged <= sum(trial.at_kills) + sum(fault_injector.injected.values())
    assert await trial.fleet.terminate() == [0] * len(trial.fleet.settings)
