"""Words that are not written, and words that give the subject away."""

from pathlib import Path

import pytest

from bot.check.avoid import SEEN_BY_OTHERS, AvoidedWords, read_avoided_words, words_of_subject, words_to_avoid
from bot.check.finding import Passage
from tests.kit.content import REAL_CONTENT

ENGLISH, SPANISH = (read_avoided_words(REAL_CONTENT / language / "avoid.yaml") for language in ("en", "es"))


@pytest.mark.parametrize(
    ("words", "text", "word"),
    [
        (ENGLISH, "Help for victims of a crime.", "victims"),
        (ENGLISH, "Exploited workers", "Exploited"),
        (ENGLISH, "You must comply.", "comply"),
        (SPANISH, "La víctima puede llamar.", "víctima"),
        (SPANISH, "el tráfico de personas", "tráfico"),
        (SPANISH, "Puede denunciar aquí.", "denunciar"),
    ],
)
def test_a_word_to_avoid_is_found_in_any_form(words: AvoidedWords, text: str, word: str) -> None:
    assert [finding.message for finding in words_to_avoid(words, [passage(text)])] == [
        f"'points': '{word}' is a word to avoid (avoid.yaml)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You may ask {victim-assistance}.",
        "National Center for Missing and Exploited Children",
        "A complete list.",
        "the Salienta river",
    ],
)
def test_names_contacts_and_other_words_may_stand(text: str) -> None:
    assert list(words_to_avoid(ENGLISH, [passage(text)])) == []


@pytest.mark.parametrize("text", ["Call now!", "¡Llame ahora!"])
def test_nothing_shouts(text: str) -> None:
    assert [finding.message for finding in words_to_avoid(SPANISH, [passage(text)])] == [
        "'points': no exclamation marks"
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [(ENGLISH, "Trafficking hotline"), (ENGLISH, "How to escape"), (SPANISH, "Línea contra la trata")],
)
def test_what_gives_the_subject_away_is_found(words: AvoidedWords, text: str) -> None:
    assert list(words_of_subject(words, [passage(text)]))


@pytest.mark.parametrize(
    "message", ["opening", "home-title", "late-text", "command-hotline", "button-hotline", "cleared"]
)
def test_messages_that_others_may_see_are_looked_at(message: str) -> None:
    assert SEEN_BY_OTHERS.fullmatch(message)


@pytest.mark.parametrize("message", ["home-what", "hotline-title", "now-danger-title", "button-hotline-2"])
def test_messages_inside_the_chat_are_not(message: str) -> None:
    assert not SEEN_BY_OTHERS.fullmatch(message)


def test_a_language_without_words_to_avoid_finds_none(tmp_path: Path) -> None:
    (tmp_path / "avoid.yaml").write_text("words: []\nnames: []\nsubject: []\n", encoding="utf-8")
    assert list(words_to_avoid(read_avoided_words(tmp_path / "avoid.yaml"), [passage("anything")])) == []


def test_a_word_is_found_inside_a_text_without_spaces(tmp_path: Path) -> None:
    (tmp_path / "avoid.yaml").write_text("words: [受害者, victim]\nnames: []\nsubject: [人口贩运]\n", encoding="utf-8")
    words = read_avoided_words(tmp_path / "avoid.yaml")
    assert len(list(words_to_avoid(words, [passage("如果您是受害者，可以打电话。")]))) == 1
    assert len(list(words_of_subject(words, [passage("反人口贩运热线")]))) == 1


def passage(text: str) -> Passage:
    return Passage(Path("page.yaml"), 1, "points", text)
