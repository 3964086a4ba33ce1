"""How much memory the store of one process takes. What it promises besides is in test_contract.py."""

import tracemalloc

import pytest

from bot.store.memory import EXPIRY_INTERVAL, MAX_BYTES, MAX_UPDATES, MemoryStore
from bot.store.store import LANGUAGE_SECONDS, UPDATES_SECONDS
from tests.kit.kept_numbers import kept_numbers
from tests.store.conftest import CHAT, MESSAGE, UPDATE, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> MemoryStore:
    return MemoryStore(clock)


async def test_no_id_is_stored_as_it_is(store: MemoryStore) -> None:
    await store.claim(UPDATE, chat=CHAT, message=MESSAGE)
    await store.remember_language(CHAT, "es")
    await store.close_chat(CHAT, update=UPDATE)
    assert await store.recorded_messages(CHAT) == [MESSAGE]
    assert len(store._chats) == len(store._update_statuses) == 1
    assert not kept_numbers(store) & {CHAT, MESSAGE, UPDATE}


async def test_the_same_chat_has_another_key_in_another_process(clock: Clock) -> None:
    one, other = MemoryStore(clock), MemoryStore(clock)
    for store in (one, other):
        await store.record_message(CHAT, MESSAGE)
    assert one._chats._young.keys().isdisjoint(other._chats._young)


async def test_what_has_expired_is_dropped_though_nobody_writes(store: MemoryStore, clock: Clock) -> None:
    await store.claim(UPDATE, chat=CHAT, message=MESSAGE)
    clock.now += max(UPDATES_SECONDS, LANGUAGE_SECONDS) + EXPIRY_INTERVAL
    await store.claim(UPDATE + 1, chat=CHAT + 1, message=None)
    store.drop_expired()
    assert (len(store._chats), len(store._update_statuses)) == (0, 1)


async def test_a_chat_whose_messages_were_all_forgotten_takes_no_memory(store: MemoryStore) -> None:
    await store.record_message(CHAT, MESSAGE)
    await store.forget_messages(CHAT)
    assert len(store._chats) == 0


async def test_the_store_takes_no_more_memory_than_its_limit_however_many_chats_there_are() -> None:
    store = MemoryStore(Clock())
    tracemalloc.start()
    for number in range(50_000):
        await store.claim(number, chat=number, message=number)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < MAX_BYTES + 100 * MAX_UPDATES
    assert await store.recorded_messages(number) == [number]
