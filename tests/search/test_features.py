"""Words in scripts with and without spaces, and buckets that are the same everywhere."""

import pytest

from bot.search.features import BUCKETS, bucket_of, buckets, words


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
    assert bucket_of("passport") == 3_875_726_617 % BUCKETS


def test_a_typo_leaves_a_word_most_of_its_neighbours() -> None:
    right, slip = set(buckets(["documentos"])), set(buckets(["documetos"]))
    assert len(right & slip) >= 5


def test_chinese_without_spaces_shares_what_it_says() -> None:
    shared = set(buckets(words("护照"))) & set(buckets(words("老板拿走护照")))
    assert len(shared) == 3  # both characters and the two together


def test_every_bucket_is_within_bounds() -> None:
    numbers = buckets(words("any words will do пример 例"))
    assert len(numbers) > 10
    assert all(0 <= number < BUCKETS for number in numbers)
