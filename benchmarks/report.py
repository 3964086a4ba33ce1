"""What was measured, as tables: in colour at a terminal, plain where it is piped."""

import statistics
from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.memory import MemoryProfile
from benchmarks.runner import Measurement
from benchmarks.stages import Stage
from benchmarks.steady_load import SteadyLoad
from benchmarks.targets import Verdict

_FIGURES: dict[str, tuple[str, Callable[[Measurement], float]]] = {
    "answered/s": ("{:.0f}", lambda one: one.rate),
    "CPU µs each": ("{:.0f}", lambda one: one.cpu),
    "median ms": ("{:.1f}", lambda one: one.median),
    "p99 ms": ("{:.1f}", lambda one: one.p99),
    "ready s": ("{:.2f}", lambda one: one.ready),
    "driver's CPU": ("{:.0%}", lambda one: one.driver_cpu),
}


def show_measurements(console: Console, measurements: Sequence[Measurement]) -> None:
    """Medians over all rounds; beside the rate its lowest and highest."""
    table = _table("Bot", "updates by", "workload", numbers=(*_FIGURES, "lowest-highest"))
    kinds = dict.fromkeys((one.source, one.bot, one.workload) for one in measurements)
    for source, bot, workload in sorted(kinds, key=lambda kind: str(kind[0]), reverse=True):
        of_kind = [one for one in measurements if (one.source, one.bot, one.workload) == (source, bot, workload)]
        medians = [form.format(statistics.median(map(figure, of_kind))) for form, figure in _FIGURES.values()]
        rates = [one.rate for one in of_kind]
        table.add_row(bot, source, workload, *medians, f"{min(rates):.0f}-{max(rates):.0f}")
    console.print(table)


def show_verdicts(console: Console, verdicts: Iterable[Verdict]) -> None:
    table = _table("Target", numbers=("measured", "wanted", "met"))
    for one in verdicts:
        table.add_row(one.what, one.measured, one.wanted, "yes" if one.is_met else "no")
    console.print(table)


def show_steady_loads(console: Console, loads: Sequence[SteadyLoad]) -> None:
    table = _table("Updates by", numbers=("CPU of one core", "median ms", "p99 ms"))
    for one in loads:
        table.add_row(one.source, f"{one.cpu_share:.1%}", f"{one.median:.1f}", f"{one.p99:.1f}")
    console.print(table)
    show_verdicts(console, (one.verdict() for one in loads))


def show_stages(console: Console, stages: Iterable[Stage]) -> None:
    """What each stage costs; parts of a stage stand under it."""
    table = _table("Workload", "stage", numbers=("µs",))
    for one in stages:
        table.add_row(one.workload, f"  of it {one.name}" if one.part_of else one.name, f"{one.microseconds:.1f}")
    console.print(table)


def show_memory(console: Console, profile: MemoryProfile) -> None:
    console.print(profile.plot(), highlight=False)
    show_verdicts(console, profile.verdicts())


def _table(*words: str, numbers: Sequence[str]) -> Table:
    """Columns of words stand to the left, of numbers to the right."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in words:
        table.add_column(column)
    for column in numbers:
        table.add_column(column, justify="right")
    return table
