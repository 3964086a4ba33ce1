"""What is answered, ready to be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Response:
    """`head` lacks only its empty line, since the last answer of a connection says so there."""

    head: bytes
    body: bytes = b""

    def written(self, *, last: bool, bare: bool) -> bytes:
        """As it is sent; `bare`, to HEAD, without its body."""
        end = b"Connection: close\r\n\r\n" if last else b"\r\n"
        return self.head + end if bare else self.head + end + self.body


def response(status: int, body: bytes = b"", headers: Mapping[str, str] = NO_HEADERS) -> Response:
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return Response("\r\n".join([*lines, ""]).encode(), body)
