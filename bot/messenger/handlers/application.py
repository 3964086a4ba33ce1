"""python-telegram-bot's `Application`, whose failures come out: else nobody would know that an update is unanswered."""

from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, BaseHandler, ContextTypes, ExtBot, JobQueue
from telegram.ext._application import DEFAULT_GROUP

from bot.messenger.handlers.context import GuideContext
from bot.messenger.handlers.responder import Responder
from bot.messenger.transport.update_context import UpdateContext

AnyDict = dict[Any, Any]


class GuideApplication(Application[ExtBot[Any], GuideContext, AnyDict, AnyDict, AnyDict, JobQueue[Any]]):
    """Made by `build_application`. Updates come from the update queue, not from an `Updater`."""

    __slots__ = ("_contexts", "responder")

    def __init__(self, *, responder: Responder, **options: Any) -> None:
        super().__init__(**options)
        self.responder = responder
        self._contexts: dict[int, UpdateContext] = {}

    async def answer(self, context: UpdateContext) -> None:
        """Let the handlers answer an update. Raises what a handler raises, and nothing when no handler is for it."""
        update = context.incoming.update
        if update is None:
            raise UnreadableUpdate
        self._contexts[update.update_id] = context
        try:
            await self.process_update(update)
        finally:
            del self._contexts[update.update_id]

    def context_of(self, update: object) -> UpdateContext:
        """The turn of an update that is being answered."""
        assert isinstance(update, Update)  # noqa: S101 - `answer` takes nothing else
        return self._contexts[update.update_id]

    def add_handler(self, handler: BaseHandler[Any, GuideContext, Any], group: int = DEFAULT_GROUP) -> None:
        """Raises ValueError for a handler with `block=False`: it would run as a task whose failure nobody sees."""
        if handler.block is False:
            raise ValueError("a handler with block=False would leave an update without an answer when it fails")
        super().add_handler(handler, group)

    async def process_error(self, update: object, error: Exception, *args: Any, **options: Any) -> bool:
        """Call the error handlers, if there are any, then let the failure out: the person gets the hotline."""
        if self.error_handlers:
            await super().process_error(update, error, *args, **options)
        raise error


class UnreadableUpdate(Exception):
    """python-telegram-bot cannot read this update."""


def build_application(bot: ExtBot[Any], responder: Responder) -> GuideApplication:
    """An application without an `Updater` and without a job queue."""
    application = (
        ApplicationBuilder()
        .application_class(GuideApplication, {"responder": responder})
        .context_types(ContextTypes(context=GuideContext))
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .build()
    )
    assert isinstance(application, GuideApplication)  # noqa: S101 - the builder's type does not know the class given
    return application
