"""`make bench`: Magnolia's speed and memory beside its peers'. `--quick` shows in a minute that everything runs."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import click
from rich.console import Console

from benchmarks import report
from benchmarks.bots import BOTS, UpdateSource
from benchmarks.memory import profile_memory
from benchmarks.runner import Measurement, measure
from benchmarks.stages import measure_stages
from benchmarks.steady_load import measure_steady_load
from benchmarks.targets import verdicts
from bot.guide.loader import load
from bot.settings import ROOT

PIPED_WIDTH = 160
"""Columns, where the output is piped and has no width of its own."""

PARTS = ("speed", "steady", "stages", "memory")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured."""

    rounds: int
    updates: int
    steady_seconds: float = 60
    memory_updates: int = 100_000
    memory_chats: int = 20_000


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="one round of few updates: the figures mean nothing")
@click.option("--part", type=click.Choice(PARTS), help="only this one")
@click.option("--rounds", default=5, show_default=True)
@click.option("--updates", default=5_000, show_default=True, help="of each workload in each round")
@click.option("--source", type=click.Choice([*UpdateSource]), multiple=True, help="updates only by this one")
def main(*, quick: bool, part: str | None, rounds: int, updates: int, source: tuple[UpdateSource, ...]) -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    extent = Extent(1, 40, 2, 200, 50) if quick else Extent(rounds, updates)
    asyncio.run(_measure(console, [part] if part else PARTS, list(source) or [*UpdateSource], extent))


async def _measure(console: Console, parts: Sequence[str], sources: list[UpdateSource], extent: Extent) -> None:
    if "speed" in parts:
        await _speed(console, sources, extent)
    if "steady" in parts:
        guide = load(ROOT / "content")
        loads = [await measure_steady_load(guide, source, seconds=extent.steady_seconds) for source in sources]
        report.show_steady_loads(console, loads)
    if "stages" in parts:
        report.show_stages(console, measure_stages())
    if "memory" in parts:
        profile = await profile_memory(sources[0], updates=extent.memory_updates, chats=extent.memory_chats)
        report.show_memory(console, profile)


async def _speed(console: Console, sources: list[UpdateSource], extent: Extent) -> None:
    done: list[Measurement] = []
    guide = load(ROOT / "content")
    async for one in measure(guide, BOTS, sources, rounds=extent.rounds, updates=extent.updates):
        done.append(one)
        console.print(f"{one.bot}, {one.source}, {one.workload}: {one.rate:.0f}/s", style="dim", highlight=False)
    report.show_measurements(console, done)
    report.show_verdicts(console, verdicts(done))


if __name__ == "__main__":
    main()
