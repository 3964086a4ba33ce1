"""A deadline that is moved at every message and almost never comes."""

import asyncio
from collections.abc import Callable


class Alarm:
    """Calls `ring` when the time that was set last has passed.

    A timer of the loop for every message would cost more than parsing it. So one that rings too early is left as it
    is: it looks at the time that was set meanwhile, and waits on.
    """

    __slots__ = ("_at", "_loop", "_ring", "_timer")

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._loop = asyncio.get_running_loop()
        self._at: float | None = None
        self._timer: asyncio.TimerHandle | None = None

    def set(self, seconds: float) -> None:
        """Ring after so many seconds from now, and not when it was to ring before."""
        self._at = at = self._loop.time() + seconds
        if self._timer is None:
            self._timer = self._loop.call_at(at, self._due, at)
        elif self._timer.when() > at:
            self._timer.cancel()
            self._timer = self._loop.call_at(at, self._due, at)

    def clear(self) -> None:
        """Not ring until it is set anew."""
        self._at = None

    def stop(self) -> None:
        """Never ring again."""
        self._at = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _due(self, due: float) -> None:
        self._timer = None
        if self._at is None:
            return
        if self._at > due:
            self._timer = self._loop.call_at(self._at, self._due, self._at)
            return
        self._at = None
        self._ring()
