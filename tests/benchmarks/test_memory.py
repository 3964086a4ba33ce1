"""How samples of the memory are judged."""

import pytest

from benchmarks.memory import MemoryProfile


def test_memory_that_goes_on_growing_is_not_flat() -> None:
    assert MemoryProfile(100, [80.0 + step for step in range(100)]).growth > 0.02
    assert abs(MemoryProfile(100, [80.0] * 100).growth) < 0.001


@pytest.mark.parametrize(("highest", "is_met"), [(105.0, True), (106.0, False)])
def test_the_highest_sample_counts(highest: float, is_met: bool) -> None:
    [most, _] = MemoryProfile(100, [80.0, highest, 80.0]).verdicts()
    assert most.is_met is is_met
