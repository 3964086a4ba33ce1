"""Plays updates to a running bot, 32 in flight, and notes how long each took until its answer was there.

An update counts as answered when its message was sent or edited, whatever the bot told the webhook before.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol
from urllib.parse import urlsplit

from benchmarks.telegram import Telegram
from benchmarks.traffic import Update
from benchmarks.wire import Wire

IN_FLIGHT = 32

PATIENCE = 60.0
"""Seconds without any answer, after which the bot is taken for dead."""


class Unanswered(Exception):
    """The bot left people unanswered, so there is nothing to measure."""


class Way(Protocol):
    """How updates reach the bot."""

    def deliver(self, update: bytes, number: int) -> None: ...


class ByPolling:
    """The bot asks."""

    def __init__(self, telegram: Telegram) -> None:
        self.deliver_to = telegram.queue

    def deliver(self, update: bytes, number: int) -> None:
        self.deliver_to.put(number, update)


class ByWebhook:
    """Telegram calls, over as many connections as there are calls without an answer."""

    def __init__(self, url: str, secret: str, carry_out: Callable[[bytes], None]) -> None:
        self._carry_out = carry_out
        place = urlsplit(url)
        self._host, self._port = place.hostname or "", place.port or 80
        self._head = (
            f"POST {place.path or '/'} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}"
        )
        self._idle: list[Post] = []
        self._opening: set[asyncio.Task[None]] = set()

    def deliver(self, update: bytes, number: int) -> None:
        if self._idle:
            self._idle.pop().write(self._head, update)
            return
        task = asyncio.create_task(self._on_a_new_connection(update))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _on_a_new_connection(self, update: bytes) -> None:
        """A bot may say where it listens before it does."""
        loop = asyncio.get_running_loop()
        for _ in range(int(PATIENCE / 0.01)):
            try:
                _, post = await loop.create_connection(
                    lambda: Post(self._done, self._lost, self._carry_out), self._host, self._port
                )
            except OSError:
                await asyncio.sleep(0.01)
                continue
            post.write(self._head, update)
            return

    def _done(self, post: "Post") -> None:
        self._idle.append(post)

    def _lost(self, post: "Post") -> None:
        if post in self._idle:
            self._idle.remove(post)


class Post(Wire):
    """One connection to the webhook."""

    def __init__(
        self, done: "Callable[[Post], None]", lost: "Callable[[Post], None]", carry_out: Callable[[bytes], None]
    ) -> None:
        super().__init__()
        self._done, self._lost, self._carry_out = done, lost, carry_out

    def message(self, head: bytes, body: bytes) -> None:
        if body and head.startswith(b"HTTP/1.1 200"):
            self._carry_out(body)
        self._done(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost(self)


@dataclass(slots=True)
class Played:
    """How it went: seconds from the first update to the last answer, and each update's own."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Updates answered in a second."""
        return len(self.waits) / self.seconds

    def wait_of(self, share: float) -> float:
        """The wait, in milliseconds, that this share of all updates stays under."""
        return sorted(self.waits)[min(int(len(self.waits) * share), len(self.waits) - 1)] * 1000


@dataclass(slots=True)
class Player:
    """Plays one load after another to one bot; numbers of updates go on rising."""

    telegram: Telegram
    way: Way
    numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    async def play(self, updates: Sequence[Update], *, seen: Callable[[int, bytes], None] | None = None) -> Played:
        """Play all of them. `seen` hears each answer, its chat and its body. Raises Unanswered."""
        played, open_since = Played(), dict[int, float]()
        left, done = deque(updates), asyncio.Event()

        def release() -> None:
            while left and len(open_since) < IN_FLIGHT:
                update = left.popleft()
                open_since[update.chat] = time.perf_counter()
                number = self.numbers()
                self.way.deliver(update.numbered(number), number)

        def answered(chat: int, body: bytes) -> None:
            since = open_since.pop(chat, None)
            if since is None:
                return
            played.waits.append(time.perf_counter() - since)
            if seen is not None:
                seen(chat, body)
            release()
            if not open_since:
                done.set()

        self.telegram.answered = answered
        begun = time.perf_counter()
        release()
        await _until(done, played, len(updates))
        played.seconds = time.perf_counter() - begun
        return played


async def _until(done: asyncio.Event, played: Played, expected: int) -> None:
    before = -1
    while not done.is_set():
        if len(played.waits) == before:
            raise Unanswered(f"{len(played.waits)} of {expected} updates were answered, then none for {PATIENCE:.0f} s")
        before = len(played.waits)
        try:
            async with asyncio.timeout(PATIENCE):
                await done.wait()
        except TimeoutError:
            continue
