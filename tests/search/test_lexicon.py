"""Known words keep their sums and the language that they are distinctive of; known phrases keep their label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.labels import Labels, language_label
from bot.search.lexicon import NOT_DISTINCTIVE, SUM_STEP, ExactMatches, Lexicon
from bot.search.naive_bayes import Example, fit, word_features

LABELS = Labels.build(("papers-taken",), ("en", "es"))
ENGLISH, SPANISH = (LABELS.names.index(language_label(language)) for language in ("en", "es"))

TEXTS = [("my papers visa", ENGLISH), ("his papers no", ENGLISH), ("the papers", ENGLISH), ("no visa papeles", SPANISH)]
MODEL = fit([Example(text.split(), (0, language)) for text, language in TEXTS * 4], len(LABELS))
LEXICON = Lexicon.build({word for text, _ in TEXTS for word in text.split()}, MODEL, LABELS)


def test_the_sums_of_a_word_are_those_of_its_features() -> None:
    sums = MODEL.zero_sums()
    MODEL.add(word_features("papers"), sums)
    word_id = LEXICON.word_ids["papers"]
    assert [steps * SUM_STEP for steps in LEXICON.sums_of(word_id)] == pytest.approx(sums, abs=SUM_STEP)
    assert LEXICON.feature_counts[word_id] == len(word_features("papers"))


@pytest.mark.parametrize(("word", "language"), [("papers", ENGLISH), ("papeles", SPANISH), ("visa", NOT_DISTINCTIVE)])
def test_a_word_is_distinctive_of_the_only_language_that_has_it(word: str, language: int) -> None:
    assert LEXICON.distinctive_of[LEXICON.word_ids[word]] == language


def test_one_distinctive_word_is_enough_and_unknown_words_are_not_distinctive() -> None:
    assert LEXICON.has_distinctive(["visa", "xyz", "papeles"], SPANISH)
    assert not LEXICON.has_distinctive(["visa", "xyz"], SPANISH)


PHRASES = st.dictionaries(st.lists(st.sampled_from("abc"), max_size=4).map(" ".join), st.integers(0, 200), max_size=9)


@given(PHRASES, st.lists(st.sampled_from("abc"), max_size=4))
def test_exact_matches_find_what_a_dictionary_finds(phrases: dict[str, int], words: list[str]) -> None:
    assert ExactMatches.build(phrases).label(words) == phrases.get(" ".join(words))
