"""`make bench`: this bot's speed and memory beside its peers'. `--quick` shows in seconds that everything runs."""

import asyncio

import click
from rich.console import Console

from benchmarks import memory, report
from benchmarks.rounds import Figures, rounds
from benchmarks.steps import steps
from benchmarks.subjects import SUBJECTS, Way
from benchmarks.targets import verdicts
from bot.guide.loader import load
from bot.settings import ROOT

WIDE = 160
"""Columns, where the output is piped and has none of its own."""

PARTS = ("speed", "steps", "memory")


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="one round of few updates: the figures mean nothing")
@click.option("--part", type=click.Choice(PARTS), help="only this one")
@click.option("--rounds", "times", default=5, show_default=True)
@click.option("--updates", default=5_000, show_default=True, help="of each load in each round")
@click.option("--way", type=click.Choice([way.value for way in Way]), multiple=True, help="only this one")
def main(*, quick: bool, part: str | None, times: int, updates: int, way: tuple[str, ...]) -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDE)
    ways = [Way(name) for name in way] or [*Way]
    if part in {None, "speed"}:
        asyncio.run(_speed(console, ways, times=1 if quick else times, updates=40 if quick else updates))
    if part in {None, "steps"}:
        report.show_steps(console, steps())
    if part in {None, "memory"}:
        size = {"updates": 200, "chats": 50} if quick else {}
        report.show_memory(console, asyncio.run(memory.course(ways[0], **size)))


async def _speed(console: Console, ways: list[Way], *, times: int, updates: int) -> None:
    figures: list[Figures] = []
    async for one in rounds(load(ROOT / "content"), SUBJECTS, ways, times=times, updates=updates):
        figures.append(one)
        console.print(f"{one.subject}, {one.way}, {one.load}: {one.rate:.0f}/s", style="dim", highlight=False)
    report.show_figures(console, figures)
    report.show_verdicts(console, verdicts(figures))


if __name__ == "__main__":
    main()
