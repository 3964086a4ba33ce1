"""One update, from its claim to its answer. Where anything fails, the ready-made hotline goes out."""

import asyncio
from collections.abc import Callable

import structlog
from telegram import InlineQueryResultsButton

from bot.messenger.delivery.delivery import Delivery, Unreachable
from bot.messenger.delivery.fallback import Fallback
from bot.messenger.handlers.application import GuideApplication
from bot.messenger.transport.flood_guard import FloodAction
from bot.messenger.transport.update_context import ClaimedByOther, UpdateCancelled, UpdateContext
from bot.operations.logs import exception_fields
from bot.operations.metrics import Metrics
from bot.screens.decision import Languages
from bot.store.store import Claim, ClaimState, Store

MAX_ATTEMPTS = 3
"""An update begun more often than that, in this life of the program and in former ones, gets the hotline alone."""

log = structlog.get_logger()


class UpdateHandler:
    """`fallback` gives the texts that are ready at the time."""

    def __init__(
        self,
        application: GuideApplication,
        *,
        delivery: Delivery,
        store: Store,
        fallback: Callable[[], Fallback],
        metrics: Metrics,
    ) -> None:
        self._application, self._delivery, self._store = application, delivery, store
        self._fallback, self._metrics = fallback, metrics

    async def handle(self, context: UpdateContext) -> None:
        """Answer one update, once.

        Raises ClaimedByOther when another process does. No other exception, unless the hotline itself cannot be sent.
        """
        incoming = context.incoming
        message_id = incoming.message_id if incoming.is_private else None  # nothing is ever cleared in a group
        claim = await self._store.claim(incoming.update_id, chat=incoming.chat_id, message=message_id)
        context.attempts = claim.attempts
        if claim.state is ClaimState.DONE:
            context.got = "answered before"
            return
        if claim.state is ClaimState.CLAIMED_BY_OTHER:
            raise ClaimedByOther
        context.languages = Languages(claim.language, incoming.language_code)
        try:
            await self._handle_claimed(context, claim)
        except asyncio.CancelledError:
            await self._store.release(incoming.update_id)
            raise
        if not context.marked_done:
            await self._store.mark_done(incoming.update_id)

    async def _handle_claimed(self, context: UpdateContext, claim: Claim) -> None:
        incoming = context.incoming
        if incoming.inline_query_id is not None:
            await self._answer_inline_query(context)
            return
        if claim.chat_closed:
            context.cancel()
            if incoming.callback_query_id is None:
                await self._delivery.delete_incoming(context)
        if context.cancelled or context.flood_action is FloodAction.ALERT:
            self._only_acknowledge(context)
        elif claim.attempts > MAX_ATTEMPTS and not incoming.is_close_press:
            log.warning("too many attempts; sending the fallback", attempts=claim.attempts)
            await self._send_fallback(context)
        else:
            await self._answer(context)

    def _only_acknowledge(self, context: UpdateContext) -> None:
        self._metrics.dropped.inc()
        shows_number = context.flood_action is FloodAction.ALERT
        context.got = "alert" if shows_number else "dropped"
        alert = self._fallback().alert(*self._codes(context)) if shows_number else None
        self._delivery.acknowledgements.acknowledge(context, alert)

    async def _answer(self, context: UpdateContext) -> None:
        try:
            await self._application.answer(context)
        except UpdateCancelled:
            self._drop(context)
        except Unreachable:
            self._miss(context)
        except Exception as error:  # noqa: BLE001 - the outer edge: whatever went wrong, the person gets the number now
            log.error("handler failed; sending the fallback", **exception_fields(error))  # noqa: TRY400 - a traceback may quote them
            await self._send_fallback(context)
        else:
            self._metrics.answered.inc()

    async def _send_fallback(self, context: UpdateContext) -> None:
        """The hotline as plain text; in a group nothing, for nothing personal may stand there."""
        self._metrics.fallbacks.inc()
        context.got = "fallback" if context.incoming.is_private else "no answer"
        self._delivery.acknowledgements.acknowledge(context)
        if not context.incoming.is_private:
            return
        try:
            await self._delivery.send_text(context, self._fallback().text(*self._codes(context)))
        except UpdateCancelled:
            self._drop(context)
        except Unreachable:
            self._miss(context)

    def _drop(self, context: UpdateContext) -> None:
        self._metrics.dropped.inc()
        context.got = "dropped"

    def _miss(self, context: UpdateContext) -> None:
        self._metrics.unreachable.inc()
        context.got = "unreachable"

    async def _answer_inline_query(self, context: UpdateContext) -> None:
        """A failure shows no results, and above the keyboard the button to the private chat."""
        try:
            await self._application.answer(context)
        except Exception as error:  # noqa: BLE001 - the outer edge, as above
            log.error("handler failed; answering the inline query with a button alone", **exception_fields(error))  # noqa: TRY400 - as above
            self._metrics.fallbacks.inc()
            context.got = "fallback"
            button = InlineQueryResultsButton(
                self._fallback().inline_button(*self._codes(context)), start_parameter="home"
            )
            await self._delivery.answer_inline_query(context, [], button)
        else:
            self._metrics.answered.inc()

    @staticmethod
    def _codes(context: UpdateContext) -> tuple[str | None, str | None]:
        return context.languages.chosen, context.languages.hinted
