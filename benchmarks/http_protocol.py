"""Just enough HTTP/1.1 to stand in for Telegram: messages with a Content-Length, read from a stream of bytes.

A web framework here would cost more than the bots that are measured, and so would be what is measured.
"""

import asyncio
import re

_CONTENT_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_END_OF_HEAD = b"\r\n\r\n"


class HttpProtocol(asyncio.Protocol):
    """One connection of either side. Each complete message goes to `on_message`: its head, and its body."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self._received = bytearray()

    def on_message(self, head: bytes, body: bytes) -> None:
        """`head` is the first line and the headers, without the empty line after them."""
        raise NotImplementedError

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(_END_OF_HEAD)) >= 0:
            found = _CONTENT_LENGTH.search(self._received, 0, end)
            start = end + len(_END_OF_HEAD)
            stop = start + (int(found[1]) if found else 0)
            if len(self._received) < stop:
                return
            head, body = bytes(self._received[:end]), bytes(self._received[start:stop])
            del self._received[:stop]
            self.on_message(head, body)

    def send(self, head: str, body: bytes) -> None:
        """Send a message, unless the connection was closed meanwhile."""
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
