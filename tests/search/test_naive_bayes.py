"""Naive Bayes: training follows the textbook formula, sums of features add up, and similar words share features."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.naive_bayes import (
    BUCKETS,
    EMPTY_CLASS_LOG_PROB,
    LOG_WEIGHT_STEP,
    SMOOTHING,
    Example,
    NaiveBayes,
    bigram_features,
    fit,
    word_features,
)

PAPERS, PAY = 0, 1

MODEL = fit(
    [Example(["my", "papers"], (PAPERS,)), Example(["his", "papers"], (PAPERS,)), Example(["no", "pay"], (PAY,))],
    class_count=2,
)


def sums_of(model: NaiveBayes, *words: str) -> list[float]:
    sums = model.zero_sums()
    for word in words:
        model.add(word_features(word), sums)
    return sums


def test_a_text_scores_best_for_the_class_whose_examples_have_its_features() -> None:
    sums = sums_of(MODEL, "papers")
    assert sums[PAPERS] > sums[PAY]


def test_the_sums_of_a_text_are_the_sums_of_its_words() -> None:
    by_word = zip(sums_of(MODEL, "papers"), sums_of(MODEL, "pay"), strict=True)
    assert sums_of(MODEL, "papers", "pay") == pytest.approx([one + other for one, other in by_word])


def test_the_last_sum_is_the_squared_length_of_the_text() -> None:
    squares = [MODEL.idf[bucket] ** 2 for bucket in word_features("papers")]
    assert sums_of(MODEL, "papers")[-1] == pytest.approx(sum(squares))


def test_adding_returns_how_many_features_are_known() -> None:
    assert MODEL.add(word_features("papers"), MODEL.zero_sums()) == len(word_features("papers"))
    assert MODEL.add(bigram_features(["pay", "papers"]), MODEL.zero_sums()) == 0


def test_adding_no_features_changes_nothing() -> None:
    sums = MODEL.zero_sums()
    assert (MODEL.add([], sums), sums) == (0, [0.0, 0.0, 0.0])


WORDS = st.lists(st.sampled_from(["papers", "paper", "pay", "no", "boss", "护照"]), min_size=1, max_size=5)
TEXTS = st.lists(st.tuples(WORDS, st.integers(0, 2)), min_size=1, max_size=10)


@given(TEXTS)
def test_training_follows_the_formula(texts: list[tuple[list[str], int]]) -> None:
    model = fit([Example(words, (label,)) for words, label in texts], class_count=3)
    mass, vocabulary = _mass_by_formula(texts)
    for label in range(3):
        total = sum(mass[label].values())
        default = log(SMOOTHING / (total + SMOOTHING * len(vocabulary))) if total else EMPTY_CLASS_LOG_PROB
        assert model.default_log_probs[label] == pytest.approx(default, abs=1e-4)
        for bucket in vocabulary:
            log_weight = log(1 + mass[label][bucket] / SMOOTHING)
            assert model.log_weight(bucket, label) == pytest.approx(log_weight, abs=LOG_WEIGHT_STEP)


def _mass_by_formula(texts: list[tuple[list[str], int]]) -> tuple[Mapping[int, Mapping[int, float]], set[int]]:
    """TF-IDF mass by class and feature as in a textbook, with dictionaries; and all features that occur."""
    frequency = Counter(bucket for words, _ in texts for bucket in set(_features(words)))
    idf = {bucket: log((1 + len(texts)) / (1 + documents)) + 1 for bucket, documents in frequency.items()}
    mass: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for words, label in texts:
        counts = _features(words)
        length = sqrt(sum(count * idf[bucket] ** 2 for bucket, count in counts.items()))
        for bucket, count in counts.items():
            mass[label][bucket] += count * idf[bucket] / length
    return mass, set(frequency)


def _features(words: list[str]) -> Counter[int]:
    """The features of each distinct word, and each bigram once."""
    of_words = [bucket for word in dict.fromkeys(words) for bucket in word_features(word)]
    return Counter(of_words + list(bigram_features(words)))


def test_an_example_counts_for_each_of_its_classes() -> None:
    model = fit([Example(["papers"], (0, 2)), Example(["pay"], (1,))], class_count=3)
    bucket = word_features("papers")[0]
    assert model.log_weight(bucket, 0) == model.log_weight(bucket, 2) > model.log_weight(bucket, 1) == 0.0


def test_an_example_with_less_weight_gives_less_log_weight() -> None:
    examples = [Example(["papers"], (0,)), Example(["papers"], (1,), weight=0.5), Example(["pay"], (1,))]
    model = fit(examples, class_count=2)
    bucket = word_features("papers")[0]
    assert model.log_weight(bucket, 0) > model.log_weight(bucket, 1) > 0.0


def test_idf_is_higher_for_rarer_features_and_highest_for_unknown_ones() -> None:
    model = fit([Example(["papers"], (0,)), Example(["papers", "pay"], (0,))], class_count=1)
    frequent, rare, unknown = (model.idf[word_features(word)[0]] for word in ("papers", "pay", "boss"))
    assert frequent < rare < unknown


def test_a_bucket_is_the_same_in_every_process() -> None:
    assert word_features("passport")[0] == 3_875_726_617 % BUCKETS


def test_a_misspelled_word_shares_most_features_with_the_right_one() -> None:
    right, misspelled = set(word_features("documentos")), set(word_features("documetos"))
    assert len(right & misspelled) >= 5


def test_chinese_text_shares_features_with_a_word_inside_it() -> None:
    shared = set(word_features("护照")) & set(word_features("老板拿走护照"))
    assert len(shared) == 3  # both characters and the pair


def test_every_bucket_is_within_bounds() -> None:
    words = ["any", "words", "will", "do", "пример", "例"]
    buckets = [*bigram_features(words), *(bucket for word in words for bucket in word_features(word))]
    assert len(buckets) > 10
    assert all(0 <= bucket < BUCKETS for bucket in buckets)


def test_bigrams_are_adjacent_words_in_order() -> None:
    assert len(bigram_features(["no", "pay", "no"])) == 2
    assert bigram_features(["no", "pay"]) != bigram_features(["pay", "no"])
    assert bigram_features(["pay"]) == set()
