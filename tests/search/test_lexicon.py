"""Each known word keeps what it says, and whose word it is."""

import pytest

from bot.search.classes import LANGUAGE, Classes
from bot.search.features import of_word
from bot.search.lexicon import NO_LANGUAGE, ROW_STEP, Lexicon
from bot.search.training import Example, train

CLASSES = Classes.of(("papers-taken",), ("en", "es"))
ENGLISH, SPANISH = (CLASSES.labels.index(f"{LANGUAGE}{language}") for language in ("en", "es"))

TEXTS = [("my papers visa", ENGLISH), ("his papers no", ENGLISH), ("the papers", ENGLISH), ("no visa papeles", SPANISH)]
BAYES = train([Example(text.split(), (0, column)) for text, column in TEXTS * 4], len(CLASSES))
LEXICON = Lexicon.of({word for text, _ in TEXTS for word in text.split()}, BAYES, CLASSES)


def test_a_row_is_what_the_words_features_add_up_to() -> None:
    total = BAYES.nothing()
    BAYES.add(of_word("papers"), total)
    number = LEXICON.numbers["papers"]
    assert [steps * ROW_STEP for steps in LEXICON.row(number)] == pytest.approx(total, abs=ROW_STEP)
    assert LEXICON.sizes[number] == len(of_word("papers"))


@pytest.mark.parametrize(("word", "language"), [("papers", ENGLISH), ("papeles", SPANISH), ("visa", NO_LANGUAGE)])
def test_a_word_tells_the_language_that_alone_has_it(word: str, language: int) -> None:
    assert LEXICON.tells[LEXICON.numbers[word]] == language


def test_one_such_word_is_enough_and_unknown_ones_tell_nothing() -> None:
    assert LEXICON.tells_of(["visa", "xyz", "papeles"], SPANISH)
    assert not LEXICON.tells_of(["visa", "xyz"], SPANISH)
