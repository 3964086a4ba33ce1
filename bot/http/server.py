"""Listens on one port and has a service answer what comes."""

import asyncio

from bot.http.server_connection import ServerConnection, Service

BACKLOG = 1024
MAX_BODY = 1024 * 1024


class Server:
    """`max_body` is in bytes. There is no TLS here: whatever stands before it has that."""

    def __init__(self, service: Service, *, max_body: int = MAX_BODY) -> None:
        self._service, self._max_body = service, max_body
        self._listener: asyncio.Server | None = None
        self._connections: set[ServerConnection] = set()

    async def start(self, host: str, port: int) -> int:
        """Listen. Gives the port, which the system chooses for 0. Raises OSError."""
        loop = asyncio.get_running_loop()

        def connection() -> ServerConnection:
            return ServerConnection(self._service, max_body=self._max_body, opened=self._opened)

        self._listener = await loop.create_server(connection, host, port, backlog=BACKLOG)
        return int(self._listener.sockets[0].getsockname()[1])

    def stop(self) -> None:
        """Take no new connections. Those that are open are served on."""
        if self._listener is not None:
            self._listener.close()

    async def finish(self, seconds: float) -> None:
        """End all connections, once they have their answers, after so many seconds at most."""
        self.stop()
        for connection in list(self._connections):
            connection.finish()
        await self._gone(seconds)
        for connection in list(self._connections):
            connection.abort()
        await self._gone(seconds)

    async def _gone(self, seconds: float) -> None:
        if self._connections:
            await asyncio.wait([connection.lost for connection in self._connections], timeout=seconds)

    def _opened(self, connection: ServerConnection) -> None:
        self._connections.add(connection)
        connection.lost.add_done_callback(lambda _: self._connections.discard(connection))
