"""Long polling that confirms an update only when it was answered.

Telegram keeps everything from the lowest unanswered id on and gives it again at each call: it is the queue. What is at
work is skipped, so a slow chat holds up nobody; at most 100 are open, since Telegram looks no further.
"""

import asyncio
import time
from http import HTTPStatus

import structlog

from bot.messenger.api import Caller, Refused, Unreachable
from bot.messenger.incoming import Incoming
from bot.messenger.receive import ALLOWED_UPDATES, receive, update_id
from bot.messenger.source import FIRST_BACKOFF, LONGEST_BACKOFF, Taking
from bot.operations.metrics import Metrics

LONG_POLL = 25
GRACE = 10.0
"""How much longer than the long poll its answer may take."""

EMPTY_WAIT = 0.25
"""After an early empty answer, so that a server which never holds a call is not asked without end."""

REPEAT_WAIT = 0.55
"""While the lowest id is at work. Telegram gives a single update when an offset is repeated within half a second."""

SETTLE = 0.001
"""After the first answer of several at work: the next call then confirms more of them."""

LAST_CALL = 1.0
"""Seconds for the last call, to connect as well: whoever stops the program does not wait for a lost network."""

log = structlog.get_logger()


class Ledger:
    """Which updates are open and which are answered. `offset` is what Telegram may forget everything below."""

    def __init__(self) -> None:
        self.open: set[int] = set()
        self._again: set[int] = set()
        self._answered: set[int] = set()
        self._next: int | None = None
        self._asked_from: int | None = None
        self.progress = asyncio.Event()

    @property
    def offset(self) -> int | None:
        """The lowest id that is not answered; None before the first update."""
        return min(self.open | self._again, default=self._next)

    def begin_call(self) -> int | None:
        """The offset for a call; what was answered below it is forgotten.

        Not before: the answer to an earlier call may still bring it, and it must not be taken twice.
        """
        offset = self._asked_from = self.offset
        self._answered = {done for done in self._answered if offset is not None and done >= offset}
        return offset

    def knows(self, update: int) -> bool:
        return update in self.open or update in self._answered

    def came(self, lowest: int) -> None:
        """An answer begins with this update, the lowest that Telegram still has: what is lower is gone."""
        if self._asked_from is not None and lowest < self._asked_from:
            self._start_over()
        self._again = {update for update in self._again if update >= lowest}

    def opened(self, update: int) -> None:
        self._again.discard(update)
        self.open.add(update)
        self._next = max(self._next or 0, update + 1)

    def postponed(self, update: int) -> None:
        """There was no room for it: it is asked for again."""
        self._again.add(update)

    def closed(self, update: int, *, answered: bool) -> None:
        """An answered update is confirmed by the next call; an unanswered one is asked for again."""
        self.progress.set()
        if update not in self.open:
            return
        self.open.remove(update)
        if answered:
            self._answered.add(update)
        else:
            self._again.add(update)

    def _start_over(self) -> None:
        """Telegram numbers anew after a week without updates, perhaps from a lower number (Bot API, Update).

        An offset of the old numbers would confirm nothing any more.
        """
        for known in (self.open, self._again, self._answered):
            known.clear()
        self._next = self._asked_from = None


