"""Long polling that confirms an update only when it was answered.

Telegram keeps everything from the lowest unanswered id on and gives it again at each call: it is the queue. What is
being answered is skipped, so a slow chat holds up nobody; at most 100 are open, since Telegram looks no further.
"""

import asyncio
import time

import structlog
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.messenger.transport.bot import GuideBot
from bot.messenger.transport.incoming import read_update, update_id
from bot.messenger.transport.retries import delays, retry_after_seconds
from bot.messenger.transport.source import FIRST_DELAY, LONGEST_DELAY, Queue
from bot.messenger.transport.update_log import NOBODYS, log_unqueued
from bot.operations.metrics import Metrics
from bot.screens.telegram_limits import MAX_UPDATES

LONG_POLL = 25
"""Seconds that Telegram may hold a call."""

LONG_POLL_MARGIN = 10.0
"""Seconds: how much longer than the long poll its answer may take."""

EMPTY_DELAY = 0.25
"""Seconds after an early empty answer, so that a server which never holds a call is not asked without end."""

REPEAT_DELAY = 0.55
"""Seconds while the lowest id is open: Telegram gives a single update when an offset is repeated within half a one."""

COALESCE_SECONDS = 0.001
"""Seconds after the first answer when several are open: the next call then confirms more of them."""

FINAL_CALL_TIMEOUT = 1.0
"""Seconds for the last call, to connect as well: whoever stops the program does not wait for a lost network."""

log = structlog.get_logger()


class _OpenUpdates:
    """Which updates are open and which are answered. Telegram may forget everything below `offset`."""

    def __init__(self) -> None:
        self.open: set[int] = set()
        self._postponed: set[int] = set()
        self._answered: set[int] = set()
        self._next: int | None = None
        self._last_offset: int | None = None
        self.progress = asyncio.Event()

    @property
    def offset(self) -> int | None:
        """The lowest id that is not answered; None before the first update."""
        return min(self.open | self._postponed, default=self._next)

    def begin_call(self) -> int | None:
        """The offset for a call; what was answered below it is forgotten.

        Not earlier: the answer to an earlier call may still bring it, and it must not be taken twice.
        """
        offset = self._last_offset = self.offset
        self._answered = {done for done in self._answered if offset is not None and done >= offset}
        return offset

    def knows(self, update: int) -> bool:
        return update in self.open or update in self._answered

    def received_from(self, lowest: int) -> None:
        """An answer begins with this update, the lowest that Telegram still has: what is lower is gone."""
        if self._last_offset is not None and lowest < self._last_offset:
            self._start_anew()
        self._postponed = {update for update in self._postponed if update >= lowest}

    def opened(self, update: int) -> None:
        self._postponed.discard(update)
        self.open.add(update)
        self._next = max(self._next or 0, update + 1)

    def postponed(self, update: int) -> None:
        """The queue had no room for it: it is asked for again."""
        self._postponed.add(update)

    def finished(self, update: int, *, answered: bool) -> None:
        """An answered update is confirmed by the next call; an unanswered one is asked for again."""
        self.progress.set()
        if update not in self.open:
            return
        self.open.remove(update)
        if answered:
            self._answered.add(update)
        else:
            self._postponed.add(update)

    def _start_anew(self) -> None:
        """Telegram numbers anew after a week without updates, perhaps from a lower number (Bot API, Update).

        An offset of the old numbers would confirm nothing any more.
        """
        for known in (self.open, self._postponed, self._answered):
            known.clear()
        self._next = self._last_offset = None


