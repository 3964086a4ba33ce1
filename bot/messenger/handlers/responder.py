"""What is asked for becomes a message, which then is delivered. The content in use may change at any time."""

from collections.abc import Callable

from telegram import InlineQueryResultsButton

from bot.messenger.delivery.delivery import Delivery
from bot.messenger.delivery.message_cache import MessageCache
from bot.messenger.delivery.rendering import render_card
from bot.messenger.transport.update_context import UpdateContext
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.decision import AddressSource, Decision, Query, decide, understand
from bot.screens.inline import inline_answer


class Responder:
    """`content` gives the content in use at the time."""

    def __init__(self, content: Callable[[], Content], delivery: Delivery) -> None:
        self._content_in_use, self._delivery = content, delivery
        self._cache = MessageCache(content())

    async def show_screen(self, context: UpdateContext, address: Address | None, source: AddressSource) -> None:
        """Show the screen at an address. Raises as `Delivery.show`, and whatever a broken screen raises."""
        content = self._content()
        decision = decide(content.guide, address, languages=context.languages, source=source)
        await self._show(context, decision)

    async def reply_to_text(self, context: UpdateContext, text: str) -> None:
        """Show what answers a typed text. Raises as `show_screen`."""
        await self._show(context, understand(self._content(), Query(text, context.languages)))

    async def answer_inline_query(self, context: UpdateContext, text: str) -> None:
        """Answer an inline query. Raises as `show_screen`."""
        answer = inline_answer(self._content(), Query(text, context.languages))
        results = [render_card(card) for card in answer.cards]
        button = InlineQueryResultsButton(answer.open_label, start_parameter=answer.open_payload)
        await self._delivery.answer_inline_query(context, results, button)

    async def _show(self, context: UpdateContext, decision: Decision) -> None:
        message = self._cache.message(decision.spec)
        await self._delivery.show(context, message, decision.effects)

    def _content(self) -> Content:
        content = self._content_in_use()
        if content is not self._cache.content:
            self._cache = MessageCache(content)
        return content
