"""A spec becomes a screen."""

from dataclasses import replace
from itertools import islice, permutations

import pytest

from bot.screens.address import Address
from bot.screens.build import build_screen
from bot.screens.decision import ScreenSpec
from tests.kit.content import content

REAL = content()


@pytest.mark.parametrize("language", REAL.guide.languages)
def test_an_answer_offers_each_other_topic_in_a_row_before_the_last(language: str) -> None:
    for topic_id, *others in islice(permutations(REAL.guide.codes, 3), 0, None, 97):
        screen = build_screen(REAL, ScreenSpec(language, Address(("topic", topic_id)), tuple(others)))
        *_, first, second, _ = screen.rows
        labels = [REAL.guide.localized(language).topics[other].button for other in others]
        assert [button.label for button in (*first, *second)] == labels


@pytest.mark.parametrize("path", [("hotline", "now", "flood"), ("elsewhere",), ("topic", "papers-taken", "1")])
def test_topics_on_a_screen_that_shows_none_change_nothing(path: tuple[str, ...]) -> None:
    spec = ScreenSpec("en", Address(path), ("unpaid-wages",))
    assert build_screen(REAL, spec) == build_screen(REAL, replace(spec, topics=()))
