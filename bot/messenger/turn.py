"""One update's turn: what it asks, whether it is still wanted, and the place where its pauses end early."""

import asyncio

from bot.messenger.incoming import Incoming


class Dropped(Exception):
    """The chat was closed meanwhile: nothing more may be sent for this update."""


class Turn:
    """Made by the inbox for each update, handed to whoever answers it."""

    __slots__ = ("_dropped", "alert", "done", "incoming")

    def __init__(self, incoming: Incoming, *, alert: bool = False) -> None:
        self.incoming = incoming
        self.alert = alert
        """A press in a flood: acknowledge it with the number, and show nothing."""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._dropped: asyncio.Event | None = None

    @property
    def dropped(self) -> bool:
        return self._dropped is not None and self._dropped.is_set()

    def drop(self) -> None:
        """Nothing more for this update, except to note its message for a later `clear`."""
        if self._dropped is None:
            self._dropped = asyncio.Event()
        self._dropped.set()

    def check(self) -> None:
        """Raises Dropped when the chat was closed."""
        if self.dropped:
            raise Dropped

    async def pause(self, seconds: float) -> None:
        """Wait before another try. Raises Dropped as soon as the chat is closed."""
        if self._dropped is None:
            self._dropped = asyncio.Event()
        try:
            async with asyncio.timeout(seconds):
                await self._dropped.wait()
        except TimeoutError:
            return
        raise Dropped
