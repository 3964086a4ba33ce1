"""Calls to one server over connections that stay open."""

import asyncio
import ssl
from functools import cached_property

from bot.http.answer import Answer, NoAnswer, TimedOut
from bot.http.client_connection import ClientConnection
from bot.http.connect import connect, credentials
from bot.http.place import Place, place
from bot.http.proxy import proxy_for

CONNECTIONS = 128
"""Answers on their way at once, and the long poll beside them. Further calls wait in order."""

CONNECT_SECONDS = 5.0
"""For a connection to become free or to be opened."""


class Client:
    """`base` is the server's address and the part of the path that all calls begin with.

    `tls` is for a server whose certificate the system's authorities do not know. Redirects are not followed.
    Raises ValueError for a base that is no address.
    """

    def __init__(self, base: str, *, tls: ssl.SSLContext | None = None, connections: int = CONNECTIONS) -> None:
        self._server = place(base)
        self._tls = tls
        self._heads: dict[str, bytes] = {}
        self._room = asyncio.Semaphore(connections)
        self._idle: dict[ClientConnection, None] = {}
        self._open: set[ClientConnection] = set()
        self._closed = False

    async def post(self, name: str, body: bytes, *, seconds: float) -> Answer:
        """POST JSON to `base`/`name`. `seconds` is for the answer; connecting has its own.

        Raises TimedOut or NoAnswer. The call may have arrived all the same.
        """
        head = self._heads.get(name) or self._heads.setdefault(name, self._head(name))
        message = b"%b%d\r\n\r\n%b" % (head, len(body), body)
        if self._room.locked():
            await self._wait_for_room()
        else:
            await self._room.acquire()
        try:
            connection = self._idle_one() or await self._new_one()
            call = connection.ask(message, seconds)
            try:
                return await call
            except asyncio.CancelledError:
                # One that was answered meanwhile carries another's call by now.
                if call.cancelled():
                    connection.abort()
                raise
        finally:
            self._room.release()

    async def close(self) -> None:
        """End all connections, and the calls that they carry."""
        self._closed = True
        for connection in self._open:
            connection.abort()
        if self._open:
            await asyncio.wait([connection.lost for connection in self._open])

    def _idle_one(self) -> ClientConnection | None:
        """The one that was used last: the others may grow old and end."""
        while self._idle:
            connection, _ = self._idle.popitem()
            if connection.usable:
                return connection
            connection.abort()
        return None

    @cached_property
    def _proxy(self) -> Place | None:
        found = proxy_for(self._server.scheme, self._server.host)
        try:
            return None if found is None else place(found)
        except ValueError:
            raise NoAnswer("the proxy of the environment cannot be used") from None

    def _head(self, name: str) -> bytes:
        """All that stands before the number in Content-Length. A proxy without a tunnel wants the whole address."""
        target, proof = f"{self._server.path.rstrip('/')}/{name}", ""
        if self._proxy is not None and self._server.scheme == "http":
            target, proof = f"http://{self._server.authority}{target}", credentials(self._proxy)
        return (
            f"POST {target} HTTP/1.1\r\nHost: {self._server.authority}\r\n{proof}"
            "Content-Type: application/json\r\nContent-Length: "
        ).encode()

    async def _wait_for_room(self) -> None:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._room.acquire()
        except TimeoutError:
            raise TimedOut("no connection became free in time") from None

    async def _new_one(self) -> ClientConnection:
        if self._closed:
            raise NoAnswer("the client was closed")
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                made = await connect(self._server, self._proxy, lambda: ClientConnection(self._freed), self._tls)
        except TimeoutError:
            raise TimedOut("no connection in time") from None
        except (OSError, ValueError) as error:
            raise NoAnswer(type(error).__name__) from None
        self._open.add(made)
        made.lost.add_done_callback(lambda _: self._forget(made))
        return made

    def _freed(self, connection: ClientConnection) -> None:
        self._idle[connection] = None

    def _forget(self, connection: ClientConnection) -> None:
        self._idle.pop(connection, None)
        self._open.discard(connection)
