"""Two processes behind a load balancer that share one Redis: what a person does at one holds at the other."""

from pathlib import Path

import aiohttp
import pytest

from bot.simulator.faults import Faults
from tests.kit.program import scratch_copy
from tests.kit.redis_server import RedisServer
from tests.kit.replicas import replicas, until

PERSON = 3107


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the project without an .env."""
    return scratch_copy(tmp_path / "magnolia")


@pytest.mark.redis
async def test_close_at_one_process_drops_the_answer_that_is_waiting_at_the_other(
    clone: Path, redis: RedisServer
) -> None:
    async with replicas(clone, redis.url) as both:
        person = await both.world.person(PERSON)
        both.proxy.only = both.ports[0]
        await person.says("/start")
        await both.idle()
        await person.looks()
        both.fault_injector.faults = Faults(floods=1.0, retry_after=3)
        await person.says("my boss took my passport")
        await until(lambda: both.fault_injector.injected["floods"] > 0)
        both.fault_injector.faults = Faults()
        both.proxy.only = both.ports[1]
        await person.presses("Shut")
        await both.idle()
        await person.looks()
        [left] = person.chat.values()
        assert "passport" not in left.text and not any(button.red for button in left.buttons())
        assert both.world.simulator.telegram.succeeded["sendMessage"] == 1
        assert await both.counted(0, "dropped_total") == 1


@pytest.mark.redis
async def test_a_language_chosen_at_one_process_is_used_by_the_other_and_both_exit_cleanly(
    clone: Path, redis: RedisServer
) -> None:
    async with replicas(clone, redis.url) as both:
        person = await both.world.person(PERSON + 1, language="en")
        both.proxy.only = both.ports[0]
        await person.says("/start")
        await both.idle()
        await person.looks()
        await person.presses("العربية")
        await both.idle()
        both.proxy.only = both.ports[1]
        await person.says("/privacy")
        await both.idle()
        await person.looks()
        assert "العربية" not in person.newest.labels() and "ماذا نحفظ" in person.newest.text.lower()
        for each in both.programs:
            each.process.terminate()
        assert [await each.exit_code() for each in both.programs] == [0, 0]


@pytest.mark.redis
async def test_when_one_process_is_killed_the_other_answers(clone: Path, redis: RedisServer) -> None:
    async with replicas(clone, redis.url) as both:
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
    async with replicas(clone, redis.url) as both, aiohttp.ClientSession() as http:
        async with http.get(f"http://127.0.0.1:{both.metrics[0]}/readyz") as response:
            state = await response.json()
        assert response.status == 200
        assert (state["ready"], state["pending_updates"], state["store"]) == (True, 0, "up")
