"""A text is heard part by part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.clauses import MOST_WORDS, clauses, parts
from bot.search.features import words
from bot.search.normalize import normalize


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("he hits me. where do I go", [["he", "hits", "me"], ["where", "do", "i", "go"]]),
        ("no me pagan, me encierran", [["no", "me", "pagan"], ["me", "encierran"]]),
        ("护照被拿走了。我出不去", [["护照被拿走了"], ["我出不去"]]),
        ("he hits me!!!", []),
        ("they took my passport", []),
        ("", []),
    ],
)
def test_stops_part_a_text_and_a_text_of_one_part_has_none(text: str, heard: list[list[str]]) -> None:
    assert clauses(parts(text)) == heard


def test_a_long_part_is_heard_a_few_words_at_a_time() -> None:
    pieces = clauses(parts("a b c d e f g h i j k l"))
    assert pieces == [list("abcdefgh"), list("efghijkl")]


@given(st.text(alphabet="ab ,.", max_size=200))
def test_no_word_is_lost_and_no_piece_is_long(text: str) -> None:
    pieces = clauses(parts(text))
    typed = words(normalize(text.replace(",", " ").replace(".", " ")))
    assert all(0 < len(piece) <= MOST_WORDS for piece in pieces)
    assert not pieces or {word for piece in pieces for word in piece} == set(typed)
