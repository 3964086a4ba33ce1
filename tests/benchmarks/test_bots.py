"""Magnolia as the benchmark runs it."""

import asyncio

import pytest

from benchmarks.bots import MAGNOLIA, UpdateSource, run_bot
from benchmarks.workload import presses
from bot.guide.loader import load
from bot.settings import ROOT


@pytest.mark.parametrize("source", UpdateSource)
async def test_every_press_is_acknowledged_as_well(source: UpdateSource) -> None:
    async with run_bot(MAGNOLIA, source) as bot:
        await bot.driver.run(bot.factory.updates(presses(load(ROOT / "content")), 20))
        async with asyncio.timeout(10):
            while bot.api.acknowledged < 20:  # noqa: ASYNC110 - it comes from another process
                await asyncio.sleep(0.01)
    assert bot.api.unknown_methods == []
