"""`python -m bot simulate`, with a bot of its own or waiting for one."""

from pathlib import Path

import pytest

from tests.kit.program import program, scratch_copy

pytestmark = pytest.mark.slow


async def test_a_bot_joins_with_the_settings_that_the_simulator_prints(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--port", "0", "--token", "4711:another") as simulator:
        printed = await simulator.prints(r"For a bot: BOT_TOKEN=(\S+) TELEGRAM_API_URL=(\S+)$")
        token, url = printed.groups()
        async with program(clone, "run", BOT_TOKEN=token, TELEGRAM_API_URL=url) as guide:
            await guide.prints("started .*server=custom")
    assert token == "4711:another"


async def test_with_the_guide_in_it_no_settings_for_another_bot_are_printed(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--bot", "--port", "0") as simulator:
        await simulator.prints("started .*server=simulator")
    assert "For a bot" not in simulator.text
