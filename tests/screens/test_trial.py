"""What is missing is found before anybody comes to it."""

from dataclasses import replace

import pytest

from bot.screens.library import Library
from bot.screens.trial import NotShown, trial
from bot.wording.wording import Wording
from tests.kit.library import library


def test_nothing_is_missing_here() -> None:
    trial(library())


def without(word: str, language: str) -> Library:
    """The library, a word of which got lost in one language."""
    whole = library()
    words = whole.wording.of(language)
    left = replace(
        words,
        plain={name: text for name, text in words.plain.items() if name != word},
        templates={name: text for name, text in words.templates.items() if name != word},
    )
    return replace(whole, wording=Wording({**whole.wording.by_language, language: left}))


WORDS = ("home-ask", "button-home", "button-hotline", "notice-gone", "notice-broken", "late-title", "cleared")
"""Of screens that anybody may come to."""


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_word_that_is_missing_is_named_with_its_screen(word: str, language: str) -> None:
    with pytest.raises(NotShown, match=rf"the screen {language}/\S+ cannot be shown: '{word}' is missing"):
        trial(without(word, language))
