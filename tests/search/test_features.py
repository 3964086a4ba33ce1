"""Features are buckets that are the same in every process, and that similar words share."""

from bot.search.features import BUCKETS, bigram_features, word_features


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
