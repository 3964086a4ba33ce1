"""How figures become verdicts."""

import pytest

from benchmarks.bots import AIOGRAM_ECHO, MAGNOLIA, PTB_ECHO, BotSpec, UpdateSource
from benchmarks.runner import Measurement
from benchmarks.targets import Verdict, verdicts


def measurement(bot: BotSpec, *, rate: float = 100, p99: float = 1, ready: float = 1) -> Measurement:
    return Measurement(
        bot=bot.name,
        source=UpdateSource.WEBHOOK,
        workload=bot.workloads[0],
        rate=rate,
        cpu=1,
        median=1,
        p99=p99,
        driver_cpu=0.1,
        ready=ready,
    )


def verdict(what: str, *measurements: Measurement) -> Verdict:
    [found] = [one for one in verdicts(measurements) if one.what.startswith(what)]
    return found


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    rounds = [(600, 100), (700, 100), (100, 50)]
    measured = [
        measurement(bot, rate=rate) for pair in rounds for bot, rate in zip((MAGNOLIA, PTB_ECHO), pair, strict=True)
    ]
    assert verdict("updates a second", *measured).measured == "6.00 times"


@pytest.mark.parametrize(("peer", "enough", "too_few"), [(PTB_ECHO, 300, 299), (AIOGRAM_ECHO, 150, 149)])
def test_the_rate_must_reach_a_multiple_of_the_peers(peer: BotSpec, enough: float, too_few: float) -> None:
    met = [
        verdict("updates a second", measurement(MAGNOLIA, rate=rate), measurement(peer, rate=100)).is_met
        for rate in (enough, too_few)
    ]
    assert met == [True, False]


def test_the_slowest_hundredth_must_not_be_slower_than_the_peers() -> None:
    met = [
        verdict("99 %", measurement(MAGNOLIA, p99=p99), measurement(PTB_ECHO, p99=10)).is_met for p99 in (10.0, 10.1)
    ]
    assert met == [True, False]


def test_the_start_may_take_half_as_long_again() -> None:
    met = [
        verdict("ready", measurement(MAGNOLIA, ready=ready), measurement(PTB_ECHO, ready=1)).is_met
        for ready in (1.5, 1.6)
    ]
    assert met == [True, False]


def test_a_peer_that_was_not_measured_has_no_verdict() -> None:
    assert list(verdicts([measurement(MAGNOLIA)])) == []
