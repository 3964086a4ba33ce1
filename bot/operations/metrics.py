"""Metrics: how many and how long, never who or what; and their Prometheus exposition.

Plain numbers, since some are counted several times an update and only one event loop counts: the counters of
prometheus_client take a lock each time.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0)
"""Upper limits in seconds, from a few milliseconds to the longest that an update may take."""


@dataclass(slots=True)
class Counter:
    """How often something happened."""

    help: str
    value: int = 0

    def inc(self, times: int = 1) -> None:
        self.value += times


@dataclass(slots=True)
class Gauge:
    """A number that goes up and down; None as long as it is not known."""

    help: str
    value: float | None = None

    def set(self, value: float) -> None:
        self.value = value


@dataclass(slots=True)
class Histogram:
    """How long something took, in seconds.

    `counts[n]` is how often it took at most BUCKETS[n] and more than BUCKETS[n - 1]; the last counts what took longer.
    """

    help: str
    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    sum: float = 0.0

    def observe(self, seconds: float) -> None:
        self.counts[bisect_left(BUCKETS, seconds)] += 1
        self.sum += seconds


class Metrics:
    """The metrics of one running bot."""

    def __init__(self) -> None:
        self.updates = Counter("Updates taken from Telegram.")
        self.rejected = Counter("Updates rejected because the queue was full; Telegram sends them again.")
        self.answered = Counter("Updates that were answered.")
        self.abandoned = Counter("Updates abandoned after the time limit or a failure.")
        self.fallbacks = Counter("Answers that were only the hotline as plain text.")
        self.retries = Counter("Calls to Telegram that were retried.")
        self.unreachable = Counter("Answers not delivered: the bot was blocked, or the chat is gone.")
        self.dropped = Counter("Updates that were recorded and not answered: floods, closed chats.")
        self.unacknowledged = Counter("Callback queries not answered in time.")
        self.undeleted = Counter("Messages that Telegram would not delete.")
        self.store_failures = Counter("Calls to the store that failed; the bot continues without it.")
        self.failed_polls = Counter("getUpdates calls that failed.")
        self.update_seconds = Histogram("From the moment an update was taken to the moment it was done.")
        self.clock_offset = Gauge("Seconds by which this machine's clock is ahead of Telegram's; negative when behind.")
        self.store_up: Callable[[], bool] | None = None  # set once there is a store

    def counters(self) -> dict[str, Counter]:
        return {name: counter for name, counter in vars(self).items() if isinstance(counter, Counter)}


def exposition(metrics: Metrics) -> bytes:
    """All metrics as they are now, in Prometheus's text format."""
    registry = CollectorRegistry()
    registry.register(_SnapshotCollector(metrics))
    return generate_latest(registry)


class _SnapshotCollector(Collector):
    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        for name, counter in self._metrics.counters().items():
            yield CounterMetricFamily(f"magnolia_{name}", counter.help, value=counter.value)
        yield _histogram("magnolia_update_seconds", self._metrics.update_seconds)
        offset, up = self._metrics.clock_offset, self._metrics.store_up
        if offset.value is not None:
            yield GaugeMetricFamily("magnolia_clock_offset_seconds", offset.help, value=offset.value)
        if up is not None:
            yield GaugeMetricFamily("magnolia_store_up", "1 while the store works, else 0.", value=float(up()))


def _histogram(name: str, histogram: Histogram) -> HistogramMetricFamily:
    """Prometheus's buckets are cumulative."""
    limits = [*(str(limit) for limit in BUCKETS), "+Inf"]
    buckets = list(zip(limits, map(float, accumulate(histogram.counts)), strict=True))
    return HistogramMetricFamily(name, histogram.help, buckets=buckets, sum_value=histogram.sum)
