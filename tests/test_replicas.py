"""Two processes behind a proxy, with one Redis between them: what a person does at one holds at the other."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bot.simulator.faults import Faults, Unlucky
from tests.kit.program import Program, program, scratch_copy
from tests.kit.proxy import Proxy, free_port, proxy
from tests.kit.redis_server import RedisServer
from tests.kit.world import TOKEN, World, real_shelf, world

PATIENCE = 40.0
PERSON = 3107


@dataclass(frozen=True)
class Replicas:
    """Both programs, the proxy before them and Telegram as simulated."""

    programs: tuple[Program, Program]
    ports: list[int]
    metrics: list[int]
    proxy: Proxy
    world: World

    @property
    def unlucky(self) -> Unlucky:
        assert self.world.simulator.unlucky
        return self.world.simulator.unlucky

    async def idle(self) -> None:
        """Returns when Telegram holds nothing more."""
        await until(lambda: not self.world._in_hand())


@asynccontextmanager
async def replicas(clone: Path, redis: RedisServer) -> AsyncIterator[Replicas]:
    ports, metrics = [free_port(), free_port()], [free_port(), free_port()]
    async with world(real_shelf(), faults=Faults()) as around, proxy(ports) as (before, address):
        await around.stop_guide()
        shared = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": around.simulator.url,
            "WEBHOOK_URL": f"{address}/hook",
            "WEBHOOK_SECRET": "a-secret-of-the-tests",
            "STORE_URL": redis.url,
            "STORE_KEY": str(clone),  # each test's own: every simulator numbers its updates from the same start
        }

        def settings(place: int) -> dict[str, str]:
            return {**shared, "PORT": str(ports[place]), "METRICS_PORT": str(metrics[place])}

        async with program(clone, "run", **settings(0)) as one, program(clone, "run", **settings(1)) as two:
            for each in (one, two):
                await each.says("webhook set")
            yield Replicas((one, two), ports, metrics, before, around)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.01)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone where no .env lies."""
    return scratch_copy(tmp_path / "magnolia")


@pytest.mark.redis
async def test_close_pressed_at_one_ends_what_the_other_is_about_to_answer(clone: Path, redis: RedisServer) -> None:
    async with replicas(clone, redis) as both:
        person = await both.world.person(PERSON)
        both.proxy.only = both.ports[0]
        await person.says("/start")
        await both.idle()
        await person.looks()
        both.unlucky.faults = Faults(floods=1.0, retry_after=3)
        await person.says("my boss took my passport")
        await until(lambda: both.unlucky.drawn["floods"] > 0)
        both.unlucky.faults = Faults()
        both.proxy.only = both.ports[1]
        await person.presses("Close")
        await both.idle()
        await person.looks()
        [left] = person.chat.values()
        assert "passport" not in left.text and not any(button.red for button in left.buttons())
        assert both.world.simulator.telegram.answered["sendMessage"] == 1
        assert await dropped(both.metrics[0]) == 1


async def dropped(port: int) -> int:
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}/metrics") as response:
        text = await response.text()
    return next(int(float(line.split()[1])) for line in text.splitlines() if line.startswith("magnolia_dropped_total"))


@pytest.mark.redis
async def test_a_language_chosen_at_one_is_spoken_by_the_other_and_both_end_cleanly(
    clone: Path, redis: RedisServer
) -> None:
    async with replicas(clone, redis) as both:
        person = await both.world.person(PERSON + 1, language="en")
        both.proxy.only = both.ports[0]
        await person.says("/start")
        await both.idle()
        await person.looks()
        await person.presses("Español")
        await both.idle()
        both.proxy.only = both.ports[1]
        await person.says("/privacy")
        await both.idle()
        await person.looks()
        assert "Español" not in person.newest.labels() and "privacidad" in person.newest.text.lower()
        for each in both.programs:
            each.process.terminate()
        assert [await each.ends() for each in both.programs] == [0, 0]


@pytest.mark.redis
async def test_while_one_is_away_the_other_answers(clone: Path, redis: RedisServer) -> None:
    async with replicas(clone, redis) as both:
        person = await both.world.person(PERSON + 2)
        both.programs[0].process.kill()
        for _ in range(4):
            await person.says("/hotline")
        await both.idle()
        await person.looks()
    answers = [message for message in person.chat.values() if not message.mine]
    assert len(answers) == 4 and set(both.proxy.given) == {both.ports[1]}


@pytest.mark.redis
async def test_readiness_tells_what_telegram_knows_of_the_webhook(clone: Path, redis: RedisServer) -> None:
    async with replicas(clone, redis) as both, aiohttp.ClientSession() as http:
        async with http.get(f"http://127.0.0.1:{both.metrics[0]}/readyz") as response:
            state = await response.json()
        assert response.status == 200
        assert (state["ready"], state["pending_updates"], state["store"]) == (True, 0, "up")
