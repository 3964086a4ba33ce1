"""What one process remembers, for how long, and how much of it."""

import pytest

from bot.store.keys import WEEK, Keys
from bot.store.memory import MAX_MESSAGES_IN_CHAT, Expiring, MemoryStore
from bot.store.store import LANGUAGE_SECONDS, MESSAGES_SECONDS, UPDATES_SECONDS

CHAT = 987_654_321_987


class Clock:
    """Tells the time it was set to: a moment before a week ends, so that names change in between."""

    now = WEEK * 3000.0 - 5

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> MemoryStore:
    return MemoryStore(Keys(b"k", clock), clock)


async def test_messages_are_remembered_across_the_change_of_keys(store: MemoryStore, clock: Clock) -> None:
    await store.record(CHAT, 1)
    clock.now += 10
    await store.record(CHAT, 2)
    assert await store.recorded(CHAT) == [1, 2]


async def test_messages_are_noted_once_and_forgotten_on_request(store: MemoryStore) -> None:
    for message in (5, 6, 5):
        await store.record(CHAT, message)
    assert await store.recorded(CHAT) == [5, 6]
    await store.forget(CHAT)
    assert await store.recorded(CHAT) == []


async def test_each_message_is_forgotten_when_telegram_would_no_longer_delete_it(
    store: MemoryStore, clock: Clock
) -> None:
    await store.record(CHAT, 1)
    clock.now += MESSAGES_SECONDS - 1
    await store.record(CHAT, 2)
    clock.now += 1
    assert await store.recorded(CHAT) == [2]


async def test_only_the_last_messages_of_a_chat_are_kept(store: MemoryStore) -> None:
    for message in range(MAX_MESSAGES_IN_CHAT + 3):
        await store.record(CHAT, message)
    assert (await store.recorded(CHAT))[0] == 3


async def test_a_language_is_remembered_for_thirty_days(store: MemoryStore, clock: Clock) -> None:
    await store.remember_language(CHAT, "es")
    clock.now += LANGUAGE_SECONDS - 1
    assert await store.language(CHAT) == "es"
    clock.now += 1
    assert await store.language(CHAT) is None


async def test_the_last_chosen_language_counts(store: MemoryStore, clock: Clock) -> None:
    await store.remember_language(CHAT, "es")
    clock.now += 10
    await store.remember_language(CHAT, "en")
    assert await store.language(CHAT) == "en"


async def test_an_answered_update_is_known_for_a_day(store: MemoryStore, clock: Clock) -> None:
    assert not await store.was_done(7)
    await store.done(7)
    clock.now += UPDATES_SECONDS - 1
    assert await store.was_done(7)
    clock.now += 1
    assert not await store.was_done(7)


async def test_nothing_is_kept_as_it_came(store: MemoryStore) -> None:
    message, update = 445_566_778, 112_233_445
    await store.record(CHAT, message)
    await store.remember_language(CHAT, "es")
    await store.done(update)
    kept = repr([vars(store._messages), vars(store._languages), vars(store._updates)])
    assert "es" in kept
    assert not any(str(secret) in kept for secret in (CHAT, message, update))


def test_too_much_goes_oldest_first(clock: Clock) -> None:
    kept: Expiring[str] = Expiring(seconds=10, most=3, clock=clock, weigh=len)
    for name, value in ((b"a", "x"), (b"b", "xx"), (b"c", "x")):
        kept.put(name, value)
    assert [kept.get(name) for name in (b"a", b"b", b"c")] == [None, "xx", "x"]


def test_what_is_over_goes_when_something_new_comes(clock: Clock) -> None:
    kept: Expiring[str] = Expiring(seconds=10, most=3, clock=clock)
    kept.put(b"a", "x")
    clock.now += 10
    kept.put(b"b", "x")
    assert len(kept) == 1
