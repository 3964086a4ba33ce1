"""Order within a chat, none between chats, and bounds."""

import asyncio
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.update_context import ClaimedByOther, UpdateCancelled, UpdateContext, WebhookReply
from bot.messenger.transport.update_queue import MAX_AT_ONCE, MAX_QUEUED, MAX_QUEUED_IN_CHAT, UpdateQueue
from bot.operations.metrics import Metrics
from tests.kit import fast_forward
from tests.messenger.fakes import CHAT, ManualClock, asked_inline, pressed, wrote

Confirmed = asyncio.Future[WebhookReply | None]


class Handler:
    """Answers updates when it is told to, and notes in which order they came and went."""

    def __init__(self) -> None:
        self.began: list[int] = []
        self.ended: list[int] = []
        self.contexts: dict[int, UpdateContext] = {}
        self.gates: dict[int, asyncio.Event] = {}

    async def answer(self, context: UpdateContext) -> None:
        number = context.incoming.update_id
        self.began.append(number)
        self.contexts[number] = context
        if gate := self.gates.get(number):
            await gate.wait()
        self.ended.append(number)

    def hold(self, update: int) -> asyncio.Event:
        return self.gates.setdefault(update, asyncio.Event())


def queue_of(handler: Handler, clock: Callable[[], float] | None = None) -> UpdateQueue:
    return UpdateQueue(handler.answer, clock=clock or ManualClock(), metrics=Metrics())


def taken(confirmed: Confirmed | None) -> Confirmed:
    assert confirmed is not None
    return confirmed


async def test_updates_of_one_chat_are_answered_in_order() -> None:
    handler = Handler()
    queue, gate = queue_of(handler), handler.hold(1)
    confirmed = [taken(queue.put(wrote("x", update=number))) for number in (1, 2, 3)]
    await asyncio.sleep(0)
    assert handler.began == [1]
    gate.set()
    await asyncio.gather(*confirmed)
    assert handler.ended == [1, 2, 3]


async def test_a_slow_chat_holds_up_no_other() -> None:
    handler = Handler()
    queue, gate = queue_of(handler), handler.hold(1)
    slow = taken(queue.put(wrote("x", update=1, chat=1)))
    await taken(queue.put(wrote("x", update=2, chat=2)))
    assert handler.ended == [2] and not slow.done()
    gate.set()
    await slow


async def test_inline_queries_and_the_chat_of_a_person_do_not_wait_for_each_other() -> None:
    handler = Handler()
    queue, gate = queue_of(handler), handler.hold(1)
    slow = taken(queue.put(wrote("x", update=1)))
    await taken(queue.put(asked_inline("wages", update=2)))
    assert handler.ended == [2]
    gate.set()
    await slow


async def test_no_more_updates_are_answered_at_once_than_allowed() -> None:
    handler = Handler()
    queue = queue_of(handler)
    gates = [handler.hold(number) for number in range(MAX_AT_ONCE + 50)]
    confirmed = [taken(queue.put(IncomingUpdate(number, 1 + number))) for number in range(MAX_AT_ONCE + 50)]
    await asyncio.sleep(0)
    assert len(handler.began) == MAX_AT_ONCE
    for gate in gates:
        gate.set()
    await asyncio.gather(*confirmed)


async def test_chats_that_telegram_makes_wait_for_long_leave_room_for_others() -> None:
    handler = Handler()
    queue, gates = queue_of(handler), [handler.hold(number) for number in range(MAX_AT_ONCE)]
    for number in range(MAX_AT_ONCE):
        queue.put(IncomingUpdate(number, 1 + number))
    await asyncio.sleep(0)
    for context in handler.contexts.values():
        context.allow_wait(45)
    await taken(queue.put(wrote("x", update=9_999)))
    for gate in gates:
        gate.set()
    assert await queue.drain(1) == 0 and len(handler.ended) == MAX_AT_ONCE + 1


