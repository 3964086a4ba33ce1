"""One client's connection to the web server, with the limits that aiohttp lacks.

aiohttp limits how long a connection may sit unused, and the size of each header. It has no limit on how slowly a
request may arrive, nor on how long a client may leave an answer unread, nor on the head as a whole; and a body with a
broken chunk leaves its handler waiting. This subclass adds that by overriding methods of asyncio's protocol.
"""

import asyncio
import time
from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.http_exceptions import LineTooLong

from bot.operations.logs import exception_fields

IDLE_SECONDS = 120.0
"""A connection without a request is closed after this time. It is longer than a proxy keeps an unused connection, since
a request sent on one that closes at the same moment would be lost."""

REQUEST_READ_SECONDS = 30.0  # for the whole request, head and body, from its first byte on
MAX_HEAD_BYTES = 16 * 1024  # bytes of the request line and all headers together

LINGER_SECONDS = 1.0
"""How long the rest of a rejected body is read and thrown away. Closing over unread bytes resets the connection, and
the client would never see why it was rejected."""

_HEAD_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

log = structlog.get_logger()


class Connections:
    """A server's open connections, each with a future that is done when it is gone.

    At `limit`, a new one replaces the one that has waited longest without a complete request, so that slow clients are
    disconnected and quick ones are not.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.open: dict[WebConnection, asyncio.Future[None]] = {}
        self.stopped = False

    def add(self, connection: "WebConnection") -> None:
        if len(self.open) >= self._limit:
            waiting = (other for other in self.open if not other.pending_requests)
            slowest = min(waiting, key=lambda other: other.waiting_since, default=connection)
            self.remove(slowest)
            slowest.abort()
            if slowest is connection:
                return
        self.open[connection] = asyncio.get_running_loop().create_future()

    def remove(self, connection: "WebConnection") -> None:
        if closed := self.open.pop(connection, None):
            closed.set_result(None)


class WebConnection(web.RequestHandler):
    """A connection waits for a request, receives it, answers it, and waits again.

    One timer covers waiting and receiving. None runs while a handler works, which has limits of its own.
    """

    def __init__(self, server: web.Server, connections: Connections) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # the documented way to switch it off; the annotation forgot None
            auto_decompress=False,  # a body is read as it was sent, so that a small one cannot grow
            lingering_time=LINGER_SECONDS,
        )
        self._connections = connections
        self._timer: asyncio.TimerHandle | None = None
        self._request: web.Request | None = None
        self._answered_count = self._head_bytes = 0
        self._receiving = self._half_closed = self._closing = False
        self.waiting_since = 0.0

    @property
    def pending_requests(self) -> int:
        """Requests whose heads have arrived and whose handlers are not done; a parser's error counts as one."""
        return self._request_count - self._answered_count

    def abort(self) -> None:
        """Close at once; a handler at work is not cancelled."""
        if self.transport is not None:
            self.transport.abort()

    def close_when_idle(self) -> None:
        """Close once the requests that have arrived are answered."""
        if not self.pending_requests:
            self.force_close()

    def request_started(self, request: web.Request) -> None:
        """Called when a request goes to its handler."""
        self._request, self._receiving = request, False
        if request.content.is_eof():
            self._set_timer(None)
        self._check_body()

    def body_received(self) -> None:
        """Called when the body is complete: the handler has time limits of its own."""
        self._set_timer(None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._start_idle_timer()
        self._connections.add(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._set_timer(None)
        self._connections.remove(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        in_head = not (self.pending_requests or self._closing)
        if in_head and not self._receiving:
            self._receiving, self._head_bytes = True, 0
            self._set_timer(REQUEST_READ_SECONDS)
        super().data_received(data)
        self._check_body()
        if in_head and not self.pending_requests:
            self._enforce_head_limit(len(data))

    def eof_received(self) -> bool:  # type: ignore[override]  # aiohttp's answers None, which closes
        """Whether to stay open: a client that sends no more may still wait for its answer."""
        self._half_closed = True
        self._check_body()
        return self.pending_requests > 0

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send an answer. Where the body was left unread, or nothing more may come, it is the last one."""
        self._answered_count += 1
        no_more = (self._half_closed or self._connections.stopped) and not self.pending_requests
        if no_more or not request.content.is_eof():
            self._closing = True
            resp.force_close()
        self._request = None
        self._start_idle_timer()
        return await super().finish_response(request, resp, start_time)

    def handle_error(
        self,
        request: web.BaseRequest,  # noqa: ARG002 - aiohttp's signature
        status: int = HTTPStatus.INTERNAL_SERVER_ERROR,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - as above
    ) -> web.StreamResponse:
        """Answer what cannot be parsed. aiohttp would log the exception and answer with it; both quote the request."""
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR and exc is not None:
            log.error("request failed", **exception_fields(exc))
        too_large = isinstance(exc, LineTooLong)
        response = web.Response(status=HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE if too_large else status)
        response.force_close()
        return response

    def _check_body(self) -> None:
        """End a request whose body will never be complete; aiohttp would let its handler wait for the rest."""
        if self._request is None or self._request.content.is_eof():
            return
        if self.pending_requests > 1:  # no other request can begin inside a body, so this is the parser's error
            self._request.content.set_exception(web.RequestPayloadError())
        elif self._half_closed:
            self.abort()

    def _enforce_head_limit(self, size: int) -> None:
        self._head_bytes += size
        if self._head_bytes > MAX_HEAD_BYTES and self.transport is not None:
            self.transport.write(_HEAD_TOO_LARGE)
            self.force_close()

    def _start_idle_timer(self) -> None:
        self._receiving, self.waiting_since = False, time.monotonic()
        self._set_timer(IDLE_SECONDS)

    def _set_timer(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None and self.transport is not None:  # a handler may outlive its connection
            self._timer = self._loop.call_later(seconds, self.abort)
