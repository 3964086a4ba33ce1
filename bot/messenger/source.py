"""Where updates come from, as the rest of the messenger sees it: polling or a webhook."""

import asyncio
from typing import Protocol

from bot.messenger.incoming import Incoming

FIRST_BACKOFF, LONGEST_BACKOFF = 0.5, 15.0
"""Seconds between tries, at first and at most, while Telegram is out of reach."""


class Taking(Protocol):
    """An inbox, as far as sources of updates know it."""

    def take(self, incoming: Incoming, *, carries: bool = False) -> asyncio.Future[bytes] | None: ...


class Source(Protocol):
    """Hands updates to an inbox, and tells Telegram of those that were answered."""

    name: str

    async def start(self) -> None:
        """Make ready. Raises CannotStart."""
        ...

    async def run(self) -> None:
        """Until cancelled."""
        ...

    async def close(self) -> None:
        """Take nothing more."""
        ...

    async def finish(self) -> None:
        """At the end, when what was taken is done: tell Telegram of the last answers."""
        ...
