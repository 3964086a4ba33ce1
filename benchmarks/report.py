"""What was measured, as tables: for people in colour, plain where it is piped."""

import statistics
from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.memory import Course
from benchmarks.rounds import Figures
from benchmarks.steps import Step
from benchmarks.targets import Verdict

Field = Callable[[Figures], float]


def show_figures(console: Console, figures: Sequence[Figures]) -> None:
    """Medians over all rounds; beside the rate its lowest and highest."""
    table = _table("Subject", "updates", "load", *_FIELDS)
    table.add_column("lowest-highest", justify="right")
    kinds = dict.fromkeys((one.way, one.subject, one.load) for one in figures)
    for way, subject, load in sorted(kinds, key=lambda kind: str(kind[0]), reverse=True):
        of_kind = [one for one in figures if (one.way, one.subject, one.load) == (way, subject, load)]
        medians = [form.format(statistics.median(field(one) for one in of_kind)) for form, field in _FIELDS.values()]
        rates = [one.rate for one in of_kind]
        table.add_row(subject, way, load, *medians, f"{min(rates):.0f}-{max(rates):.0f}")
    console.print(table)


_FIELDS: dict[str, tuple[str, Field]] = {
    "answered/s": ("{:.0f}", lambda one: one.rate),
    "CPU µs each": ("{:.0f}", lambda one: one.cpu),
    "half within ms": ("{:.1f}", lambda one: one.median),
    "99 % within ms": ("{:.1f}", lambda one: one.p99),
    "ready s": ("{:.2f}", lambda one: one.ready),
    "driver's CPU": ("{:.0%}", lambda one: one.driver),
}


def show_verdicts(console: Console, verdicts: Iterable[Verdict]) -> None:
    """Each target with the ratio to the peer, and whether it is met."""
    table = _table("This bot's", "updates", "load", "beside", "ratio", "wanted", "met")
    for one in verdicts:
        target = one.target
        met = "yes" if one.met else "no"
        beside = f"{target.peer.name}, {target.beside}"
        table.add_row(target.says, one.way, target.load, beside, f"{one.ratio:.2f}", target.limit, met)
    console.print(table)


def show_steps(console: Console, steps: Iterable[Step]) -> None:
    """What each step costs; parts of a step stand under it."""
    table = _table("Load", "step", "µs")
    for one in steps:
        table.add_row(one.load, f"  of it {one.name}" if one.within else one.name, f"{one.microseconds:.1f}")
    console.print(table)


def show_memory(console: Console, course: Course) -> None:
    """The plot, and both targets."""
    console.print(course.plot(), highlight=False)
    table = _table("Memory", "measured", "wanted", "met")
    for says, measured, limit, met in course.verdicts():
        table.add_row(says, measured, limit, "yes" if met else "no")
    console.print(table)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for number, column in enumerate(columns):
        words = number == 0 or column in {"updates", "load", "step", "beside", "wanted", "met"}
        table.add_column(column, justify="left" if words else "right")
    return table
