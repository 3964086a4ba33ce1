"""What is counted, as Prometheus reads it."""

from bot.operations.metrics import Metrics, exposition


def lines(metrics: Metrics) -> list[str]:
    return exposition(metrics).decode().splitlines()


def test_every_counter_is_shown_from_the_start() -> None:
    text = lines(Metrics())
    assert all(f"magnolia_{name}_total 0.0" in text for name in Metrics().counters())
    assert len(Metrics().counters()) >= 10


def test_each_bucket_counts_all_that_took_no_longer() -> None:
    metrics = Metrics()
    for seconds in (0.25, 0.2, 100.0):
        metrics.update_seconds.observe(seconds)
    text = lines(metrics)
    counted = [text.index(f'magnolia_update_seconds_bucket{{le="{step}"}} {count}') for step, count in BUCKETS]
    assert counted == sorted(counted)
    assert "magnolia_update_seconds_count 3.0" in text and "magnolia_update_seconds_sum 100.45" in text


BUCKETS = (("0.1", 0.0), ("0.25", 2.0), ("30.0", 2.0), ("+Inf", 3.0))


def test_a_store_whose_state_is_unknown_is_not_said_to_be_down() -> None:
    assert not any(line.startswith("magnolia_store_up") for line in lines(Metrics()))


def test_the_offset_of_the_clock_is_shown_once_it_is_known() -> None:
    metrics = Metrics()
    assert not any(line.startswith("magnolia_clock_offset") for line in lines(metrics))
    metrics.clock_offset.set(-1.5)
    assert "magnolia_clock_offset_seconds -1.5" in lines(metrics)
