"""The counts as the text that Prometheus reads."""

from collections.abc import Iterator
from itertools import accumulate

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from bot.operations.metrics import SECONDS, Durations, Metrics


def exposition(metrics: Metrics) -> bytes:
    """All of them as they are now."""
    registry = CollectorRegistry()
    registry.register(_Reading(metrics))
    return generate_latest(registry)


class _Reading(Collector):
    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        for name, count in self._metrics.counts().items():
            yield CounterMetricFamily(f"magnolia_{name}", count.meaning, value=count.value)
        yield _histogram("magnolia_update_seconds", self._metrics.seconds)
        offset = self._metrics.clock_offset
        if offset.value is not None:
            yield GaugeMetricFamily("magnolia_clock_offset_seconds", offset.meaning, value=offset.value)
        up = self._metrics.store_up
        if up is not None:
            yield GaugeMetricFamily("magnolia_store_up", "1 while the store remembers, else 0.", value=float(up()))


def _histogram(name: str, durations: Durations) -> HistogramMetricFamily:
    """Prometheus counts in each bucket all that took no longer."""
    limits = [*(str(limit) for limit in SECONDS), "+Inf"]
    buckets = list(zip(limits, map(float, accumulate(durations.steps)), strict=True))
    return HistogramMetricFamily(name, durations.meaning, buckets=buckets, sum_value=durations.total)
