"""An aiohttp application on one port, with limits on the time, memory and connections that clients can take.

No authentication and no TLS: the handlers check who sends, and a proxy in front has the certificate.
Nothing of a request is logged, neither its address nor its headers nor its body.
"""

import asyncio
import errno
import socket
from functools import partial

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.operations.logs import exception_fields
from bot.operations.web_connection import MAX_HEAD_BYTES, Connections, WebConnection

MAX_CONNECTIONS = 500
"""Open at a time. Each costs a file descriptor, of which a process often may have 1024, and up to 100 kB of memory."""

BACKLOG = 1024
_HANDLER_GRACE = 0.1  # seconds until handlers whose client is gone are cancelled, at the end

MAX_BODY_KEY: web.AppKey[int] = web.AppKey("max_body", int)

log = structlog.get_logger()


class WebServer:
    """Serves `app` on one port; `max_body` is in bytes.

    server = WebServer(app, max_body=1024)
    port = await server.start("127.0.0.1", 0)
    ...
    server.stop()
    await server.finish(1.0)
    """

    def __init__(self, app: web.Application, *, max_body: int, max_connections: int = MAX_CONNECTIONS) -> None:
        app[MAX_BODY_KEY] = max_body
        app.middlewares.insert(0, _track_request)
        self._runner = web.AppRunner(app, shutdown_timeout=_HANDLER_GRACE)
        self._listeners: list[asyncio.Server] = []
        self._connections = Connections(max_connections)

    async def start(self, host: str, port: int) -> int:
        """Listen. Returns the port, which the system chooses for 0. Raises OSError.

        A name such as `localhost` is listened to at all its addresses; `::` takes IPv4 too.
        """
        sockets = await _bind(host, port)
        await self._runner.setup()
        server = self._runner.server
        assert server is not None  # noqa: S101 - set by setup()
        loop, connection = asyncio.get_running_loop(), partial(WebConnection, server, self._connections)
        self._listeners = [await loop.create_server(connection, sock=each, backlog=BACKLOG) for each in sockets]
        return int(sockets[0].getsockname()[1])

    def stop(self) -> None:
        """Accept no new connections and requests; those that have arrived are answered."""
        self._connections.stopped = True
        for listener in self._listeners:
            listener.close()
        for connection in list(self._connections.open):
            connection.close_when_idle()

    async def finish(self, seconds: float) -> None:
        """Drain: stop, wait at most `seconds` for open requests, then close all connections."""
        self.stop()
        if self._connections.open:
            await asyncio.wait(self._connections.open.values(), timeout=seconds)
        for connection in list(self._connections.open):
            connection.abort()
        await self._runner.cleanup()


async def read_body(request: web.Request) -> bytes:
    """The body, which is requested and received only now: check before this call whether the client may send one.

    Raises HTTPRequestEntityTooLarge or HTTPBadRequest, which aiohttp turns into the response.
    """
    limit = request.app[MAX_BODY_KEY]
    if (request.content_length or 0) > limit:
        raise web.HTTPRequestEntityTooLarge(limit)
    body = bytearray()
    try:
        if request.headers.get("Expect", "").lower() == "100-continue":
            await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            request.writer.output_size = 0  # the answer itself has not begun
        async for part in request.content.iter_any():
            body += part
            if len(body) > limit:
                raise web.HTTPRequestEntityTooLarge(limit)
    except (web.RequestPayloadError, ConnectionError):  # broken chunks, or the client has gone
        raise web.HTTPBadRequest from None
    _connection(request).body_received()
    return bytes(body)


async def defer_100_continue(_request: web.Request) -> None:
    """Give this to `add_route` as `expect_handler` where the handler calls `read_body`.

    Then only a client whose request passed the handler's checks is told to send its body.
    """


@web.middleware
async def _track_request(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tell the connection that its request is with the handler, and answer 500 when the handler fails."""
    _connection(request).request_started(request)
    try:
        _check_head(request)
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:  # noqa: BLE001 - the outermost edge: the client gets a 500 whatever it was
        log.error("request failed", **exception_fields(error))  # noqa: TRY400 - a traceback may quote the request
        return web.Response(status=500)


def _check_head(request: web.Request) -> None:
    """A head that comes in pieces is limited by the connection; this is for one that came whole."""
    if sum(len(name) + len(value) for name, value in request.raw_headers) > MAX_HEAD_BYTES:
        raise web.HTTPRequestHeaderFieldsTooLarge


def _connection(request: web.Request) -> WebConnection:
    connection = request.protocol
    assert isinstance(connection, WebConnection)  # noqa: S101 - the only kind of connection that this server makes
    return connection


async def _bind(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of `host`, all on one port. Raises OSError.

    An address of a family that this machine lacks is left out where another one can be had: `localhost` often has ::1
    in a container without IPv6. asyncio would give up on all of them.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    missing: OSError | None = None
    for family, address in dict.fromkeys((family, str(address[0])) for family, _, _, _, address in found):
        try:
            sockets.append(_socket(family, address, sockets[0].getsockname()[1] if sockets else port))
        except OSError as error:
            if error.errno not in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
                for each in sockets:
                    each.close()
                raise
            missing = error
    if missing and not sockets:
        raise missing
    return sockets


def _socket(family: int, address: str, port: int) -> socket.socket:
    both = family == socket.AF_INET6 and address == "::" and socket.has_dualstack_ipv6()
    return socket.create_server((address, port), family=family, dualstack_ipv6=both)
