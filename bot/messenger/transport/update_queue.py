"""Updates take their turn here: those of one chat in order, chats side by side, with a bound on everything.

Knows neither handlers nor screens: whoever was given as `answer` gets an UpdateContext, and the returned future is done
when the update may be confirmed. Sources (polling, webhook) confirm to Telegram only then.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

import structlog

from bot.messenger.transport.flood_guard import FloodAction, FloodGuard
from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.update_context import (
    UPDATE_SECONDS,
    ClaimedByOther,
    UpdateContext,
    WebhookReply,
)
from bot.messenger.transport.update_log import CHAT_FULL, QUEUE_FULL, log_unqueued, log_update
from bot.operations.logs import exception_fields
from bot.operations.metrics import Metrics

MAX_AT_ONCE = 200
"""Updates being answered at the same time."""

MAX_QUEUED = 2_000
"""Updates taken and not yet done, in all chats; more are refused, and Telegram keeps them."""

MAX_QUEUED_IN_CHAT = 200
"""More of one chat than any person writes; what comes above is confirmed unread."""

LATE_SECONDS = 300.0
"""A message this old when its turn comes gets only 'the guide is back'."""

log = structlog.get_logger()

Answer = Callable[[UpdateContext], Awaitable[None]]
Confirmed = asyncio.Future[WebhookReply | None]


class UpdateQueue:
    """`clock` tells seconds since 1970, by Telegram."""

    def __init__(
        self, answer: Answer, *, clock: Callable[[], float], metrics: Metrics, seconds: float = UPDATE_SECONDS
    ) -> None:
        self._answer, self._clock, self._metrics, self._seconds = answer, clock, metrics, seconds
        self._flood_guard = FloodGuard(clock)
        self._chat_queues: dict[Hashable, deque[UpdateContext]] = {}
        self._open: dict[int, UpdateContext] = {}
        self._workers: dict[Hashable, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(MAX_AT_ONCE)

    @property
    def size(self) -> int:
        """How many updates were taken and are not done yet."""
        return len(self._open)

    def put(self, incoming: IncomingUpdate, *, can_reply_in_response: bool = False) -> Confirmed | None:
        """Put an update in line. The future is done with it; None means no room: ask again later.

        With `can_reply_in_response` the caller returns the future's result to Telegram as a webhook reply. A second put
        of an open update gets the same future.
        """
        known = self._open.get(incoming.update_id)
        if known:
            return known.done
        if len(self._open) >= MAX_QUEUED:
            self._metrics.rejected.inc()
            log_unqueued(QUEUE_FULL)
            return None
        self._metrics.updates.inc()
        context = self._context(incoming, can_reply_in_response=can_reply_in_response)
        chat_queue = self._chat_queues.get(incoming.queue_key)
        if chat_queue is not None and len(chat_queue) >= MAX_QUEUED_IN_CHAT and not incoming.is_close_press:
            context.done.set_result(None)
            log_unqueued(CHAT_FULL)
            return context.done
        if incoming.is_close_press and chat_queue and not context.cancelled:
            for queued in chat_queue:
                queued.cancel()
        self._queue(context, chat_queue)
        return context.done

    def expire(self) -> None:
        """Forget who wrote a while ago."""
        self._flood_guard.expire()

    async def drain(self, seconds: float) -> int:
        """Wait until everything taken is done, at most `seconds`, and give up the rest.

        Gives how many updates were given up and not confirmed: Telegram keeps those.
        """
        if self._workers:
            await asyncio.wait(self._workers.values(), timeout=seconds)
        rest = sum(not context.done.done() for context in self._open.values())
        workers = [*self._workers.values()]
        for worker in workers:
            worker.cancel()
        if workers:
            await asyncio.wait(workers)
        return rest

    def _context(self, incoming: IncomingUpdate, *, can_reply_in_response: bool) -> UpdateContext:
        action = self._flood_guard.decide(incoming)
        context = UpdateContext(
            incoming, flood_action=action, can_reply_in_response=can_reply_in_response, seconds=self._seconds
        )
        if action is FloodAction.DROP:
            context.cancel()
        return context

    def _queue(self, context: UpdateContext, chat_queue: deque[UpdateContext] | None) -> None:
        self._open[context.incoming.update_id] = context
        if chat_queue is not None:
            chat_queue.append(context)
            return
        name = context.incoming.queue_key
        chat_queue = self._chat_queues[name] = deque([context])
        self._workers[name] = asyncio.create_task(self._serve(name, chat_queue))

    async def _serve(self, name: Hashable, chat_queue: deque[UpdateContext]) -> None:
        """Answer the updates of one key until none waits."""
        try:
            while chat_queue:
                await self._slots.acquire()
                chat_queue[0].release_slot = self._slots.release
                try:
                    await self._process(chat_queue[0])
                finally:
                    chat_queue[0].free_slot()
                chat_queue.popleft()
        finally:
            for context in chat_queue:
                self._finish(context, confirm=False)
            del self._chat_queues[name], self._workers[name]

    async def _process(self, context: UpdateContext) -> None:
        sent = context.incoming.sent
        context.is_late = sent is not None and self._clock() - sent > LATE_SECONDS
        context.on_long_wait = lambda: self._confirm_early(context)
        try:
            async with context.limit_time():
                await self._answer(context)
        except ClaimedByOther:
            context.got = "left to another process"
            log_update(context)
            self._finish(context, confirm=False)
            return
        except TimeoutError:
            context.got = "abandoned: timed out"
            self._metrics.abandoned.inc()
            log.warning("update abandoned: timed out", seconds=self._seconds)
        except Exception as error:  # noqa: BLE001 - the last edge: a fault of this program must not stop a chat for good
            context.got = "abandoned: no answer could be sent"
            self._metrics.abandoned.inc()
            log.error("update abandoned: no answer could be sent", **exception_fields(error))  # noqa: TRY400 - a traceback may quote a person
        log_update(context)
        self._finish(context, confirm=True)

    def _confirm_early(self, context: UpdateContext) -> None:
        """Telegram asks for a long wait: this process remembers the update, and others are given out and answered."""
        context.free_slot()
        if not context.done.done():
            log.warning("update confirmed before its answer: Telegram asks for a long wait")
            context.done.set_result(context.take_webhook_reply())
            context.can_reply_in_response = False

    def _finish(self, context: UpdateContext, *, confirm: bool) -> None:
        """Whoever waits for this update hears of it; Telegram keeps one that is not confirmed and gives it again."""
        self._open.pop(context.incoming.update_id, None)
        if context.done.done():
            if not confirm:
                log.warning("update lost: it was confirmed before its answer, and the program stops during its wait")
            return
        if confirm:
            self._metrics.update_seconds.observe(asyncio.get_running_loop().time() - context.taken)
            context.done.set_result(context.take_webhook_reply())
        else:
            context.done.cancel()
