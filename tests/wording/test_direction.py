"""Text from right to left."""

import pytest

from bot.wording.direction import is_right_to_left, isolate


@pytest.mark.parametrize(("language", "so"), [("ar", True), ("en", False), ("zh", False)])
def test_arabic_is_written_from_right_to_left(language: str, so: bool) -> None:
    assert is_right_to_left(language) is so


def test_a_number_is_kept_in_order_inside_arabic_text() -> None:
    assert isolate("+1 888", "ar") == "\u2068+1 888\u2069"


def test_elsewhere_no_marks_are_added_that_would_be_copied_along() -> None:
    assert isolate("+1 888", "es") == "+1 888"
