"""Where updates come from, as the rest of the messenger sees it: polling or a webhook."""

import asyncio
from typing import Protocol

from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.update_context import WebhookReply

FIRST_DELAY, LONGEST_DELAY = 0.5, 15.0
"""Seconds between attempts, at first and at most, while Telegram is out of reach."""


class Queue(Protocol):
    """The update queue, as far as sources know it."""

    def put(
        self, incoming: IncomingUpdate, *, can_reply_in_response: bool = False
    ) -> asyncio.Future[WebhookReply | None] | None: ...


class Source(Protocol):
    """Puts updates into the queue, and confirms to Telegram those that were answered."""

    name: str

    async def start(self) -> None:
        """Make ready. Raises StartError."""
        ...

    async def run(self) -> None:
        """Take updates until cancelled."""
        ...

    async def close(self) -> None:
        """Take nothing more."""
        ...

    async def finish(self) -> None:
        """At the end, when what was taken is done: confirm the last answers."""
        ...
