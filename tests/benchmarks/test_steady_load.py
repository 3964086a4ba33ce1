"""The measurement at a fixed rate."""

from benchmarks.bots import UpdateSource
from benchmarks.steady_load import SteadyLoad, measure_steady_load
from bot.guide.loader import load
from bot.settings import ROOT


async def test_a_steady_load_takes_some_of_a_core() -> None:
    measured = await measure_steady_load(load(ROOT / "content"), UpdateSource.WEBHOOK, seconds=2)
    assert measured.cpu_share > 0 and 0 < measured.median <= measured.p99


def test_more_than_a_tenth_of_a_core_is_too_much() -> None:
    shares = (0.05, 0.15)
    assert [SteadyLoad(UpdateSource.POLLING, share, 1.0, 1.0).verdict().is_met for share in shares] == [True, False]
