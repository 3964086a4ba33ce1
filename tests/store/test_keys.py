"""Keys that tell nothing about what they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from bot.store.keys import ROTATION_SECONDS, Keys

ids = st.integers(-(2**63), 2**63 - 1)


@given(ids)
def test_a_key_holds_no_id_and_is_found_for_as_long_as_its_entry_may_live(number: int) -> None:
    now = [1_800_000_000.0]
    keys = Keys(b"secret", lambda: now[0])
    name = keys.current_key("chat", number)
    assert str(number).encode() not in name
    now[0] += ROTATION_SECONDS
    assert keys.current_key("chat", number) != name
    assert name in keys.candidate_keys("chat", number, seconds=ROTATION_SECONDS)


def test_the_keys_of_two_weeks_are_tried_for_what_lives_for_days() -> None:
    assert len(Keys(b"s", lambda: 1e9).candidate_keys("chat", 1, seconds=48 * 3600)) == 2


def test_keys_differ_by_kind_and_by_secret() -> None:
    names = [Keys(secret, lambda: 1e9).current_key(kind, 1) for secret in (b"a", b"b") for kind in ("x", "y")]
    assert len(set(names)) == 4


@given(st.integers(1, 2**31), st.integers(0, 2**52))
def test_a_masked_message_id_comes_back(chat: int, message: int) -> None:
    keys = Keys(b"secret", lambda: 1e9)
    masked = keys.mask(chat, message)
    assert masked != message and keys.mask(chat, masked) == message