class Poller:
    """`allowed_updates` are the kinds that have handlers; `long_poll` the seconds that Telegram may hold a call."""

    name = "polling"

    def __init__(
        self,
        bot: GuideBot,
        queue: Queue,
        *,
        allowed_updates: tuple[str, ...],
        metrics: Metrics,
        long_poll: int = LONG_POLL,
    ) -> None:
        self._bot, self._queue, self._metrics = bot, queue, metrics
        self._allowed_updates, self._long_poll = allowed_updates, long_poll
        self._updates = _OpenUpdates()
        self._is_lost = False

    async def start(self) -> None:
        """Delete the webhook, without which Telegram gives no updates. What waits is not thrown away."""
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except TelegramError as error:
            log.warning("webhook not deleted; it may still be set", reason=_reason(error))

    async def run(self) -> None:
        """Ask until cancelled."""
        waits = delays(FIRST_DELAY, LONGEST_DELAY)
        while True:
            try:
                await self._round()
                waits = delays(FIRST_DELAY, LONGEST_DELAY)
            except TelegramError as error:
                self._report_lost(error)
                await self._delete_webhook_if_set(error)
                asked = retry_after_seconds(error) if isinstance(error, RetryAfter) else 0.0
                await asyncio.sleep(max(next(waits), asked))

    async def close(self) -> None:
        """No-op: nothing arrives between polls."""

    async def finish(self) -> None:
        """Tell Telegram what was answered, so that nobody is answered twice after a restart."""
        if self._updates.offset is None:
            return
        try:
            async with asyncio.timeout(FINAL_CALL_TIMEOUT):
                await self._get_updates(0, limit=1)
        except (TelegramError, TimeoutError):
            log.warning("last answers not confirmed: they may be sent once more after the next start")

    async def _round(self) -> None:
        """Ask once, queue what is new, and wait as long as it takes until asking again makes sense."""
        asked = time.monotonic()
        self._updates.progress.clear()
        received = await self._get_updates(self._long_poll, limit=MAX_UPDATES)
        self._report_back()
        new = self._take(received)
        if self._updates.open:
            await self._wait_for_progress(new=new)
        elif not new and time.monotonic() - asked < EMPTY_DELAY:
            await asyncio.sleep(EMPTY_DELAY)

    async def _get_updates(self, hold: int, *, limit: int) -> list[object]:
        offset = self._updates.begin_call()
        parameters: dict[str, object] = {
            "limit": limit,
            "timeout": hold,
            "allowed_updates": list(self._allowed_updates),
        }
        if offset is not None:
            parameters["offset"] = offset
        return await self._bot.get_raw_updates(parameters, seconds=hold + LONG_POLL_MARGIN)

    def _take(self, received: list[object]) -> int:
        """Queue new updates. Gives how many were new."""
        numbered = {number: raw for raw in received if (number := update_id(raw)) is not None}
        if not numbered:
            return 0
        self._updates.received_from(min(numbered))
        new = [number for number in numbered if not self._updates.knows(number)]
        return sum([self._put(number, numbered[number]) for number in new])

    def _put(self, number: int, raw: object) -> bool:
        """Whether it was taken; one that wants no answer counts as answered."""
        incoming = read_update(raw, self._bot)
        if incoming is None:
            log_unqueued(NOBODYS)
            self._updates.opened(number)
            self._updates.finished(number, answered=True)
            return True
        confirmed = self._queue.put(incoming)
        if confirmed is None:
            self._updates.postponed(number)
            return False
        self._updates.opened(number)
        confirmed.add_done_callback(lambda done: self._updates.finished(number, answered=not done.cancelled()))
        return True

    async def _wait_for_progress(self, *, new: int) -> None:
        """Wait for an answer, and a little longer when several are open; not too long, for others may write."""
        try:
            async with asyncio.timeout(REPEAT_DELAY):
                await self._updates.progress.wait()
        except TimeoutError:
            return
        if new > 1:
            await asyncio.sleep(COALESCE_SECONDS)

    async def _delete_webhook_if_set(self, error: TelegramError) -> None:
        """Where a webhook is still set, because the call at start did not get through."""
        if _tells_of_webhook(error):
            try:
                await self._bot.delete_webhook(drop_pending_updates=False)
            except TelegramError:
                self._metrics.failed_polls.inc()

    def _report_lost(self, error: TelegramError) -> None:
        """Once, not at every attempt."""
        self._metrics.failed_polls.inc()
        if not self._is_lost:
            log.warning("no updates from Telegram; trying again", reason=_reason(error))
        self._is_lost = True

    def _report_back(self) -> None:
        if self._is_lost:
            log.info("updates from Telegram again")
        self._is_lost = False


def _tells_of_webhook(error: TelegramError) -> bool:
    return isinstance(error, Conflict) and "webhook" in error.message.lower()


def _reason(error: TelegramError) -> str:
    """For the log. Only a network error's text is ours; Telegram's may quote what was sent."""
    if _tells_of_webhook(error):
        return "409: a webhook is set for this bot; it is deleted now"
    if isinstance(error, Conflict):
        return "409: another program asks for this bot's updates; only one may run with this BOT_TOKEN"
    if isinstance(error, InvalidToken):
        return "BOT_TOKEN is refused now"
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        return error.message
    return type(error).__name__
