"""Typos in long words are mended; short words are let be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.spelling import LONG_ENOUGH, Spelling

KNOWN = Spelling.of(
    [
        "police",
        "raid",
        "grape",
        "visa",
        "passport",
        "documents",
        "employer",
        "pasaporte",
        "supervisor",
        "paper",
        "papers",
    ]
)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("pasport", "passport"),
        ("docuemnts", "documents"),
        ("emploier", "employer"),
        ("supervisr", "supervisor"),
        ("passport", "passport"),
        ("papers", "papers"),
    ],
)
def test_a_typo_becomes_the_word_that_was_meant(typed: str, mended: str) -> None:
    assert KNOWN.corrected([typed]) == [mended]


@pytest.mark.parametrize("typed", ["ice", "rape", "afraid", "visit", "vis", "u", "t", "rad", "escape", "中文", "여권"])
def test_a_word_that_only_looks_alike_stays_itself(typed: str) -> None:
    assert KNOWN.corrected([typed]) == [typed]


def test_nothing_is_mended_where_nothing_is_known() -> None:
    assert Spelling.of([]).corrected(["passport"]) == ["passport"]


LETTERS = st.text(alphabet="abc", min_size=1, max_size=11)


@given(st.lists(LETTERS, max_size=12), LETTERS)
def test_no_known_word_is_nearer_than_the_one_chosen(known: list[str], typed: str) -> None:
    """The slow way: every known word, one by one."""
    chosen = Spelling.of(known).corrected([typed])[0]
    slips = 1 if len(typed) < 8 else 2
    near = [OSA.distance(typed, word) for word in known if len(word) >= LONG_ENOUGH and word[0] == typed[0]]
    if typed in known or len(typed) < LONG_ENOUGH or min(near, default=99) > slips:
        assert chosen == typed
    else:
        assert OSA.distance(typed, chosen) == min(near)
