"""Training counts like the plain formula."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.bayes import WEIGHT_STEP
from bot.search.features import of_pairs, of_word
from bot.search.training import SMOOTHING, UNHEARD, Example, train

WORDS = st.lists(st.sampled_from(["papers", "paper", "pay", "no", "boss", "护照"]), min_size=1, max_size=5)
TEXTS = st.lists(st.tuples(WORDS, st.integers(0, 2)), min_size=1, max_size=10)


def features(words: list[str]) -> Counter[int]:
    """Each distinct word's pieces, and each pair once."""
    return Counter([bucket for word in dict.fromkeys(words) for bucket in of_word(word)] + list(of_pairs(words)))


@given(TEXTS)
def test_flat_arrays_hold_what_the_formula_gives(texts: list[tuple[list[str], int]]) -> None:
    bayes = train([Example(words, (column,)) for words, column in texts], classes=3)
    counts, met = _by_formula(texts)
    for column in range(3):
        total = sum(counts[column].values())
        floor = log(SMOOTHING / (total + SMOOTHING * len(met))) if total else UNHEARD
        assert bayes.floors[column] == pytest.approx(floor, abs=1e-4)
        for bucket in met:
            assert bayes.says(bucket, column) == pytest.approx(
                log(1 + counts[column][bucket] / SMOOTHING), abs=WEIGHT_STEP
            )


def _by_formula(texts: list[tuple[list[str], int]]) -> tuple[Mapping[int, Mapping[int, float]], set[int]]:
    """Weights of features by class as in a textbook, with dictionaries."""
    seen = Counter(bucket for words, _ in texts for bucket in set(features(words)))
    rarity = {bucket: log((1 + len(texts)) / (1 + number)) + 1 for bucket, number in seen.items()}
    counts: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for words, column in texts:
        mine = features(words)
        length = sqrt(sum(number * rarity[bucket] ** 2 for bucket, number in mine.items()))
        for bucket, number in mine.items():
            counts[column][bucket] += number * rarity[bucket] / length
    return counts, set(seen)


def test_an_example_counts_for_each_of_its_classes() -> None:
    bayes = train([Example(["papers"], (0, 2)), Example(["pay"], (1,))], classes=3)
    bucket = of_word("papers")[0]
    assert bayes.says(bucket, 0) == bayes.says(bucket, 2) > bayes.says(bucket, 1) == 0.0


def test_what_counts_less_says_less() -> None:
    texts = [Example(["papers"], (0,)), Example(["papers"], (1,), weight=0.5), Example(["pay"], (1,))]
    bayes = train(texts, classes=2)
    bucket = of_word("papers")[0]
    assert bayes.says(bucket, 0) > bayes.says(bucket, 1) > 0.0


def test_a_feature_that_no_text_has_is_the_rarest() -> None:
    bayes = train([Example(["papers"], (0,)), Example(["papers", "pay"], (0,))], classes=1)
    often, seldom, never = (bayes.rarity[of_word(word)[0]] for word in ("papers", "pay", "boss"))
    assert often < seldom < never
