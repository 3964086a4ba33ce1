"""A spec becomes a screen, whole or composed from its parts."""

from dataclasses import replace
from itertools import islice, permutations

import pytest

from bot.screens.address import Address
from bot.screens.build import answer_page, build_screen, other_answer_row
from bot.screens.decision import ScreenSpec
from tests.kit.content import content

REAL = content()
SPEC = ScreenSpec("en", Address(("topic", "papers-taken")), ("unpaid-wages", "interpreter"))


@pytest.mark.parametrize("language", REAL.guide.languages)
def test_a_composable_screen_is_its_page_with_a_row_for_each_other_answer_before_the_last(language: str) -> None:
    for topic_id, *others in islice(permutations(REAL.guide.codes, 3), 0, None, 97):
        spec = ScreenSpec(language, Address(("topic", topic_id)), tuple(others))
        page = answer_page(REAL, language, topic_id)
        rows = [other_answer_row(REAL, language, topic_id, other) for other in others]
        assert spec.is_composable
        assert build_screen(REAL, spec) == replace(page, rows=(*page.rows[:-1], *rows, page.rows[-1]))


@pytest.mark.parametrize(
    "spec",
    [
        replace(SPEC, topics=()),
        replace(SPEC, query_language="es"),
        replace(SPEC, has_long_number=True),
        replace(SPEC, address=Address(("topics",))),
    ],
)
def test_a_screen_with_anything_else_on_it_is_not_composable(spec: ScreenSpec) -> None:
    assert not spec.is_composable


@pytest.mark.parametrize("path", [("hotline", "now", "flood"), ("elsewhere",), ("topic", "papers-taken", "1")])
def test_topics_on_a_screen_that_shows_none_change_nothing(path: tuple[str, ...]) -> None:
    spec = ScreenSpec("en", Address(path), ("unpaid-wages",))
    assert build_screen(REAL, spec) == build_screen(REAL, replace(spec, topics=()))
