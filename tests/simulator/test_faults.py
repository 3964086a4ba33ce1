"""Injected faults look to the bot like real ones."""

import aiohttp
import pytest

from bot.simulator.faults import Faults
from bot.simulator.server import Simulator, start
from tests.simulator.conftest import TOKEN

pytestmark = pytest.mark.asyncio


async def status(
    running: Simulator, session: aiohttp.ClientSession, method: str = "getMe", **body: object
) -> int | str:
    try:
        async with session.post(f"{running.url}/bot{TOKEN}/{method}", json=body) as response:
            return response.status
    except aiohttp.ClientError:
        return "cut"


@pytest.mark.parametrize(
    ("faults", "seen"),
    [
        (Faults(server_errors=1), {500, 502}),
        (Faults(floods=1), {429}),
        (Faults(cut_before=1), {"cut"}),
        (Faults(cut_after=1), {"cut"}),
        (Faults(), {200}),
    ],
)
async def test_a_fault_is_seen_by_the_bot(faults: Faults, seen: set[int | str]) -> None:
    running = await start(token=TOKEN, faults=faults)
    async with aiohttp.ClientSession() as session:
        assert {await status(running, session) for _ in range(12)} == seen
    await running.stop()


@pytest.mark.parametrize(("faults", "effects"), [(Faults(cut_before=1), 0), (Faults(cut_after=1), 1)])
async def test_a_connection_is_cut_before_or_after_the_effect(faults: Faults, effects: int) -> None:
    running = await start(token=TOKEN, faults=faults)
    running.telegram.chat(5).started = True
    async with aiohttp.ClientSession() as session:
        assert await status(running, session, "sendMessage", chat_id=5, text="x") == "cut"
    assert len(running.telegram.chat(5).messages) == effects
    await running.stop()


async def test_the_same_seed_makes_the_same_faults() -> None:
    runs = []
    for _ in range(2):
        running = await start(token=TOKEN, faults=Faults.mixed(0.5, seed=7))
        async with aiohttp.ClientSession() as session:
            runs.append([await status(running, session) for _ in range(30)])
        await running.stop()
    assert runs[0] == runs[1] and len(set(runs[0])) > 2
