"""Order within a chat, none between chats, and bounds."""

import asyncio
import tracemalloc
from collections.abc import Callable

from bot.messenger.inbox import MAX_WAITING, Inbox
from bot.messenger.incoming import LATE, Typed
from bot.messenger.turn import Dropped, Elsewhere, Turn
from bot.operations.metrics import Metrics
from tests.messenger.fakes import HandClock, pressed, wrote


class Desk:
    """Answers turns when it is told to, and notes in which order they came and went."""

    def __init__(self) -> None:
        self.began: list[int] = []
        self.ended: list[int] = []
        self.turns: list[Turn] = []
        self.gates: dict[int, asyncio.Event] = {}

    async def answer(self, turn: Turn) -> None:
        number = turn.incoming.update
        self.began.append(number)
        self.turns.append(turn)
        if gate := self.gates.get(number):
            await gate.wait()
        self.ended.append(number)

    def hold(self, update: int) -> asyncio.Event:
        return self.gates.setdefault(update, asyncio.Event())


def inbox_of(desk: Desk, clock: Callable[[], float] | None = None, *, seconds: float = 30.0) -> Inbox:
    return Inbox(desk.answer, clock=clock or HandClock(), metrics=Metrics(), seconds=seconds)


def taken(future: asyncio.Future[bytes] | None) -> asyncio.Future[bytes]:
    assert future is not None
    return future


async def test_updates_of_one_chat_are_answered_in_order() -> None:
    desk = Desk()
    inbox = inbox_of(desk)
    gate = desk.hold(1)
    futures = [taken(inbox.take(wrote("x", update=number))) for number in (1, 2, 3)]
    await asyncio.sleep(0)
    assert desk.began == [1]
    gate.set()
    await asyncio.gather(*futures)
    assert desk.ended == [1, 2, 3]


async def test_a_slow_chat_holds_up_no_other() -> None:
    desk = Desk()
    inbox = inbox_of(desk)
    gate = desk.hold(1)
    slow = taken(inbox.take(wrote("x", update=1, chat=1)))
    await taken(inbox.take(wrote("x", update=2, chat=2)))
    assert desk.ended == [2] and not slow.done()
    gate.set()
    await slow


async def test_an_update_that_comes_twice_is_answered_once() -> None:
    desk = Desk()
    inbox = inbox_of(desk)
    first, second = inbox.take(wrote("x")), inbox.take(wrote("x"))
    await taken(first)
    assert first is second and desk.ended == [1]


async def test_an_update_that_takes_too_long_is_set_aside_and_the_next_is_answered() -> None:
    desk = Desk()
    inbox = inbox_of(desk, seconds=0.01)
    desk.hold(1)
    await taken(inbox.take(wrote("x", update=1)))
    await taken(inbox.take(wrote("x", update=2)))
    assert desk.ended == [2]


async def test_a_fault_in_the_room_does_not_stop_the_chat() -> None:
    seen: list[int] = []

    async def answer(turn: Turn) -> None:
        seen.append(turn.incoming.update)
        if turn.incoming.update == 1:
            raise RuntimeError("secret")

    inbox = Inbox(answer, clock=HandClock(), metrics=Metrics())
    await taken(inbox.take(wrote("x", update=1)))
    await taken(inbox.take(wrote("x", update=2)))
    assert seen == [1, 2] and inbox.waiting == 0


async def test_a_message_older_than_five_minutes_at_its_turn_is_late() -> None:
    clock, desk = HandClock(), Desk()
    inbox = inbox_of(desk, clock)
    await taken(inbox.take(wrote("x", update=1, sent=int(clock.now) - 301)))
    await taken(inbox.take(wrote("x", update=2, sent=int(clock.now) - 299)))
    assert [turn.incoming.wants for turn in desk.turns] == [LATE, Typed("x")]


async def test_a_press_on_an_old_message_is_never_late() -> None:
    desk = Desk()
    await taken(inbox_of(desk).take(pressed("home")))
    assert desk.turns[0].incoming.wants != LATE


async def test_close_drops_what_waits_and_what_is_paused_in_its_chat() -> None:
    pauses: list[str] = []

    async def answer(turn: Turn) -> None:
        if turn.incoming.update == 1:
            try:
                await turn.pause(1000)
            except Dropped:
                pauses.append("ended")

    inbox = Inbox(answer, clock=HandClock(), metrics=Metrics())
    first = taken(inbox.take(wrote("x", update=1)))
    second = inbox.take(wrote("x", update=2))
    await asyncio.sleep(0)
    waiting = inbox._at_work[2]
    await taken(inbox.take(pressed("leave", update=3)))
    assert pauses == ["ended"] and waiting.dropped
    assert first.done() and taken(second).done()


async def test_a_second_press_on_close_in_a_flood_does_not_stop_the_first() -> None:
    desk = Desk()
    inbox = inbox_of(desk)
    for number in range(25):
        await taken(inbox.take(pressed("home", update=number)))
    gate = desk.hold(30)
    first, second = inbox.take(pressed("leave", update=30)), inbox.take(pressed("leave", update=31))
    await asyncio.sleep(0)  # the first is at work
    closing = inbox._at_work[30]
    assert not closing.dropped and inbox._at_work[31].dropped
    gate.set()
    await taken(first)
    await taken(second)


async def test_a_flood_from_one_chat_is_confirmed_and_takes_no_memory() -> None:
    desk = Desk()
    inbox = inbox_of(desk)
    gate = desk.hold(0)
    tracemalloc.start()
    for number in range(20_000):
        assert inbox.take(wrote("x", update=number)) is not None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gate.set()
    assert await inbox.drain(10) == 0
    assert peak < 5_000_000 and inbox.waiting == 0


async def test_a_flood_from_many_chats_is_refused_beyond_the_bound_and_loses_nothing_it_took() -> None:
    desk = Desk()
    inbox = inbox_of(desk)
    futures = [inbox.take(wrote("x", update=number, chat=number)) for number in range(10_000)]
    took = [future for future in futures if future is not None]
    assert len(took) == MAX_WAITING
    assert await inbox.drain(10) == 0
    assert len(desk.ended) == MAX_WAITING


async def test_stopping_in_the_middle_leaves_an_update_unconfirmed() -> None:
    desk = Desk()
    inbox = inbox_of(desk)
    desk.hold(1)
    future = taken(inbox.take(wrote("x", update=1)))
    behind = taken(inbox.take(wrote("x", update=2)))
    assert await inbox.drain(0.01) == 2
    assert future.cancelled() and behind.cancelled() and inbox.waiting == 0


async def test_what_another_process_answers_is_not_done_here_and_holds_up_nothing() -> None:
    async def answer(turn: Turn) -> None:
        if turn.incoming.update == 1:
            raise Elsewhere

    inbox = Inbox(answer, clock=HandClock(), metrics=Metrics())
    first, second = taken(inbox.take(wrote("x", update=1))), taken(inbox.take(wrote("x", update=2)))
    await second
    assert first.cancelled() and inbox.waiting == 0
