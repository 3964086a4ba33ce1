"""Bytes of a connection, cut anywhere, to whole requests, within bounds."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

from bot.http.request import Request
from bot.http.response import Response, response

MAX_HEAD = 16 * 1024

_MALFORMED = response(HTTPStatus.BAD_REQUEST)
_HEAD_TOO_LARGE = response(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
_BODY_TOO_LARGE = response(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

Refusal = Callable[[Request], Response | None]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A whole request. `last`: nothing that comes after it on this connection is a request."""

    request: Request
    body: bytes
    last: bool


class Refused(Exception):
    """What is answered to a request that is not read any further, nor is anything after it."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


class RequestReader:
    """`refusal` is asked about each request before its body is read; `max_body` is in bytes.

    `arrived` are whole requests, in order; `receiving` tells of one that is not whole yet, `begun` that there is a new
    one, `waited_for` that its client wants to hear that it may send the body. Whoever acts on the last two unsets them.
    """

    def __init__(self, refusal: Refusal, max_body: int) -> None:
        self._ask, self._max_body = refusal, max_body
        self._parser = HttpRequestParser(self)
        self._refusal = _MALFORMED
        self.arrived: deque[Arrived] = deque()
        self.receiving = self.begun = self.waited_for = self._in_head = False

    def feed(self, data: bytes | memoryview) -> None:
        """Raises Refused, once."""
        if self.receiving:
            self._size += len(data)
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            # Another protocol was offered. It is not taken, and that request was the last one.
            return
        except HttpParserError:
            raise Refused(self._refusal) from None
        if self._in_head and self._size > MAX_HEAD:
            raise Refused(_HEAD_TOO_LARGE)
        # Whatever is around the body, such as trailers, takes memory too.
        if self.receiving and self._size > MAX_HEAD + 2 * self._max_body:
            raise Refused(_BODY_TOO_LARGE)

    def on_message_begin(self) -> None:
        self.receiving = self.begun = self._in_head = True
        self._path, self._headers, self._body = b"", dict[bytes, bytes](), list[bytes]()
        self._size = self._body_size = 0

    def on_url(self, part: bytes) -> None:
        self._path += part

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_head:  # and not among the trailers
            self._headers.setdefault(name.lower(), value)

    def on_headers_complete(self) -> None:
        self._in_head = False
        headers = self._headers
        self._request = Request(self._parser.get_method(), self._path, headers)
        if len(self._path) + sum(map(len, headers)) + sum(map(len, headers.values())) > MAX_HEAD:
            self._refuse(_HEAD_TOO_LARGE)
        if refusal := self._ask(self._request):
            self._refuse(refusal)
        if int(headers.get(b"content-length", b"0")) > self._max_body:
            self._refuse(_BODY_TOO_LARGE)
        self.waited_for = headers.get(b"expect", b"").lower() == b"100-continue"

    def on_body(self, part: bytes) -> None:
        self._body_size += len(part)
        if self._body_size > self._max_body:
            self._refuse(_BODY_TOO_LARGE)
        self._body.append(part)

    def on_message_complete(self) -> None:
        self.receiving = self.waited_for = False
        self.arrived.append(Arrived(self._request, b"".join(self._body), self._is_last()))

    def _is_last(self) -> bool:
        """Who speaks HTTP/1.0 is answered as if it knew no open connections."""
        parser = self._parser
        old = b"connection" in self._headers and parser.get_http_version() == "1.0"
        return old or parser.should_upgrade() or not parser.should_keep_alive()

    def _refuse(self, answer: Response) -> None:
        """The parser ends, and hands on only that there was an error."""
        self._refusal = answer
        raise Refused(answer)
