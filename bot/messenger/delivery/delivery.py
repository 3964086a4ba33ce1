"""Edit, send, delete or give up.

A press edits its message in place; a text or command gets a new one.
"""

from collections.abc import Sequence
from typing import Any

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, ReplyParameters
from telegram.error import TelegramError

from bot.messenger.delivery.acknowledgements import Acknowledgements
from bot.messenger.delivery.message import OutgoingMessage, TextMessage
from bot.messenger.delivery.refusals import Refusal, classify
from bot.messenger.transport.bot import GuideBot
from bot.messenger.transport.update_context import CleanupContext, UpdateCancelled, UpdateContext
from bot.operations.metrics import Metrics
from bot.screens.decision import Clear, DeleteSent, Effect, Leave, RememberLanguage
from bot.screens.telegram_limits import MAX_DELETIONS
from bot.store.store import Store

INLINE_CACHE_SECONDS = 60
"""How long Telegram may answer the same inline query of the same person by itself."""


class Unreachable(Exception):
    """Nobody is there any more: the bot was blocked, the account or the chat deleted, or the right to write lost."""


class Delivery:
    """Shows messages and carries out effects. Messages of both sides are recorded for a later deletion."""

    def __init__(self, bot: GuideBot, store: Store, metrics: Metrics) -> None:
        self._bot, self._store, self._metrics = bot, store, metrics
        self.acknowledgements = Acknowledgements(bot, metrics)

    async def show(
        self,
        context: UpdateContext,
        message: OutgoingMessage,
        effects: Sequence[Effect] = (),
        *,
        answered_before: int | None = None,
        is_reply: bool = False,
    ) -> int:
        """Show the message and carry out the effects. Gives the id of the message that shows it.

        `answered_before` is the message that answered a text which has been corrected since: it is edited. A new
        message that `is_reply` quotes the person's, so that a press on it tells which one is meant.

        Raises Unreachable, UpdateCancelled, or TelegramError for a refusal that nothing here explains.
        """
        pressed = context.incoming.message_id if context.incoming.callback_query_id else answered_before
        if Leave() in effects:
            return await self._leave(context, message, pressed)
        self.acknowledgements.acknowledge(context)
        for effect in effects:
            await self._carry_out(context, effect)
        pressed = None if Clear() in effects else pressed
        shown = await self._show(context, message, pressed, is_reply=is_reply)
        await self._record_unless_closed(context, shown)
        return shown

    async def send_text(self, context: UpdateContext, text: str) -> None:
        """Send plain text, with nothing in it that could be refused. Raises as `show`."""
        sent = await self._send(context, TextMessage(text, html=False))
        await self._record_unless_closed(context, sent)

    async def answer_inline_query(
        self, context: UpdateContext, results: Sequence[InlineQueryResultArticle], button: InlineQueryResultsButton
    ) -> None:
        """Show the results above the person's keyboard. A query that is too old is nobody's loss."""
        try:
            await self._bot.answer_inline_query(
                context.incoming.inline_query_id or "",
                results,
                cache_time=INLINE_CACHE_SECONDS if results else 0,
                is_personal=True,
                button=button,
                rate_limit_args=context,
            )
        except TelegramError as error:
            if classify(error) is not Refusal.TOO_OLD:
                raise

    async def delete_incoming(self, context: UpdateContext) -> None:
        """Delete the message that this update is about: it came after its chat was closed."""
        message_id = context.incoming.message_id
        if message_id is not None:
            await self._delete_one(CleanupContext(context), message_id)
            await self._store.forget_messages(context.incoming.chat_id, [message_id])

    async def _carry_out(self, context: UpdateContext, effect: Effect) -> None:
        """Before the screen: the choice stands even where this one answer cannot be shown."""
        chat_id = context.incoming.chat_id
        if isinstance(effect, RememberLanguage):
            await self._store.remember_language(chat_id, effect.language)
        elif isinstance(effect, Clear):
            await self._store.close_chat(chat_id, update=context.incoming.update_id)
            await self._delete_recorded(context)
        elif isinstance(effect, DeleteSent):
            await self._delete_sent(context)

    async def _leave(self, context: UpdateContext, everyday: OutgoingMessage, pressed: int | None) -> int:
        """First the everyday page, then everything else is deleted, then the press is acknowledged."""
        chat_id = context.incoming.chat_id
        await self._store.close_chat(chat_id, update=context.incoming.update_id)
        shown = await self._show(context, everyday, pressed)
        await self._store.record_message(chat_id, shown)
        await self._delete_recorded(context, keep=shown)
        self.acknowledgements.acknowledge(context)
        return shown

    async def _record_unless_closed(self, context: UpdateContext, message_id: int) -> None:
        """Record what is shown for a later deletion; if the chat was closed meanwhile, delete it again.

        A pressed message that was edited goes too: by now it may have been the everyday page, and is so no longer.
        """
        chat_id, update_id = context.incoming.chat_id, context.incoming.update_id
        closed = await self._store.record_message(chat_id, message_id, update=update_id)
        context.marked_done = True
        if not closed:
            return
        await self._delete_one(CleanupContext(context), message_id)
        await self._store.forget_messages(chat_id, [message_id])
        raise UpdateCancelled

    async def _show(
        self, context: UpdateContext, message: OutgoingMessage, pressed: int | None, *, is_reply: bool = False
    ) -> int:
        """Show a message in the pressed one, or as a new one. Gives the id of the message that shows it."""
        if pressed is not None and await self._edit(context, pressed, message):
            return pressed
        return await self._send(context, message, is_reply=is_reply and pressed is None)

    async def _edit(self, context: UpdateContext, message_id: int, message: OutgoingMessage) -> bool:
        """Whether the message shows it now. A refusal that nobody has seen yet means that a new message must do."""
        try:
            await self._bot.edit_message_text(
                message.text,
                context.incoming.chat_id,
                message_id,
                reply_markup=message.keyboard,
                rate_limit_args=context,
            )
        except TelegramError as error:
            refusal = classify(error)
            if refusal is Refusal.GONE:
                raise Unreachable from None
            return refusal is Refusal.UNCHANGED
        return True

    async def _send(
        self, context: UpdateContext, message: OutgoingMessage, *, in_thread: bool = True, is_reply: bool = False
    ) -> int:
        """The id of the new message. A person whose topic of a private chat is gone gets it outside of topics."""
        incoming = context.incoming
        thread_id = incoming.thread_id if in_thread else None
        try:
            sent = await self._bot.send_message(
                incoming.chat_id,
                message.sent_text,
                reply_markup=message.keyboard,
                message_thread_id=thread_id,
                reply_parameters=_quoting(incoming.message_id) if is_reply else None,
                rate_limit_args=context,
                **_parse_mode(message),
            )
        except TelegramError as error:
            refusal = classify(error)
            if refusal is Refusal.NO_THREAD and incoming.is_private and thread_id is not None:
                return await self._send(context, message, in_thread=False, is_reply=is_reply)
            if refusal in {Refusal.GONE, Refusal.NO_THREAD}:
                raise Unreachable from None
            raise
        return sent.message_id

    async def _delete_recorded(self, context: UpdateContext, *, keep: int | None = None) -> None:
        """Delete every recorded message of the chat, of both sides, except `keep`."""
        recorded = await self._store.recorded_messages(context.incoming.chat_id)
        await self._delete_all(context, [message_id for message_id in recorded if message_id != keep])

    async def _delete_sent(self, context: UpdateContext) -> None:
        """Delete the person's message that the pressed one quotes, with what came until that answer, as in an album.

        Without a quote, as where a corrected text was answered, it is the message before the pressed one.
        """
        pressed, quoted = context.incoming.message_id or 0, context.incoming.quoted_id
        before = sorted(one for one in await self._store.recorded_messages(context.incoming.chat_id) if one < pressed)
        await self._delete_all(context, [one for one in before if one >= quoted] if quoted else before[-1:])

    async def _delete_all(self, context: UpdateContext, message_ids: Sequence[int]) -> None:
        """Delete recorded messages, and forget them."""
        for start in range(0, len(message_ids), MAX_DELETIONS):
            await self._delete(context, message_ids[start : start + MAX_DELETIONS])
        await self._store.forget_messages(context.incoming.chat_id, message_ids)

    async def _delete(self, context: UpdateContext, message_ids: Sequence[int]) -> None:
        try:
            await self._bot.delete_messages(context.incoming.chat_id, message_ids, rate_limit_args=context)
        except TelegramError as error:
            if classify(error) is Refusal.NO_METHOD:
                return
            for message_id in message_ids:
                await self._delete_one(context, message_id)

    async def _delete_one(self, context: UpdateContext, message_id: int) -> None:
        """One refusal (too old, gone already) must not keep the others."""
        try:
            await self._bot.delete_message(context.incoming.chat_id, message_id, rate_limit_args=context)
        except TelegramError:
            self._metrics.undeleted.inc()


def _quoting(message_id: int | None) -> ReplyParameters | None:
    """Sent all the same where the person has deleted the message meanwhile."""
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None


def _parse_mode(message: OutgoingMessage) -> dict[str, Any]:
    """The bot's default is HTML."""
    return {} if message.html else {"parse_mode": None}
