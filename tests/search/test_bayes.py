"""The classifier adds up what features say."""

from math import sqrt

import pytest

from bot.search.bayes import Bayes
from bot.search.features import of_pairs, of_word
from bot.search.training import Example, train

PAPERS, PAY = 0, 1

BAYES = train(
    [Example(["my", "papers"], (PAPERS,)), Example(["his", "papers"], (PAPERS,)), Example(["no", "pay"], (PAY,))],
    classes=2,
)


def summed(bayes: Bayes, *words: str) -> list[float]:
    total = bayes.nothing()
    for word in words:
        bayes.add(of_word(word), total)
    return total


def test_a_text_belongs_where_its_features_were_seen() -> None:
    scores = summed(BAYES, "papers")
    assert scores[PAPERS] > scores[PAY]


def test_sums_of_words_add_up_to_that_of_all() -> None:
    parts = zip(summed(BAYES, "papers"), summed(BAYES, "pay"), strict=True)
    assert summed(BAYES, "papers", "pay") == pytest.approx([one + other for one, other in parts])


def test_behind_the_classes_stands_the_square_of_the_length() -> None:
    buckets = of_word("papers")
    assert sqrt(summed(BAYES, "papers")[-1]) == pytest.approx(sqrt(sum(BAYES.rarity[one] ** 2 for one in buckets)))


def test_adding_tells_how_many_features_were_met() -> None:
    assert BAYES.add(of_word("papers"), BAYES.nothing()) == len(of_word("papers"))
    assert BAYES.add(of_pairs(["pay", "papers"]), BAYES.nothing()) == 0


def test_nothing_says_nothing() -> None:
    total = BAYES.nothing()
    assert (BAYES.add([], total), total) == (0, [0.0, 0.0, 0.0])
