"""Language identification: probable, certain, or left to the current language."""

import pytest

from bot.search.labels import Labels, language_label
from bot.search.language import PRIOR, identify_language
from bot.search.lexicon import Lexicon
from bot.search.naive_bayes import Example, fit

LABELS = Labels.build(("papers-taken",), ("en", "es"))
ENGLISH, SPANISH = 0, 1

TEXTS = [("papers", "en"), ("papers no", "en"), ("papeles", "es"), ("papeles no", "es")]
MODEL = fit(
    [Example(text.split(), (0, LABELS.names.index(language_label(language)))) for text, language in TEXTS * 4],
    len(LABELS),
)
LEXICON = Lexicon.build({"papers", "papeles", "no"}, MODEL, LABELS)


def identify(text: str, english: float, spanish: float, *, current: int = ENGLISH) -> tuple[int, bool]:
    scores = [0.0] * LABELS.first_language + [english, spanish]
    return identify_language(LABELS, LEXICON, text.split(), scores, current=current)


def test_a_text_with_a_clear_lead_and_a_distinctive_word_is_certain() -> None:
    assert identify("papeles no", english=-9.0, spanish=-1.0) == (SPANISH, True)


def test_without_a_distinctive_word_no_language_is_certain() -> None:
    assert identify("no", english=-9.0, spanish=-1.0) == (SPANISH, False)


def test_a_small_lead_is_not_certain() -> None:
    assert identify("papeles no", english=-1.8, spanish=-1.0) == (SPANISH, False)


@pytest.mark.parametrize("current", [ENGLISH, SPANISH])
def test_the_current_language_wins_by_its_prior(current: int) -> None:
    assert identify("no", english=-1.0, spanish=-1.0, current=current) == (current, False)


def test_the_prior_does_not_outweigh_a_larger_lead() -> None:
    assert identify("no", english=-1.0 - PRIOR - 0.1, spanish=-1.0, current=ENGLISH) == (SPANISH, False)
