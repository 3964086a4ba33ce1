"""Presses are acknowledged beside everything else, so that no screen waits for it: the button stops turning.

By webhook that costs no call: it goes along with the response to the request that brought the press.
"""

import asyncio

from telegram.error import TelegramError

from bot.messenger.transport.bot import GuideBot
from bot.messenger.transport.update_context import UpdateContext
from bot.operations.metrics import Metrics


class Acknowledgements:
    """Calls of `answerCallbackQuery` under way."""

    def __init__(self, bot: GuideBot, metrics: Metrics) -> None:
        self._bot, self._metrics = bot, metrics
        self._tasks: set[asyncio.Task[None]] = set()

    def acknowledge(self, context: UpdateContext, alert: str | None = None) -> None:
        """Answer a press, if it was one. With `alert` a box over the chat shows that text."""
        query_id = context.incoming.callback_query_id
        if query_id is None:
            return
        if not context.can_reply_in_response:
            self._begin(query_id, alert)
            return
        shown = {"text": alert, "show_alert": True} if alert else {}
        reply = {"method": "answerCallbackQuery", "callback_query_id": query_id, **shown}
        context.reply_by_webhook(reply, instead=lambda: self._begin(query_id, alert))

    async def drain(self, seconds: float | None = None) -> None:
        """Wait for the calls under way, at most `seconds`."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    def _begin(self, query_id: str, alert: str | None) -> None:
        task = asyncio.create_task(self._answer(query_id, alert))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, query_id: str, alert: str | None) -> None:
        """If it comes to nothing the button stops by itself, and the screen comes all the same."""
        try:
            await self._bot.answer_callback_query(query_id, text=alert, show_alert=True if alert else None)
        except TelegramError:
            self._metrics.unacknowledged.inc()
