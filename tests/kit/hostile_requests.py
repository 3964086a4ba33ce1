"""Requests that no honest Telegram sends: malformed, oversized, wrong-typed, deeply nested, with a wrong secret."""

import json
import random
from collections.abc import Callable, Iterator

from tests.kit.odd_texts import CANARY, TRAPS
from tests.kit.odd_updates import odd_update
from tests.kit.raw_requests import WebhookTarget

MEBIBYTE = 1024 * 1024

METHODS = ("GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", CANARY.upper())

Kind = Callable[[random.Random, int, WebhookTarget], bytes]


def hostile_requests(chance: random.Random, count: int, target: WebhookTarget) -> Iterator[bytes]:
    """`count` requests of all kinds in turn; each update in them has a number of its own."""
    for number in range(count):
        yield KINDS[number % len(KINDS)](chance, number + 1, target)


def _dumped(chance: random.Random, number: int) -> bytes:
    return json.dumps(odd_update(chance, number)).encode()


def _odd(chance: random.Random, number: int, target: WebhookTarget) -> bytes:
    return target.request(_dumped(chance, number))


def _chunked(chance: random.Random, number: int, target: WebhookTarget) -> bytes:
    return target.in_chunks(_dumped(chance, number))


def _malformed(chance: random.Random, number: int, target: WebhookTarget) -> bytes:
    """Cut off, or with bytes changed, until it is no JSON any more or by luck still is."""
    body = bytearray(_dumped(chance, number))
    for _ in range(chance.randrange(1, 6)):
        body[chance.randrange(len(body))] = chance.randrange(256)
    return target.request(bytes(body[: chance.randrange(len(body))]))


def _nested(chance: random.Random, number: int, target: WebhookTarget) -> bytes:
    depth = chance.choice([100, 900, 5_000, 100_000])
    inner = chance.choice([("[", "]"), ('{"message":', "}")])
    closed = chance.random() < 0.5
    middle = "1" if closed else ""
    nested = inner[0] * depth + middle + (inner[1] * depth if closed else "")
    return target.request(f'{{"update_id": {number}, "message": {{"chat": {nested}}}}}'.encode())


def _oversized(chance: random.Random, _: int, target: WebhookTarget) -> bytes:
    """The largest are rare, for each is a mebibyte to send."""
    size = MEBIBYTE + 1 if chance.random() < 0.1 else 100_000
    body = b'{"update_id": 1, "message": "' + b"x" * size + b'"}'
    return target.in_chunks(body) if chance.random() < 0.1 else target.request(body)


def _stranger(chance: random.Random, number: int, target: WebhookTarget) -> bytes:
    body = _dumped(chance, number)
    name = target.headers[0].partition(":")[0]
    return chance.choice([
        target.request(body, headers=()),
        target.request(body, headers=(f"{name}: {CANARY}",)),
        target.request(body, headers=(f"{name}: {chance.choice(TRAPS[1:4])}",)),
        target.request(body, headers=(*target.headers, f"{name}: {CANARY}")),
        target.request(body, more=f"/{CANARY}"),
        target.request(body, more=f"?{CANARY}=1"),
        target.request(body, method=chance.choice(METHODS)),
    ])  # fmt: skip


def _no_http(chance: random.Random, _: int, target: WebhookTarget) -> bytes:
    """What only looks like a request, or not even that."""
    headers = target.headers
    return chance.choice([
        chance.randbytes(300) + b"\r\n\r\n",
        b"\r\n" * 200 + CANARY.encode() + b"\r\n\r\n",
        target.head("?" + CANARY * 5_000, "GET", headers),
        target.head("", "POST", (*headers, f"X-Name: {CANARY * 5_000}")),
        target.head("", "POST", (*headers, *(f"X-{number}: {CANARY}" for number in range(2_000)))),
        target.head("", "POST", (*headers, f"X-{CANARY}\x00: \r{CANARY}")),
        target.head("", "POST", headers, "Content-Length: -1"),
        target.head("", "POST", headers, f"Content-Length: {CANARY}"),
        target.head("", "POST", headers, "Content-Length: 2", "Content-Length: 3") + b"{}",
        target.head("", "POST", headers, "Content-Length: 2", "Transfer-Encoding: chunked") + b"0\r\n\r\n",
        target.head("", "POST", headers, f"Transfer-Encoding: {CANARY}") + b"{}\r\n\r\n",
        target.head("", "POST", headers, "Transfer-Encoding: chunked") + CANARY.encode() + b"\r\n\r\n",
        target.head("", "POST", headers, "Content-Length: 2", "Content-Encoding: gzip") + b"{}",
        target.head("", "POST", headers, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "Content-Length: 0"),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + chance.randbytes(200) + b"\r\n\r\n",
    ])  # fmt: skip


KINDS: tuple[Kind, ...] = (_odd, _odd, _malformed, _nested, _oversized, _stranger, _chunked, _no_http)
