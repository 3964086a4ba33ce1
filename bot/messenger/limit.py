"""One limit of time for many pieces of work, under a single timer: what began first is over first.

`asyncio.timeout` sets and cancels a timer for each of them, which was the dearest thing on an update's way.
"""

import asyncio
from collections.abc import Awaitable


class TimeLimit:
    """Every piece of work may take `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends: dict[asyncio.Task[object], float] = {}
        self._over: set[asyncio.Task[object]] = set()
        self._timer: asyncio.TimerHandle | None = None

    async def keep(self, work: Awaitable[None]) -> None:
        """Wait for `work`, which goes on in this very task. Raises TimeoutError when its time is over."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - only a task can wait
        cancelled_before = task.cancelling()
        self._begin(task)
        try:
            await work
        except asyncio.CancelledError:
            if task in self._over and task.cancelling() - 1 <= cancelled_before:
                raise TimeoutError from None
            raise
        finally:
            self._end(task)

    def _begin(self, task: "asyncio.Task[object]") -> None:
        loop = asyncio.get_running_loop()
        ends = self._ends[task] = loop.time() + self.seconds
        if self._timer is None:
            self._timer = loop.call_at(ends, self._look)

    def _end(self, task: "asyncio.Task[object]") -> None:
        self._ends.pop(task, None)
        if task in self._over:
            self._over.discard(task)
            task.uncancel()

    def _look(self) -> None:
        """Stop what is over; come again when the next would be."""
        loop = asyncio.get_running_loop()
        while (task := next(iter(self._ends), None)) and self._ends[task] <= loop.time():
            del self._ends[task]
            self._over.add(task)
            task.cancel()
        self._timer = loop.call_at(self._ends[task], self._look) if task else None
