"""Rounds of measuring: every subject once a round, so that what the machine does besides falls on all alike."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from benchmarks import traffic
from benchmarks.subjects import Load, Running, Subject, Way, started
from benchmarks.traffic import Act, Update
from bot.guide.model import Guide

WARMING = 0.1
"""Share of the updates that is played before, unmeasured."""

_ACTS: dict[Load, Callable[[Guide], list[Act]]] = {
    Load.MIXED: traffic.mixed,
    Load.TYPED: traffic.typed,
    Load.PRESSES: traffic.pressed,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """One load on one subject in one round.

    `rate` in updates a second, `cpu` in microseconds of the bot's processor time an update, `median` and `p99` in
    milliseconds; `driver` is the share of a core that the benchmark itself took; `ready` in seconds.
    """

    subject: str
    way: Way
    load: Load
    rate: float
    cpu: float
    median: float
    p99: float
    driver: float
    ready: float


async def rounds(
    guide: Guide, subjects: Sequence[Subject], ways: Sequence[Way], *, times: int, updates: int
) -> AsyncIterator[Figures]:
    """Measure all subjects `times` times."""
    for _ in range(times):
        for way in ways:
            for subject in subjects:
                async with started(subject, way) as bot:
                    for load in subject.loads:
                        yield await _measured(bot, subject, way, load, acts=_ACTS[load](guide), updates=updates)


async def _measured(
    bot: Running, subject: Subject, way: Way, load: Load, *, acts: Sequence[Act], updates: int
) -> Figures:
    warming = await _updates(bot, subject, acts, max(int(updates * WARMING), 2))
    measured = await _updates(bot, subject, acts, updates)
    await bot.player.play(warming)
    cpu, own = bot.process.seconds(), time.process_time()
    played = await bot.player.play(measured)
    return Figures(
        subject=subject.name,
        way=way,
        load=load,
        rate=played.rate,
        cpu=(bot.process.seconds() - cpu) / updates * 1e6,
        median=played.wait_of(0.5),
        p99=played.wait_of(0.99),
        driver=(time.process_time() - own) / played.seconds,
        ready=bot.ready,
    )


async def _updates(bot: Running, subject: Subject, acts: Sequence[Act], number: int) -> list[Update]:
    """Updates for a load. Where a bot's buttons must be learned, presses take the place of the acts that press."""
    if not subject.learns:
        return bot.crowd.plays(acts, number)
    texts = [act for act in acts if act.text][: number // 2]
    presses = await bot.learn(texts)
    return [update for pair in zip(bot.crowd.plays(texts, len(presses)), presses, strict=True) for update in pair]
