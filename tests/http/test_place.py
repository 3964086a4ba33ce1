"""Addresses as they stand in settings, and what of them stands in a request."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.http.place import Place, place


@pytest.mark.parametrize(
    ("url", "authority", "path"),
    [
        ("https://api.telegram.org", "api.telegram.org", "/"),
        ("https://b.example:443/hook", "b.example", "/hook"),
        ("http://b.example:8080/a/b?c=d&e", "b.example:8080", "/a/b?c=d&e"),
        ("http://[::1]:8081/bot1:a-b_c", "[::1]:8081", "/bot1:a-b_c"),
        ("http://b.example/é ü?ö", "b.example", "/%C3%A9%20%C3%BC?%C3%B6"),
        ("http://b.example/%C3%A9#part", "b.example", "/%C3%A9"),
        ("http://señal.example", "xn--seal-hqa.example", "/"),
    ],
)
def test_an_address_is_read_into_its_parts(url: str, authority: str, path: str) -> None:
    assert (place(url).authority, place(url).path) == (authority, path)


def test_a_name_and_a_password_are_decoded_and_belong_to_no_other_part() -> None:
    assert place("http://me:p%40ss@proxy:3128") == Place("http", "proxy", 3128, "/", b"me:p@ss")


@pytest.mark.parametrize("url", ["", "b.example", "ftp://canary", "http://", "http://canary:x", "http://[canary"])
def test_what_is_no_address_is_refused_without_being_quoted(url: str) -> None:
    with pytest.raises(ValueError, match="not an address") as caught:
        place(url)
    assert "canary" not in str(caught.value) and caught.value.__cause__ is None


@given(st.text())
def test_no_address_can_bring_another_line_into_a_request(path: str) -> None:
    try:
        read = place(f"http://b.example/{path}")
    except ValueError:
        return
    assert read.path.isascii() and read.path.isprintable() and " " not in read.path
