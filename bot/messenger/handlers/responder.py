"""What is asked for becomes a message, which then is delivered. The content in use may change at any time."""

from collections.abc import Callable

from telegram import InlineQueryResultsButton

from bot.messenger.delivery.delivery import Delivery
from bot.messenger.delivery.message_cache import MessageCache
from bot.messenger.delivery.rendering import render_card
from bot.messenger.transport.update_context import UpdateContext
from bot.screens.address import Address, parse
from bot.screens.content import Content
from bot.screens.decision import AddressSource, Decision, Query, decide, understand
from bot.screens.follow_up import Place
from bot.screens.inline import inline_answer
from bot.screens.place import place_at
from bot.screens.router import ROUTES
from bot.store.recent_answers import RecentAnswers

_FIRST_WORDS = frozenset(route.pattern[0] for route in ROUTES)


class Responder:
    """`content` gives the content in use at the time; `recent` remembers what was shown last, for a while."""

    def __init__(self, content: Callable[[], Content], delivery: Delivery, recent: RecentAnswers) -> None:
        self._content_in_use, self._delivery, self._recent = content, delivery, recent
        self._cache = MessageCache(content())

    async def show_screen(self, context: UpdateContext, address: Address | None, source: AddressSource) -> None:
        """Show the screen at an address. Raises as `Delivery.show`, and whatever a broken screen raises."""
        content = self._content()
        decision = decide(content.guide, address, languages=context.languages, source=source)
        await self._show(context, decision)

    async def reply_to_text(self, context: UpdateContext, text: str, otherwise: Address | None = None) -> None:
        """Show what answers a typed text, or `otherwise` where nothing does. Raises as `show_screen`."""
        query = Query(text, context.languages, self._place(context))
        decision = understand(self._content(), query)
        if otherwise and decision.spec.address.screen == "nothing":
            await self.show_screen(context, otherwise, AddressSource.COMMAND)
        else:
            await self._show(context, decision)

    async def answer_inline_query(self, context: UpdateContext, text: str) -> None:
        """Answer an inline query. Raises as `show_screen`."""
        answer = inline_answer(self._content(), Query(text, context.languages))
        results = [render_card(card) for card in answer.cards]
        context.got = "results" if results else "no results"
        button = InlineQueryResultsButton(answer.open_label, start_parameter=answer.open_payload)
        await self._delivery.answer_inline_query(context, results, button)

    async def _show(self, context: UpdateContext, decision: Decision) -> None:
        """Show the screen; where a text was corrected, in the message that answered it before."""
        incoming, spec = context.incoming, decision.spec
        recent = self._recent.get(incoming.chat_id)
        corrected = recent.message if recent and incoming.is_edited and recent.question == incoming.message_id else None
        self._recent.forget(incoming.chat_id)
        message = self._cache.message(spec)
        context.got = spec.address.screen if spec.address.screen in _FIRST_WORDS else "unknown"  # it may be made up
        shown = await self._delivery.show(
            context, message, decision.effects, answered_before=corrected, is_reply=spec.offers_deletion
        )
        if incoming.is_private and not decision.effects_end_chat:
            address = str(spec.address.without_origin().in_language(spec.language))
            question = 0 if incoming.callback_query_id else incoming.message_id or 0
            self._recent.remember(incoming.chat_id, address=address, alert=spec.alert, question=question, message=shown)

    def _place(self, context: UpdateContext) -> Place | None:
        """The screen that was shown last; a corrected text is judged by itself."""
        recent = None if context.incoming.is_edited else self._recent.get(context.incoming.chat_id)
        address = parse(recent.address) if recent else None
        if recent is None or address is None:
            return None
        return place_at(self._content(), address, asks_for_danger=recent.alert)

    def _content(self) -> Content:
        content = self._content_in_use()
        if content is not self._cache.content:
            self._cache = MessageCache(content)
        return content
