"""Every bot of the benchmark runs and answers everybody. No figure is judged here."""

from importlib.util import find_spec

import pytest

from benchmarks.bots import AIOGRAM_ECHO, AIOGRAM_MENU, MAGNOLIA, PTB_ECHO, BotSpec, UpdateSource
from benchmarks.runner import measure
from bot.guide.loader import load
from bot.settings import ROOT

RUNS = [(MAGNOLIA, UpdateSource.WEBHOOK), (PTB_ECHO, UpdateSource.POLLING), (AIOGRAM_ECHO, UpdateSource.WEBHOOK)]
BENCH_ONLY = [(AIOGRAM_MENU, UpdateSource.WEBHOOK)] if find_spec("aiogram_dialog") else []
"""Needs a package of the group `bench`, so it is tried only where `make bench` has installed that."""


@pytest.mark.parametrize(("spec", "source"), RUNS + BENCH_ONLY, ids=lambda part: getattr(part, "name", part).lower())
async def test_a_bot_answers_everybody_in_every_workload(spec: BotSpec, source: UpdateSource) -> None:
    done = [one async for one in measure(load(ROOT / "content"), [spec], [source], rounds=1, updates=20)]
    assert [one.workload for one in done] == list(spec.workloads)
    assert all(one.rate > 0 and one.p99 >= one.median > 0 for one in done)
