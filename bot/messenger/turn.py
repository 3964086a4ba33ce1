"""One update's turn: what it asks, whether it is still wanted, and the place where its pauses end early."""

import asyncio
import time

from bot.messenger.incoming import Incoming


class Dropped(Exception):
    """The chat was closed meanwhile: nothing more may be sent for this update."""


class Elsewhere(Exception):
    """Another process is answering this update: it is not done, and must be asked for again."""


class Turn:
    """Made by the inbox for each update, handed to whoever answers it."""

    __slots__ = ("_dropped", "alert", "done", "incoming", "taken")

    def __init__(self, incoming: Incoming, *, alert: bool = False) -> None:
        self.incoming = incoming
        self.alert = alert
        """A press in a flood: acknowledge it with the number, and show nothing."""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done with the answer; cancelled when there was none, and Telegram must give the update again."""
        self.taken = time.monotonic()
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


class Afterwards(Turn):
    """No close ends it: for taking away what came too late for the one that there was."""

    __slots__ = ()

    def check(self) -> None:
        """Never raises."""

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
