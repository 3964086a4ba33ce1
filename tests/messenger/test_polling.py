"""What is asked of Telegram, and when it may forget an update."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.messenger import polling
from bot.messenger.api import Refused, Unreachable
from bot.messenger.incoming import Incoming
from bot.messenger.polling import Ledger, Poller
from bot.operations.metrics import Metrics
from tests.messenger.fakes import refusal


def update(number: int, chat: int = 1) -> dict[str, Any]:
    return {"update_id": number, "message": {"message_id": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}}


@dataclass
class Queue:
    """Telegram's queue: gives updates from the asked offset on, forgets those below it, holds a call for no time.

    To an offset beyond all that it has ever given, it gives everything and forgets nothing.
    """

    updates: list[dict[str, Any]] = field(default_factory=list)
    offsets: list[int | None] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, ready: bytes = b"", seconds: float = 1.0
    ) -> object:
        self.methods.append(method)
        await asyncio.sleep(0)
        if method != "getUpdates":
            return True
        offset = parameters.get("offset")
        self.offsets.append(offset)
        if self.failures:
            raise self.failures.pop(0)
        if self.updates and (offset or 0) <= self.updates[-1]["update_id"] + 1:
            self.updates = [update for update in self.updates if update["update_id"] >= (offset or 0)]
        return self.updates[: parameters["limit"]]


@dataclass
class OpenInbox:
    """Takes everything; each update is done when the test says so."""

    futures: dict[int, asyncio.Future[bytes]] = field(default_factory=dict)
    full: bool = False

    def take(self, incoming: Incoming, *, carries: bool = False) -> asyncio.Future[bytes] | None:
        if self.full:
            return None
        assert incoming.update not in self.futures, "handed over twice"
        return self.futures.setdefault(incoming.update, asyncio.get_running_loop().create_future())


class Polled:
    """A poller at work between a queue and an inbox."""

    def __init__(self, queue: Queue, inbox: OpenInbox) -> None:
        self.metrics = Metrics()
        self.poller = Poller(queue, inbox, bot="magnolia_bot", metrics=self.metrics)

    async def until(self, condition: Callable[[], bool]) -> None:
        task = asyncio.create_task(self.poller.run())
        async with asyncio.timeout(5):
            while not condition():  # noqa: ASYNC110 - the poller goes round by itself; it sets no event
                await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.wait([task])


Call = Callable[..., Coroutine[object, object, object]]


def noting(call: Call, noted: list[Mapping[str, Any]]) -> Call:
    async def noted_call(method: str, parameters: Mapping[str, Any], *, seconds: float = 1.0) -> object:
        noted.append(parameters)
        return await call(method, parameters)

    return noted_call


def refusing(status: int) -> Call:
    async def refused(method: str, parameters: Mapping[str, Any], *, seconds: float = 1.0) -> object:
        raise refusal(status, "Not Found: method not found")

    return refused


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EMPTY_WAIT", "REPEAT_WAIT", "FIRST_BACKOFF"):
        monkeypatch.setattr(polling, name, 0.002)


async def test_an_update_is_confirmed_only_after_its_answer() -> None:
    queue, inbox = Queue([update(10)]), OpenInbox()
    polled = Polled(queue, inbox)
    await polled.until(lambda: len(queue.offsets) > 5)
    assert set(queue.offsets[1:]) == {10}
    inbox.futures[10].set_result(b"")
    await polled.until(lambda: queue.offsets[-1] == 11)
    assert queue.updates == []


async def test_a_slow_chat_holds_up_no_other_and_nothing_is_handed_over_twice() -> None:
    queue, inbox = Queue([update(10), update(11, chat=2)]), OpenInbox()
    polled = Polled(queue, inbox)
    await polled.until(lambda: 11 in inbox.futures)
    inbox.futures[11].set_result(b"")
    queue.updates.append(update(12, chat=3))
    await polled.until(lambda: 12 in inbox.futures)
    assert queue.offsets[-1] == 10


async def test_what_needs_no_answer_is_confirmed() -> None:
    queue = Queue([{"update_id": 10, "my_chat_member": {}}, {"update_id": 11}])
    await Polled(queue, OpenInbox()).until(lambda: queue.offsets[-1:] == [12])


async def test_rubbish_among_the_updates_stops_nothing() -> None:
    queue, inbox = Queue([update(10)]), OpenInbox()
    queue_call = queue.call

    async def call(method: str, parameters: Mapping[str, Any], *, ready: bytes = b"", seconds: float = 1.0) -> object:
        found = await queue_call(method, parameters)
        return [None, 5, {"update_id": "x"}, *found] if isinstance(found, list) else found

    queue.call = call  # type: ignore[method-assign]
    await Polled(queue, inbox).until(lambda: 10 in inbox.futures)


async def test_what_there_is_no_room_for_stays_with_telegram() -> None:
    queue, inbox = Queue([update(10)]), OpenInbox(full=True)
    polled = Polled(queue, inbox)
    await polled.until(lambda: len(queue.offsets) > 3)
    assert set(queue.offsets) == {None, 10}
    inbox.full = False
    await polled.until(lambda: 10 in inbox.futures)


async def test_a_lost_network_is_told_once_and_once_when_it_is_back(log: list[dict[str, Any]]) -> None:
    queue = Queue(failures=[Unreachable("ClientConnectorError")] * 4)
    await Polled(queue, OpenInbox()).until(lambda: len(queue.offsets) > 6)
    assert [entry["event"] for entry in log] == [
        "no updates from Telegram; trying again",
        "updates from Telegram again",
    ]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Conflict: terminated by other getUpdates request", "only one may run with this BOT_TOKEN"),
        ("Conflict: can't use getUpdates method while webhook is active", "a webhook is set"),
    ],
)
async def test_a_conflict_is_explained_in_one_line(said: str, reason: str, log: list[dict[str, Any]]) -> None:
    queue = Queue(failures=[refusal(409, said)])
    await Polled(queue, OpenInbox()).until(lambda: len(queue.offsets) > 2)
    assert reason in log[0]["reason"]


async def test_a_webhook_in_the_way_is_taken_away() -> None:
    queue = Queue(failures=[refusal(409, "Conflict: can't use getUpdates method while webhook is active")])
    await Polled(queue, OpenInbox()).until(lambda: len(queue.offsets) > 2)
    assert "deleteWebhook" in queue.methods


async def test_it_starts_by_taking_a_webhook_away_and_throws_nothing_out() -> None:
    queue = Queue()
    calls: list[Mapping[str, Any]] = []
    queue.call = noting(queue.call, calls)  # type: ignore[method-assign]
    await Polled(queue, OpenInbox()).poller.start()
    assert (queue.methods, calls) == (["deleteWebhook"], [{"drop_pending_updates": False}])


async def test_a_server_that_knows_no_webhooks_is_one_warning(log: list[dict[str, Any]]) -> None:
    queue = Queue()
    queue.call = refusing(404)  # type: ignore[method-assign]
    await Polled(queue, OpenInbox()).poller.start()
    assert [entry["log_level"] for entry in log] == ["warning"]


async def test_at_the_end_the_last_answers_are_confirmed() -> None:
    queue, inbox = Queue([update(10)]), OpenInbox()
    polled = Polled(queue, inbox)
    await polled.until(lambda: 10 in inbox.futures)
    inbox.futures[10].set_result(b"")
    await asyncio.sleep(0)
    await polled.poller.finish()
    assert queue.offsets[-1] == 11


async def test_confirming_in_vain_is_no_failure() -> None:
    queue = Queue([{"update_id": 1}])
    polled = Polled(queue, OpenInbox())
    await polled.until(lambda: queue.offsets[-1:] == [2])
    queue.failures = [Refused(500, "x")]
    await polled.poller.finish()
    assert queue.offsets[-1] == 2


def test_an_update_that_was_not_answered_keeps_its_place() -> None:
    ledger = Ledger()
    ledger.opened(10)
    ledger.opened(11)
    ledger.closed(11, answered=True)
    ledger.closed(10, answered=False)
    assert ledger.offset == 10 and ledger.knows(11)


async def test_an_update_that_was_not_answered_is_handed_over_again() -> None:
    queue, inbox = Queue([update(10)]), OpenInbox()
    polled = Polled(queue, inbox)
    await polled.until(lambda: 10 in inbox.futures)
    inbox.futures.pop(10).cancel()
    await polled.until(lambda: 10 in inbox.futures)
    inbox.futures[10].set_result(b"")
    await polled.until(lambda: queue.offsets[-1] == 11)
    assert 10 in set(queue.offsets[1:-1])


def test_what_an_earlier_call_still_brings_is_not_taken_twice() -> None:
    ledger = Ledger()
    ledger.opened(10)
    ledger.begin_call()
    ledger.closed(10, answered=True)
    assert ledger.knows(10)
    assert ledger.begin_call() == 11 and not ledger.knows(10)


def test_what_there_is_no_room_for_keeps_its_place_among_others() -> None:
    ledger = Ledger()
    ledger.opened(10)
    ledger.postponed(11)
    ledger.opened(12)
    ledger.closed(10, answered=True)
    ledger.closed(12, answered=True)
    assert ledger.offset == 11 and not ledger.knows(11)


def test_what_there_was_no_room_for_and_is_gone_meanwhile_is_asked_for_no_more() -> None:
    ledger = Ledger()
    ledger.opened(49)
    ledger.postponed(50)
    ledger.closed(49, answered=True)
    assert ledger.begin_call() == 50
    ledger.came(60)
    ledger.opened(60)
    ledger.closed(60, answered=True)
    assert ledger.offset == 61


async def test_updates_that_are_numbered_anew_are_taken_once_and_confirmed() -> None:
    queue, inbox = Queue([update(1_000)]), OpenInbox()
    polled = Polled(queue, inbox)
    await polled.until(lambda: 1_000 in inbox.futures)
    inbox.futures[1_000].set_result(b"")
    await polled.until(lambda: queue.offsets[-1] == 1_001)
    queue.updates = [update(20), update(21, chat=2)]
    await polled.until(lambda: 21 in inbox.futures)
    inbox.futures[20].set_result(b"")
    inbox.futures[21].set_result(b"")
    await polled.until(lambda: queue.offsets[-1] == 22)
    assert queue.updates == []