async def test_an_update_that_comes_twice_is_answered_once() -> None:
    handler = Handler()
    queue = queue_of(handler)
    first, second = queue.put(wrote("x")), queue.put(wrote("x"))
    await taken(first)
    assert first is second and handler.ended == [1]


def test_an_update_that_takes_too_long_is_given_up_and_the_next_is_answered(log: list[dict[str, Any]]) -> None:
    handler = Handler()

    async def flow() -> None:
        queue = queue_of(handler)
        handler.hold(1)
        await taken(queue.put(wrote("x", update=1)))
        await taken(queue.put(wrote("x", update=2)))

    fast_forward.run(flow())
    assert handler.ended == [2]
    assert [entry["event"] for entry in log] == ["update abandoned: timed out"]


async def test_a_handler_that_fails_does_not_stop_the_chat_nor_quote_anybody(log: list[dict[str, Any]]) -> None:
    seen: list[int] = []

    async def answer(context: UpdateContext) -> None:
        seen.append(context.incoming.update_id)
        if context.incoming.update_id == 1:
            raise RuntimeError("canary")

    queue = UpdateQueue(answer, clock=ManualClock(), metrics=Metrics())
    await taken(queue.put(wrote("x", update=1)))
    await taken(queue.put(wrote("x", update=2)))
    assert seen == [1, 2] and queue.size == 0
    assert [entry["event"] for entry in log] == ["update abandoned: no answer could be sent"]
    assert "canary" not in str(log)


async def test_a_message_older_than_five_minutes_at_its_turn_is_late() -> None:
    clock, handler = ManualClock(), Handler()
    queue, gate = queue_of(handler, clock), handler.hold(0)
    confirmed = [
        taken(queue.put(wrote("x", update=number, sent=int(clock.now) - age)))
        for number, age in enumerate((0, 200, 199))
    ]
    await asyncio.sleep(0)
    clock.now += 101
    gate.set()
    await asyncio.gather(*confirmed)
    assert [handler.contexts[number].is_late for number in range(3)] == [False, True, False]


async def test_a_press_on_an_old_message_is_never_late() -> None:
    handler = Handler()
    await taken(queue_of(handler).put(pressed("home")))
    assert not handler.contexts[1].is_late


async def test_close_drops_what_waits_and_what_is_paused_in_its_chat() -> None:
    pauses: list[str] = []

    async def answer(context: UpdateContext) -> None:
        if context.incoming.update_id == 1:
            try:
                await context.pause(1000)
            except UpdateCancelled:
                pauses.append("ended")

    queue = UpdateQueue(answer, clock=ManualClock(), metrics=Metrics())
    first = taken(queue.put(wrote("x", update=1)))
    second = taken(queue.put(wrote("x", update=2)))
    await asyncio.sleep(0)
    waiting = queue._open[2]
    await taken(queue.put(pressed("leave", update=3)))
    assert pauses == ["ended"] and waiting.cancelled
    assert first.done() and second.done()


async def test_a_second_press_on_close_in_a_flood_does_not_stop_the_first() -> None:
    handler = Handler()
    queue = queue_of(handler)
    for number in range(25):
        await taken(queue.put(pressed("home", update=number)))
    gate = handler.hold(30)
    first, second = queue.put(pressed("leave", update=30)), queue.put(pressed("leave", update=31))
    await asyncio.sleep(0)
    assert not queue._open[30].cancelled and queue._open[31].cancelled
    gate.set()
    await asyncio.gather(taken(first), taken(second))


async def test_what_one_chat_writes_beyond_its_bound_is_confirmed_unread_but_a_close_is_not() -> None:
    handler = Handler()
    queue, gate = queue_of(handler), handler.hold(0)
    for number in range(MAX_QUEUED_IN_CHAT):
        assert not taken(queue.put(wrote("x", update=number))).done()
    assert taken(queue.put(wrote("x", update=900))).done()
    closing = taken(queue.put(pressed("leave", update=901)))
    gate.set()
    await closing
    assert 900 not in handler.began and 901 in handler.ended


