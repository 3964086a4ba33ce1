"""The stages between an update and the message that answers it."""

import pytest

from benchmarks import stages
from benchmarks.bots import Workload


def test_every_stage_of_both_workloads_takes_some_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "INPUTS", 3)
    monkeypatch.setattr(stages, "REPEATS", 2)
    measured = list(stages.measure_stages())
    assert {stage.workload for stage in measured} == {Workload.TYPED, Workload.PRESSES}
    assert all(stage.microseconds > 0 for stage in measured)
