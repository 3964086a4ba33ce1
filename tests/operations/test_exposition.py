"""What Prometheus reads."""

from bot.operations.exposition import exposition
from bot.operations.metrics import Metrics


def lines(metrics: Metrics) -> list[str]:
    return exposition(metrics).decode().splitlines()


def test_every_count_stands_there_from_the_start() -> None:
    text = lines(Metrics())
    assert all(f"magnolia_{name}_total 0.0" in text for name in Metrics().counts())
    assert len(Metrics().counts()) >= 10


def test_each_step_of_time_counts_all_that_took_no_longer() -> None:
    metrics = Metrics()
    for seconds in (0.25, 0.2, 100.0):
        metrics.seconds.observe(seconds)
    text = lines(metrics)
    counted = [text.index(f'magnolia_update_seconds_bucket{{le="{step}"}} {count}') for step, count in STEPS]
    assert counted == sorted(counted)
    assert "magnolia_update_seconds_count 3.0" in text and "magnolia_update_seconds_sum 100.45" in text


STEPS = (("0.1", 0.0), ("0.25", 2.0), ("30.0", 2.0), ("+Inf", 3.0))


def test_a_store_that_nobody_watches_is_not_said_to_be_down() -> None:
    assert not any(line.startswith("magnolia_store_up") for line in lines(Metrics()))


def test_the_clocks_offset_is_told_once_it_is_known() -> None:
    metrics = Metrics()
    assert not any(line.startswith("magnolia_clock_offset") for line in lines(metrics))
    metrics.clock_offset.set(-1.5)
    assert "magnolia_clock_offset_seconds -1.5" in lines(metrics)
