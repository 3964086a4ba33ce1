"""Features: words that look or sound alike share them, and each is a bucket that is the same in every process."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.features import BUCKETS, bigram_features, sound, word_features
from bot.search.tokenizer import normalize, split_words


def test_a_bucket_is_the_same_in_every_process() -> None:
    assert word_features("passport")[0] == 3_875_726_617 % BUCKETS


@pytest.mark.parametrize(
    ("right", "misspelled"),
    [("documentos", "documetos"), ("passport", "pasport"), ("паспорт", "паспор"), ("employer", "emploier")],
)
def test_a_misspelled_word_shares_features_with_the_right_one(right: str, misspelled: str) -> None:
    assert len(set(word_features(right)) & set(word_features(misspelled))) >= 5


@pytest.mark.parametrize(
    ("by_ear", "right"),
    [
        ("yebar", "llevar"),
        ("enserrada", "encerrada"),
        ("kiero", "quiero"),
        ("ambre", "hambre"),
        ("bisa", "visa"),
        ("caza", "casa"),
        ("pasport", "passport"),
    ],
)
def test_words_that_sound_alike_share_a_feature(by_ear: str, right: str) -> None:
    assert sound(by_ear) == sound(right)
    assert word_features(by_ear)[1] == word_features(right)[1]


@pytest.mark.parametrize(("one", "other"), [("casa", "chasa"), ("gasa", "casa"), ("pagar", "pegar")])
def test_words_that_sound_different_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("word", ["护照", "паспорт", "여권", "جواز"])
def test_the_sound_of_other_scripts_is_the_word_itself(word: str) -> None:
    assert sound(word) == word


def test_chinese_text_shares_features_with_a_word_inside_it() -> None:
    shared = set(word_features("护照")) & set(word_features("老板拿走护照"))
    assert len(shared) == 3  # both characters and the pair


def test_bigrams_are_adjacent_words_in_order() -> None:
    assert len(bigram_features(["no", "pay", "no"])) == 2
    assert bigram_features(["no", "pay"]) != bigram_features(["pay", "no"])
    assert bigram_features(["pay"]) == set()


@given(st.text(max_size=40).map(normalize).map(split_words))
def test_every_bucket_is_within_bounds_and_every_word_has_some(words: Sequence[str]) -> None:
    of_words = [word_features(word) for word in words]
    assert all(len(features) >= 2 for features in of_words)
    buckets = [*bigram_features(words), *(bucket for features in of_words for bucket in features)]
    assert all(0 <= bucket < BUCKETS for bucket in buckets)
