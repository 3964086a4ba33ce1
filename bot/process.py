"""The process and its signals: told to stop, or to read the content again."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterator

import structlog

Renew = Callable[[], Awaitable[None]]

log = structlog.get_logger()


@contextlib.contextmanager
def signals(renew: Renew | None) -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set; SIGHUP calls `renew`, where there is anything to renew."""
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
    try:
        yield stop
    finally:
        for number in handlers:
            loop.remove_signal_handler(number)


async def until(stop: asyncio.Event, work: Coroutine[None, None, None]) -> None:
    """Work until told to stop, even while it starts; then it is cancelled, and waited for. Raises what it raises."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({stopping, working}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    working.cancel()
    await asyncio.wait([working])
    if not working.cancelled():
        working.result()
    log.info("stopped")