async def test_a_flood_from_one_chat_is_confirmed_and_takes_no_memory() -> None:
    handler = Handler()
    queue, gate = queue_of(handler), handler.hold(0)
    tracemalloc.start()
    for number in range(20_000):
        assert queue.put(IncomingUpdate(number, CHAT)) is not None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gate.set()
    assert await queue.drain(10) == 0
    assert peak < 5_000_000 and queue.size == 0


async def test_a_flood_from_many_chats_is_refused_beyond_the_bound_and_loses_nothing_it_took() -> None:
    handler = Handler()
    queue = queue_of(handler)
    confirmed = [queue.put(IncomingUpdate(number, 1 + number)) for number in range(10_000)]
    assert sum(future is not None for future in confirmed) == MAX_QUEUED
    assert await queue.drain(10) == 0
    assert len(handler.ended) == MAX_QUEUED


async def test_stopping_in_the_middle_leaves_updates_unconfirmed() -> None:
    handler = Handler()
    queue = queue_of(handler)
    handler.hold(1)
    first, behind = taken(queue.put(wrote("x", update=1))), taken(queue.put(wrote("x", update=2)))
    assert await queue.drain(0.01) == 2
    assert first.cancelled() and behind.cancelled() and queue.size == 0


async def test_what_another_process_answers_is_not_confirmed_here_and_holds_up_nothing() -> None:
    async def answer(context: UpdateContext) -> None:
        if context.incoming.update_id == 1:
            raise ClaimedByOther

    queue = UpdateQueue(answer, clock=ManualClock(), metrics=Metrics())
    first, second = taken(queue.put(wrote("x", update=1))), taken(queue.put(wrote("x", update=2)))
    await second
    assert first.cancelled() and queue.size == 0


@pytest.mark.parametrize("wait", [45, 3600])
def test_an_update_that_has_to_wait_long_is_confirmed_at_once_and_answered_later(wait: float) -> None:
    ended: list[float] = []

    async def answer(context: UpdateContext) -> None:
        context.allow_wait(wait)
        await context.pause(wait)
        ended.append(asyncio.get_running_loop().time())

    async def flow() -> float:
        queue = UpdateQueue(answer, clock=ManualClock(), metrics=Metrics())
        began = asyncio.get_running_loop().time()
        await taken(queue.put(wrote("x")))
        assert ended == [] and queue.size == 1
        assert taken(queue.put(wrote("x"))).done()
        await queue.drain(2 * wait)
        return ended[0] - began

    assert fast_forward.run(flow()) == pytest.approx(wait, abs=1)


def test_an_update_lost_because_the_program_stops_in_a_long_wait_is_told(log: list[dict[str, Any]]) -> None:
    async def answer(context: UpdateContext) -> None:
        context.allow_wait(45)
        await context.pause(45)

    async def flow() -> int:
        queue = UpdateQueue(answer, clock=ManualClock(), metrics=Metrics())
        await taken(queue.put(wrote("x")))
        return await queue.drain(7)

    assert fast_forward.run(flow()) == 0
    assert "update lost" in log[-1]["event"]


def test_after_an_early_confirmation_nothing_is_left_for_the_way_back() -> None:
    replies: list[object] = []

    async def answer(context: UpdateContext) -> None:
        context.reply_by_webhook({"method": "answerCallbackQuery"}, instead=lambda: None)
        context.allow_wait(45)
        replies.append(context.can_reply_in_response)

    async def flow() -> WebhookReply | None:
        queue = UpdateQueue(answer, clock=ManualClock(), metrics=Metrics())
        return await taken(queue.put(pressed("home"), can_reply_in_response=True))

    assert fast_forward.run(flow()) == {"method": "answerCallbackQuery"}
    assert replies == [False]
