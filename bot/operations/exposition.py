"""The counts as the text that Prometheus reads.

Its client library takes 30 ms and 4 MB to import, for counters that are not used here and these few lines.
Source: prometheus.io/docs/instrumenting/exposition_formats
"""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from bot.operations.metrics import SECONDS, Durations, Metrics

Samples = Mapping[str, float]


def exposition(metrics: Metrics) -> bytes:
    """All of them as they are now."""
    return "".join(f"{line}\n" for line in _lines(metrics)).encode()


def _lines(metrics: Metrics) -> Iterator[str]:
    for name, count in metrics.counts().items():
        yield from _family("counter", f"magnolia_{name}_total", count.meaning, {"": count.value})
    yield from _family("histogram", "magnolia_update_seconds", metrics.seconds.meaning, _histogram(metrics.seconds))
    up = metrics.store_up
    if up is not None:
        yield from _family("gauge", "magnolia_store_up", "1 while the store remembers, else 0.", {"": up()})


def _family(kind: str, name: str, meaning: str, samples: Samples) -> Iterator[str]:
    """`samples` by what follows the family's name."""
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"
    yield from (f"{name}{rest} {float(value)}" for rest, value in samples.items())


def _histogram(durations: Durations) -> Samples:
    """Prometheus counts in each bucket all that took no longer."""
    counted = list(accumulate(durations.steps))
    limits = [*map(str, SECONDS), "+Inf"]
    buckets = {f'_bucket{{le="{limit}"}}': count for limit, count in zip(limits, counted, strict=True)}
    return {**buckets, "_count": counted[-1], "_sum": durations.total}
