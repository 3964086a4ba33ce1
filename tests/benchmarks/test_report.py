"""The tables that `make bench` prints."""

import pytest
from rich.console import Console

from benchmarks import report
from benchmarks.bots import MAGNOLIA, UpdateSource, Workload
from benchmarks.memory import MemoryProfile
from benchmarks.runner import Measurement
from benchmarks.stages import Stage
from benchmarks.steady_load import SteadyLoad
from benchmarks.targets import Verdict


def test_piped_output_is_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(width=160)
    measured = Measurement(MAGNOLIA.name, UpdateSource.WEBHOOK, Workload.MIXED, 500, 1, 1, 1, 0.1, 1)
    report.show_measurements(console, [measured])
    report.show_verdicts(console, [Verdict("updates a second", "5.00 times", "at least 3", is_met=True)])
    report.show_steady_loads(console, [SteadyLoad(UpdateSource.POLLING, 0.04, 2.0, 5.0)])
    report.show_stages(console, [Stage(Workload.TYPED, "search", 51.7, part_of="understand")])
    report.show_memory(console, MemoryProfile(200, [80.0, 81.0, 82.0, 82.0]))
    output = capsys.readouterr().out
    for word in ("Magnolia", "at least 3", "4.0%", "of it search", "updates"):
        assert word in output
    assert "\x1b" not in output
