"""The hotline that is always ready."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.messenger.fallback import LAST_RESORT, make_ready
from bot.screens.content import Content
from bot.wording.wording import load

NUMBER = "+1 888-373-7888"


def test_every_language_has_the_number_and_its_own_words(content: Content) -> None:
    ready = make_ready(content)
    assert set(ready.texts) == set(ready.alerts) == set(content.guide.languages)
    assert all(NUMBER in text for text in (*ready.texts.values(), *ready.alerts.values()))
    assert len(set(ready.texts.values())) == len(content.guide.languages)


def test_the_number_stands_on_a_line_of_its_own(content: Content) -> None:
    assert all(NUMBER in text.splitlines() for text in make_ready(content).texts.values())


@pytest.mark.parametrize(("codes", "language"), [(("es", "en"), "es"), ((None, "es-MX"), "es"), (("xx", None), "en")])
def test_the_first_language_that_there_is_wins(content: Content, codes: tuple[str | None, ...], language: str) -> None:
    ready = make_ready(content)
    assert ready.text(*codes) == ready.texts[language]
    assert ready.alert(*codes) == ready.alerts[language]


def test_missing_words_are_made_up_for(content: Content, tmp_path: Path) -> None:
    for language in content.guide.languages:
        (tmp_path / f"{language}.ftl").write_text("other = x\n", encoding="utf-8")
    ready = make_ready(replace(content, wording=load(tmp_path, content.guide.languages)))
    assert all(NUMBER in text for text in (*ready.texts.values(), *ready.alerts.values()))


def test_a_guide_without_contacts_still_has_the_number(content: Content) -> None:
    ready = make_ready(replace(content, guide=replace(content.guide, contacts={})))
    assert all(LAST_RESORT in text for text in ready.texts.values())