class Poller:
    """`bot` is the bot's user name, `long_poll` the seconds that Telegram may hold a call."""

    name = "polling"

    def __init__(self, api: Caller, inbox: Taking, *, bot: str, metrics: Metrics, long_poll: int = LONG_POLL) -> None:
        self._api, self._inbox, self._bot, self._metrics = api, inbox, bot, metrics
        self._long_poll = long_poll
        self._ledger = Ledger()
        self._lost = False

    async def start(self) -> None:
        """Telegram gives updates to who asks only while no webhook is set. What waits is not thrown away."""
        try:
            await self._forget_webhook()
        except (Refused, Unreachable) as error:
            log.warning("webhook not taken away; going on without it", reason=_reason(error))

    async def run(self) -> None:
        """Ask until cancelled."""
        backoff = FIRST_BACKOFF
        while True:
            try:
                await self._round()
                backoff = FIRST_BACKOFF
            except (Refused, Unreachable) as error:
                self._note_lost(error)
                await self._free_of_webhook(error)
                await asyncio.sleep(max(backoff, getattr(error, "retry_after", None) or 0))
                backoff = min(backoff * 2, LONGEST_BACKOFF)

    async def _round(self) -> None:
        """Ask once, hand over what is new, and wait as long as it takes until asking again makes sense."""
        asked = time.monotonic()
        self._ledger.progress.clear()
        updates = await self._ask(self._long_poll)
        self._note_back()
        fresh = self._take(updates)
        if self._ledger.open:
            await self._wait_for_progress(fresh=fresh)
        elif not fresh and time.monotonic() - asked < EMPTY_WAIT:
            await asyncio.sleep(EMPTY_WAIT)

    async def _free_of_webhook(self, error: Refused | Unreachable) -> None:
        """Where a webhook is still set, because the call at start did not get through."""
        if isinstance(error, Refused) and _tells_of_webhook(error):
            try:
                await self._forget_webhook()
            except (Refused, Unreachable):
                self._metrics.failed_polls.inc()

    async def _forget_webhook(self) -> None:
        await self._api.call("deleteWebhook", {"drop_pending_updates": False})

    async def close(self) -> None:
        """Nothing comes unasked."""

    async def finish(self) -> None:
        """Tell Telegram what was answered, so that nobody is answered twice after a restart."""
        if self._ledger.offset is None:
            return
        try:
            async with asyncio.timeout(LAST_CALL):
                await self._api.call("getUpdates", self._parameters(0) | {"limit": 1})
        except (Refused, Unreachable, TimeoutError):
            log.warning("last answers not confirmed: they may be given once more after the next start")

    async def _ask(self, hold: int) -> list[object]:
        found = await self._api.call("getUpdates", self._parameters(hold), seconds=hold + GRACE)
        if not isinstance(found, list):
            raise Unreachable("getUpdates gave no list")
        return found

    def _parameters(self, hold: int) -> dict[str, object]:
        offset = self._ledger.begin_call()
        place = {} if offset is None else {"offset": offset}
        return {**place, "limit": 100, "timeout": hold, "allowed_updates": list(ALLOWED_UPDATES)}

    def _take(self, updates: list[object]) -> int:
        """Hand new updates to the inbox. Gives how many were new."""
        numbered = {number: update for update in updates if (number := update_id(update)) is not None}
        if not numbered:
            return 0
        self._ledger.came(min(numbered))
        new = [number for number in numbered if not self._ledger.knows(number)]
        return sum([self._hand_over(number, receive(numbered[number], bot=self._bot)) for number in new])

    def _hand_over(self, number: int, incoming: Incoming | None) -> bool:
        """Whether the update was taken. What there was no room for stays with Telegram."""
        if incoming is None:
            self._ledger.opened(number)
            self._ledger.closed(number, answered=True)
            return True
        future = self._inbox.take(incoming)
        if future is None:
            self._ledger.postponed(number)
            return False
        self._ledger.opened(number)
        future.add_done_callback(lambda done: self._ledger.closed(number, answered=not done.cancelled()))
        return True

    async def _wait_for_progress(self, *, fresh: int) -> None:
        """Wait for an answer, and a little longer when several are at work; not too long, for others may write."""
        try:
            async with asyncio.timeout(REPEAT_WAIT):
                await self._ledger.progress.wait()
        except TimeoutError:
            return
        if fresh > 1:
            await asyncio.sleep(SETTLE)

    def _note_lost(self, error: Refused | Unreachable) -> None:
        """Once, not at every try."""
        self._metrics.failed_polls.inc()
        if not self._lost:
            log.warning("no updates from Telegram; trying again", reason=_reason(error))
        self._lost = True

    def _note_back(self) -> None:
        if self._lost:
            log.info("updates from Telegram again")
        self._lost = False


def _tells_of_webhook(error: Refused) -> bool:
    return error.status == HTTPStatus.CONFLICT and "webhook" in error.description.lower()


def _reason(error: Refused | Unreachable) -> str:
    if isinstance(error, Unreachable):
        return str(error)
    if _tells_of_webhook(error):
        return "409: a webhook is set for this bot; it is taken away now"
    return _REASONS.get(error.status, f"status {error.status}")


_REASONS: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "401: BOT_TOKEN is refused now",
    HTTPStatus.NOT_FOUND: "404: BOT_TOKEN is refused now",
    HTTPStatus.CONFLICT: "409: another program asks for this bot's updates; only one may run with this BOT_TOKEN",
}
