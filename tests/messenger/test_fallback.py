"""The hotline that is always ready."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.messenger.fallback import LAST_RESORT, make_ready
from bot.screens.library import Library
from bot.wording.wording import load

NUMBER = "+1 888-373-7888"


def test_every_language_has_the_number_and_its_own_words(library: Library) -> None:
    ready = make_ready(library)
    assert set(ready.texts) == set(ready.alerts) == set(library.guide.languages)
    assert all(NUMBER in text for text in (*ready.texts.values(), *ready.alerts.values()))
    assert len(set(ready.texts.values())) == len(library.guide.languages)


def test_the_number_stands_on_a_line_of_its_own(library: Library) -> None:
    assert all(NUMBER in text.splitlines() for text in make_ready(library).texts.values())


@pytest.mark.parametrize(("codes", "language"), [(("es", "en"), "es"), ((None, "es-MX"), "es"), (("xx", None), "en")])
def test_the_first_language_that_there_is_wins(library: Library, codes: tuple[str | None, ...], language: str) -> None:
    ready = make_ready(library)
    assert ready.text(*codes) == ready.texts[language]
    assert ready.alert(*codes) == ready.alerts[language]


def test_missing_words_are_made_up_for(library: Library, tmp_path: Path) -> None:
    for language in library.guide.languages:
        (tmp_path / f"{language}.ftl").write_text("other = x\n", encoding="utf-8")
    ready = make_ready(replace(library, wording=load(tmp_path, library.guide.languages)))
    assert all(NUMBER in text for text in (*ready.texts.values(), *ready.alerts.values()))


def test_a_guide_without_contacts_still_has_the_number(library: Library) -> None:
    ready = make_ready(replace(library, guide=replace(library.guide, contacts={})))
    assert all(LAST_RESORT in text for text in ready.texts.values())
