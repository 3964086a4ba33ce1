"""Scores of a group become probabilities."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.probability import probabilities

SCORES = st.lists(st.floats(allow_nan=False), min_size=1, max_size=9)


@given(SCORES)
def test_probabilities_sum_to_one_and_keep_the_order(scores: list[float]) -> None:
    chances = probabilities(scores, range(len(scores)))
    assert sum(chances) == pytest.approx(1.0)
    assert all(0 <= chance <= 1 for chance in chances)
    ranked = sorted(range(len(scores)), key=scores.__getitem__)
    assert all(chances[one] <= chances[other] for one, other in pairwise(ranked))


@given(SCORES, SCORES)
def test_other_groups_do_not_matter(group: list[float], others: list[float]) -> None:
    alone = probabilities(group, range(len(group)))
    start = len(others)
    assert probabilities([*others, *group, *others], range(start, start + len(group))) == alone


def test_odds_of_one_label_against_the_others_are_its_score() -> None:
    assert probabilities([0.0, 0.0], range(2)) == [0.5, 0.5]
    sure, unlikely = probabilities([4.0, -4.0], range(2))
    assert (sure, unlikely) == pytest.approx((0.982, 0.018), abs=1e-3)


def test_two_labels_that_both_fit_share_the_probability() -> None:
    assert probabilities([9.0, 9.0, -9.0], range(3)) == pytest.approx([0.5, 0.5, 0.0], abs=1e-3)


@given(SCORES, st.floats(1.0, 4.0))
def test_sharper_probabilities_keep_the_order_and_give_more_to_the_likeliest(
    scores: list[float], sharpness: float
) -> None:
    even, sharp = (probabilities(scores, range(len(scores)), sharpness=by) for by in (1.0, sharpness))
    assert sum(sharp) == pytest.approx(1.0)
    assert max(sharp) >= max(even) - 1e-9
    assert sharp.index(max(sharp)) == even.index(max(even)) or max(even) == pytest.approx(sorted(even)[-2])
