"""The messenger's parts together."""

import asyncio

import pytest

from bot.messenger import messenger
from bot.messenger.fallback import make_ready
from bot.messenger.pace import FORGET
from bot.operations.metrics import Metrics
from bot.store.store import LANGUAGE_SECONDS
from tests.kit.content import content
from tests.messenger.fakes import HandClock, ScriptedApi, memory, wrote


class Silence:
    """A source from which nothing comes."""

    name = "silence"

    async def start(self) -> None: ...

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def close(self) -> None: ...

    async def finish(self) -> None: ...


async def test_what_is_remembered_is_dropped_in_time_though_nobody_writes_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messenger, "TIDY_EVERY", 0.001)
    clock, known = HandClock(), content()
    store, ready = memory(clock), make_ready(known)
    made = messenger.put_together(
        ScriptedApi(), store, content=lambda: known, fallback=lambda: ready, metrics=Metrics(), clock=clock
    )
    await (made.inbox.take(wrote("hola")) or asyncio.Future())
    assert (len(made.inbox._pace), len(store._chats)) == (1, 1)
    clock.now += max(FORGET, LANGUAGE_SECONDS)
    async with made.at_work(Silence()), asyncio.timeout(10):
        while len(made.inbox._pace) or len(store._chats):  # noqa: ASYNC110 - it happens beside, by a timer
            await asyncio.sleep(0.001)
