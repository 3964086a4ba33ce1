"""What Magnolia is held to beside its peers, and whether it is met.

Figures of one round are compared with each other before the median is taken: a busy minute slows both alike.
"""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.bots import AIOGRAM_ECHO, AIOGRAM_MENU, MAGNOLIA, PTB_ECHO, BotSpec, UpdateSource, Workload
from benchmarks.runner import Measurement

Figure = Callable[[Measurement], float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was measured, what is wanted of it, and whether it is met."""

    what: str
    measured: str
    wanted: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class RatioTarget:
    """Magnolia's figure under the mixed workload divided by a peer's under its own: at least or at most `limit`."""

    what: str
    figure: Figure
    peer: BotSpec
    limit: float
    is_upper: bool = False

    def is_met(self, ratio: float) -> bool:
        return ratio <= self.limit if self.is_upper else ratio >= self.limit

    def verdict(self, source: UpdateSource, ratio: float) -> Verdict:
        return Verdict(
            f"{self.what} by {source}, beside {self.peer.name}",
            f"{ratio:.2f} times",
            f"at {'most' if self.is_upper else 'least'} {self.limit:g}",
            self.is_met(ratio),
        )


def _rate(peer: BotSpec, limit: float) -> RatioTarget:
    return RatioTarget("updates a second", lambda measurement: measurement.rate, peer, limit)


def _p99(peer: BotSpec) -> RatioTarget:
    return RatioTarget("99 % answered within", lambda measurement: measurement.p99, peer, 1.0, is_upper=True)


TARGETS = (
    _rate(PTB_ECHO, 3.0),
    _rate(AIOGRAM_ECHO, 1.5),
    _rate(AIOGRAM_MENU, 2.5),
    _p99(PTB_ECHO),
    _p99(AIOGRAM_ECHO),
    _p99(AIOGRAM_MENU),
    RatioTarget("ready after", lambda measurement: measurement.ready, PTB_ECHO, 1.5, is_upper=True),
)


def verdicts(measurements: Sequence[Measurement]) -> Iterator[Verdict]:
    """Every target for which both sides were measured, by each source."""
    for source in UpdateSource:
        for target in TARGETS:
            ours = _of(measurements, MAGNOLIA, source, Workload.MIXED)
            theirs = _of(measurements, target.peer, source, target.peer.workloads[0])
            ratios = [target.figure(our) / target.figure(their) for our, their in zip(ours, theirs, strict=False)]
            if ratios:
                yield target.verdict(source, statistics.median(ratios))


def _of(
    measurements: Sequence[Measurement], bot: BotSpec, source: UpdateSource, workload: Workload
) -> list[Measurement]:
    """Those of one kind, a round each."""
    return [one for one in measurements if (one.bot, one.source, one.workload) == (bot.name, source, workload)]
