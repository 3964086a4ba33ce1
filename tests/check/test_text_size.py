"""How long a text is to a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.text_size import FONT_SIZE, max_label_width, width, words


def test_narrow_letters_take_less_room_than_wide_ones() -> None:
    assert width("illi") < width("papa") < width("MWMW")


@pytest.mark.parametrize(("marked", "bare"), [("niños", "ninos"), ("Atrás", "Atras"), ("giấy tờ", "giay to")])
def test_marks_on_letters_take_no_room(marked: str, bare: str) -> None:
    assert width(marked) == width(bare)


def test_a_chinese_letter_takes_a_full_square() -> None:
    assert width("中文") == 2 * FONT_SIZE


def test_the_more_buttons_share_a_row_the_less_room_each_has() -> None:
    assert [max_label_width(count) for count in (1, 2, 3, 4, 8)] == [300, 145, 93, 70, 35]


@given(st.text(), st.text())
def test_a_longer_label_is_never_narrower(first: str, second: str) -> None:
    assert width(first + second) >= max(width(first), width(second)) - 1e-9


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They do not pay me.", 5),
        ("", 0),
        ("工资很低", 2),
        ("工资很低。", 3),
        ("They pay 工资", 3),
        ("ข้าวเหนียว", 2),
        ("돈을 안 줘요", 3),
        ("a" * 4500, 1),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert len(words(text)) == count


@given(st.text())
def test_every_letter_is_in_one_word(text: str) -> None:
    assert "".join(words(text)) == "".join(text.split())


def test_signs_that_keep_a_number_in_its_direction_take_no_room() -> None:
    assert width("\u2066555\u2069") == width("555")
