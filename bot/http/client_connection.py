"""One connection to a server, which carries one call after the other."""

import asyncio
import select
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from bot.http.alarm import Alarm
from bot.http.answer import Answer, NoAnswer, TimedOut
from bot.http.reading import Reading

IDLE_SECONDS = 60.0
"""Servers close what was not used for a while; better not to be the one who finds out."""

MAX_ANSWER = 16 * 1024 * 1024

_TELLS_END = frozenset({b"content-length", b"transfer-encoding"})


class _Unasked(Exception):
    """A second answer to one call. The parser hands nothing on but that there was an error."""


class ClientConnection(Reading):
    """Calls `free` whenever it can carry another call. `lost` is done when it has ended.

    An answer belongs to the call that waits for it. So a call that was given up ends the connection, and so does
    anything that arrives while no call waits.
    """

    def __init__(self, free: Callable[["ClientConnection"], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self.lost: asyncio.Future[None] = self._loop.create_future()
        self._free = free
        self._alarm = Alarm(self._too_long)
        self._parser = HttpResponseParser(self)
        self._call: asyncio.Future[Answer] | None = None
        self._begin()

    def ask(self, message: bytes, seconds: float) -> asyncio.Future[Answer]:
        """Send a whole request. The answer comes in time, or NoAnswer."""
        self._call = call = self._loop.create_future()
        self._alarm.set(seconds)
        self._transport.write(message)
        return call

    @property
    def usable(self) -> bool:
        """Whether it can carry a call: nothing came unasked, not even the end, which the loop may not have seen yet."""
        return not self._transport.is_closing() and not self._unread.poll(0)

    def abort(self) -> None:
        """End it at once."""
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._unread = select.poll()
        self._unread.register(transport.get_extra_info("socket").fileno(), select.POLLIN)

    def connection_lost(self, exc: Exception | None) -> None:
        self._alarm.stop()
        self._give_up(NoAnswer(type(exc).__name__ if exc else "the connection was closed"))
        if not self.lost.done():
            self.lost.set_result(None)

    def received(self, data: memoryview) -> None:
        if self._call is None:
            self.abort()
            return
        self._size += len(data)
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._stays = False
            if not self._whole:
                self._fail(NoAnswer("not an answer in HTTP"))
                return
        if self._size > MAX_ANSWER:
            self._fail(NoAnswer("the answer is too long"))
        elif self._whole:
            self._answered()

    def eof_received(self) -> None:
        """Where nothing else told how long the answer is, this is its end."""
        if self._call is not None and self._status and not self._told_end:
            self._answered()

    def on_message_begin(self) -> None:
        if self._whole:
            raise _Unasked

    def on_header(self, name: bytes, _value: bytes) -> None:
        if name.lower() in _TELLS_END:
            self._told_end = True

    def on_headers_complete(self) -> None:
        self._status = self._parser.get_status_code()

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        if self._status < HTTPStatus.OK:
            # 'Continue' and its like: the answer is still to come.
            self._status = 0
            return
        self._whole, self._stays = True, self._parser.should_keep_alive()

    def _begin(self) -> None:
        self._status = self._size = 0
        self._told_end = self._whole = self._stays = False
        self._body: list[bytes] = []

    def _answered(self) -> None:
        call, answer, stays = self._call, Answer(self._status, b"".join(self._body)), self._stays
        self._call = None
        self._begin()
        if call is not None and not call.done():
            call.set_result(answer)
        if stays and not self._transport.is_closing():
            self._alarm.set(IDLE_SECONDS)
            self._free(self)
        else:
            self.abort()

    def _fail(self, error: NoAnswer) -> None:
        self._give_up(error)
        self.abort()

    def _give_up(self, error: NoAnswer) -> None:
        call, self._call = self._call, None
        if call is not None and not call.done():
            call.set_exception(error)

    def _too_long(self) -> None:
        """For an answer, or without a call."""
        self._fail(TimedOut("no answer in time"))
