"""The process and its signals: told to stop, or to read the content again."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Iterator

Renew = Callable[[], Awaitable[None]]


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


async def until(stop: asyncio.Event, source: asyncio.Task[None]) -> None:
    """Until told to stop. A source that ends by itself does so with an exception, which comes out here."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({stopping, source}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if source.done():
        source.result()
