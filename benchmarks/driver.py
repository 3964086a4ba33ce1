"""Sends updates to a running bot and measures how long each takes until its answer arrives.

An update counts as answered when its message was sent or edited, whatever the bot told the webhook before.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from benchmarks.bot_api import BotApi, OnAnswer
from benchmarks.workload import Update

CONCURRENCY = 32
"""Updates without an answer at a time."""

ANSWER_TIMEOUT = 60.0
"""Seconds without any answer, after which the bot is taken for dead."""


class UnansweredError(Exception):
    """The bot left updates unanswered, so there is nothing to measure."""


class Delivery(Protocol):
    """How updates reach the bot: by polling or by webhook."""

    def deliver(self, update: bytes, update_id: int) -> None: ...


class PollingDelivery:
    """The bot asks for updates."""

    def __init__(self, api: BotApi) -> None:
        self._updates = api.updates

    def deliver(self, update: bytes, update_id: int) -> None:
        self._updates.put(update_id, update)


@dataclass(slots=True)
class RunResult:
    """Seconds from the first update to the last answer, and the latency of each update, in seconds."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Updates answered in a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """The latency, in milliseconds, that this share (0 to 1) of all updates stays under."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


@dataclass(slots=True)
class Driver:
    """Sends one workload after another to one bot; update ids go on rising. All raise UnansweredError."""

    api: BotApi
    delivery: Delivery
    _update_id: int = 0

    async def run(self, updates: Sequence[Update], *, on_answer: OnAnswer = lambda chat, body: None) -> RunResult:
        """As fast as the bot answers: CONCURRENCY updates at a time, the next one when one was answered."""
        waiting, sent_at = deque(updates), dict[int, float]()

        def refill() -> None:
            while waiting and len(sent_at) < CONCURRENCY:
                self._send(waiting.popleft(), sent_at)

        return await self._until_answered(len(updates), sent_at, start=refill, after_answer=refill, on_answer=on_answer)

    async def run_at_rate(self, updates: Sequence[Update], per_second: float) -> RunResult:
        """At a fixed rate, whether earlier updates were answered or not."""
        sent_at = dict[int, float]()
        loop = asyncio.get_running_loop()

        def schedule() -> None:
            for number, update in enumerate(updates):
                loop.call_later(number / per_second, self._send, update, sent_at)

        return await self._until_answered(len(updates), sent_at, start=schedule)

    def _send(self, update: Update, sent_at: dict[int, float]) -> None:
        self._update_id += 1
        sent_at[update.chat] = time.perf_counter()
        self.delivery.deliver(update.as_json(self._update_id), self._update_id)

    async def _until_answered(
        self,
        count: int,
        sent_at: dict[int, float],
        *,
        start: Callable[[], None],
        after_answer: Callable[[], None] = lambda: None,
        on_answer: OnAnswer = lambda chat, body: None,
    ) -> RunResult:
        result, done = RunResult(), asyncio.Event()

        def answered(chat: int, body: bytes) -> None:
            if chat not in sent_at:
                return
            result.latencies.append(time.perf_counter() - sent_at.pop(chat))
            on_answer(chat, body)
            after_answer()
            if len(result.latencies) == count:
                done.set()

        self.api.on_answer = answered
        began = time.perf_counter()
        start()
        await _wait(done, result, count)
        result.seconds = time.perf_counter() - began
        return result


async def _wait(done: asyncio.Event, result: RunResult, count: int) -> None:
    """Raises UnansweredError when no update was answered for ANSWER_TIMEOUT seconds."""
    answered = -1
    while not done.is_set():
        if len(result.latencies) == answered:
            raise UnansweredError(f"{answered} of {count} updates were answered, then none for {ANSWER_TIMEOUT:.0f} s")
        answered = len(result.latencies)
        try:
            async with asyncio.timeout(ANSWER_TIMEOUT):
                await done.wait()
        except TimeoutError:
            continue
