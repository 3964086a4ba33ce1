"""Measures every bot once a round, so that whatever else the machine does falls on all of them alike."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from benchmarks import workload
from benchmarks.bots import BotSpec, RunningBot, UpdateSource, Workload, run_bot
from benchmarks.workload import Action, Update
from bot.guide.model import Guide

WARM_UP = 0.1
"""Share of the updates that is sent before, unmeasured."""

ACTIONS: dict[Workload, Callable[[Guide], list[Action]]] = {
    Workload.MIXED: workload.mixed,
    Workload.TYPED: workload.typed,
    Workload.PRESSES: workload.presses,
}


@dataclass(frozen=True, slots=True)
class Measurement:
    """One workload on one bot in one round.

    `rate` in updates a second; `cpu` in microseconds of the bot's CPU time an update; `median` and `p99` of the latency
    in milliseconds; `driver_cpu`: the share of a core that the benchmark itself took; `ready` in seconds from start.
    """

    bot: str
    source: UpdateSource
    workload: Workload
    rate: float
    cpu: float
    median: float
    p99: float
    driver_cpu: float
    ready: float


async def measure(
    guide: Guide, bots: Sequence[BotSpec], sources: Sequence[UpdateSource], *, rounds: int, updates: int
) -> AsyncIterator[Measurement]:
    """All bots by all sources, `rounds` times, `updates` of each workload."""
    for _ in range(rounds):
        for source in sources:
            for spec in bots:
                async with run_bot(spec, source) as bot:
                    for kind in spec.workloads:
                        yield await _measure(bot, spec, source, kind, actions=ACTIONS[kind](guide), updates=updates)


async def _measure(
    bot: RunningBot, spec: BotSpec, source: UpdateSource, kind: Workload, *, actions: Sequence[Action], updates: int
) -> Measurement:
    warm_up = await _updates(bot, spec, actions, max(int(updates * WARM_UP), 2))
    measured = await _updates(bot, spec, actions, updates)
    await bot.driver.run(warm_up)
    cpu, own_cpu = bot.process.cpu_seconds(), time.process_time()
    result = await bot.driver.run(measured)
    return Measurement(
        bot=spec.name,
        source=source,
        workload=kind,
        rate=result.rate,
        cpu=(bot.process.cpu_seconds() - cpu) / updates * 1e6,
        median=result.percentile(0.5),
        p99=result.percentile(0.99),
        driver_cpu=(time.process_time() - own_cpu) / result.seconds,
        ready=bot.ready,
    )


async def _updates(bot: RunningBot, spec: BotSpec, actions: Sequence[Action], number: int) -> list[Update]:
    """The updates of a workload. For a bot with buttons of its own, presses on those replace the presses in it."""
    if not spec.has_own_buttons:
        return bot.factory.updates(actions, number)
    texts = [action for action in actions if action.text][: number // 2]
    presses = await bot.type_then_press(texts)
    return [update for pair in zip(bot.factory.updates(texts, len(presses)), presses, strict=True) for update in pair]
