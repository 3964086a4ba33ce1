"""A stream of requests, however it is cut, gives the same requests, and nothing gives more than its bounds."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.http.request import Request
from bot.http.request_reader import MAX_HEAD, Arrived, Refused, RequestReader
from bot.http.response import Response, response

MAX_BODY = 100

STREAM = (
    b"POST /hook?a=b HTTP/1.1\r\nHost: x\r\nX-Secret: one\r\nx-secret: two\r\nEmpty:\r\nContent-Length: 5\r\n\r\nhello"
    b"\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    b"POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;note=x\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n"
    b"HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
)


def anything(_request: Request) -> None:
    """Nobody is refused."""


def read(pieces: Iterable[bytes]) -> list[Arrived]:
    reader = RequestReader(anything, MAX_BODY)
    for piece in pieces:
        reader.feed(piece)
    assert not reader.receiving
    return list(reader.arrived)


def feed(reader: RequestReader, stream: bytes, size: int) -> None:
    """In pieces of that size."""
    for start in range(0, len(stream), size):
        reader.feed(stream[start : start + size])


def refused(stream: bytes, *, size: int = 1000) -> bytes:
    """The first line of what a stream is refused with."""
    reader = RequestReader(anything, MAX_BODY)
    with pytest.raises(Refused) as caught:
        feed(reader, stream, size)
    return caught.value.answer.head.split(b"\r\n")[0]


def test_requests_come_out_in_order_with_what_was_in_them() -> None:
    post, get, chunked, head = read([STREAM])
    assert (post.request.method, post.request.path, post.body) == (b"POST", b"/hook?a=b", b"hello")
    assert post.request.headers[b"x-secret"] == b"one" and post.request.headers[b"empty"] == b""
    assert (get.request.path, get.body, chunked.body, head.request.method) == (b"/healthz", b"", b"abcde", b"HEAD")


ENDLESS = {
    "trailers": (b"0\r\n", b"Trailer: x\r\n"),
    "one trailer": (b"0\r\nTrailer: ", b"x" * 20),
    "a chunk's note": (b"1;", b"note=x;"),
    "chunks of one letter": (b"", b"1\r\nx\r\n"),
}


@pytest.mark.parametrize(("begins", "goes_on"), ENDLESS.values(), ids=list(ENDLESS))
def test_a_body_without_end_is_refused_whatever_it_is_made_of(begins: bytes, goes_on: bytes) -> None:
    head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    line = refused(head + begins + goes_on * (2 * MAX_HEAD // len(goes_on)))
    assert line == b"HTTP/1.1 413 Request Entity Too Large"


def test_trailers_are_not_kept() -> None:
    assert b"trailer" not in read([STREAM])[2].request.headers


def test_who_speaks_the_old_http_sends_one_request() -> None:
    assert [arrived.last for arrived in read([STREAM])] == [False, False, False, True]


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_it_does_not_matter_where_the_stream_is_cut(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(STREAM)]
    pieces = [STREAM[begin:end] for begin, end in pairwise(places)]
    assert read(pieces) == read([STREAM])


def test_it_may_come_byte_by_byte() -> None:
    assert read(STREAM[place : place + 1] for place in range(len(STREAM))) == read([STREAM])


@given(st.binary(max_size=200), st.integers(1, 50))
def test_any_bytes_are_requests_or_are_refused(stream: bytes, size: int) -> None:
    reader, said = RequestReader(anything, MAX_BODY), b"HTTP/1.1 400"
    try:
        feed(reader, stream, size)
    except Refused as refusal:
        said = refusal.answer.head
    assert said.startswith((b"HTTP/1.1 400", b"HTTP/1.1 413"))


@pytest.mark.parametrize(
    "stream",
    [
        b"hello\r\n\r\n",
        b"GET / HTTP/3.0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n",
        b"POST / HTTP/1.1\r\nbad name: x\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused(stream: bytes) -> None:
    assert refused(stream).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("size", [100, 100_000])
@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"a" * MAX_HEAD,
        b"GET / HTTP/1.1\r\n" + b"a" * MAX_HEAD,
        b"GET / HTTP/1.1\r\nA: " + b"a" * MAX_HEAD,
        b"GET / HTTP/1.1\r\n" + b"".join(b"a%d: b\r\n" % number for number in range(3000)),
    ],
    ids=["path", "name", "value", "many"],
)
def test_a_head_has_a_bound(head: bytes, size: int) -> None:
    ended = head + (b" HTTP/1.1" if head.startswith(b"GET /a") else b": b" if b":" not in head else b"") + b"\r\n\r\n"
    assert refused(ended, size=size).startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize(
    "stream",
    [
        b"POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n60\r\n" + b"a" * 0x60 + b"\r\n5\r\nabcde\r\n",
    ],
)
def test_a_body_has_a_bound_whether_its_length_is_told_or_not(stream: bytes) -> None:
    assert refused(stream).startswith(b"HTTP/1.1 413 ")


def test_a_stranger_is_refused_before_the_body_is_there() -> None:
    asked: list[Request] = []

    def nobody(request: Request) -> Response:
        asked.append(request)
        return response(401)

    reader = RequestReader(nobody, MAX_BODY)
    with pytest.raises(Refused) as caught:
        reader.feed(b"POST /a HTTP/1.1\r\nContent-Length: 1000\r\n\r\n")
    assert caught.value.answer == response(401)
    assert [request.path for request in asked] == [b"/a"]


@pytest.mark.parametrize(
    "offer", [b"Connection: Upgrade\r\nUpgrade: h2c", b"Connection: Upgrade\r\nUpgrade: websocket"]
)
def test_an_offer_to_speak_something_else_is_not_taken_and_nothing_after_it_is_read(offer: bytes) -> None:
    reader = RequestReader(anything, MAX_BODY)
    reader.feed(b"GET /healthz HTTP/1.1\r\n" + offer + b"\r\n\r\nGET /b HTTP/1.1\r\n\r\n")
    assert [(arrived.request.path, arrived.last) for arrived in reader.arrived] == [(b"/healthz", True)]
