"""One line for each update at the level DEBUG, to see why somebody got no answer; with nothing about who it was.

No chat, text, language or callback data, and of a screen only the first word: which topic was read, and which kind of
emergency, would say more of a person than an operator needs.
"""

import asyncio
import logging

import structlog

from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.update_context import UpdateContext

NOBODYS = "ignored: from no person"
"""A post in a channel, a message of a bot, or JSON that is no update."""

QUEUE_FULL = "refused: the queue is full, Telegram sends it again"

CHAT_FULL = "dropped: too many wait in this chat"

log = structlog.get_logger()


def log_update(context: UpdateContext) -> None:
    """When an update has had its turn."""
    if not _is_wanted():
        return
    now = asyncio.get_running_loop().time()
    log.debug(
        "update",
        kind=_kind(context.incoming),
        input=_input(context.incoming),
        got=context.got,
        flood=context.flood_action.name.lower(),
        late=context.is_late,
        attempts=context.attempts,
        waited_ms=round(1000 * (context.started - context.taken)),
        taken_ms=round(1000 * (now - context.started)),
    )


def log_unqueued(reason: str) -> None:
    """An update that got no turn."""
    if _is_wanted():
        log.debug("update", got=reason)


def _is_wanted() -> bool:
    """Asked first, since this is done for every update, and hardly anybody wants it."""
    return logging.getLogger().isEnabledFor(logging.DEBUG)


def _kind(incoming: IncomingUpdate) -> str:
    """As the Bot API names it."""
    if incoming.callback_query_id is not None:
        return "callback_query"
    if incoming.inline_query_id is not None:
        return "inline_query"
    if incoming.is_edited:
        return "edited_message"
    return "message" if incoming.message_id is not None else "other"


def _input(incoming: IncomingUpdate) -> str:
    """How a person asked."""
    if incoming.callback_query_id is not None:
        return "press"
    if incoming.inline_query_id is not None:
        return "inline"
    message = incoming.update.effective_message if incoming.update else None
    if message is not None and any(each.type == "bot_command" and each.offset == 0 for each in message.entities):
        return "command"
    return "text" if incoming.has_text else "other"
