"""The classifier counts like the plain formula, and its chances are chances."""

from array import array
from collections import defaultdict
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.bayes import SMOOTHING, Example, chances, train


def example(*buckets: int, label: str, weight: float = 1.0) -> Example:
    return Example(array("I", buckets), (label,), weight)


PAPERS = [example(1, 2, label="papers"), example(1, 3, label="papers"), example(7, 8, label="pay")]


def test_a_text_belongs_where_its_features_were_seen() -> None:
    scores = train(PAPERS).scores([1, 2])
    assert max(scores, key=scores.__getitem__) == "papers"


def test_an_example_counts_for_each_of_its_labels() -> None:
    scores = train([Example(array("I", [1]), ("papers", "english")), example(2, label="pay")]).scores([1])
    assert scores["papers"] == pytest.approx(scores["english"])
    assert scores["papers"] > scores["pay"]


def test_what_counts_less_says_less() -> None:
    scores = train([example(1, label="loud"), example(1, label="quiet", weight=0.5), example(2, label="quiet")]).scores(
        [1]
    )
    assert scores["loud"] > scores["quiet"]


def test_known_is_the_share_of_features_that_were_met() -> None:
    assert train(PAPERS).known([1, 2, 100, 200]) == pytest.approx(0.5)
    assert train(PAPERS).known([]) == 0.0


def test_a_text_without_features_speaks_for_no_class() -> None:
    assert set(train(PAPERS).scores([]).values()) == {0.0}


BUCKETS = st.lists(st.integers(0, 12), min_size=1, max_size=6)
EXAMPLES = st.lists(st.tuples(BUCKETS, st.sampled_from(["a", "b", "c"])), min_size=1, max_size=12)


@given(EXAMPLES, BUCKETS)
def test_flat_arrays_give_what_the_formula_gives(texts: list[tuple[list[int], str]], asked: list[int]) -> None:
    scores = train([example(*text, label=label) for text, label in texts]).scores(asked)
    assert scores == pytest.approx(_by_formula(texts, asked), abs=1e-3)


def _by_formula(texts: list[tuple[list[int], str]], asked: list[int]) -> dict[str, float]:
    """Naive Bayes as in a textbook, with dictionaries."""

    def vector(text: list[int]) -> dict[int, float]:
        rare = {
            bucket: log((1 + len(texts)) / (1 + sum(bucket in other for other, _ in texts))) + 1 for bucket in set(text)
        }
        length = sqrt(sum(value * value for value in rare.values()))
        return {bucket: value / length for bucket, value in rare.items()}

    counts: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for text, label in texts:
        for bucket, value in vector(text).items():
            counts[label][bucket] += value
    met = len({bucket for text, _ in texts for bucket in text})
    return {
        label: sum(
            value * log((seen[bucket] + SMOOTHING) / (sum(seen.values()) + SMOOTHING * met))
            for bucket, value in vector(asked).items()
        )
        for label, seen in counts.items()
    }


@given(st.dictionaries(st.text(max_size=3), st.floats(-500, 500), min_size=1), st.floats(0.1, 5))
def test_chances_sum_to_one_and_keep_the_order(scores: dict[str, float], heat: float) -> None:
    given_chances = chances(scores, heat=heat)
    assert sum(given_chances.values()) == pytest.approx(1.0)
    assert given_chances[max(scores, key=scores.__getitem__)] == max(given_chances.values())
