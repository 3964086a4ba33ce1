"""One update's turn: its pauses, its time, and what goes back with the webhook's response."""

import asyncio
from typing import Any

import pytest

from bot.messenger.transport.update_context import (
    LONGEST_WAIT,
    UPDATE_SECONDS,
    CleanupContext,
    UpdateCancelled,
    UpdateContext,
    WaitTooLong,
)
from tests.kit import fast_forward
from tests.messenger.fakes import wrote

REPLY = {"method": "answerCallbackQuery"}


@pytest.mark.parametrize("after_closing", [False, True])
def test_a_pause_ends_by_itself(*, after_closing: bool) -> None:
    async def pause() -> float:
        began = asyncio.get_running_loop().time()
        await _waiting(UpdateContext(wrote("x")), after_closing=after_closing).pause(1000)
        return asyncio.get_running_loop().time() - began

    assert fast_forward.run(pause()) == pytest.approx(1000, abs=1)


async def test_a_pause_ends_at_once_when_the_chat_is_closed() -> None:
    context = UpdateContext(wrote("x"))
    pause = asyncio.create_task(context.pause(1000))
    await asyncio.sleep(0)
    context.cancel()
    with pytest.raises(UpdateCancelled):
        await pause


async def test_nothing_begins_after_the_chat_is_closed() -> None:
    context = UpdateContext(wrote("x"))
    context.cancel()
    assert context.cancelled
    with pytest.raises(UpdateCancelled):
        context.check()
    with pytest.raises(UpdateCancelled):
        await context.pause(1000)


def test_what_is_deleted_after_a_close_does_not_end_with_it() -> None:
    async def delete() -> None:
        context = UpdateContext(wrote("x"))
        context.cancel()
        after = CleanupContext(context)
        after.check()
        await after.pause(1000)

    fast_forward.run(delete())


def test_an_update_that_takes_too_long_is_stopped() -> None:
    async def answer() -> None:
        async with UpdateContext(wrote("x")).limit_time():
            await asyncio.sleep(UPDATE_SECONDS + 1)

    with pytest.raises(TimeoutError):
        fast_forward.run(answer())


def test_the_time_of_an_update_begins_with_its_turn() -> None:
    async def answer() -> None:
        context = UpdateContext(wrote("x"))
        await asyncio.sleep(UPDATE_SECONDS)
        async with context.limit_time():
            await asyncio.sleep(UPDATE_SECONDS - 1)

    fast_forward.run(answer())


@pytest.mark.parametrize("after_closing", [False, True])
def test_a_wait_that_telegram_asks_for_is_not_counted(*, after_closing: bool) -> None:
    async def answer() -> None:
        context = UpdateContext(wrote("x"))
        waiting = _waiting(context, after_closing=after_closing)
        async with context.limit_time():
            for _ in range(3):
                waiting.allow_wait(45)
                await waiting.pause(45)
            await asyncio.sleep(UPDATE_SECONDS - 1)

    fast_forward.run(answer())


def test_beside_waits_an_update_has_its_own_time_and_no_more() -> None:
    async def answer() -> None:
        context = UpdateContext(wrote("x"))
        async with context.limit_time():
            context.allow_wait(45)
            await asyncio.sleep(45 + UPDATE_SECONDS + 1)

    with pytest.raises(TimeoutError):
        fast_forward.run(answer())


@pytest.mark.parametrize(
    ("waits", "told"),
    [([], False), ([20], False), ([29], False), ([31], True), ([20, 20], True), ([LONGEST_WAIT], True)],
)
def test_a_wait_that_ends_after_the_updates_own_time_is_told(waits: list[float], told: bool) -> None:
    async def answer() -> list[str]:
        calls: list[str] = []
        context = UpdateContext(wrote("x"))
        context.on_long_wait = lambda: calls.append("long wait")
        async with context.limit_time():
            for wait in waits:
                context.allow_wait(wait)
                await context.pause(wait)
        return calls

    assert bool(fast_forward.run(answer())) is told


async def test_nobody_waits_longer_than_an_hour() -> None:
    context = UpdateContext(wrote("x"))
    async with context.limit_time():
        context.allow_wait(LONGEST_WAIT)
        with pytest.raises(WaitTooLong):
            context.allow_wait(LONGEST_WAIT + 1)


async def test_whoever_stops_the_task_is_heard_before_the_time_is_over() -> None:
    async def answer() -> None:
        async with UpdateContext(wrote("x")).limit_time():
            await asyncio.Event().wait()

    task = asyncio.create_task(answer())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_call_for_the_way_back_is_taken_once() -> None:
    context = UpdateContext(wrote("x"), can_reply_in_response=True)
    context.reply_by_webhook(REPLY, instead=lambda: None)
    assert [context.take_webhook_reply(), context.take_webhook_reply()] == [REPLY, None]


async def test_before_a_pause_the_call_for_the_way_back_is_made_at_once() -> None:
    calls: list[Any] = []
    context = UpdateContext(wrote("x"), can_reply_in_response=True)
    context.reply_by_webhook(REPLY, instead=lambda: calls.append("made"))
    for _ in range(2):
        await context.pause(0)
    assert calls == ["made"] and context.take_webhook_reply() is None


def _waiting(context: UpdateContext, *, after_closing: bool) -> UpdateContext:
    return CleanupContext(context) if after_closing else context
