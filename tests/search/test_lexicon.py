"""Known words keep their sums and the language that they are distinctive of; known phrases keep their label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.features import word_features
from bot.search.fitting import Example, fit
from bot.search.lexicon import (
    DISTINCTIVE_PHRASES,
    DISTINCTIVE_RATIO,
    NOT_DISTINCTIVE,
    SUM_STEP,
    ExactMatches,
    Lexicon,
)

ENGLISH, SPANISH = 1, 2

TEXTS = [("my papers visa", ENGLISH), ("his papers no", ENGLISH), ("the papers", ENGLISH), ("no visa papeles", SPANISH)]
MODEL = fit([Example(text.split(), {0: 1.0, language: 1.0}) for text, language in TEXTS * 4], [range(1), range(1, 3)])
LEXICON = Lexicon.build(
    {
        "papers": {ENGLISH: DISTINCTIVE_PHRASES},
        "papeles": {SPANISH: DISTINCTIVE_PHRASES, ENGLISH: 0},
        "visa": {ENGLISH: 9, SPANISH: 9},
        "no": {SPANISH: DISTINCTIVE_RATIO * 5, ENGLISH: 5},
        "si": {SPANISH: DISTINCTIVE_RATIO * 5 - 1, ENGLISH: 5},
        "maria": {SPANISH: DISTINCTIVE_PHRASES - 1},
    },
    MODEL,
)


def test_sums_are_stored_for_words_that_several_phrases_have() -> None:
    assert set(LEXICON.common_words()) == {"visa", "no", "si"}
    assert [LEXICON.common_id(word) is None for word in ("visa", "maria", "hospital")] == [False, True, True]
    assert set(LEXICON.word_ids) == {"visa", "no", "si", "papers", "papeles", "maria"}


@pytest.mark.parametrize("word", list(LEXICON.common_words()))
def test_the_sums_of_a_common_word_are_those_of_its_features(word: str) -> None:
    sums = MODEL.zero_sums()
    MODEL.add(word_features(word), sums)
    word_id = LEXICON.common_id(word)
    assert word_id is not None
    assert LEXICON.squares[word_id] == pytest.approx(sums.pop())
    assert [steps * SUM_STEP for steps in LEXICON.sums_of(word_id)] == pytest.approx(sums, abs=SUM_STEP)
    assert LEXICON.feature_counts[word_id] == len(word_features(word))


@pytest.mark.parametrize(
    ("word", "language"),
    [
        pytest.param("papers", ENGLISH, id="only in one language"),
        pytest.param("papeles", SPANISH, id="only in the other"),
        pytest.param("visa", NOT_DISTINCTIVE, id="in both"),
        pytest.param("no", SPANISH, id="far more in one"),
        pytest.param("si", NOT_DISTINCTIVE, id="a little more in one"),
        pytest.param("maria", NOT_DISTINCTIVE, id="in too few phrases, as names are"),
    ],
)
def test_a_word_is_distinctive_of_the_language_that_has_it_far_more_often(word: str, language: int) -> None:
    assert LEXICON.distinctive_of[LEXICON.word_ids[word]] == language


def test_one_distinctive_word_is_enough_and_unknown_words_are_not_distinctive() -> None:
    assert LEXICON.has_distinctive(["visa", "xyz", "papeles"], SPANISH)
    assert not LEXICON.has_distinctive(["visa", "xyz"], SPANISH)


PHRASES = st.dictionaries(st.lists(st.sampled_from("abc"), max_size=4).map(" ".join), st.integers(0, 200), max_size=9)


@given(PHRASES, st.lists(st.sampled_from("abc"), max_size=4))
def test_exact_matches_find_what_a_dictionary_finds(phrases: dict[str, int], words: list[str]) -> None:
    assert ExactMatches.build(phrases).label(words) == phrases.get(" ".join(words))
