"""Words in scripts with and without spaces, and buckets that are the same everywhere."""

import pytest

from bot.search.features import BUCKETS, of_pairs, of_word, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they took my passport", ["they", "took", "my", "passport"]),
        ("我要h2a签证", ["我要", "h2a", "签证"]),
        ("여권passport", ["여권", "passport"]),
        ("والقانون بالعمل", ["قانون", "عمل"]),  # and the law, with the work
        ("ولد", ["ولد"]),  # boy: its first letter is no 'and', for too little would be left
        ("", []),
    ],
)
def test_words_are_cut_where_the_script_cuts_them(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_a_bucket_is_the_same_in_every_process() -> None:
    assert of_word("passport")[0] == 3_875_726_617 % BUCKETS


def test_a_typo_leaves_a_word_most_of_its_neighbours() -> None:
    right, slip = set(of_word("documentos")), set(of_word("documetos"))
    assert len(right & slip) >= 5


def test_chinese_without_spaces_shares_what_it_says() -> None:
    shared = set(of_word("护照")) & set(of_word("老板拿走护照"))
    assert len(shared) == 3  # both characters and the two together


def test_every_bucket_is_within_bounds() -> None:
    spoken = words("any words will do пример 例")
    numbers = [*of_pairs(spoken), *(bucket for word in spoken for bucket in of_word(word))]
    assert len(numbers) > 10
    assert all(0 <= number < BUCKETS for number in numbers)


def test_pairs_are_neighbours_in_their_order() -> None:
    assert len(of_pairs(["no", "pay", "no"])) == 2
    assert of_pairs(["no", "pay"]) != of_pairs(["pay", "no"])
    assert of_pairs(["pay"]) == set()
