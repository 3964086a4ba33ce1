"""Features: words that look alike share them, and each is a bucket that is the same in every process."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.features import BUCKETS, pair_features, word_features
from bot.search.tokenizer import normalize, split_words


def test_a_bucket_is_the_same_in_every_process() -> None:
    assert word_features("passport")[0] == 3_875_726_617 % BUCKETS


@pytest.mark.parametrize(
    ("right", "misspelled"),
    [("documentos", "documetos"), ("passport", "pasport"), ("паспорт", "паспор"), ("employer", "emploier")],
)
def test_a_misspelled_word_shares_features_with_the_right_one(right: str, misspelled: str) -> None:
    assert len(set(word_features(right)) & set(word_features(misspelled))) >= 3


@pytest.mark.parametrize(("word", "others"), [("i", 1), ("no", 2), ("pay", 3), ("паспорт", 6), ("护", 1), ("护照", 3)])
def test_a_word_has_its_four_letter_groups_and_sound_or_one_to_three_syllables(word: str, others: int) -> None:
    """Counted without the word itself; its beginning and end count as letters."""
    assert len(word_features(word)) == 1 + others


def test_an_ending_changes_only_the_groups_of_letters_at_the_end() -> None:
    shared = set(word_features("trabajo")) & set(word_features("trabajos"))
    assert len(shared) == len(word_features("trabajo")) - 3  # the word, its sound, and the group with its end


def test_chinese_text_shares_features_with_a_word_inside_it() -> None:
    shared = set(word_features("护照")) & set(word_features("老板拿走护照"))
    assert len(shared) == 3  # both characters and the pair


def test_pairs_are_words_in_order_and_their_sounds() -> None:
    assert len(pair_features(["护照", "老板"])) == 1
    assert len(pair_features(["no", "pay"])) == 2
    assert pair_features(["no", "pay"]) != pair_features(["pay", "no"])
    assert pair_features(["pay"]) == set()


def test_a_pair_with_another_word_between_is_the_same_pair() -> None:
    shared = pair_features(["took", "my", "passport"]) & pair_features(["took", "our", "passport"])
    assert len(shared) == 1
    assert pair_features(["took", "passport"]).isdisjoint(shared)


def test_words_that_sound_alike_share_features() -> None:
    assert set(word_features("quien")) & set(word_features("kien"))
    assert pair_features(["quien", "viene"]) & pair_features(["kien", "biene"])


@given(st.text(max_size=40).map(normalize).map(split_words))
def test_every_bucket_is_within_bounds_and_every_word_has_some(words: Sequence[str]) -> None:
    of_words = [word_features(word) for word in words]
    assert all(len(features) >= 1 for features in of_words)
    buckets = [*pair_features(words), *(bucket for features in of_words for bucket in features)]
    assert all(0 <= bucket < BUCKETS for bucket in buckets)
