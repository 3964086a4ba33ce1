"""How wide a label is on a button."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.width import FONT_SIZE, room, width


def test_narrow_letters_take_less_room_than_wide_ones() -> None:
    assert width("illi") < width("papa") < width("MWMW")


@pytest.mark.parametrize(("marked", "bare"), [("niños", "ninos"), ("Atrás", "Atras"), ("giấy tờ", "giay to")])
def test_marks_on_letters_take_no_room(marked: str, bare: str) -> None:
    assert width(marked) == width(bare)


def test_a_chinese_letter_takes_a_full_square() -> None:
    assert width("中文") == 2 * FONT_SIZE


def test_the_more_buttons_share_a_row_the_less_room_each_has() -> None:
    assert [room(count) for count in (1, 2, 3, 4, 8)] == [300, 145, 93, 70, 35]


@given(st.text(), st.text())
def test_a_longer_label_is_never_narrower(first: str, second: str) -> None:
    assert width(first + second) >= max(width(first), width(second)) - 1e-9
