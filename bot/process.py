"""The process: its signals, and what Python would print by itself."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator

import structlog

from bot.operations import logs

Renew = Callable[[], Awaitable[None]]

log = structlog.get_logger()


@contextlib.contextmanager
def signals(renew: Renew | None) -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set; SIGHUP calls `renew`, where there is content to read again.

    Meanwhile exceptions that nobody could catch are logged without their text.
    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    renewals: set[asyncio.Future[None]] = set()

    def begin() -> None:
        if renew is not None:
            task = asyncio.ensure_future(renew())
            renewals.add(task)
            task.add_done_callback(renewals.discard)

    handlers = {signal.SIGTERM: stop.set, signal.SIGINT: stop.set, signal.SIGHUP: begin}
    for number, handler in handlers.items():
        loop.add_signal_handler(number, handler)
    unraisablehook, sys.unraisablehook = sys.unraisablehook, logs.log_unraisable
    try:
        yield stop
    finally:
        sys.unraisablehook = unraisablehook
        for number in handlers:
            loop.remove_signal_handler(number)


async def until(stop: asyncio.Event, work: Coroutine[None, None, None]) -> None:
    """Work until `stop` is set or the work ends. Then cancel it and wait for its end. Raises what the work raised."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({stopping, working}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    working.cancel()
    await asyncio.wait([working])
    if not working.cancelled():
        working.result()
    log.info("stopped")
