"""What a handler gets beside the update: python-telegram-bot's `CallbackContext`, with this update's turn."""

from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from bot.messenger.handlers.responder import Responder
from bot.messenger.transport.update_context import UpdateContext
from bot.screens.address import Address
from bot.screens.decision import AddressSource

FLOOD = Address(("flood",))
LATE = Address(("late",))


class GuideContext(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """Handlers say what the person asks for; how it is answered is the same for all of them.

    Never touch `user_data` or `chat_data`: the library would keep the person's id in memory for ever.
    """

    update_context: UpdateContext

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, GuideContext, Any, Any, Any, Any]"
    ) -> "GuideContext":
        """Called by the application for each update."""
        context = super().from_update(update, application)
        guide_application: Any = application
        context.update_context = guide_application.context_of(update)
        return context

    @property
    def responder(self) -> Responder:
        application: Any = self.application
        found: Responder = application.responder
        return found

    async def show_screen(self, address: Address | None, source: AddressSource = AddressSource.COMMAND) -> None:
        """Show the screen at an address; None stands for callback data or a link that holds no address."""
        if instead := self._override():
            address, source = instead, AddressSource.COMMAND
        await self.responder.show_screen(self.update_context, address, source)

    async def reply_to_text(self, text: str, *, otherwise: Address | None = None) -> None:
        """Show what answers a text in the person's own words, or `otherwise` where nothing does."""
        if instead := self._override():
            await self.responder.show_screen(self.update_context, instead, AddressSource.COMMAND)
        else:
            await self.responder.reply_to_text(self.update_context, text, otherwise)

    async def answer_inline_query(self, text: str) -> None:
        """Answer an inline query."""
        await self.responder.answer_inline_query(self.update_context, text)

    def _override(self) -> Address | None:
        """What a late message or a flood gets in place of what it asked for. In a group nothing does."""
        if not self.update_context.incoming.is_private:
            return None
        if self.update_context.is_late:
            return LATE
        return FLOOD if self.update_context.starts_flood else None
