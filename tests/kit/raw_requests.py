"""Webhook requests as bytes, such as no HTTP client would send, and the status of the response."""

import asyncio
import re
from dataclasses import dataclass, field
from http import HTTPStatus

CUT_OFF = 0
"""In the place of a status: the connection ended without one."""

PIECE = 700
"""Bytes in each chunk of a body that is sent in chunks."""

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(slots=True)
class Sender:
    """Sends one request after the other on a connection, and on a new one after each that was refused."""

    port: int
    seconds: float = 20.0
    _open: list[Connection] = field(default_factory=list)

    async def send(self, request: bytes) -> int:
        """The status that comes back, or CUT_OFF. Raises TimeoutError."""
        async with asyncio.timeout(self.seconds):
            try:
                status = await self._exchange(request)
            except (ConnectionError, asyncio.IncompleteReadError):
                status = CUT_OFF
        if status != HTTPStatus.OK:
            self.close()
        return status

    def close(self) -> None:
        while self._open:
            self._open.pop()[1].close()

    async def _exchange(self, request: bytes) -> int:
        if not self._open:
            self._open.append(await asyncio.open_connection("127.0.0.1", self.port))
        reader, writer = self._open[0]
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        await reader.readexactly(int(length[1]) if length else 0)
        return int(head.split()[1])


@dataclass(frozen=True, slots=True)
class WebhookTarget:
    """Where updates are taken: the path, and the headers with the secret."""

    path: str
    headers: tuple[str, ...]

    def request(
        self, body: bytes, *, more: str = "", method: str = "POST", headers: tuple[str, ...] | None = None
    ) -> bytes:
        """A request as Telegram sends it, except for what is named; `more` is appended to the path."""
        length = f"Content-Length: {len(body)}"
        return self.head(more, method, self.headers if headers is None else headers, length) + body

    def in_chunks(self, body: bytes) -> bytes:
        pieces = [body[start : start + PIECE] for start in range(0, len(body), PIECE)]
        chunks = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in [*pieces, b""])
        return self.head("", "POST", self.headers, "Transfer-Encoding: chunked") + chunks

    def head(self, more: str, method: str, headers: tuple[str, ...], *others: str) -> bytes:
        lines = (f"{method} {self.path}{more} HTTP/1.1", "Host: guide", *headers, *others, "", "")
        return "\r\n".join(lines).encode("utf-8", "surrogatepass")
