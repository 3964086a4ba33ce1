"""Just enough HTTP/1.1 to play Telegram: messages with a Content-Length, cut out of a stream of bytes.

A framework here would cost more than the bots that are measured, and so would be what is measured.
"""

import asyncio
import re

_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_END = b"\r\n\r\n"


class Wire(asyncio.Protocol):
    """One connection. `message` gets each whole message: its head up to the empty line, and its body."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self._received = bytearray()

    def message(self, head: bytes, body: bytes) -> None:
        raise NotImplementedError

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(_END)) >= 0:
            found = _LENGTH.search(self._received, 0, end)
            begin = end + len(_END)
            whole = begin + (int(found[1]) if found else 0)
            if len(self._received) < whole:
                return
            head, body = bytes(self._received[:end]), bytes(self._received[begin:whole])
            del self._received[:whole]
            self.message(head, body)

    def write(self, head: str, body: bytes) -> None:
        """Send a message; a connection that is gone meanwhile takes nothing."""
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
