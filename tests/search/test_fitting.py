"""Training: texts get the classes of the examples that they resemble, in each group of classes."""

import math
from collections import Counter

import pytest

from bot.search.features import bigram_features, word_features
from bot.search.fitting import LEAST_WEIGHT, Example, fit
from bot.search.linear_model import WEIGHT_STEP, LinearModel

PAPERS, PAY, HOUSE = 0, 1, 2
ENGLISH, SPANISH = 3, 4
GROUPS = (range(3), range(3, 5))

TEXTS = {
    "they took my papers": (PAPERS, ENGLISH),
    "he has my passport": (PAPERS, ENGLISH),
    "me quitaron los papeles": (PAPERS, SPANISH),
    "he did not pay me": (PAY, ENGLISH),
    "no pay for weeks": (PAY, ENGLISH),
    "no me pagan": (PAY, SPANISH),
    "the house is cold": (HOUSE, ENGLISH),
    "la casa tiene frio": (HOUSE, SPANISH),
}
MODEL = fit([Example(text.split(), classes) for text, classes in TEXTS.items()] * 4, GROUPS)


def scores(model: LinearModel, text: str) -> list[float]:
    """By the formula of LinearModel, without a lexicon."""
    words, sums = text.split(), model.zero_sums()
    for word in dict.fromkeys(words):
        model.add(word_features(word), sums)
    model.add(bigram_features(words), sums)
    length = math.sqrt(sums.pop()) or 1.0
    return [bias + one / length for bias, one in zip(model.biases, sums, strict=True)]


def best(model: LinearModel, text: str, group: range) -> int:
    found = scores(model, text)
    return max(group, key=found.__getitem__)


@pytest.mark.parametrize("text", TEXTS)
def test_each_example_gets_its_classes(text: str) -> None:
    assert tuple(best(MODEL, text, group) for group in GROUPS) == TEXTS[text]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("where are my papers", (PAPERS, ENGLISH)),
        ("my passpot", (PAPERS, ENGLISH)),
        ("pagan", (PAY, SPANISH)),
        ("mi casa", (HOUSE, SPANISH)),
    ],
)
def test_a_text_that_resembles_an_example_gets_its_classes(text: str, classes: tuple[int, ...]) -> None:
    assert tuple(best(MODEL, text, group) for group in GROUPS) == classes


def test_the_same_examples_give_the_same_model() -> None:
    examples = [Example(text.split(), classes) for text, classes in TEXTS.items()] * 4
    assert fit(examples, GROUPS) == MODEL
    assert fit(iter(examples), GROUPS) == MODEL


def test_idf_is_that_of_the_textbook_and_negative_where_no_text_has_the_feature() -> None:
    texts = [text.split() for text in TEXTS] * 4
    having = Counter(bucket for words in texts for bucket in {word_features(word)[0] for word in words})
    for word in ("papers", "my", "no", "casa"):
        bucket = word_features(word)[0]
        expected = math.log((1 + len(texts)) / (1 + having[bucket])) + 1
        assert MODEL.idf[bucket] == pytest.approx(expected)
    unknown = MODEL.idf[word_features("hospital")[0]]
    assert unknown == pytest.approx(-(math.log(1 + len(texts)) + 1))
    assert -unknown > max(MODEL.idf)


def test_a_class_without_examples_is_never_the_best() -> None:
    model = fit([Example(["papers"], (0, 3)), Example(["pay"], (1, 4))] * 4, GROUPS)
    assert model.biases[HOUSE] < -50
    assert best(model, "house", range(3)) != HOUSE


def test_a_group_of_which_only_one_class_has_examples_has_that_one() -> None:
    model = fit([Example(["papers"], (0, 3)), Example(["pay"], (1, 3))] * 4, GROUPS)
    assert best(model, "anything", range(3, 5)) == ENGLISH


def test_an_example_without_a_class_of_a_group_teaches_nothing_about_it() -> None:
    examples = [Example(["papers"], (0, 3)), Example(["pay"], (1, 4)), Example(["boss"], (3,))] * 4
    model = fit(examples, GROUPS)
    boss = word_features("boss")[0]
    assert [model.weight(boss, label) for label in range(3)] == [0.0] * 3
    assert model.weight(boss, ENGLISH) > 0 > model.weight(boss, SPANISH)


def test_an_example_with_less_weight_counts_for_less() -> None:
    def papers(weight: float) -> float:
        examples = [Example(["papers"], (0,), weight), Example(["pay"], (1,)), Example(["house"], (2,))] * 4
        return scores(fit(examples, (range(3),)), "papers")[0]

    assert papers(0.02) < papers(0.3) < papers(1.0)


def test_weights_that_count_for_nothing_are_left_out() -> None:
    assert min(abs(weight) for weight in MODEL.weights) * WEIGHT_STEP >= LEAST_WEIGHT - WEIGHT_STEP


def test_a_text_without_words_is_no_error() -> None:
    examples = [Example([], (0,)), Example(["papers"], (0,)), Example(["pay"], (1,))] * 4
    assert best(fit(examples, (range(2),)), "pay", range(2)) == 1
