"""How telephone numbers are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.contacts import PHONE
from bot.guide.phone_number import display_number


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+18883737888", "+1 888-373-7888"),
        ("+525512345678", "+52 55 1234 5678"),
        ("+442079460000", "+44 20 7946 0000"),
        ("911", "911"),
        ("233733", "233733"),
        ("", ""),
        ("+999", "+999"),
    ],
)
def test_a_number_is_shown_in_its_international_form_and_a_short_code_as_it_is(phone: str, shown: str) -> None:
    assert display_number(phone) == shown


@given(st.from_regex(PHONE, fullmatch=True))
def test_a_shown_number_keeps_its_digits(phone: str) -> None:
    assert "".join(character for character in display_number(phone) if character in "+0123456789") == phone
