"""How the memory of one process is bounded. What it promises beside is in test_contract.py."""

import pytest

from bot.store.keys import Keys
from bot.store.memory import Expiring, MemoryStore
from tests.store.conftest import Clock

CHAT = 987_654_321_987


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_nothing_is_kept_as_it_came(clock: Clock) -> None:
    store = MemoryStore(Keys(b"k", clock), clock)
    message, update = 445_566_778, 112_233_445
    await store.claim(update, chat=CHAT, message=message)
    await store.remember_language(CHAT, "es")
    await store.leave(CHAT, update=update)
    kept = repr([vars(kept) for kept in (store._messages, store._languages, store._tries, store._leaves)])
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
