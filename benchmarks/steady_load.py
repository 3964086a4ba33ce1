"""What Magnolia costs at Telegram's own pace: the CPU time of a bot that answers 30 updates a second, for a minute.

Telegram lets a bot send about 30 messages a second, so this is the most that a bot ever has to do for long.
"""

from dataclasses import dataclass

from benchmarks import workload
from benchmarks.bots import MAGNOLIA, UpdateSource, run_bot
from benchmarks.targets import Verdict
from bot.guide.model import Guide

RATE = 30
SECONDS = 60
MAX_CPU_SHARE = 0.10

WARM_UP = 200
"""Updates that are sent before, unmeasured."""


@dataclass(frozen=True, slots=True)
class SteadyLoad:
    """`cpu_share`: the bot's CPU time as a share of one core; latencies in milliseconds."""

    source: UpdateSource
    cpu_share: float
    median: float
    p99: float

    def verdict(self) -> Verdict:
        return Verdict(
            f"CPU at {RATE} updates a second, {self.source}",
            f"{self.cpu_share:.1%} of a core",
            f"at most {MAX_CPU_SHARE:.0%}",
            self.cpu_share <= MAX_CPU_SHARE,
        )


async def measure_steady_load(guide: Guide, source: UpdateSource, *, seconds: float = SECONDS) -> SteadyLoad:
    """Send texts and presses at RATE for so many seconds."""
    actions = workload.mixed(guide)
    async with run_bot(MAGNOLIA, source) as bot:
        await bot.driver.run(bot.factory.updates(actions, WARM_UP))
        updates = bot.factory.updates(actions, int(RATE * seconds))
        cpu = bot.process.cpu_seconds()
        result = await bot.driver.run_at_rate(updates, RATE)
        share = (bot.process.cpu_seconds() - cpu) / result.seconds
    return SteadyLoad(source, share, result.percentile(0.5), result.percentile(0.99))
