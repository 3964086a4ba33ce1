"""Text from right to left."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from bot.wording.direction import RIGHT_TO_LEFT, is_right_to_left, isolate


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *(("ar", True), ("ckb", True), ("ug", True), ("dv", True), ("en", False), ("zh", False), ("", False)),
        *(("AR_EG", True), ("az-Arab", True), ("az", False), ("sd", True), ("sd-Deva-IN", False), ("fa-1996", True)),
    ],
)
def test_the_script_in_a_tag_decides_and_else_the_language(language: str, expected: bool) -> None:
    assert is_right_to_left(language) is expected


def test_the_languages_are_those_of_cldr() -> None:
    locales = [Locale.parse(name) for name in locale_identifiers()]
    right_to_left = {locale.language for locale in locales if locale.script is None and _runs_right_to_left(locale)}
    assert RIGHT_TO_LEFT - {"iw", "ji"} == right_to_left


def test_every_locale_of_cldr_runs_the_way_that_it_says() -> None:
    wrong = [name for name in locale_identifiers() if is_right_to_left(name) != _runs_right_to_left(Locale.parse(name))]
    assert wrong == []


def _runs_right_to_left(locale: Locale) -> bool:
    return locale.character_order == "right-to-left"


def test_a_number_is_kept_in_order_inside_arabic_text() -> None:
    assert isolate("+1 888", "ar") == "\u2068+1 888\u2069"


def test_elsewhere_no_marks_are_added_that_would_be_copied_along() -> None:
    assert isolate("+1 888", "es") == "+1 888"
