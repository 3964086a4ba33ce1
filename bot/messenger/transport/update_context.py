"""One update's turn: what it is, whether it is still wanted, how long it may take, where its waits end early."""

import asyncio
from collections.abc import Callable, Mapping

from bot.messenger.transport.flood_guard import FloodAction
from bot.messenger.transport.incoming import IncomingUpdate
from bot.screens.decision import Languages

UPDATE_SECONDS = 30.0
"""What one update may take, without the waits that Telegram asks for."""

LONGEST_WAIT = 3600.0
"""Seconds. Whoever Telegram makes us wait for longer than that is not waited for."""

WebhookReply = Mapping[str, object]
"""A Bot API call as a JSON object, which goes back in the body of the response to Telegram's own request."""


class UpdateCancelled(Exception):
    """The chat was closed meanwhile: nothing more may be sent for this update."""


class ClaimedByOther(Exception):
    """Another process is answering this update: it is not done, and must be asked for again."""


class WaitTooLong(Exception):
    """Telegram asks to wait longer than LONGEST_WAIT."""


class UpdateContext:
    """Made by the update queue for each update, and handed to whoever answers it.

    `seconds` is what the update may take. `can_reply_in_response`: the source of the update can return a webhook reply
    in the response to Telegram.
    """

    __slots__ = (
        "_cancelled",
        "_instead",
        "_timeout",
        "_webhook_reply",
        "attempts",
        "can_reply_in_response",
        "done",
        "flood_action",
        "got",
        "incoming",
        "is_late",
        "languages",
        "marked_done",
        "on_long_wait",
        "release_slot",
        "seconds",
        "started",
        "taken",
    )

    def __init__(
        self,
        incoming: IncomingUpdate,
        *,
        flood_action: FloodAction = FloodAction.ANSWER,
        can_reply_in_response: bool = False,
        seconds: float = UPDATE_SECONDS,
    ) -> None:
        self.incoming = incoming
        self.flood_action = flood_action
        self.can_reply_in_response = can_reply_in_response
        self.seconds = seconds
        self.is_late = False
        """Whether the message waited so long that only 'the guide is back' may be said."""
        self.languages = Languages(None, incoming.language_code)
        """With the chosen language as soon as the store has told it."""
        self.done: asyncio.Future[WebhookReply | None] = asyncio.get_running_loop().create_future()
        """Done when the update may be confirmed to Telegram; cancelled when Telegram must give it again."""
        self.attempts = 0
        """How often this update was begun, in this life of the program and in former ones."""
        self.got = "no answer"
        """What the person got, in a word, for the log: the first word of a screen's address, or why there was none."""
        self.marked_done = False
        """Whether the store knows already that the update is answered."""
        self.on_long_wait: Callable[[], object] = lambda: None
        self.release_slot: Callable[[], object] | None = None
        """Makes room for another update to be answered."""
        self.taken = self.started = asyncio.get_running_loop().time()
        self._cancelled: asyncio.Event | None = None
        self._timeout: asyncio.Timeout | None = None
        self._webhook_reply: WebhookReply | None = None
        self._instead: Callable[[], object] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether nothing more may be sent: the chat was closed, or a flood drops the update."""
        return self._cancelled is not None and self._cancelled.is_set()

    @property
    def starts_flood(self) -> bool:
        """Whether this is the update with which a flood begins, which gets the hotline."""
        return self.flood_action is FloodAction.HOTLINE

    def cancel(self) -> None:
        """Nothing more for this update, except to record its message for a later deletion."""
        if self._cancelled is None:
            self._cancelled = asyncio.Event()
        self._cancelled.set()

    def check(self) -> None:
        """Raises UpdateCancelled when nothing more may be sent."""
        if self.cancelled:
            raise UpdateCancelled

    def free_slot(self) -> None:
        """Make room for another update, once."""
        release, self.release_slot = self.release_slot, None
        if release:
            release()

    def limit_time(self) -> asyncio.Timeout:
        """The time limit for the block in which the update is answered. The block raises TimeoutError."""
        self.started = asyncio.get_running_loop().time()
        self._timeout = asyncio.timeout(self.seconds)
        return self._timeout

    def reply_by_webhook(self, reply: WebhookReply, *, instead: Callable[[], object]) -> None:
        """Leave a call for the way back. Should the update have to wait, `instead` makes the call at once."""
        self._webhook_reply, self._instead = reply, instead

    def take_webhook_reply(self) -> WebhookReply | None:
        """The call that was left, once."""
        reply, self._webhook_reply, self._instead = self._webhook_reply, None, None
        return reply

    async def pause(self, seconds: float) -> None:
        """Wait before another attempt. Raises UpdateCancelled as soon as the chat is closed."""
        if self._instead is not None:
            instead = self._instead
            self.take_webhook_reply()
            instead()
        if self._cancelled is None:
            self._cancelled = asyncio.Event()
        try:
            async with asyncio.timeout(seconds):
                await self._cancelled.wait()
        except TimeoutError:
            return
        raise UpdateCancelled

    def allow_wait(self, seconds: float) -> None:
        """Take a wait that Telegram asks for out of the time limit. Raises WaitTooLong.

        When the wait ends later than the update's own time, the update is confirmed now and stays in memory: else a
        single chat could keep Telegram from giving out anybody else's updates.
        """
        if seconds > LONGEST_WAIT:
            raise WaitTooLong
        deadline = self._timeout.when() if self._timeout else None
        if self._timeout is not None and deadline is not None:
            self._timeout.reschedule(deadline + seconds)
        if asyncio.get_running_loop().time() + seconds - self.started > self.seconds:
            self.on_long_wait()


class CleanupContext(UpdateContext):
    """No close ends it: for deleting what was sent too late for the close that came.

    Its waits are taken out of the time limit of `context`.
    """

    __slots__ = ("_context",)

    def __init__(self, context: UpdateContext) -> None:
        super().__init__(context.incoming)
        self._context = context

    def check(self) -> None:
        """Never raises."""

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def allow_wait(self, seconds: float) -> None:
        self._context.allow_wait(seconds)
