"""Training: texts get the classes of the examples that they resemble, in each group of classes."""

import math
import subprocess
import sys
from collections import Counter

import pytest

from bot.search.features import pair_features, word_features
from bot.search.fitting import LEAST_WEIGHT, NEVER, Example, fit
from bot.search.linear_model import WEIGHT_STEP, LinearModel

PAPERS, PAY, HOUSE = 0, 1, 2
ENGLISH, SPANISH = 3, 4
MEANINGS, LANGUAGES = range(3), range(3, 5)
GROUPS = (MEANINGS, LANGUAGES)

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


def example(text: str, *classes: int, weight: float = 1.0) -> Example:
    return Example(text.split(), dict.fromkeys(classes, weight))


EXAMPLES = [example(text, *classes) for text, classes in TEXTS.items()] * 4
MODEL = fit(EXAMPLES, GROUPS)


def scores(model: LinearModel, text: str) -> list[float]:
    """By the formula of LinearModel, without a lexicon."""
    words, sums = text.split(), model.zero_sums()
    for word in dict.fromkeys(words):
        model.add(word_features(word), sums)
    model.add(pair_features(words), sums)
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
    assert fit(EXAMPLES, GROUPS) == MODEL
    assert fit(iter(EXAMPLES), GROUPS) == MODEL


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
    examples = [example("papers", 0, 3), example("pay", 1, 4)] * 4
    assert best(fit(examples, GROUPS), "house", MEANINGS) != HOUSE
    others = fit([example("papers", 0, 5), example("pay", 1, 4)], [range(2), range(2, 6)])
    assert [bias == NEVER for bias in others.biases] == [False, False, True, True, False, False]
    assert best(others, "house", range(2, 6)) in {4, 5}


def test_a_group_of_which_only_one_class_has_examples_has_that_one() -> None:
    model = fit([example("papers", 0, 3), example("pay", 1, 3)] * 4, GROUPS)
    assert best(model, "anything", LANGUAGES) == ENGLISH


def test_an_example_without_a_class_of_a_group_teaches_nothing_about_it() -> None:
    examples = [example("papers", 0, 3), example("pay", 1, 4), example("boss", 3)] * 4
    model = fit(examples, GROUPS)
    boss = word_features("boss")[0]
    assert [model.weight(boss, label) for label in range(3)] == [0.0] * 3
    assert model.weight(boss, ENGLISH) > 0 > model.weight(boss, SPANISH)


def test_an_example_with_less_weight_counts_for_less() -> None:
    def lead(weight: float, group: range) -> float:
        examples = [example("papers", 0, 3, weight=weight), example("pay", 1, 4), example("house", 2, 5)] * 4
        found = scores(fit(examples, [MEANINGS, range(3, 6)]), "papers")
        return found[group[0]] - max(found[group[1]], found[group[2]])

    for group in (MEANINGS, range(3, 6)):
        assert lead(0.02, group) < lead(0.3, group) < lead(1.0, group)


def test_weights_that_count_for_nothing_are_left_out() -> None:
    assert min(abs(weight) for weight in MODEL.weights) * WEIGHT_STEP >= LEAST_WEIGHT - WEIGHT_STEP


def test_a_text_without_words_is_no_error() -> None:
    examples = [example("", 0), example("papers", 0), example("pay", 1)] * 4
    assert best(fit(examples, [range(2)]), "pay", range(2)) == 1


def test_what_speaks_for_one_of_two_classes_speaks_against_the_other() -> None:
    assert MODEL.biases[ENGLISH] == -MODEL.biases[SPANISH]
    for word in ("the", "papeles", "me"):
        bucket = word_features(word)[0]
        assert MODEL.weight(bucket, ENGLISH) == -MODEL.weight(bucket, SPANISH) != 0


MANY_CLASSES = """
import resource
from bot.search.fitting import Example, fit

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
classes = range(60)
examples = [Example([f"{kind}{label}", "word"], {label: 1, 60 + label % 5: 1}) for label in classes for kind in "abc"]
fit(examples, [classes, range(60, 65)])
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * {unit} // 2**20)
"""


def test_the_number_of_classes_costs_no_memory() -> None:
    """As dense arrays, the weights of 60 classes take 250 MB, and training needs them several times."""
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
    program = MANY_CLASSES.replace("{unit}", str(unit))
    megabytes = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    assert int(megabytes) < 100
