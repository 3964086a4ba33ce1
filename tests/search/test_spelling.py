"""Typos in long words are corrected; short words stay as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.spelling import MIN_LENGTH, TWO_EDITS_LENGTH, Spelling

WORDS = [
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
KNOWN = Spelling.build([*WORDS, "pasport"], WORDS)


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("passprot", "passport"),
        ("docuemnts", "documents"),
        ("emploier", "employer"),
        ("supervisr", "supervisor"),
        ("passport", "passport"),
        ("papers", "papers"),
    ],
)
def test_a_typo_is_corrected(typed: str, corrected: str) -> None:
    assert KNOWN.correct([typed]) == [corrected]


@pytest.mark.parametrize("typed", ["ice", "rape", "afraid", "visit", "vis", "u", "t", "rad", "escape", "中文", "여권"])
def test_a_word_that_only_looks_similar_is_not_corrected(typed: str) -> None:
    assert KNOWN.correct([typed]) == [typed]


def test_a_rare_word_that_is_known_stays_and_is_no_correction() -> None:
    assert KNOWN.correct(["pasport", "paspport"]) == ["pasport", "passport"]


def test_without_known_words_nothing_is_corrected() -> None:
    assert Spelling.build([], []).correct(["passport"]) == ["passport"]


LETTERS = st.text(alphabet="abc", min_size=1, max_size=11)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("policeraid", ["police", "raid"]),
        ("visapapers", ["visa", "papers"]),
        ("paperspassportvisa", ["papers", "passport", "visa"]),
        ("policex", ["police"]),
        ("policexyraid", ["policexyraid"]),
    ],
)
def test_words_that_were_typed_together_are_taken_apart(typed: str, words: list[str]) -> None:
    assert KNOWN.correct([typed]) == words


@given(st.lists(LETTERS, max_size=12), LETTERS)
def test_the_correction_is_a_nearest_known_word_or_several(known: list[str], typed: str) -> None:
    """Compared with the slow way: the distance to every known word."""
    corrected = Spelling.build(known, known).correct([typed])
    max_edits = 1 if len(typed) < TWO_EDITS_LENGTH else 2
    distances = [OSA.distance(typed, word) for word in known if len(word) >= MIN_LENGTH and word[0] == typed[0]]
    if typed in known or len(typed) < MIN_LENGTH:
        assert corrected == [typed]
    elif min(distances, default=99) <= max_edits:
        assert [OSA.distance(typed, word) for word in corrected] == [min(distances)]
    else:
        assert "".join(corrected) == typed
        assert corrected == [typed] or set(corrected) <= set(known)
