"""Floods through all of the messenger: each update is done with, nothing piles up. Longer ones are in tests/faults."""

from bot.messenger.transport.flood_guard import BURST, QUIET_SECONDS
from bot.messenger.transport.update_queue import MAX_QUEUED, MAX_QUEUED_IN_CHAT
from bot.store.store import MAX_MESSAGES_IN_CHAT
from tests.kit.flood import A_SECOND, FIRST, flood

MANY = 10_000
CHATS = 5_000


async def test_a_flood_from_one_chat_is_answered_now_and_then_and_done_with() -> None:
    one = await flood(chats=1)
    await one.pour(MANY)
    bursts = MANY // (QUIET_SECONDS * A_SECOND) + 1
    assert (one.done, one.in_hand()) == (MANY, 0)
    assert one.metrics.answered.value == bursts * (BURST + 1)
    assert len(await one.store.recorded_messages(FIRST)) == MAX_MESSAGES_IN_CHAT


async def test_what_comes_from_one_chat_faster_than_it_can_be_answered_is_confirmed_unread() -> None:
    one = await flood(chats=1)
    await one.pour(1_000, at_once=1_000)
    assert (one.done, one.refused, one.in_hand()) == (1_000, 0, 0)
    assert one.metrics.answered.value + one.metrics.dropped.value == MAX_QUEUED_IN_CHAT


async def test_a_flood_from_thousands_of_chats_is_answered_in_full() -> None:
    many = await flood(chats=CHATS)
    await many.pour(MANY)
    assert (many.done, many.refused, many.in_hand()) == (MANY, 0, 0)
    assert many.metrics.answered.value == MANY
    assert many.chats_known() <= CHATS


async def test_what_there_is_no_room_for_comes_again_and_is_answered() -> None:
    many = await flood(chats=CHATS)
    await many.pour(CHATS, at_once=MAX_QUEUED + 1)
    assert many.refused > 0
    assert (many.done, many.metrics.answered.value, many.in_hand()) == (CHATS, CHATS, 0)
