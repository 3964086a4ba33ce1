"""What goes through JSON comes out as it was, be it Unicode or not."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.json_bytes import read, write

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
odd_text = st.text(st.characters(categories=["Cs", "L", "So"]))


@given(anything)
def test_what_is_written_is_read_as_it_was(value: object) -> None:
    assert read(write(value)) == json.loads(write(value)) == value


@given(odd_text, odd_text)
def test_half_a_surrogate_pair_is_read_and_written_too(name: str, text: str) -> None:
    value = {name: [text]}
    assert read(write(value)) == read(json.dumps(value).encode()) == value


def outcome(reads: Callable[[bytes], object], text: bytes) -> object:
    """What was read, or that nothing was."""
    try:
        return reads(text)
    except ValueError:
        return "refused"


@given(st.binary(max_size=40))
def test_any_bytes_are_read_as_the_standard_library_reads_them_or_refused_alike(text: bytes) -> None:
    assert repr(outcome(read, text)) == repr(outcome(json.loads, text))


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises((ValueError, RecursionError)):
        read(b"[" * 500_000)


def test_a_number_beyond_all_bounds_is_read() -> None:
    assert isinstance(read(b"9" * 30), int | float)


def test_what_is_not_ascii_stands_as_it_is() -> None:
    assert write({"text": "señal"}) == '{"text":"señal"}'.encode()
