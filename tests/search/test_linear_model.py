"""The linear model: sums of features add up, and what no training text has makes a text less understood."""

from array import array
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.linear_model import WEIGHT_STEP, LinearModel

PAPERS, PAY, UNKNOWN = 0, 1, 2
"""Buckets: the first speaks for class 0, the second for class 1, and the third is in no training text."""

MODEL = LinearModel(
    biases=array("f", [0.5, -0.5]),
    idf=array("f", [2.0, 1.0, -3.0]),
    row_starts=array("I", [0, 2, 3, 3]),
    class_indices=array("B", [0, 1, 1]),
    weights=array("h", [1024, -512, 256]),
)

BUCKETS = st.lists(st.sampled_from([PAPERS, PAY, UNKNOWN]), max_size=9)


def sums_of(buckets: list[int]) -> list[float]:
    sums = MODEL.zero_sums()
    MODEL.add(buckets, sums)
    return sums


def evidence(buckets: list[int]) -> list[float]:
    """What the scores are above or below the biases."""
    *sums, squares = sums_of(buckets)
    return [one / (sqrt(squares) or 1.0) for one in sums]


def test_the_sums_are_those_of_the_formula() -> None:
    assert sums_of([PAPERS, PAY]) == [2.0 * 1024 * WEIGHT_STEP, (-2.0 * 512 + 256) * WEIGHT_STEP, 2.0**2 + 1.0**2]


@given(BUCKETS, BUCKETS)
def test_the_sums_of_a_text_are_those_of_its_parts(first: list[int], second: list[int]) -> None:
    added = [one + other for one, other in zip(sums_of(first), sums_of(second), strict=True)]
    assert sums_of(first + second) == pytest.approx(added)


@given(BUCKETS)
def test_the_order_of_features_does_not_matter(buckets: list[int]) -> None:
    assert sums_of(buckets) == pytest.approx(sums_of(sorted(buckets)))


@given(BUCKETS)
def test_adding_returns_how_many_features_some_training_text_has(buckets: list[int]) -> None:
    assert MODEL.add(buckets, MODEL.zero_sums()) == len(buckets) - buckets.count(UNKNOWN)


def test_adding_no_features_changes_nothing() -> None:
    sums = MODEL.zero_sums()
    assert (MODEL.add([], sums), sums) == (0, [0.0, 0.0, 0.0])


@given(BUCKETS, st.integers(1, 5))
def test_unknown_features_make_all_evidence_smaller_and_turn_none_around(known: list[int], count: int) -> None:
    before, after = evidence(known), evidence(known + [UNKNOWN] * count)
    for one, other in zip(before, after, strict=True):
        assert abs(other) <= abs(one)
        assert one * other >= 0
        assert one == 0 or abs(other) < abs(one)


def test_a_weight_is_read_as_it_was_stored() -> None:
    assert MODEL.weight(PAPERS, 0) == 1024 * WEIGHT_STEP
    assert MODEL.weight(PAPERS, 1) == -512 * WEIGHT_STEP
    assert MODEL.weight(PAY, 0) == MODEL.weight(UNKNOWN, 0) == 0.0
