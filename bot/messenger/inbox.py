"""Updates take their turn here: those of one chat in order, chats side by side, with a bound on everything.

Knows neither Telegram nor screens: an Incoming comes in, whoever was given as `answer` gets a Turn, and the returned
future is done when the update was answered or set aside. Sources (polling, webhook) confirm to Telegram only then.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from bot.messenger.incoming import HOTLINE, LATE, Incoming
from bot.messenger.limit import TimeLimit
from bot.messenger.pace import Pace, Treatment
from bot.messenger.turn import Elsewhere, Turn
from bot.operations.logs import failure
from bot.operations.metrics import Metrics

AT_WORK = 200
"""Updates being answered at the same time."""

MAX_WAITING = 2_000
"""Updates taken and not yet done, in all chats; more are refused, and Telegram keeps them."""

MAX_WAITING_IN_CHAT = 200
"""More of one chat than any person writes; what comes above is confirmed unread."""

SECONDS = 30.0
"""All the time that one update may take."""

LATE_AFTER = 300.0
"""A message this old at its turn gets only 'the guide is back'."""

log = structlog.get_logger()

Answer = Callable[[Turn], Awaitable[None]]


class Inbox:
    """Hands out turns. `clock` tells seconds since 1970."""

    def __init__(
        self, answer: Answer, *, clock: Callable[[], float], metrics: Metrics, seconds: float = SECONDS
    ) -> None:
        self._answer = answer
        self._clock = clock
        self._metrics = metrics
        self._limit = TimeLimit(seconds)
        self._pace = Pace(clock)
        self._lines: dict[int, deque[Turn]] = {}
        self._at_work: dict[int, Turn] = {}
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._room = asyncio.Semaphore(AT_WORK)

    @property
    def waiting(self) -> int:
        """How many updates were taken and are not done yet."""
        return len(self._at_work)

    def take(self, incoming: Incoming, *, carries: bool = False) -> asyncio.Future[bytes] | None:
        """Put an update in line. The future is done with it; None means no room: ask again later.

        With `carries` the caller hands Telegram what the future gives: a call as a JSON object, or nothing. An update
        that comes a second time while it is at work gets the same future.
        """
        known = self._at_work.get(incoming.update)
        if known:
            return known.done
        if len(self._at_work) >= MAX_WAITING:
            self._metrics.rejected.inc()
            return None
        self._metrics.updates.inc()
        turn = self._turn(incoming, carries=carries)
        line = self._lines.get(incoming.chat)
        if line is not None and len(line) >= MAX_WAITING_IN_CHAT and not incoming.leaves:
            turn.done.set_result(b"")
            return turn.done
        if incoming.leaves and line and not turn.dropped:
            for waiting in line:
                waiting.drop()
        self._queue(turn, line)
        return turn.done

    def tidy(self) -> None:
        """Forget who wrote a while ago."""
        self._pace.tidy()

    async def drain(self, seconds: float) -> int:
        """Wait until everything taken is done, at most `seconds`; give up the rest, and say how many those were.

        What is given up counts as not answered: Telegram keeps it.
        """
        if self._workers:
            await asyncio.wait(self._workers.values(), timeout=seconds)
        rest, workers = self.waiting, [*self._workers.values()]
        for worker in workers:
            worker.cancel()
        if workers:
            await asyncio.wait(workers)
        return rest

    def _turn(self, incoming: Incoming, *, carries: bool) -> Turn:
        treatment = self._pace.judge(incoming)
        if treatment is Treatment.HOTLINE:
            incoming = replace(incoming, wants=HOTLINE)
        turn = Turn(incoming, alert=treatment is Treatment.ALERT, carries=carries)
        if treatment is Treatment.NOTE:
            turn.drop()
        return turn

    def _queue(self, turn: Turn, line: deque[Turn] | None) -> None:
        self._at_work[turn.incoming.update] = turn
        if line is not None:
            line.append(turn)
            return
        chat = turn.incoming.chat
        line = self._lines[chat] = deque([turn])
        self._workers[chat] = asyncio.create_task(self._serve(chat, line))

    async def _serve(self, chat: int, line: deque[Turn]) -> None:
        """Answer one chat's updates until none waits."""
        try:
            while line:
                async with self._room:
                    await self._one(line[0])
                line.popleft()
        finally:
            for turn in line:
                self._close(turn, answered=False)
            del self._lines[chat], self._workers[chat]

    async def _one(self, turn: Turn) -> None:
        sent = turn.incoming.sent
        if sent is not None and self._clock() - sent > LATE_AFTER:
            turn.incoming = replace(turn.incoming, wants=LATE)
        try:
            await self._limit.keep(self._answer(turn))
        except Elsewhere:
            self._close(turn, answered=False)
            return
        except TimeoutError:
            self._metrics.abandoned.inc()
            log.warning("update set aside", seconds=self._limit.seconds)
        except Exception as error:  # noqa: BLE001 - the last edge: a fault of the room must not stop a chat for good
            self._metrics.abandoned.inc()
            log.error("update set aside", **failure(error))  # noqa: TRY400 - a traceback may quote a person
        self._close(turn, answered=True)

    def _close(self, turn: Turn, *, answered: bool) -> None:
        """Whoever waits for this update hears of it; one that is not answered is kept by Telegram and comes again."""
        del self._at_work[turn.incoming.update]
        if answered:
            self._metrics.update_seconds.observe(time.monotonic() - turn.taken)
            turn.done.set_result(turn.along)
        else:
            turn.done.cancel()
