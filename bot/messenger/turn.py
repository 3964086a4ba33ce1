"""One update's turn: what it asks, whether it is still wanted, and the place where its pauses end early."""

import asyncio
import time
from collections.abc import Callable

from bot.messenger.incoming import Incoming


class Dropped(Exception):
    """The chat was closed meanwhile: nothing more may be sent for this update."""


class Elsewhere(Exception):
    """Another process is answering this update: it is not done, and must be asked for again."""


class Turn:
    """Made by the inbox for each update, handed to whoever answers it."""

    __slots__ = ("_dropped", "_instead", "alert", "along", "carries", "done", "incoming", "marked", "taken")

    def __init__(self, incoming: Incoming, *, alert: bool = False, carries: bool = False) -> None:
        self.incoming = incoming
        self.alert = alert
        """A press in a flood: acknowledge it with the number, and show nothing."""
        self.carries = carries
        """Whoever brought the update takes a call to Telegram back with the news that it was answered."""
        self.along = b""
        """That call, or nothing."""
        self._instead: Callable[[], None] | None = None
        self.done: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        """Done with the answer, and with what goes `along`; cancelled when Telegram must give the update again."""
        self.marked = False
        """Whether the store was told already that the update is answered."""
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

    def send_along(self, call: bytes, *, instead: Callable[[], None]) -> None:
        """Leave a call for the way back. When the turn must pause, it does not wait so long: `instead` is done then."""
        self.along, self._instead = call, instead

    async def pause(self, seconds: float) -> None:
        """Wait before another try. Raises Dropped as soon as the chat is closed."""
        if self._instead is not None:
            self._instead()
            self.along, self._instead = b"", None
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
