"""The hotline that is always ready."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.messenger.delivery.fallback import BUILT_IN, BUILT_IN_ALERT, make_fallback
from bot.screens.content import Content
from bot.screens.telegram_limits import MAX_ALERT
from bot.wording.wording import load

NUMBER = "+44 808 157 0123"


def without_words(content: Content, folder: Path, **words: str) -> Content:
    """The same guide, whose files of words hold nothing but these."""
    text = "\n".join(f"{name.replace('_', '-')} = {value}" for name, value in ({"other": "x"} | words).items())
    for language in content.guide.languages:
        (folder / f"{language}.ftl").write_text(f"{text}\n", encoding="utf-8")
    return replace(content, wording=load(folder, content.guide.languages))


def test_every_language_has_the_number_and_its_own_words(content: Content) -> None:
    ready = make_fallback(content)
    assert set(ready.texts) == set(ready.alerts) == set(ready.inline_buttons) == set(content.guide.languages)
    assert all(NUMBER in text for text in (*ready.texts.values(), *ready.alerts.values()))
    assert len(set(ready.texts.values())) == len(content.guide.languages)


def test_the_number_stands_on_a_line_of_its_own(content: Content) -> None:
    assert all(NUMBER in text.splitlines() for text in make_fallback(content).texts.values())


def test_every_alert_shows_the_whole_number_within_telegrams_limit(content: Content) -> None:
    assert all(NUMBER in alert[:MAX_ALERT] for alert in make_fallback(content).alerts.values())


@pytest.mark.parametrize(("codes", "language"), [(("ar", "en"), "ar"), ((None, "ar-EG"), "ar"), (("xx", None), "en")])
def test_the_first_language_that_there_is_wins(content: Content, codes: tuple[str | None, ...], language: str) -> None:
    ready = make_fallback(content)
    assert ready.text(*codes) == ready.texts[language]
    assert ready.alert(*codes) == ready.alerts[language]
    assert ready.inline_button(*codes) == ready.inline_buttons[language]


def test_built_in_words_stand_in_for_missing_ones(content: Content, tmp_path: Path) -> None:
    ready = make_fallback(without_words(content, tmp_path))
    assert set(ready.texts.values()) == {BUILT_IN.format(number=NUMBER)}
    assert all(NUMBER in alert for alert in ready.alerts.values())
    assert set(ready.inline_buttons.values()) == {content.guide.name}


def test_built_in_words_hold_no_number_of_any_country() -> None:
    assert [character for character in BUILT_IN + BUILT_IN_ALERT if character.isdigit()] == []


def test_a_number_in_a_right_to_left_sentence_is_isolated(content: Content) -> None:
    ready = make_fallback(content)
    assert "\u2068+44 808 157 0123\u2069" in ready.alert("ar") and "\u2068555\u2069" in ready.text("ar")


def test_an_alert_too_long_for_its_number_becomes_the_number_alone(content: Content, tmp_path: Path) -> None:
    wordy = without_words(content, tmp_path, flood_alert="x" * MAX_ALERT + " { $number }")
    assert set(make_fallback(wordy).alerts.values()) == {NUMBER}
