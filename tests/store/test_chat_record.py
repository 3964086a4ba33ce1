"""What is packed is unpacked as it was, until it expires."""

from hypothesis import given
from hypothesis import strategies as st

from bot.store.chat_record import ChatRecord, without_expired
from bot.store.store import LANGUAGE_SECONDS, MAX_MESSAGES_IN_CHAT, MESSAGES_SECONDS, UPDATES_SECONDS

NOW = 1_800_000_000
NUMBERS = st.integers(-(2**63), 2**63 - 1)
AGES = st.sampled_from([0, UPDATES_SECONDS, MESSAGES_SECONDS, LANGUAGE_SECONDS]).flatmap(
    lambda at: st.integers(at - 1, at)
)


def repacked(chat: ChatRecord) -> ChatRecord:
    again = ChatRecord(NOW, chat.message_mask, chat.update_mask)
    again.unpack(chat.pack())
    return again


@given(NUMBERS, NUMBERS, st.lists(NUMBERS, unique=True, max_size=20))
def test_ids_of_any_size_are_given_back(mask: int, update_mask: int, messages: list[int]) -> None:
    chat = ChatRecord(NOW, mask, update_mask)
    chat.close(5)
    for message in messages:
        chat.add_message(message)
    assert repacked(chat).messages() == messages
    assert (repacked(chat).closed_after(4), repacked(chat).closed_after(5)) == (True, False)


@given(st.lists(st.integers(0, 3) | NUMBERS, max_size=30), st.integers(0, 3))
def test_a_message_is_forgotten_and_no_other(recorded: list[int], message: int) -> None:
    chat = ChatRecord(NOW)
    for number in recorded:
        chat.add_message(number)
    before = chat.messages()
    chat.remove_message(message)
    assert chat.messages() == [number for number in before if number != message]


def test_bytes_that_look_like_a_message_across_two_others_are_not_it() -> None:
    chat = ChatRecord(0x01010101)
    for message in (0x02, 0x03):
        chat.add_message(message)
    astride = int.from_bytes(chat.packed_messages[6:14], "little")
    chat.remove_message(astride)
    assert chat.messages() == [2, 3]


def test_nothing_to_remember_is_packed_as_nothing() -> None:
    assert ChatRecord(NOW).pack() == b""


def test_a_language_is_stored_next_to_the_messages() -> None:
    chat = ChatRecord(NOW)
    chat.add_message(7)
    chat.choose_language(3)
    assert (repacked(chat).language, repacked(chat).messages()) == (3, [7])


def test_the_oldest_messages_are_dropped_at_the_limit() -> None:
    chat = ChatRecord(NOW)
    for message in range(MAX_MESSAGES_IN_CHAT + 5):
        chat.add_message(message)
    assert chat.messages() == list(range(5, MAX_MESSAGES_IN_CHAT + 5))


@given(AGES, AGES, st.lists(AGES, max_size=3))
def test_expiring_drops_what_unpacking_would_ignore_and_nothing_else(
    chosen: int, closed: int, recorded: list[int]
) -> None:
    chat = ChatRecord(NOW)
    chat.language, chat.language_chosen_at, chat.closing_update, chat.closed_at = 1, NOW - chosen, 7, NOW - closed
    for message, age in enumerate(sorted(recorded, reverse=True)):
        chat.now = NOW - age
        chat.add_message(message)
    assert without_expired(chat.pack(), NOW) == repacked(chat).pack()
