"""One connection from a client: its requests are answered one at a time and in order."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol, cast

from bot.http.alarm import Alarm
from bot.http.reading import Reading
from bot.http.request import Request
from bot.http.request_reader import Arrived, Refused, RequestReader
from bot.http.response import Response, response

IDLE_SECONDS = 120.0
"""Longer than a proxy keeps an unused connection: a request sent on one that just closes here would be lost."""

ARRIVAL_SECONDS = 30.0
"""For all of a request, once it has begun: who sends more slowly holds a connection for nothing."""

LINGER_SECONDS = 1.0
"""To hear what a refused client still sends. A connection closed over unread bytes is reset, and the refusal lost."""

MAX_UNREAD = 1024 * 1024
"""Bytes of answers that a client may leave unread."""

_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_FAULT = response(HTTPStatus.INTERNAL_SERVER_ERROR)

Answer = Response | asyncio.Future[Response]


class Service(Protocol):
    """Whoever answers requests."""

    def refusal(self, request: Request, /) -> Response | None:
        """What is answered before anything of the body is read; None to read it."""

    def answer(self, request: Request, body: bytes, /) -> Answer:
        """The answer, or a future of it. Nobody cancels that when the client goes away."""


class ServerConnection(Reading):
    """`max_body` is in bytes; `opened` hears of it when it is open, `lost` is done when it has ended."""

    def __init__(self, service: Service, *, max_body: int, opened: Callable[["ServerConnection"], None]) -> None:
        self._service, self._opened = service, opened
        self._loop = asyncio.get_running_loop()
        self.lost: asyncio.Future[None] = self._loop.create_future()
        self._reader = RequestReader(service.refusal, max_body)
        self._alarm = Alarm(self.abort)
        self._at_work: asyncio.Future[Response] | None = None
        self._refusal: Response | None = None
        self._deaf = self._paused = False

    def finish(self) -> None:
        """Answer what has arrived, and end."""
        self._deaf = True
        self._advance()

    def abort(self) -> None:
        """End at once."""
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.set_write_buffer_limits(high=MAX_UNREAD)
        self._alarm.set(IDLE_SECONDS)
        self._opened(self)

    def connection_lost(self, _error: Exception | None) -> None:
        self._alarm.stop()
        self._deaf = True
        self._reader.arrived.clear()
        self.lost.set_result(None)

    def pause_writing(self) -> None:
        """It reads none of its answers, so it gets no more."""
        self._reader.arrived.clear()
        self.abort()

    def eof_received(self) -> bool:
        """Whether it stays open, for an answer that is on its way."""
        self._deaf = True
        return self._at_work is not None

    def received(self, data: memoryview) -> None:
        if self._deaf:
            return
        try:
            self._reader.feed(data)
        except Refused as refused:
            self._refusal, self._deaf = refused.answer, True
        self._advance()
        if self._reader.arrived:
            self._transport.pause_reading()
            self._paused = True

    def _advance(self) -> None:
        """Answer what can be answered now."""
        arrived = self._reader.arrived
        while arrived and self._at_work is None:
            self._arrived = arrived.popleft()
            answer = self._answer(self._arrived)
            if isinstance(answer, Response):
                self._write(answer)
            else:
                self._at_work = answer
                answer.add_done_callback(self._answered)
        if self._at_work is None and self._deaf:
            self._end()
        else:
            self._go_on()

    def _answer(self, arrived: Arrived) -> Answer:
        try:
            return self._service.answer(arrived.request, arrived.body)
        except Exception as error:  # noqa: BLE001 - the last edge: whatever it was, the client hears of it
            return self._fault(error)

    def _answered(self, done: asyncio.Future[Response]) -> None:
        self._at_work = None
        if self._transport.is_closing():
            return
        error = asyncio.CancelledError() if done.cancelled() else done.exception()
        self._write(self._fault(error) if error else done.result())
        self._advance()
        if self._paused and not self._reader.arrived:
            self._paused = False
            self._transport.resume_reading()

    def _write(self, answer: Response) -> None:
        if self._arrived.last:
            self._deaf, self._refusal = True, None
            self._reader.arrived.clear()
        last = self._deaf and self._refusal is None and not self._reader.arrived
        self._transport.write(answer.written(last=last, bare=self._arrived.request.method == b"HEAD"))

    def _end(self) -> None:
        """Nothing more is answered, but a refusal that stands last."""
        refusal, self._refusal = self._refusal, None
        if refusal is None:
            self._alarm.set(ARRIVAL_SECONDS)
            self._transport.close()
            return
        self._alarm.set(LINGER_SECONDS)
        self._transport.write(refusal.written(last=True, bare=False))
        self._transport.write_eof()

    def _go_on(self) -> None:
        """Wait for more, not without end."""
        reader = self._reader
        if reader.waited_for and self._at_work is None:
            reader.waited_for = False
            self._transport.write(_CONTINUE)
        if reader.receiving:
            if reader.begun:
                reader.begun = False
                self._alarm.set(ARRIVAL_SECONDS)
        elif self._at_work is None:
            self._alarm.set(IDLE_SECONDS)
        else:
            self._alarm.clear()

    def _fault(self, error: BaseException) -> Response:
        """What the client gets; the operator hears the rest from asyncio's handler."""
        self._loop.call_exception_handler({"message": "a request was not answered", "exception": error})
        return _FAULT
