"""An event loop whose timers take no time: when nothing else is to be done, its clock jumps to the next one.

Only for code that does no I/O: a jump does not wait for a socket.
"""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import TypeVar

Result = TypeVar("Result")


def run(main: Coroutine[object, object, Result]) -> Result:
    """As `asyncio.run`; hours pass in a moment, and `loop.time()` tells that they did."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(main)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._selector = _Selector()
        super().__init__(self._selector)

    def time(self) -> float:
        return super().time() + self._selector.skipped


class _Selector(selectors.DefaultSelector):
    """Never waits. `skipped` counts the seconds for which it should have."""

    skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout:
            self.skipped += timeout
        return ready
