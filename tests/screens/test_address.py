"""Addresses as text, as callback data and as deep links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.address import Address, callback_data, parse, parse_payload, payload
from bot.screens.telegram_limits import MAX_CALLBACK_DATA

parts = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True)
paths = st.lists(parts, min_size=1, max_size=3).map(tuple)
languages = st.none() | st.from_regex(r"[a-z]{2}", fullmatch=True)


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    """Addresses whose first part cannot be read as a language."""
    path = draw(paths.filter(lambda path: len(path[0]) > 2))
    return Address(path, draw(languages), draw(st.just(()) | paths))


@given(addresses())
def test_callback_data_parses_to_the_same_address_perhaps_without_origin(address: Address) -> None:
    returned = parse(callback_data(address))
    assert returned is not None
    assert returned.without_origin() == address.without_origin()
    assert returned.origin in {address.origin, ()}


@given(addresses())
def test_callback_data_fits_what_telegram_takes(address: Address) -> None:
    assert 1 <= len(callback_data(address).encode()) <= MAX_CALLBACK_DATA


@given(addresses())
def test_a_payload_parses_to_the_same_address_without_origin(address: Address) -> None:
    assert parse_payload(payload(address)) == address.without_origin()


@given(addresses(), st.from_regex(r"[a-z0-9-]{1,10}", fullmatch=True))
def test_an_outreach_tag_does_not_change_the_address(address: Address, tag: str) -> None:
    assert parse_payload(f"{payload(address)}__{tag}") == address.without_origin()


@given(st.text() | st.text("abc019/-_~:", max_size=70))
def test_parsing_any_text_gives_an_address_or_none(text: str) -> None:
    for read in (parse, parse_payload):
        address = read(text)
        assert address is None or (address.path and len(callback_data(address)) <= MAX_CALLBACK_DATA)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("home", Address(("home",))),
        ("es/topic/papers-taken/2", Address(("topic", "papers-taken", "2"), "es")),
        ("es/hotline~p7d/2", Address(("hotline",), "es", ("p7d", "2"))),
        ("r3k", Address(("r3k",))),
        ("es", Address(("es",))),
    ],
)
def test_an_address_is_parsed(text: str, address: Address) -> None:
    assert parse(text) == address


@pytest.mark.parametrize(
    "text",
    ["", "/", "es/", "/home", "home/", "Home", "es//home", "home~", "~home", "home~a~b", "home\n", "home ", "a" * 65],
)
def test_a_text_that_is_no_address_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["es/topic/pay", "hotline~home", "", "es_", "__flyer"])
def test_callback_data_is_no_payload(text: str) -> None:
    assert parse_payload(text) is None


@pytest.mark.parametrize("payload", ["es_p7d", "ES_P7D", "Es_p7D", " es_p7d ", "\tES_p7d\n", "ES_P7D__Flyer-2"])
def test_a_payload_copied_by_hand_is_parsed_in_any_case_and_with_spaces_around(payload: str) -> None:
    assert parse_payload(payload) == Address(("p7d",), "es")


@pytest.mark.parametrize("data", ["ES/p7d", "es/P7D", " es/p7d", "es/p7d\n"])
def test_callback_data_is_parsed_only_as_it_was_written(data: str) -> None:
    assert parse(data) is None


def test_an_origin_that_does_not_fit_is_dropped() -> None:
    address = Address(("topic", "a" * 27, "1"), "es", ("hotline", "card", "b" * 27))
    assert callback_data(address) == f"es/topic/{'a' * 27}/1"


def test_an_address_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        callback_data(Address(("topic", "a" * 60)))
